"""Who holds a priority stands first in every list of what waits; the day on which something is due still counts before that."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from shopdesk.clock import FixedClock
from shopdesk.core.cases.records import CaseKind, NewCase
from shopdesk.core.permissions.records import Channel, Choices, Purpose, Topic
from shopdesk.core.privileges.records import Giving, PrivilegeKind
from shopdesk.core.shop import Shop
from shopdesk.storage.tables import Member
from tests.core.privileges.conftest import ASIDE, CONTACT

pytestmark = pytest.mark.idea(19)
GIVING = Giving("Waited an hour in the rain for us")
NOON = dt.datetime(2026, 11, 19, 11, tzinfo=dt.UTC)
TOMORROW, DAY = NOON + dt.timedelta(1), dt.timedelta(1)


@pytest.fixture
def hanne(shop: Shop, people: dict[str, int], aside: PrivilegeKind) -> int:
    """Hanne Vik, the only one who goes first."""
    shop.privileges.give(people["Hanne"], aside.id, GIVING)
    return people["Hanne"]


def order(shop: Shop, member_id: int, due: dt.datetime, what: str = "A kringle") -> None:
    shop.cases.open(NewCase(member_id, CaseKind.ORDER, what, due=due))


def on_today(shop: Shop, kind: str) -> list[str]:
    return [row.name.split()[0] for row in shop.today_list.now().rows if row.kind == kind]


def test_orders_of_one_day_begin_with_theirs(shop: Shop, people: dict[str, int], hanne: int, clock: FixedClock) -> None:
    order(shop, people["Søren"], TOMORROW)
    order(shop, hanne, TOMORROW + dt.timedelta(hours=3))
    order(shop, people["Åse"], NOON)  # due a day before, so nobody passes it
    shop.cases.promises.give(people["Ole"], "A rye set aside", TOMORROW - dt.timedelta(hours=2))
    clock.move(DAY)
    names = [row.name.split()[0] for row in shop.today_list.now().rows]
    assert names == ["Åse", "Hanne", "Ole", "Søren"]


def test_orders_stand_by_their_time_again_once_it_has_ended(shop: Shop, people: dict[str, int], hanne: int) -> None:
    order(shop, people["Søren"], NOON)
    order(shop, hanne, NOON + dt.timedelta(hours=3))
    shop.privileges.end(shop.privileges.of(hanne)[0].id, "They moved away")
    assert on_today(shop, "order") == ["Søren", "Hanne"]


def test_an_order_on_a_page_that_was_merged_goes_with_its_person(shop: Shop, people: dict[str, int], hanne: int) -> None:
    order(shop, people["Søren"], NOON)
    order(shop, people["Åse"], NOON + dt.timedelta(hours=3))
    with shop.transaction("test.merge") as writing:
        shop.members.drop_glance(people["Åse"])
        writing.update(Member, people["Åse"], merged_into=hanne)
    assert on_today(shop, "order") == ["Hanne", "Søren"]


def test_when_many_are_hit_they_are_told_first(shop: Shop, people: dict[str, int], hanne: int) -> None:
    both = people["Søren"], people["Åse"]
    early = shop.cases.troubles.open("The oven is cold.", NOON, both)
    late = shop.cases.troubles.open("The flour came late.", TOMORROW, (*both, hanne))
    assert [hit.member_name.split()[0] for hit in shop.cases.troubles.hits(late.id)] == ["Hanne", "Åse", "Søren"]
    told = [(row.about_id, row.name.split()[0]) for row in shop.today_list.now().rows]
    first, then = told[:2], told[2:]
    assert {about for about, _name in first} == {early.id}
    assert then[0] == (late.id, "Hanne")
    shop.cases.troubles.told(late.id, hanne, "phone")
    assert [hit.member_name.split()[0] for hit in shop.cases.troubles.hits(late.id)] == ["Åse", "Søren", "Hanne"]


def test_they_are_next_for_a_place_that_others_wait_for(shop: Shop, people: dict[str, int], hanne: int) -> None:
    contact = shop.privileges.kinds.add(CONTACT)
    for member_id in (people["Ole"], people["Åse"], hanne):
        shop.privileges.waiting.add(member_id, contact.id, "Asked for it")
    assert [(each.place, each.name.split()[0]) for each in shop.privileges.waiting.of(contact.id)] == [(1, "Hanne"), (2, "Ole"), (3, "Åse")]
    assert shop.privileges.considering.suggestions(1)[0].member_id == hanne


def test_they_have_the_first_pick_of_what_came_in(shop: Shop, people: dict[str, int], hanne: int) -> None:
    bread = shop.permissions.manners.keep_topics((Topic("", "Bread"),))[0].key
    for name, member_id in people.items():
        draft = shop.members.get(member_id).draft()
        shop.members.edit(member_id, replace(draft, emails=(f"{name.encode().hex()}@posten.example",)))
        shop.permissions.give(member_id, Channel.EMAIL, Purpose.NEWS)
        shop.permissions.choices.choose(member_id, Choices(topics=frozenset({bread})))
    names = [one.name.split()[0] for one in shop.news.recipients(bread).permitted]
    assert names == ["Hanne", "Åse", "Ole", "Søren"]


def test_one_that_begins_later_does_not_count_yet(shop: Shop, people: dict[str, int], staff: dict[str, int]) -> None:
    kind = shop.privileges.kinds.add(ASIDE)
    shop.privileges.give(people["Hanne"], kind.id, Giving("She asked for it", start=shop.today() + DAY))
    order(shop, people["Søren"], NOON)
    order(shop, people["Hanne"], NOON + dt.timedelta(hours=3))
    assert on_today(shop, "order") == ["Søren", "Hanne"]
