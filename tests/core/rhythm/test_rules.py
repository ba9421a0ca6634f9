import datetime as dt
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shopdesk.core.rhythm.member import Chances
from shopdesk.core.rhythm.opening import OpeningDays
from shopdesk.core.rhythm.records import ShopRhythm, Standing
from shopdesk.core.rhythm.rules import begun, days_of_change, judge, learned, median_gap, own_gap, turns, visited
from tests.core.rhythm.shops import ALWAYS_OPEN, NINE_DAYS, TODAY, closures, days_back_from, gaps, opening_of, rhythms, state


def standing(past: list[int], silence: int, rhythm: ShopRhythm = NINE_DAYS) -> Standing:
    return judge(state(past, rhythm, TODAY - silence), rhythm, ALWAYS_OPEN, TODAY, 91).standing


@pytest.mark.idea(84, part=True)
@pytest.mark.parametrize(
    ("past", "silence", "expected"),
    [
        ([], 0, Standing.NEW),
        ([], 90, Standing.NEW),
        ([], 91, Standing.AWAY),
        ([9], 90, Standing.NEW),
        ([9], 91, Standing.AWAY),
        ([9, 9], 0, Standing.BECOMING),
        ([9, 9], 45, Standing.BECOMING),
        ([9, 9], 46, Standing.AWAY),
        ([9, 9, 9], 10, Standing.BECOMING),
        ([9] * 12, 0, Standing.REGULAR),
        ([9] * 12, 10, Standing.REGULAR),
        ([9] * 12, 31, Standing.SLIPPING),
        ([9] * 12, 45, Standing.SLIPPING),
        ([9] * 12, 46, Standing.AWAY),
        ([2] * 30, 28, Standing.SLIPPING),
        ([2] * 30, 29, Standing.AWAY),
        ([1, 60, 2, 90, 1, 45], 31, Standing.REGULAR),
    ],
)
def test_where_somebody_stands(past: list[int], silence: int, expected: Standing) -> None:
    assert standing(past, silence) is expected


def test_a_slow_shop_calls_people_new_for_longer() -> None:
    slow = ShopRhythm(unit=60.0)
    assert standing([], 300, slow) is Standing.NEW
    assert standing([], 301, slow) is Standing.AWAY


@pytest.mark.idea(11, part=True)
def test_only_whose_own_rhythm_is_broken_is_missed() -> None:
    weekly, monthly, anyhow, once = [7] * 20, [30] * 12, [3, 40, 8, 25, 60, 5, 33], []
    assert [standing(past, 24) for past in (weekly, monthly, anyhow, once)].count(Standing.SLIPPING) == 1
    assert standing(weekly, 24) is Standing.SLIPPING


def literal(past: list[int], silence: int, rhythm: ShopRhythm) -> Standing:
    """The table of standings read line by line on one day."""
    kept = state(past, rhythm)
    chances, median = Chances(kept, rhythm), median_gap(kept.recent)
    if silence > (max(28, 5 * median) if len(past) >= 2 else max(90, 5 * rhythm.unit)):
        return Standing.AWAY
    if len(past) < 2:
        return Standing.NEW
    regular = len(past) >= 4 and chances.comes(0, 3 * chances.usual_gap()) >= 0.7
    if regular and chances.longer(silence) < 0.1 and chances.comes(silence, 3 * median) < 0.5:
        return Standing.SLIPPING
    return Standing.REGULAR if regular else Standing.BECOMING


@given(gaps, rhythms)
@settings(max_examples=60)
def test_the_stored_days_of_change_agree_day_by_day_with_the_table(past: list[int], rhythm: ShopRhythm) -> None:
    change = days_of_change(turns(state(past, rhythm), rhythm), TODAY, ALWAYS_OPEN)
    last_day = min(change.away_from.toordinal() - TODAY + 3, 700)
    for silence in range(last_day):
        assert change.standing(dt.date.fromordinal(TODAY + silence)) is literal(past, silence, rhythm)


@given(gaps, rhythms, closures, st.integers(0, 500), st.integers(1, 14))
@settings(max_examples=60)
def test_a_closed_day_inside_the_silence_makes_nobody_later(
    past: list[int], rhythm: ShopRhythm, ranges: list[tuple[int, int]], silence: int, more: int
) -> None:
    last = TODAY - silence
    kept = learned(days_back_from(last, past), rhythm, ALWAYS_OPEN)
    assert kept is not None
    closed = {day for back, length in ranges for day in range(TODAY - back, TODAY - back + length) if day > last}
    before, after = OpeningDays(closed), OpeningDays([*closed, *range(last + 1, last + 1 + more)])
    soon, late = (days_of_change(turns(kept, rhythm), last, opening) for opening in (before, after))
    assert late.away_from >= soon.away_from
    assert (late.slipping_from or dt.date.max) >= (soon.slipping_from or dt.date.max)
    one, other = (judge(kept, rhythm, opening, TODAY, 91) for opening in (before, after))
    assert other.p_still >= one.p_still - 1e-12
    assert other.silent_days <= one.silent_days


