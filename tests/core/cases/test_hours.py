"""The shop's clock against a slow count, minute by minute, by the clock on the wall."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shopdesk.core.cases.hours import OpeningClock
from shopdesk.core.settings.records import ClosedDays, OpeningHours

OSLO = ZoneInfo("Europe/Oslo")
MINUTE = dt.timedelta(minutes=1)
WEEKDAYS = (OpeningHours(dt.time(9), dt.time(17)),) * 5
BAKERY = (*WEEKDAYS, OpeningHours(dt.time(9), dt.time(18)), None)
BAR = (OpeningHours(dt.time(20), dt.time(3, 30)),) * 7
# Where the wall clock is moved by an hour, by half an hour, at midnight, by a whole day, and never.
ZONES = ("Europe/Oslo", "Australia/Lord_Howe", "America/Havana", "America/St_Johns", "Pacific/Apia", "Asia/Kolkata")
# Around the nights on which the clocks are moved, and the day Samoa left out.
STARTS = (
    dt.datetime(2026, 3, 27, tzinfo=dt.UTC), dt.datetime(2026, 10, 23, tzinfo=dt.UTC), dt.datetime(2026, 4, 3, tzinfo=dt.UTC),
    dt.datetime(2026, 10, 30, tzinfo=dt.UTC), dt.datetime(2026, 3, 6, tzinfo=dt.UTC), dt.datetime(2011, 12, 29, tzinfo=dt.UTC),
    dt.datetime(2011, 11, 5, tzinfo=dt.UTC),
)

times = st.builds(dt.time, st.integers(0, 23), st.sampled_from((0, 15, 30, 59)))
hours = st.builds(OpeningHours, times, times)
weeks = st.lists(st.none() | hours, min_size=7, max_size=7).filter(any).map(tuple)
instants = st.builds(lambda start, minutes: start + minutes * MINUTE, st.sampled_from(STARTS), st.integers(0, 4 * 1440))


def closures(first: dt.date) -> tuple[ClosedDays, ...]:
    return (ClosedDays(first, first + dt.timedelta(2)),)


def is_open_by_the_wall(week: tuple, closed: tuple, zone: ZoneInfo, instant: dt.datetime) -> bool:
    """What the shopkeeper would say who looks at the clock on the wall and at the sign on the door."""
    wall = instant.astimezone(zone).replace(tzinfo=None)
    for opened_on in (wall.date() - dt.timedelta(1), wall.date()):
        sign = week[opened_on.weekday()]
        if sign is None or any(days.first <= opened_on <= days.last for days in closed):
            continue
        opens = dt.datetime.combine(opened_on, sign.opens)
        closes = dt.datetime.combine(opened_on, sign.closes)
        if opens <= wall < (closes if closes > opens else closes + dt.timedelta(1)):
            return True
    return False


@settings(max_examples=60)
@given(weeks, st.sampled_from(ZONES), instants, st.integers(0, 2 * 1440), st.booleans())
def test_minutes_are_counted_as_one_by_one(week: tuple, zone: str, first: dt.datetime, length: int, shut: bool) -> None:
    where, closed = ZoneInfo(zone), closures(first.date()) if shut else ()
    clock = OpeningClock(week, closed, where)
    slowly = sum(is_open_by_the_wall(week, closed, where, first + minute * MINUTE) for minute in range(length))
    assert clock.between(first, first + length * MINUTE) == slowly
    assert clock.between(first + length * MINUTE, first) == -slowly


@settings(max_examples=60)
@given(weeks, st.sampled_from(ZONES), instants, st.integers(1, 600))
def test_adding_finds_the_first_instant_by_which_they_have_passed(week: tuple, zone: str, first: dt.datetime, minutes: int) -> None:
    clock = OpeningClock(week, (), ZoneInfo(zone))
    found = clock.add(first, minutes)
    assert clock.between(first, found) == minutes
    assert clock.between(first, found - MINUTE) == minutes - 1
    assert is_open_by_the_wall(week, (), ZoneInfo(zone), found - MINUTE)


@settings(max_examples=60)
@given(weeks, st.sampled_from(ZONES), instants)
def test_open_and_next_open_agree_with_the_wall(week: tuple, zone: str, instant: dt.datetime) -> None:
    where = ZoneInfo(zone)
    clock = OpeningClock(week, (), where)
    assert clock.is_open(instant) == is_open_by_the_wall(week, (), where, instant)
    found = clock.next_open(instant)
    assert is_open_by_the_wall(week, (), where, found)
    assert clock.between(instant, found) == 0


@pytest.mark.parametrize("zone", ZONES)
@given(instant=instants)
def test_what_the_wall_shows_leads_back_to_an_instant_that_shows_it(zone: str, instant: dt.datetime) -> None:
    where = ZoneInfo(zone)
    wall = instant.astimezone(where).replace(tzinfo=None)
    found = OpeningClock(BAKERY, (), where).at(wall)
    assert found.astimezone(where).replace(tzinfo=None) == wall
    assert found <= instant


def oslo(*parts: int) -> dt.datetime:
    return dt.datetime(*parts, tzinfo=OSLO)


@pytest.mark.idea(12)
def test_what_comes_in_on_saturday_at_closing_time_is_counted_over_a_closed_sunday_and_the_end_of_summer_time() -> None:
    clock = OpeningClock(BAKERY, (), OSLO)
    due = clock.add(oslo(2026, 10, 24, 17, 50), 4 * 60)  # the clocks go back in the night
    assert due == oslo(2026, 10, 26, 12, 50)
    assert clock.between(oslo(2026, 10, 24, 17, 50), oslo(2026, 10, 26, 9)) == 10


@pytest.mark.parametrize(
    ("night", "minutes"),
    [(dt.date(2026, 3, 28), 450 - 60), (dt.date(2026, 10, 24), 450 + 60), (dt.date(2026, 11, 21), 450)],
    ids=["the hour after two is skipped", "the hour after two comes twice", "an ordinary night"],
)
def test_a_night_is_as_long_as_it_really_is(night: dt.date, minutes: int) -> None:
    clock = OpeningClock(BAR, (), OSLO)
    noon = dt.time(12)
    first, last = (dt.datetime.combine(day, noon, OSLO) for day in (night, night + dt.timedelta(1)))
    assert clock.between(first, last) == minutes


def test_a_night_belongs_to_the_day_on_which_it_began() -> None:
    closed = (ClosedDays(dt.date(2026, 11, 21), dt.date(2026, 11, 21)),)
    clock = OpeningClock(BAR, closed, OSLO)
    assert clock.is_open(oslo(2026, 11, 21, 2))  # Friday's night, though Saturday is closed
    assert not clock.is_open(oslo(2026, 11, 21, 22))
    assert not clock.is_open(oslo(2026, 11, 22, 2))


def test_a_closed_week_is_stepped_over() -> None:
    clock = OpeningClock(BAKERY, (ClosedDays(dt.date(2026, 7, 13), dt.date(2026, 7, 19)),), OSLO)
    assert clock.add(oslo(2026, 7, 11, 17, 30), 60) == oslo(2026, 7, 20, 9, 30)
    assert clock.next_open(oslo(2026, 7, 15, 12)) == oslo(2026, 7, 20, 9)
    assert clock.between(oslo(2026, 7, 12, 0), oslo(2026, 7, 20, 9)) == 0


def test_a_whole_day_ends_at_closing_time_and_not_next_morning() -> None:
    clock = OpeningClock(BAKERY, (), OSLO)
    assert clock.add(oslo(2026, 11, 19, 9), 8 * 60) == oslo(2026, 11, 19, 17)


def test_a_skipped_time_is_the_jump_over_it_and_a_repeated_one_the_first() -> None:
    clock = OpeningClock(BAKERY, (), OSLO)
    half_past_two = dt.time(2, 30)
    assert clock.at(dt.datetime.combine(dt.date(2026, 3, 29), half_past_two)) == oslo(2026, 3, 29, 3)
    assert clock.at(dt.datetime.combine(dt.date(2026, 10, 25), half_past_two)) == dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC)


def test_a_shop_without_hours_counts_every_minute() -> None:
    clock = OpeningClock((None,) * 7, (), OSLO)
    at = oslo(2026, 11, 22, 3)
    assert clock.is_open(at)
    assert clock.next_open(at) == at
    assert clock.add(at, 90) - at == 90 * MINUTE
    assert clock.between(at, at + 90 * MINUTE) == 90


def test_a_shop_closed_for_good_still_gives_a_time() -> None:
    clock = OpeningClock(BAKERY, (ClosedDays(dt.date(2020, 1, 1), dt.date(2090, 1, 1)),), OSLO)
    at = oslo(2026, 11, 19, 12)
    assert clock.add(at, 60) == at + 60 * MINUTE
    assert clock.next_open(at) == at
