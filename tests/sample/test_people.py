"""The people themselves: believable, reachable nowhere in the real world, and of every kind."""

from __future__ import annotations

import datetime as dt

import phonenumbers
import pytest

from shopdesk.core.members.records import MemoryKind, Remembered
from shopdesk.sample import furnishing
from shopdesk.sample.fill import everybody
from shopdesk.sample.invent import plain
from shopdesk.sample.story import Person, avoided_goods, told, written_by_hand

TODAY = dt.date(2026, 11, 19)
PEOPLE = everybody(400, 1, TODAY)


def test_the_first_forty_are_written_by_hand() -> None:
    assert PEOPLE[:40] == written_by_hand(TODAY)
    assert len(written_by_hand(TODAY)) == 40


def test_names_are_given_once() -> None:
    names = [person.draft.name for person in PEOPLE] + [draft.name for draft, _ in furnishing.staff()]

    assert len(set(names)) == len(names) == 404


def test_the_same_seed_gives_the_same_people_and_another_seed_others() -> None:
    assert everybody(120, 7, TODAY) == everybody(120, 7, TODAY)
    assert everybody(120, 7, TODAY)[40:] != everybody(120, 8, TODAY)[40:]


def test_a_smaller_shop_is_the_beginning_of_a_larger_one() -> None:
    assert everybody(100, 1, TODAY) == PEOPLE[:100]


def test_every_phone_can_exist_and_nobody_shares_one() -> None:
    typed = [phone for person in PEOPLE for phone in person.draft.phones] + [draft.phone for draft, _ in furnishing.staff()]
    numbers = [phonenumbers.parse(phone, "NO") for phone in typed]

    assert all(phonenumbers.is_valid_number(number) for number in numbers)
    assert len({(number.country_code, number.national_number) for number in numbers}) == len(typed) > 300


def test_every_e_mail_goes_nowhere() -> None:
    hosts = {email.rpartition("@")[2] for person in PEOPLE for email in person.draft.emails} | {
        draft.email.rpartition("@")[2] for draft, _ in furnishing.staff()
    }

    assert hosts
    assert all(host in ("example.no", "example.com") or host.endswith((".example.no", ".example.com")) for host in hosts)


def test_ages_are_those_of_people_who_buy_bread() -> None:
    ages = [TODAY.year - person.draft.birthday.year for person in PEOPLE if person.draft.birthday and person.draft.birthday.year]

    assert min(ages) >= 18
    assert max(ages) <= 95
    assert any(person.draft.birthday and person.draft.birthday.year is None for person in PEOPLE)


def test_every_kind_of_memory_and_every_choice_is_there() -> None:
    assert {memory.kind for person in PEOPLE for memory in person.memories} == set(MemoryKind)
    assert {person.draft.remembered for person in PEOPLE} == set(Remembered)


def test_about_six_in_a_hundred_have_an_allergy() -> None:
    allergic = sum(any(memory.kind is MemoryKind.ALLERGY for memory in person.memories) for person in PEOPLE)

    assert 0.03 <= allergic / len(PEOPLE) <= 0.09


def test_some_memories_are_older_than_eighteen_months_and_unconfirmed() -> None:
    assert sum(memory.confirmed_days_ago > 550 for person in PEOPLE for memory in person.memories) > 10


def test_nothing_is_remembered_of_those_who_chose_nothing() -> None:
    silent = [person for person in PEOPLE if person.draft.remembered is Remembered.NOTHING]

    assert len(silent) >= 5
    assert not any(person.memories or person.notes or person.companions for person in silent)


@pytest.mark.parametrize("person", [person for person in PEOPLE if len(person.memories) > 1], ids=lambda person: person.draft.name)
def test_nobody_likes_what_they_must_avoid(person: Person) -> None:
    avoided = avoided_goods(memory.text for memory in person.memories if memory.kind in (MemoryKind.ALLERGY, MemoryKind.NEVER))
    likes = " ".join(memory.text.lower() for memory in person.memories if memory.kind is MemoryKind.LIKES)

    assert not [goods for goods in avoided if goods.lower() in likes]


def test_nobody_told_us_anything_before_they_came() -> None:
    for person in PEOPLE:
        known_for = max(person.coming.days, default=person.coming.since)
        assert all(memory.days_ago <= known_for for memory in person.memories), person.draft.name
        assert all(note.days_ago <= known_for for note in person.notes), person.draft.name


def test_women_with_polish_names_of_two_forms_have_theirs() -> None:
    row = told("names")["pl"]
    wrong = {f"{given} {family}" for given in row["women"] for family in row["families_men"]} | {
        f"{given} {family}" for given in row["men"] for family in row["families_women"]
    }

    assert not wrong & {person.draft.name for person in PEOPLE}


def test_a_sound_belongs_to_a_listed_name() -> None:
    listed = {name for row in told("names").values() for name in row["women"] + row["men"] + row["families"]}

    assert set(told("sounds")) <= listed


def test_lars_turns_sixty_on_saturday() -> None:
    lars = next(person for person in PEOPLE if person.draft.name == "Lars Ødegård")

    assert lars.draft.birthday is not None
    assert (lars.draft.birthday.year, lars.draft.birthday.month, lars.draft.birthday.day) == (1966, 11, 21)


@pytest.mark.parametrize(
    ("name", "spelt"),
    [("Øystein Sæther", "oysteinsaether"), ("Łukasz", "lukasz"), ("Trần", "tran"), ("van ’t Hof", "vanthof"), ("Yıldız", "yildiz")],
)
def test_e_mail_names_are_spelt_plainly(name: str, spelt: str) -> None:
    assert plain(name) == spelt


def test_a_good_share_of_those_with_a_story_have_a_face_of_their_own() -> None:
    faces = [person.face for person in PEOPLE if person.face is not None]

    assert len(faces) == len(set(faces)) >= 20
