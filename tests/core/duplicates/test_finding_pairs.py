"""Pages that may be one person are found by what they share, said in words, and asked about once."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopdesk.core.duplicates import likeness, rules, searching
from shopdesk.core.duplicates.records import Person, Why
from shopdesk.core.members.records import Address, MemberDraft
from shopdesk.core.shop import Shop

_NAMES = st.text("abeiklnorstø", min_size=4, max_size=9)


def add(shop: Shop, name: str, phone: str = "", email: str = "", city: str = "") -> int:
    draft = MemberDraft(name, phones=(phone,) if phone else (), emails=(email,) if email else (), address=Address(city=city))
    return shop.members.add(draft).id


def said(shop: Shop) -> dict[str, set[str]]:
    """Why, and the names of the pair."""
    return {
        rules.sentence(pair.whys): {shop.members.get(page).name for page in (pair.first, pair.second)} for pair in shop.duplicates.pairs()
    }


@pytest.mark.parametrize(("one", "other", "why"), [
    (("Birthe Sørensen", "934 10 552", "", "Rosenborg"), ("Birte Sørensen", "+4793410552"), "Same phone, one letter off"),
    (("Jan de Vries", "", "jan@devries.example", "Lade"), ("Jan de Vries", "906 55 210", "", "Stjørdal"), "Same name, all else differs"),
    (("Kristin Vik",), ("Christine Vik",), "Names that sound alike"),
    (("Åse Bråten",), ("Bråten, Åse",), "Same name"),
    (("Hanne Vik",), ("Hanne Marie Vik",), "One name is part of the other"),
    (("Ingrid Dahl", "", "dahl@posten.example"), ("Per Dahl", "", "DAHL@posten.example"), "Same e-mail, another name"),
    (("", "912 44 318"), ("Søren Kjær", "91244318"), "Same phone"),
])
def test_a_pair_is_found_and_says_why(shop: Shop, one: tuple[str, ...], other: tuple[str, ...], why: str) -> None:
    shop.settings.save_shop(replace(shop.settings.shop(), name="Møllebakken Bakery", address=Address(country="NO")))
    for who in (one, other):
        if who[0]:
            add(shop, *who)
        else:
            shop.members.add(MemberDraft(emails=("nobody@kjaer.example",), phones=(who[1],)))
    add(shop, "Agnieszka Nowak", "930 11 222", "nowak@posten.example", "Malvik")
    assert list(said(shop)) == [why]


@pytest.mark.parametrize(("one", "other"), [
    (("Mads Sørensen", "911 00 111", "", "Lade"), ("Marta Sørensen", "911 00 222", "", "Malvik")),
    (("Kari",), ("Kari",)),
    (("Jan de Vries", "", "jan@devries.example", "Lade"), ("Jean de Vries", "", "jean@posten.example", "Malvik")),
])
def test_two_people_are_not_asked_about(shop: Shop, one: tuple[str, ...], other: tuple[str, ...]) -> None:
    add(shop, *one)
    add(shop, *other)
    assert said(shop) == {}


def test_what_was_decided_is_not_asked_again(shop: Shop) -> None:
    first, second = add(shop, "Kristin Vik"), add(shop, "Christine Vik")
    (pair,) = shop.duplicates.pairs()
    shop.duplicates.two_people(second, first)
    assert shop.duplicates.pairs() == ()
    assert shop.duplicates.still((pair,)) == ()
    step = shop.undo.last()
    assert step is not None
    shop.undo.take_back(step.id)
    assert shop.duplicates.still((pair,)) == (pair,)
    shop.duplicates.merge(first, second)
    assert shop.duplicates.pairs() == shop.duplicates.still((pair,)) == ()


def test_two_people_stays_said_when_one_of_them_is_merged_with_a_third(shop: Shop) -> None:
    first, second, third = add(shop, "Kristin Vik"), add(shop, "Christine Vik"), add(shop, "Kristin M Vik")
    shop.duplicates.two_people(first, second)
    shop.duplicates.merge(third, first)
    assert shop.duplicates.pairs() == ()


def test_a_number_of_many_and_a_name_of_many_say_nothing() -> None:
    people = [Person(number, "", frozenset({"+4773500000"})) for number in range(14)]
    assert searching.alike(people) == []
    people = [Person(number, "Kari Hansen", frozenset({f"+4791000{number:03}"})) for number in range(30)]
    assert searching.alike(people) == []


def test_whoever_is_typed_is_asked_about_at_once(shop: Shop) -> None:
    page = add(shop, "Birthe Sørensen", "", "birthe@posten.example")
    add(shop, "Marta Sorokowska")
    for draft in (
        MemberDraft("Birte Sørensen"), MemberDraft(emails=("Birthe@posten.example",)), MemberDraft("Birthe Sorensen", phones=("1",)),
    ):
        (pair,) = shop.duplicates.like(draft)
        assert pair.second == page
    assert shop.duplicates.like(MemberDraft("Birger Lund")) == ()
    assert shop.duplicates.like(MemberDraft()) == ()


def test_another_birthday_is_another_person() -> None:
    born = [Person(number, "Hanne Vik", birthday=(2, day)) for number, day in ((1, 4), (2, 5))]
    assert rules.compare(*born) is None
    assert rules.compare(born[0], Person(3, "Hanne Vik", birthday=(2, 4))) is not None


def test_the_looking_says_how_far_it_is() -> None:
    told: list[tuple[int, int]] = []
    searching.alike([Person(1, "Hanne Vik"), Person(2, "Hanne Vik")], lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert {total for _done, total in told} == {100}


@given(_NAMES, st.data())
def test_near_words_are_found_as_comparing_all_of_them_would(word: str, data: st.DataObject) -> None:
    mistaken = st.integers(0, len(word) - 1).map(lambda at: word[:at] + "x" + word[at + 1 :])
    others = data.draw(st.sets(st.one_of(_NAMES, mistaken), max_size=8))
    words = {word, *others}
    near = likeness.near_words(words)
    assert near.get(word, frozenset()) == {other for other in words if likeness.one_letter_off(word, other)}


@given(st.lists(st.tuples(_NAMES, _NAMES), min_size=2, max_size=6))
def test_who_is_found_by_name_is_whom_comparing_all_would_find(names: list[tuple[str, str]]) -> None:
    people = [Person(number, " ".join(name)) for number, name in enumerate(names, 1)]
    found = {(pair.first, pair.second) for pair in searching.alike(people)}
    by_hand = {
        (one.id, other.id) for one in people for other in people
        if one.id < other.id and likeness.names_one_letter_off(likeness.words(one.name), likeness.words(other.name))
    }
    assert by_hand <= found


def test_a_pair_is_compared_the_same_from_either_side() -> None:
    one, other = Person(2, "Hanne Lund", city="Lade"), Person(1, "Hanne Lunde", city="lade")
    assert rules.compare(one, other) == rules.compare(other, one)
    pair = rules.compare(one, other)
    assert pair is not None
    assert (pair.first, pair.second, pair.whys) == (1, 2, (Why.ONE_LETTER, Why.TOWN))
    assert rules.sentence(pair.whys) == "One letter off, same town"
