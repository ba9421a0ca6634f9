"""Who is a regular, who is slipping away, and when each is expected: the rules for one member.

Days are ordinals; a visit day counts once, and gaps and silence run on the shop's clock (``OpeningDays``). A state is carried
from visit to visit by ``visited``; after a late entry or one taken back, ``learned`` makes it anew from the visit days.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from math import exp, floor

from shopdesk.core.rhythm import habits
from shopdesk.core.rhythm.member import Chances, advanced
from shopdesk.core.rhythm.opening import OpeningDays
from shopdesk.core.rhythm.records import KEPT_GAPS, MEMORY, DaysOfChange, Judgement, RhythmState, ShopRhythm, Standing, Turns
from shopdesk.core.rhythm.sentences import said

NEW_DAYS = 90  # a new member is new at least so long
REACH_DAYS = 28  # nobody is out of reach before
TIMES_GAP = 5  # … nor within so many of their own gaps
REGULAR_GAPS = 4  # five visit days
REGULAR_CHANCE = 0.7
SLIPPING_CHANCE = 0.5
SLIPPING_SHARE = 0.1  # nine in ten gaps are shorter
HORIZON_GAPS = 3
INTERVAL_GAPS = 3  # gaps before an interval is said
LAST_DAY = dt.date.max.toordinal()


def begun(day: int) -> RhythmState:
    """Give the state of who came for the first time."""
    return RhythmState(0, day, habit=habits.begun(day))


def visited(state: RhythmState, day: int, rhythm: ShopRhythm, opening: OpeningDays) -> RhythmState:
    """Give the state after a visit on the last day or later; for an earlier day ask ``learned``, raises ValueError."""
    if day == state.last:
        return state
    if day < state.last:
        raise ValueError("a visit before the last one changes every gap since")
    gap = max(opening.between(state.last, day), 1)
    weight, length, fits = advanced(state, gap, rhythm)
    recent = (*state.recent[1 - KEPT_GAPS :], gap)
    return RhythmState(state.gaps + 1, day, weight, length, fits, recent, habits.kept(state.habit, day, gap))


def learned(days: Iterable[int], rhythm: ShopRhythm, opening: OpeningDays, today: int = LAST_DAY) -> RhythmState | None:
    """Make a state anew from visit days in any order, several a day or none; what lies after ``today`` is left out."""
    state: RhythmState | None = None
    for day in sorted({day for day in days if day <= today}):
        state = begun(day) if state is None else visited(state, day, rhythm, opening)
    return state


def own_gap(recent: Sequence[int]) -> int | None:
    """Give the median of a member's last gaps, recent ones weighing more, in days; None before there are three."""
    if len(recent) < INTERVAL_GAPS:
        return None
    weighted = sorted((gap, MEMORY ** (len(recent) - 1 - place)) for place, gap in enumerate(recent))
    half = sum(weight for _gap, weight in weighted) / 2
    for gap, weight in weighted:
        half -= weight
        if half <= 1e-12:
            return gap
    return weighted[-1][0]


def median_gap(recent: Sequence[int]) -> float:
    """Give the plain median of a member's last gaps in days; 0 without any."""
    ordered, count = sorted(recent), len(recent)
    return (ordered[(count - 1) // 2] + ordered[count // 2]) / 2 if count else 0.0


def reach(gaps: int, median: float, unit: float) -> int:
    """Give the silence, in whole days, up to which a member is within reach."""
    if gaps < 2:
        return floor(max(NEW_DAYS, TIMES_GAP * unit))
    return floor(max(REACH_DAYS, TIMES_GAP * median))


def turns(state: RhythmState, rhythm: ShopRhythm) -> Turns:
    """Say after how many silent days the standings that follow the last visit begin."""
    median = median_gap(state.recent)
    away = reach(state.gaps, median, rhythm.unit) + 1
    if state.gaps < 2:
        return Turns(Standing.NEW, None, away)
    chances = Chances(state, rhythm)
    if state.gaps < REGULAR_GAPS or chances.comes(0.0, HORIZON_GAPS * chances.usual_gap()) < REGULAR_CHANCE:
        return Turns(Standing.BECOMING, None, away)
    return Turns(Standing.REGULAR, _slips(chances, HORIZON_GAPS * median, away), away)


def _slips(chances: Chances, horizon: float, away: int) -> int | None:
    """Give the first whole day of silence, before ``away``, that is longer than nine in ten gaps and leaves less than an even chance."""
    low, high = 0, away
    while high - low > 1:
        middle = (low + high) // 2
        slipping = chances.longer(middle) < SLIPPING_SHARE and chances.comes(middle, horizon) < SLIPPING_CHANCE
        low, high = (low, middle) if slipping else (middle, high)
    return high if high < away else None


def days_of_change(turn: Turns, last: int, opening: OpeningDays) -> DaysOfChange:
    """Give the days on which the next standings begin, to be stored with the last visit."""
    slipping = None if turn.slipping is None else date(opening.day_after(last, turn.slipping))
    return DaysOfChange(turn.here, slipping, date(opening.day_after(last, turn.away)))


def date(day: int) -> dt.date:
    """Give the day as a date; what lies beyond the calendar is its last day."""
    return dt.date.fromordinal(min(max(day, 1), LAST_DAY))


def expected_on(state: RhythmState, chances: Chances, opening: OpeningDays, today: int) -> int:
    """Give the day, from ``today`` on, on which they are expected: by habit, by their own interval, or as the silence has it."""
    interval = own_gap(state.recent)
    every = habits.interval(state.habit, state.last, interval, opening)
    if every is not None:
        return opening.next_open(next_of_habit(state, every, today))
    usual = interval if interval is not None else round(chances.silence_left_to(0.5))
    day = opening.next_open(opening.day_after(state.last, max(usual, 1)))
    if day >= today:
        return day
    silence = opening.between(state.last, today)
    more = round(chances.silence_left_to(0.5, silence)) - silence
    return opening.next_open(opening.day_after(today, max(more, 1)))


def next_of_habit(state: RhythmState, every: int, today: int) -> int:
    """Give the first day of the habit from ``today`` on."""
    day = habits.first_after(state.habit, every, state.last)
    return day if day >= today else day + -(-(today - day) // every) * every


def judge(state: RhythmState, rhythm: ShopRhythm, opening: OpeningDays, today: int, horizon: int, surplus: float = 0.0) -> Judgement:
    """Say what is thought of a member on a day not before their last visit; ``surplus`` is what ``seasons.evidence`` gave."""
    chances = Chances(state, rhythm)
    silence = max(opening.between(state.last, today), 0)
    ahead = opening.between(today, today + horizon)
    change = days_of_change(turns(state, rhythm), state.last, opening)
    standing = change.standing(date(today))
    interval = own_gap(state.recent)
    every = habits.interval(state.habit, state.last, interval, opening)
    expected = None if standing is Standing.AWAY else date(expected_on(state, chances, opening, today))
    return Judgement(
        standing, _seasoned(chances.comes(silence, ahead), rhythm.season * surplus), chances.still(silence), chances.visits(silence, ahead),
        expected, chances.usual_gap(), interval, chances.silence_left_to(SLIPPING_SHARE), silence, change,
        said(state.gaps, state.last, interval, state.habit, every, opening, today),
    )


def _seasoned(chance: float, shift: float) -> float:
    if shift == 0.0 or not 0.0 < chance < 1.0:
        return chance
    odds = chance / (1 - chance) * exp(shift)
    return odds / (1 + odds)

