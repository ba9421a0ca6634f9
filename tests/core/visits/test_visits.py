"""Visits: what one writes, what "nothing" leaves unwritten, and the order they put people in."""

import dataclasses
import datetime as dt
from collections.abc import Iterable
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shopdesk.clock import FixedClock
from shopdesk.core.members.records import MemberDraft, Remembered
from shopdesk.core.money import Money
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import StaffDraft
from shopdesk.core.visits.records import NewVisit
from shopdesk.errors import NeedsALook, NotFound
from shopdesk.storage.tables import TABLES

TODAY = dt.date(2026, 11, 19)


def rows(shop: Shop) -> dict[str, int]:
    """How many rows every table has, the log and the way back among them."""
    return {table._meta.table_name: shop.store.rows(f'SELECT count(*) FROM "{table._meta.table_name}"')[0][0] for table in TABLES}


def test_a_visit_says_when_who_served_and_where(shop: Shop) -> None:
    member, ingrid = shop.members.add(MemberDraft(name="Ida")), shop.staff.add(StaffDraft("Ingrid"))
    shop.staff.hand_over(ingrid.id)
    visit = shop.visits.record(member.id, amount=Money(4850, "NOK"), what=" Two  loaves ", ask_how=True)
    assert visit is not None
    assert (visit.day, visit.at, visit.staff_name, visit.counter_id) == (TODAY, shop.clock.now(), "Ingrid", shop.counter_id)
    assert (visit.amount, visit.what, visit.ask_how) == (Money(4850, "NOK"), "Two loaves", True)
    assert shop.visits.of(member.id) == (visit,)
    assert (shop.members.get(member.id).visits, shop.members.get(member.id).last_day) == (1, TODAY)
    assert shop.members.match(member.id).last_day == TODAY


@pytest.mark.idea(68)
def test_a_visit_of_somebody_who_wants_nothing_remembered_writes_no_row(shop: Shop) -> None:
    member = shop.members.add(MemberDraft(name="Ida", remembered=Remembered.NOTHING))
    before, written = rows(shop), shop.store.total_changes()
    assert shop.visits.record(member.id, amount=Money(100, "NOK"), what="Rye", ask_how=True) is None
    assert rows(shop) == before
    assert shop.store.total_changes() == written
    shop.visits.record_many([NewVisit(member.id, TODAY)])
    assert rows(shop)["visit"] == 0
    assert shop.members.by_code(member.code).id == member.id
    assert shop.members.find(member.code).matches[0].id == member.id


def test_who_lets_visits_be_remembered_buys_unwritten(shop: Shop) -> None:
    member = shop.members.add(MemberDraft(name="Ida", remembered=Remembered.VISITS))
    visit = shop.visits.record(member.id, amount=Money(100, "NOK"), what="Rye")
    assert visit is not None
    assert (visit.amount, visit.what) == (None, "")
    with pytest.raises(NeedsALook):
        shop.visits.edit(visit.id, what="Rye")
    assert shop.visits.edit(visit.id, ask_how=True).ask_how
    shop.visits.record_many([NewVisit(member.id, TODAY, amount=Money(5, "NOK"), what="Rye")])
    assert {(one.amount, one.what) for one in shop.visits.of(member.id)} == {(None, "")}


def test_a_visit_of_another_day_knows_only_the_day(shop: Shop) -> None:
    member = shop.members.add(MemberDraft(name="Ida"))
    shop.visits.record(member.id)
    visit = shop.visits.record(member.id, day=dt.date(2026, 11, 2))
    assert visit is not None
    assert (visit.day, visit.at) == (dt.date(2026, 11, 2), None)
    assert [one.day for one in shop.visits.of(member.id)] == [TODAY, dt.date(2026, 11, 2)]
    assert shop.members.match(member.id).last_day == TODAY
    assert shop.members.match(member.id).visits == 2


@pytest.mark.parametrize("day", [dt.date(2026, 11, 20), dt.date(9999, 12, 31), dt.date(1899, 12, 31), dt.date(1, 1, 1)])
def test_no_visit_is_to_come_or_older_than_any_shop(shop: Shop, day: dt.date) -> None:
    member = shop.members.add(MemberDraft(name="Ida"))
    with pytest.raises(NeedsALook) as refused:
        shop.visits.record(member.id, day=day)
    assert refused.value.field == "day"
    assert rows(shop)["visit"] == 0


