"""Habits worked out for a day: how far apart, on which weekday, never while the shop is closed."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from random import Random
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopdesk.sample.coming import Coming, days_of

TODAY = dt.date(2026, 11, 19)  # a Thursday
HABITS = [
    Coming(9, 700, weekday=3), Coming(9, 700, weekday=5, step=2, misses=0.2), Coming(9, 700, last=3, every=9, spread=2),
    Coming(9, 400, last=2, erratic=14), Coming(9, days=(3, 20, 21)), Coming(9, 500, last=30, every=6, spread=1, drift=2.5),
]


def not_sunday(day: dt.date) -> bool:
    return day.weekday() != 6


def gaps(days: list[dt.date]) -> list[int]:
    return [(later - earlier).days for earlier, later in pairwise(days)]


@given(st.sampled_from(HABITS), st.integers(0, 1000), st.dates(dt.date(2024, 1, 1), dt.date(2030, 1, 1)))
def test_nobody_comes_twice_a_day_nor_today_nor_on_a_closed_day(habit: Coming, seed: int, today: dt.date) -> None:
    days = days_of(habit, today, not_sunday, Random(seed))

    assert all(earlier < later for earlier, later in pairwise(days))
    assert all(not_sunday(day) and day < today for day in days)
    assert days == days_of(habit, today, not_sunday, Random(seed))


def test_a_thursday_person_comes_on_thursdays_and_was_here_a_week_ago() -> None:
    days = days_of(Coming(9, 700, weekday=3, misses=0.05), TODAY, not_sunday, Random(1))

    assert {day.weekday() for day in days} == {3}
    assert (TODAY - days[-1]).days == 7


def test_every_other_week_is_two_weeks_apart() -> None:
    days = days_of(Coming(9, 700, weekday=3, step=2), TODAY, not_sunday, Random(1))

    assert (TODAY - days[-1]).days == 14
    assert median(gaps(days)) == 14


@pytest.mark.parametrize("every", [4, 9, 30])
def test_the_usual_gap_is_as_told(every: int) -> None:
    days = days_of(Coming(9, 720, last=8, every=every, spread=1), TODAY, not_sunday, Random(3))

    assert (TODAY - days[-1]).days == 8
    assert abs(median(gaps(days)) - every) <= 1


def test_somebody_drifting_comes_less_and_less() -> None:
    days = days_of(Coming(9, 700, last=15, every=7, spread=0.5, drift=3), TODAY, not_sunday, Random(2))

    assert sum(gaps(days)[-5:]) > 1.7 * sum(gaps(days)[:5])


def test_nobody_comes_before_they_were_known() -> None:
    assert days_of(Coming(9, 60, last=2, every=3), TODAY, not_sunday, Random(1))[0] >= TODAY - dt.timedelta(60)


def test_days_told_one_by_one_move_to_an_open_day() -> None:
    monday_after = dt.date(2026, 11, 16)

    assert days_of(Coming(9, days=(1,)), monday_after, not_sunday, Random(1)) == [dt.date(2026, 11, 14)]
