import datetime as dt

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from shopdesk.core.rhythm.opening import OpeningDays, days_of, empty_runs, weekday
from tests.core.rhythm.shops import TODAY, busy_shop, closures, opening_of


def receipts(shop: list[list[int]]) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    return np.array([day for days in shop for day in days], dtype=np.int64)


def test_a_closed_day_stands_still() -> None:
    opening = OpeningDays([TODAY - 2, TODAY - 1])
    assert opening.between(TODAY - 5, TODAY) == 3
    assert opening.at(TODAY - 3) == opening.at(TODAY - 2) == opening.at(TODAY - 1)


def test_weekly_rest_days_count_but_nobody_is_expected_on_them() -> None:
    opening = OpeningDays(rest_weekdays=[weekday(TODAY)])
    assert opening.between(TODAY - 14, TODAY) == 14
    assert opening.next_open(TODAY) == TODAY + 1


def test_a_shop_that_rests_all_week_is_taken_as_never_told() -> None:
    assert OpeningDays(rest_weekdays=range(7)).next_open(TODAY) == TODAY


def test_weekday_of_a_day() -> None:
    assert [weekday(dt.date(2026, 11, day).toordinal()) for day in (16, 19, 22)] == [0, 3, 6]


def test_closures_are_told_as_first_and_last_day() -> None:
    assert days_of([(dt.date(2026, 7, 1), dt.date(2026, 7, 3))]) == [dt.date(2026, 7, day).toordinal() for day in (1, 2, 3)]


@given(closures, st.integers(0, 600), st.integers(1, 400))
def test_the_day_after_is_the_first_with_so_many_days_between(ranges: list[tuple[int, int]], back: int, count: int) -> None:
    opening, first = opening_of(ranges), TODAY - back
    day = opening.day_after(first, count)
    assert opening.between(first, day) == count > opening.between(first, day - 1)
    assert opening.day_after_all(np.array([first]), np.array([count]))[0] == day
    assert opening.next_open_all(np.array([day]))[0] == opening.next_open(day)


@given(closures, st.lists(st.integers(-700, 100), min_size=1))
def test_many_days_are_counted_as_one_is(ranges: list[tuple[int, int]], offsets: list[int]) -> None:
    opening = opening_of(ranges)
    days = [TODAY + offset for offset in offsets]
    assert opening.at_all(np.array(days)).tolist() == [opening.at(day) for day in days]


def test_two_weeks_without_a_receipt_in_a_busy_shop_are_a_closure() -> None:
    shop = [[day for day in days if not TODAY - 100 <= day < TODAY - 86] for days in busy_shop()]
    found = empty_runs(receipts(shop), len(shop), TODAY)
    assert found == list(range(TODAY - 100, TODAY - 86))


def test_receipts_that_stopped_two_weeks_ago_are_a_closure_up_to_today() -> None:
    shop = busy_shop(until=TODAY - 14)
    last = max(max(days) for days in shop)
    assert empty_runs(receipts(shop), len(shop), TODAY) == list(range(last + 1, TODAY + 1))


def test_three_empty_days_are_a_weekend() -> None:
    shop = [[day for day in days if not TODAY - 100 <= day < TODAY - 97] for days in busy_shop()]
    assert empty_runs(receipts(shop), len(shop), TODAY) == []


def test_a_week_between_the_visits_of_a_few_people_is_no_closure() -> None:
    weekly = np.arange(TODAY - 700, TODAY - 30, 7)
    assert empty_runs(weekly, 1, TODAY) == []
    assert empty_runs(weekly, 500, TODAY) == []
    assert empty_runs(np.zeros(0, dtype=np.int64), 0, TODAY) == []
