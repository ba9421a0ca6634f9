import datetime as dt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shopdesk.core.rhythm import judging, learning, rules, seasons
from shopdesk.core.rhythm.opening import OpeningDays, empty_runs
from shopdesk.core.rhythm.records import Habit, ShopRhythm
from shopdesk.core.rhythm.story import Story
from tests.core.rhythm.shops import ALWAYS_OPEN, NINE_DAYS, TODAY, busy_shop, closures, days_back_from, gaps, opening_of, rhythms, story_of

shops = st.lists(st.tuples(gaps, st.integers(0, 900)), min_size=1, max_size=12)


def days_of_shop(shop: list[tuple[list[int], int]]) -> list[list[int]]:
    return [days_back_from(TODAY - silence, past) for past, silence in shop]


@given(shops, rhythms, closures, st.integers(1, 400))
@settings(max_examples=60)
def test_all_members_at_once_are_judged_as_one_by_one(
    shop: list[tuple[list[int], int]], rhythm: ShopRhythm, ranges: list[tuple[int, int]], horizon: int
) -> None:
    opening, days = opening_of(ranges), days_of_shop(shop)
    every = judging.judged(story_of(days, opening), rhythm, horizon)
    for place, visits in enumerate(days):
        kept = rules.learned(visits, rhythm, opening)
        assert kept is not None
        one = rules.judge(kept, rhythm, opening, TODAY, horizon)
        assert every.standing[place] == one.standing
        assert every.days_of_change(place) == one.days_of_change
        assert every.said(place) == one.said
        assert every.own_gap[place] == (one.own_gap_days or 0)
        assert (every.p_return[place], every.p_still[place]) == pytest.approx((one.p_return, one.p_still), abs=1e-9)
        assert every.expected_visits[place] == pytest.approx(one.expected_visits, rel=1e-6, abs=1e-9)
        on = one.expected_on.toordinal() if one.expected_on else 0
        assert abs(int(every.expected_on[place]) - on) <= (0.02 * (on - TODAY) + 21 if on > TODAY + 21 else 1 if on else 0)


@given(shops, rhythms, closures)
@settings(max_examples=60)
def test_states_rebuilt_are_those_kept_visit_by_visit(
    shop: list[tuple[list[int], int]], rhythm: ShopRhythm, ranges: list[tuple[int, int]]
) -> None:
    opening, days = opening_of(ranges), days_of_shop(shop)
    every = judging.judged(story_of(days, opening), rhythm, 91)
    for place, visits in enumerate(days):
        kept = rules.begun(visits[0])
        for day in visits[1:]:
            kept = rules.visited(kept, day, rhythm, opening)
        rebuilt = every.state(place)
        assert (rebuilt.gaps, rebuilt.last, rebuilt.recent, rebuilt.habit) == (kept.gaps, kept.last, kept.recent, kept.habit)
        numbers, wanted = (rebuilt.weight, rebuilt.length, *rebuilt.fits), (kept.weight, kept.length, *kept.fits)
        assert numbers == pytest.approx(wanted, rel=1e-9, abs=1e-9)


def ranks(story: Story) -> list[int]:
    rhythm = learning.learned(story)
    chances = judging.judged(story, rhythm, 91).p_return
    return [int(story.who[place]) for place in np.lexsort((story.who, chances))]


@pytest.mark.parametrize("days", [4, 9, 14])
def test_a_closure_up_to_today_changes_no_rank(days: int) -> None:
    shop = busy_shop()
    closed = OpeningDays(range(TODAY + 1, TODAY + 1 + days))
    assert ranks(story_of(shop, closed, TODAY + days)) == ranks(story_of(shop))


@pytest.mark.parametrize("days", [5, 14])
def test_nor_does_one_that_nobody_declared(days: int) -> None:
    shop = busy_shop()
    last = max(max(visits) for visits in shop)
    receipts = np.array([day for visits in shop for day in visits], dtype=np.int64)
    found = OpeningDays(empty_runs(receipts, len(shop), last + days))
    assert ranks(story_of(shop, found, last + days)) == ranks(story_of(shop, today=last))


def test_a_closure_changes_no_rank_in_a_shop_with_seasons() -> None:
    shop = busy_shop()
    rhythm = ShopRhythm(unit=15.0, season=1.0)
    closed = OpeningDays(range(TODAY + 1, TODAY + 15))
    before = judging.judged(story_of(shop), rhythm, 91).p_return
    after = judging.judged(story_of(shop, closed, TODAY + 14), rhythm, 91).p_return
    assert after == pytest.approx(before, abs=1e-12)


def test_an_empty_shop_is_judged_empty() -> None:
    story = story_of([])
    every = judging.judged(story, learning.learned(story), 91)
    assert every.p_return.tolist() == []


def test_a_shop_two_days_old() -> None:
    story = story_of([[TODAY - 1], [TODAY], [TODAY - 1, TODAY], [TODAY] * 1000])
    every = judging.judged(story, learning.learned(story), 91)
    assert every.standing.tolist() == ["new"] * 4
    assert ((every.p_return > 0) & (every.p_return < 1)).all()


def test_the_future_is_not_looked_at() -> None:
    story = story_of([[TODAY - 7, TODAY + 30], [TODAY + 1]])
    assert story.who.tolist() == [0]
    assert story.last.tolist() == [TODAY - 7]


def test_the_habit_of_a_member() -> None:
    fridays = [dt.date(2026, 11, 13).toordinal() - 7 * week for week in range(20)]
    every = judging.judged(story_of([fridays]), NINE_DAYS, 91)
    assert every.habit(0) == Habit(4, fridays[-1], 20, 8)
    assert every.every.tolist() == [7]


def test_in_a_whole_year_every_week_comes_round() -> None:
    days = [TODAY - 900, TODAY - 500, TODAY - 363, TODAY - 200, TODAY - 1]
    assert seasons.evidence(story_of([days]), 364)[0] == pytest.approx(0, abs=0.01)


def test_who_came_in_the_same_weeks_last_year_is_likelier_to_come() -> None:
    summer = days_back_from(TODAY - 340, [60, 60])
    winter = days_back_from(TODAY - 160, [40, 40])
    story = story_of([[TODAY - 900, *summer, TODAY - 100], [TODAY - 900, *winter, TODAY - 100]], ALWAYS_OPEN)
    plain, seasoned = (judging.judged(story, ShopRhythm(season=season), 60).p_return for season in (0.0, 1.0))
    assert seasoned[0] > plain[0]
    assert seasoned[1] < plain[1]