def test_a_visit_that_was_none_is_taken_out(shop: Shop) -> None:
    member = shop.members.add(MemberDraft(name="Ida"))
    first, second = shop.visits.record(member.id, day=dt.date(2026, 11, 2)), shop.visits.record(member.id)
    assert first
    assert second
    shop.visits.remove(second.id)
    assert shop.visits.of(member.id) == (first,)
    assert shop.members.match(member.id).last_day == dt.date(2026, 11, 2)
    for act in (shop.visits.remove, shop.visits.edit, shop.visits.get):
        with pytest.raises(NotFound):
            act(second.id)


def test_nobody_there(shop: Shop) -> None:
    with pytest.raises(NotFound):
        shop.visits.record(12345)
    assert rows(shop)["log_line"] == 0


def test_a_new_time_zone_moves_no_past_day(shop: Shop, clock: FixedClock) -> None:
    _settle(shop, "Europe/Oslo")
    member = shop.members.add(MemberDraft(name="Ida"))
    clock.move(dt.datetime(2026, 11, 19, 23, 30, tzinfo=ZoneInfo("Europe/Oslo")) - clock.now())
    visit = shop.visits.record(member.id)
    assert visit is not None
    assert visit.day == shop.today() == TODAY
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago", "America/New_York"):
        _settle(shop, zone)
        assert shop.visits.get(visit.id) == visit
        assert shop.members.match(member.id).last_day == TODAY
    _settle(shop, "Pacific/Kiritimati")
    assert shop.today() == dt.date(2026, 11, 20)
    assert shop.local(clock.now()).hour == 12


def _settle(shop: Shop, zone: str) -> None:
    shop.settings.save_shop(dataclasses.replace(shop.settings.shop(), name="Bakery", time_zone=zone))


def glances(shop: Shop) -> list[tuple[object, ...]]:
    """The match rows in their order, but for the numbers that make it."""
    return [row[1:] for row in shop.store.rows("SELECT * FROM glance ORDER BY recency")]


def by_hand(shop: Shop) -> set[tuple[object, ...]]:
    """First day, last day and number of days of everybody, from the visits themselves."""
    found = set()
    for (member_id,) in shop.store.rows("SELECT id FROM member"):
        days = sorted({row[0] for row in shop.store.rows("SELECT day FROM visit WHERE member_id = ?", (member_id,))})
        found.add((member_id, days[0] if days else None, days[-1] if days else None, len(days)))
    return found


PEOPLE = 5
CAME = st.lists(st.tuples(st.integers(0, PEOPLE - 1), st.integers(0, 4)), max_size=14)


def begin(shop: Shop) -> list[int]:
    shop.store.run("DELETE FROM visit")
    ids = [row[0] for row in shop.store.rows("SELECT id FROM member ORDER BY name")]
    return ids or [shop.members.add(MemberDraft(name=f"Person {number}")).id for number in range(PEOPLE)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(came=CAME)
def test_many_at_once_are_as_one_by_one(shop: Shop, came: list[tuple[int, int]]) -> None:
    ids = begin(shop)
    shop.visits.order_anew()
    _bring(shop, ids, came)
    at_once = glances(shop)
    shop.store.run("DELETE FROM visit")
    shop.visits.order_anew()
    for person, ago in came:
        shop.visits.record(ids[person], day=TODAY - dt.timedelta(days=ago + 1))
    assert sorted(glances(shop)) == sorted(at_once)
    assert {row[:1] + row[7:10] for row in at_once} == by_hand(shop)
    assert _days(shop) == sorted(_days(shop), reverse=True)
    assert all(check.well for check in shop.backups.check())


def _bring(shop: Shop, ids: list[int], came: Iterable[tuple[int, int]]) -> None:
    shop.visits.record_many([NewVisit(ids[person], TODAY - dt.timedelta(days=ago + 1)) for person, ago in came])


def _days(shop: Shop) -> list[dt.date]:
    return [match.last_day for match in shop.members.recent(100) if match.last_day]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(came=st.lists(st.tuples(st.integers(0, PEOPLE - 1), st.integers(1, 90)), max_size=12))
def test_today_goes_by_the_clock_one_by_one_and_at_once(shop: Shop, clock: FixedClock, came: list[tuple[int, int]]) -> None:
    ids = begin(shop)
    shop.visits.order_anew()
    morning, visits = clock.now(), []
    for person, minutes in came:
        clock.move(dt.timedelta(seconds=minutes))
        shop.visits.record(ids[person])
        visits.append(NewVisit(ids[person], TODAY, clock.now()))
    clock.move(morning - clock.now())
    order = [match.id for match in shop.members.recent(PEOPLE)]
    last = {ids[person]: place for place, (person, _minutes) in enumerate(came)}
    assert order == sorted(last, key=lambda member_id: -last[member_id])
    shop.store.run("DELETE FROM visit")
    shop.visits.record_many(visits)
    assert [match.id for match in shop.members.recent(PEOPLE)] == order
