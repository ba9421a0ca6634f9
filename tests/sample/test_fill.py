"""The sample shop in a real file: as told, on open days, and the same again for the same seed."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from statistics import median

import pytest

from shopdesk.clock import FixedClock
from shopdesk.core.members.records import Member, MemoryKind, Remembered
from shopdesk.core.shop import Shop
from shopdesk.sample import furnishing
from shopdesk.sample.fill import fill

MEMBERS = 60
NOW = dt.datetime(2026, 11, 19, 7, 40, tzinfo=dt.UTC)
TODAY = NOW.date()


def as_drawn(picture: bytes, *, keep_alpha: bool = False) -> bytes:
    """A gate that lets every picture in as it is: ours are small and whole."""
    return picture


def make(path: Path, members: int, seed: int) -> Path:
    with Shop.open(path, clock=FixedClock(NOW), create=True, gate=as_drawn) as shop:
        fill(shop, members, seed)
    return path


@pytest.fixture(scope="module")
def told_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("sample") / "bakery.shopdesk", MEMBERS, 1)


@pytest.fixture
def bakery(told_file: Path, tmp_path: Path) -> Iterator[Shop]:
    with Shop.open(Path(shutil.copy(told_file, tmp_path / "bakery.shopdesk")), clock=FixedClock(NOW)) as shop:
        yield shop


def person(bakery: Shop, name: str) -> Member:
    return next(bakery.members.get(match.id) for match in bakery.members.find(name).matches if match.name == name)


def everything(path: Path) -> set[object]:
    """What is told of everybody, without random ids and codes."""
    with Shop.open(path, clock=FixedClock(NOW)) as shop:
        return {of_one(shop, shop.members.get(match.id)) for match in shop.members.recent(MEMBERS)}


def of_one(shop: Shop, member: Member) -> object:
    visits = tuple(
        (visit.day, visit.at, visit.staff_name, visit.amount, visit.what, visit.ask_how) for visit in shop.visits.of(member.id, 999)
    )
    memories = frozenset((memory.kind, memory.text, memory.told_by, memory.told_on, memory.confirmed_on) for memory in member.memories)
    notes = tuple((note.text, note.day, note.staff_name) for note in shop.members.notes(member.id))
    return member.draft(), member.since, visits, memories, notes


def test_it_holds_as_many_people_as_asked_for(bakery: Shop) -> None:
    assert bakery.members.count() == MEMBERS


def test_the_same_seed_tells_the_same_story_and_another_seed_another(told_file: Path, tmp_path: Path) -> None:
    again, other = make(tmp_path / "again.shopdesk", MEMBERS, 1), make(tmp_path / "other.shopdesk", MEMBERS, 2)

    assert everything(told_file) == everything(again) != everything(other)


def test_nobody_came_on_a_closed_day_or_at_night(bakery: Shop) -> None:
    settings = bakery.settings.shop()
    for match in bakery.members.recent(MEMBERS):
        for visit in bakery.visits.of(match.id, 1000):
            hours = furnishing.hours(settings, visit.day)
            assert hours is not None
            assert visit.at is not None
            assert hours.opens <= bakery.local(visit.at).time() <= hours.closes
            assert bakery.local(visit.at).date() == visit.day


@pytest.mark.parametrize(
    ("name", "every", "last"),
    [
        ("Søren Kjær", 9, 8), ("Åse Bråten", 7, 7), ("Willemijn de Groot", 7, 6), ("Håkon Lund", 14, 14), ("Marta Sorokowska", 12, 12),
        ("Birthe Sørensen", 4, 1), ("Mads Sørensen", 9, 35), ("Agnieszka Nowak", 7, 2), ("Ragnhild Eide", 7, 27),
    ],
)
def test_the_named_come_as_told(bakery: Shop, name: str, every: int, last: int) -> None:
    days = [visit.day for visit in bakery.visits.of(person(bakery, name).id, 1000)]

    assert (TODAY - days[0]).days == last
    assert abs(median((later - earlier).days for later, earlier in pairwise(days)) - every) <= 1


def test_sorens_page_tells_his_story(bakery: Shop) -> None:
    soren = person(bakery, "Søren Kjær")

    assert soren.memories[0].kind is MemoryKind.ALLERGY
    assert "Freja" in soren.memories[0].text
    assert [visit.what for visit in bakery.visits.of(soren.id, 1)] == ["Birthday cake for Freja, 18"]
    assert [(note.text, note.day, note.staff_name) for note in bakery.members.notes(soren.id)] == [
        ("“Freja moves to Bergen after New Year”", dt.date(2026, 11, 11), "Ingrid Dahl")
    ]
    assert soren.since == soren.first_day


def test_what_was_told_long_ago_asks_whether_it_is_still_true(bakery: Shop) -> None:
    soren = person(bakery, "Søren Kjær")
    rye = next(memory for memory in soren.memories if memory.text.startswith("Dark rye"))

    assert rye.told_on == rye.confirmed_on == TODAY - dt.timedelta(640)
    assert soren.memories[0].told_on < soren.memories[0].confirmed_on


def test_whoever_chose_nothing_has_no_visit_and_visits_only_no_purchase(bakery: Shop) -> None:
    assert person(bakery, "Gunnar Myhre").visits == 0
    kasper = person(bakery, "Kasper Nørgaard")
    assert kasper.remembered is Remembered.VISITS
    assert not any(visit.amount or visit.what for visit in bakery.visits.of(kasper.id, 100))


def test_staff_have_faces_and_signatures_and_the_owner_is_here(bakery: Shop) -> None:
    assert all(bakery.pictures.get(member.face_id or 0) and bakery.pictures.get(member.signature_id or 0) for member in bakery.staff.all())
    here = bakery.staff.at_counter()
    assert here is not None
    assert here.name == "Ingrid Dahl"


def test_the_shop_is_the_bakery_and_says_that_it_is_a_sample(bakery: Shop) -> None:
    settings = bakery.settings.shop()

    assert (settings.name, settings.currency, settings.time_zone, settings.is_sample) == ("Møllebakken Bakery", "NOK", "Europe/Oslo", True)
    assert bakery.settings.counter().name == "Front counter"


def test_the_clock_stands_where_it_stood_and_nothing_is_left_to_undo(bakery: Shop) -> None:
    assert bakery.today() == TODAY
    assert bakery.undo.last() is None


def test_progress_is_told_person_by_person(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    with Shop.open(tmp_path / "small.shopdesk", clock=FixedClock(NOW), create=True, gate=as_drawn) as shop:
        fill(shop, 3, 1, lambda done, of: steps.append((done, of)))

    assert steps == [(1, 3), (2, 3), (3, 3)]
