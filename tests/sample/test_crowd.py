"""The crowd: the same for the same seed, of many different words, all of it invented."""

from __future__ import annotations

import phonenumbers

from shopdesk.sample.crowd import crowd


def test_a_smaller_crowd_is_the_beginning_of_a_larger_one() -> None:
    assert list(crowd(500, 3)) == list(crowd(20_000, 3))[:500]
    assert list(crowd(500, 3)) != list(crowd(500, 4))


def test_words_grow_with_the_crowd() -> None:
    people = list(crowd(20_000))
    words = {word for person in people for word in person.name.replace("-", " ").split()}

    assert len(words) > 5_000
    assert len({person.email for person in people if person.email}) == sum(bool(person.email) for person in people)


def test_numbers_and_addresses_are_possible_and_nobodys() -> None:
    for person in crowd(300, 2):
        assert not person.phone or phonenumbers.is_valid_number(phonenumbers.parse(person.phone))
        assert not person.email or (person.email.isascii() and person.email.endswith("@example.no"))


def test_some_have_no_phone_and_some_no_e_mail() -> None:
    people = list(crowd(2_000))

    assert 40 < sum(not person.phone for person in people) < 200
    assert 40 < sum(not person.email for person in people) < 200
