"""Who is in the list of members, in which order, and what stands in a row: on a real file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest

from shopdesk.clock import FixedClock
from shopdesk.core.members.filters import THIS_MONTH, MemberFilter, Order, Reach
from shopdesk.core.members.records import Address, Birthday, MemberDraft, MemoryKind
from shopdesk.core.permissions.records import Channel, Purpose
from shopdesk.core.privileges.records import Category, Giving, KindDraft
from shopdesk.core.rhythm.records import Standing
from shopdesk.core.shop import Shop
from tests.conftest import OPENING

TODAY = OPENING.date()


def came(shop: Shop, draft: MemberDraft, *days_ago: int) -> int:
    member_id = shop.members.add(draft).id
    for days in days_ago:
        shop.visits.record(member_id, TODAY - dt.timedelta(days))
    return member_id


@pytest.fixture
def people(shop: Shop) -> dict[str, int]:
    """Five people, by first name."""
    home = Address(street="Bakklandet 3", city="Trondheim")
    found = {
        "Søren": came(shop, MemberDraft("Søren Kjær", phones=("91234567",), address=home), 8, 17, 26, 40),
        "Ingrid": came(shop, MemberDraft("Ingrid Dahl", emails=("ingrid@example.no",), birthday=Birthday(11, 2)), 0),
        "Åse": came(shop, MemberDraft("Åse Bråten", birthday=Birthday(5, 18)), 100, 120),
        "Birthe": came(shop, MemberDraft("Birthe Sørensen", phones=("91234568",), emails=("birthe@example.no",))),
        "Nobody": came(shop, MemberDraft(emails=("only@example.no",)), 8),
    }
    shop.members.remember(found["Åse"], MemoryKind.ALLERGY, "Hazelnuts")
    return found


def named(people: dict[str, int], ids: Sequence[int]) -> list[str]:
    names = {member_id: name for name, member_id in people.items()}
    return [names[member_id] for member_id in ids]


def test_names_are_sorted(shop: Shop, people: dict[str, int]) -> None:
    assert named(people, shop.members.listing.ids()) == ["Åse", "Birthe", "Ingrid", "Nobody", "Søren"]
    assert named(people, shop.members.listing.ids(backwards=True)) == ["Søren", "Nobody", "Ingrid", "Birthe", "Åse"]


def test_names_are_sorted_by_the_language_of_the_shop(shop: Shop) -> None:
    shop.settings.save_shop(replace(shop.settings.shop(), name="Bakery", language="nb"))
    for name in ("Åse Bråten", "Zoë Smit", "Ærlend Lie", "Anna Øvre", "Øystein Lie"):
        shop.members.add(MemberDraft(name))
    rows = shop.members.listing.rows(shop.members.listing.ids())
    assert [row.name.split()[0] for row in rows] == ["Anna", "Zoë", "Ærlend", "Øystein", "Åse"]


def test_who_came_last_is_first_and_who_never_came_last_both_ways(shop: Shop, people: dict[str, int]) -> None:
    listing = shop.members.listing
    assert named(people, listing.ids(order=Order.LAST_HERE)) == ["Ingrid", "Nobody", "Søren", "Åse", "Birthe"]
    assert named(people, listing.ids(order=Order.LAST_HERE, backwards=True)) == ["Åse", "Søren", "Nobody", "Ingrid", "Birthe"]


def test_visits_are_sorted_from_many_to_few(shop: Shop, people: dict[str, int]) -> None:
    assert named(people, shop.members.listing.ids(order=Order.VISITS)) == ["Søren", "Åse", "Ingrid", "Nobody", "Birthe"]
    assert named(people, shop.members.listing.ids(order=Order.VISITS, backwards=True))[0] == "Birthe"


def test_standing_is_sorted_with_names_within_and_who_has_none_last(shop: Shop, people: dict[str, int]) -> None:
    listing = shop.members.listing
    assert named(people, listing.ids(order=Order.STANDING)) == ["Søren", "Ingrid", "Nobody", "Åse", "Birthe"]
    assert named(people, listing.ids(order=Order.STANDING, backwards=True)) == ["Åse", "Ingrid", "Nobody", "Søren", "Birthe"]


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (MemberFilter(text="sor"), ["Birthe", "Søren"]),
        (MemberFilter(text="hazel"), ["Åse"]),
        (MemberFilter(text="…"), []),
        (MemberFilter(text="  "), ["Åse", "Birthe", "Ingrid", "Nobody", "Søren"]),
        (MemberFilter(standings=frozenset({Standing.NEW})), ["Ingrid", "Nobody"]),
        (MemberFilter(standings=frozenset({Standing.NEW, Standing.BECOMING})), ["Ingrid", "Nobody", "Søren"]),
        (MemberFilter(standings=frozenset({Standing.AWAY})), ["Åse"]),
        (MemberFilter(here_within=9), ["Ingrid", "Nobody", "Søren"]),
        (MemberFilter(here_within=8), ["Ingrid"]),
        (MemberFilter(not_here_for=8), ["Åse", "Nobody", "Søren"]),
        (MemberFilter(not_here_for=9), ["Åse"]),
        (MemberFilter(reach=frozenset({Reach.PHONE})), ["Birthe", "Søren"]),
        (MemberFilter(reach=frozenset({Reach.PHONE, Reach.EMAIL})), ["Birthe"]),
        (MemberFilter(reach=frozenset({Reach.POST})), ["Søren"]),
        (MemberFilter(birthday=5), ["Åse"]),
        (MemberFilter(birthday=THIS_MONTH), ["Ingrid"]),
        (MemberFilter(allergy=True), ["Åse"]),
        (MemberFilter(text="sor", here_within=30, reach=frozenset({Reach.PHONE})), ["Søren"]),
    ],
)
def test_filters_combine_and_the_count_agrees(shop: Shop, people: dict[str, int], wanted: MemberFilter, names: list[str]) -> None:
    assert named(people, shop.members.listing.ids(wanted)) == names
    assert shop.members.listing.count(wanted) == len(names)


def test_who_was_begun_this_month_changes_with_the_month(shop: Shop, clock: FixedClock, people: dict[str, int]) -> None:
    wanted = MemberFilter(begun_this_month=True)
    assert shop.members.listing.count(wanted) == 5
    clock.move(dt.timedelta(days=12))
    assert shop.members.listing.ids(wanted) == []


def test_a_row_shows_what_the_table_needs(shop: Shop, people: dict[str, int]) -> None:
    soren, ase, nobody, birthe = shop.members.listing.rows([people[name] for name in ("Søren", "Åse", "Nobody", "Birthe")])
    assert (soren.name, soren.city, soren.visits, soren.last_day) == ("Søren Kjær", "Trondheim", 4, TODAY - dt.timedelta(8))
    assert (soren.standing, soren.reach) == (Standing.BECOMING, {Reach.PHONE, Reach.POST})
    assert (ase.remember_kind, ase.remember) == (MemoryKind.ALLERGY, "Hazelnuts")
    assert nobody.name == "only@example.no"
    assert (birthe.standing, birthe.last_day, birthe.visits) == (None, None, 0)


def test_somebody_who_is_gone_is_left_out_of_the_rows(shop: Shop, people: dict[str, int]) -> None:
    rows = shop.members.listing.rows([people["Åse"], 1, people["Ingrid"]])
    assert [row.id for row in rows] == [people["Åse"], people["Ingrid"]]


def test_the_order_follows_what_is_written(shop: Shop, people: dict[str, int]) -> None:
    listing = shop.members.listing
    assert listing.ids(order=Order.LAST_HERE)[0] == people["Ingrid"]
    assert listing.ids()[0] == people["Åse"]
    shop.visits.record(people["Åse"])
    assert listing.ids(order=Order.LAST_HERE)[0] == people["Åse"]
    shop.members.edit(people["Åse"], MemberDraft("Zoë Bråten"))
    assert listing.ids()[-1] == people["Åse"]
    step = shop.undo.last()
    assert step is not None
    shop.undo.take_back(step.id)
    assert listing.ids()[0] == people["Åse"]


def test_privilege_permission_town_language_and_memory_narrow(shop: Shop, people: dict[str, int]) -> None:
    kind = shop.privileges.kinds.add(KindDraft("Loaf put aside", Category.PRIORITY, "It waits until five"))
    shop.privileges.give(people["Søren"], kind.id, Giving("Carried our flour up the stairs"))
    shop.permissions.give(people["Birthe"], Channel.EMAIL, Purpose.NEWS)
    shop.permissions.give(people["Ingrid"], Channel.EMAIL, Purpose.NEWS)
    shop.permissions.withdraw(people["Ingrid"], Channel.EMAIL)
    shop.members.edit(people["Åse"], replace(shop.members.get(people["Åse"]).draft(), language="da"))
    for wanted, found in (
        (MemberFilter(privilege=kind.id), ["Søren"]), (MemberFilter(may=frozenset({Channel.EMAIL})), ["Birthe"]),
        (MemberFilter(town="Trondheim"), ["Søren"]), (MemberFilter(language="da"), ["Åse"]), (MemberFilter(remembers="HAZEL"), ["Åse"]),
        (MemberFilter(remembers="Søren"), []), (MemberFilter(may=frozenset({Channel.EMAIL, Channel.POST})), []),
    ):
        assert named(people, shop.members.listing.ids(wanted)) == found
        assert shop.members.listing.count(wanted) == len(found)
    (row,) = shop.members.listing.rows([people["Birthe"]])
    assert row.may == frozenset({Channel.EMAIL})
    assert [mark.meaning for mark in shop.members.listing.rows([people["Søren"]])[0].marks] == ["Loaf put aside"]
    assert shop.members.listing.towns() == ("Trondheim",)
    assert "da" in shop.members.listing.languages()


def test_what_stands_on_a_merged_page_narrows_by_the_page_that_goes_on(shop: Shop, people: dict[str, int]) -> None:
    kind = shop.privileges.kinds.add(KindDraft("Loaf put aside", Category.PRIORITY, "It waits until five"))
    shop.privileges.give(people["Åse"], kind.id, Giving("Carried our flour up the stairs"))
    shop.permissions.give(people["Åse"], Channel.IN_PERSON, Purpose.NEWS)
    shop.duplicates.merge(people["Birthe"], people["Åse"])
    for wanted in (MemberFilter(privilege=kind.id), MemberFilter(may=frozenset({Channel.IN_PERSON})), MemberFilter(remembers="hazel")):
        assert named(people, shop.members.listing.ids(wanted)) == ["Birthe"]
    (row,) = shop.members.listing.rows([people["Birthe"]])
    assert (row.may, len(row.marks)) == (frozenset({Channel.IN_PERSON}), 1)