@given(gaps, rhythms, closures, st.randoms(use_true_random=False))
def test_order_and_split_receipts_change_nothing(
    past: list[int], rhythm: ShopRhythm, ranges: list[tuple[int, int]], random: Random
) -> None:
    opening, days = opening_of(ranges), days_back_from(TODAY, past)
    mixed = days + days[::2]
    random.shuffle(mixed)
    assert learned(mixed, rhythm, opening) == learned(days, rhythm, opening)


def test_a_second_receipt_on_the_day_changes_nothing() -> None:
    kept = state([7, 7])
    assert visited(kept, TODAY, NINE_DAYS, ALWAYS_OPEN) == kept


def test_an_earlier_day_asks_for_the_whole_story() -> None:
    with pytest.raises(ValueError, match="before the last"):
        visited(state([7, 7]), TODAY - 3, NINE_DAYS, ALWAYS_OPEN)


def test_nobody_came() -> None:
    assert learned([], NINE_DAYS, ALWAYS_OPEN) is None
    assert learned([TODAY + 1], NINE_DAYS, ALWAYS_OPEN, TODAY) is None


@pytest.mark.parametrize(
    "days",
    [
        [TODAY] * 1000,
        [1, 2, dt.date(1969, 12, 31).toordinal(), TODAY],
        list(range(TODAY - 7300, TODAY)),
        [TODAY - 1],
        [dt.date.max.toordinal() - 1, dt.date.max.toordinal()],
    ],
)
def test_strange_stories_are_judged_without_complaint(days: list[int]) -> None:
    kept = learned(days, NINE_DAYS, ALWAYS_OPEN)
    assert kept is not None
    judgement = judge(kept, NINE_DAYS, ALWAYS_OPEN, max(TODAY, kept.last), 91)
    assert 0 <= judgement.p_return <= 1
    assert judgement.expected_visits >= 0


@given(gaps, rhythms, closures, st.integers(0, 2000), st.integers(1, 700))
def test_every_story_has_a_judgement(
    past: list[int], rhythm: ShopRhythm, ranges: list[tuple[int, int]], silence: int, horizon: int
) -> None:
    opening = opening_of(ranges)
    kept = learned(days_back_from(TODAY - silence, past), rhythm, opening)
    assert kept is not None
    judgement = judge(kept, rhythm, opening, TODAY, horizon)
    assert 0 <= judgement.p_return <= judgement.p_still + 1e-9 <= 1 + 1e-9
    assert (judgement.expected_on is None) == (judgement.standing is Standing.AWAY)
    if judgement.expected_on is not None:
        assert judgement.expected_on.toordinal() >= TODAY
        assert not opening.is_closed(judgement.expected_on.toordinal())


@pytest.mark.parametrize(
    ("recent", "interval"),
    [([7, 7], None), ([7, 7, 7], 7), ([7] * 30, 7), ([9, 9, 9, 9, 9, 9, 30], 9), ([30] * 6 + [7] * 4, 7), ([10, 11, 12], 11)],
)
def test_the_interval_is_their_own_and_trusts_recent_visits_more(recent: list[int], interval: int | None) -> None:
    assert own_gap(recent) == interval


@pytest.mark.parametrize(("recent", "median"), [([], 0), ([5], 5), ([5, 8], 6.5), ([1, 9, 2], 2)])
def test_the_plain_median(recent: list[int], median: float) -> None:
    assert median_gap(recent) == median


@pytest.mark.parametrize(
    ("past", "silence", "days_ahead"),
    [([9] * 8, 4, 5), ([9] * 8, 9, 0), ([7] * 60, 8, 6), ([7] * 60, 22, 6), ([14] * 30, 15, 13)],
)
def test_the_day_they_are_expected(past: list[int], silence: int, days_ahead: int) -> None:
    judgement = judge(state(past, last=TODAY - silence), NINE_DAYS, ALWAYS_OPEN, TODAY, 91)
    assert judgement.expected_on == dt.date.fromordinal(TODAY + days_ahead)


def test_who_is_expected_on_a_closed_day_is_expected_on_the_next_open_one() -> None:
    closed = OpeningDays(rest_weekdays=[3])
    kept = learned(days_back_from(TODAY - 9, [9] * 8), NINE_DAYS, closed)
    assert kept is not None
    assert judge(kept, NINE_DAYS, closed, TODAY, 91).expected_on == dt.date.fromordinal(TODAY + 1)


def test_a_state_begins_with_the_first_visit() -> None:
    assert (begun(TODAY).visit_days, begun(TODAY).habit.weekday) == (1, 3)
