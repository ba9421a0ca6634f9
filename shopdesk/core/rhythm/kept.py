"""A member's rhythm as it is kept: a row of the store from a state, and a state from a row. Days there count from 1970-01-01."""

from __future__ import annotations

from typing import Any

from shopdesk.core.rhythm import habits, rules
from shopdesk.core.rhythm.basis import Basis
from shopdesk.core.rhythm.member import Chances
from shopdesk.core.rhythm.records import Habit, RhythmState, Standing

EPOCH = 719_163  # the ordinal of 1970-01-01
HORIZON = 91
NEAR = 1  # days before and after the expected one that count as about then
STATE = (
    "gaps", "last", "weight", "length", "fit1", "fit4", "fit16", "recent", "habit_weekday", "habit_since", "habit_times", "habit_firm",
)
COLUMNS = (
    "member_id", "basis", *STATE, "base", "slipping_on", "away_on", "expected_on", "own_gap", "habit_every", "usual_gap", "u90",
    "p_return", "sure",
)
# The row of a member who has one already is written over.
OR_ANEW = "ON CONFLICT (member_id) DO UPDATE SET " + ", ".join(f"{column} = excluded.{column}" for column in COLUMNS[1:])
Row = tuple[Any, ...]


def state_of(row: Row) -> RhythmState:
    """Read the state from the columns ``STATE``."""
    gaps, last, weight, length, one, four, sixteen, recent, weekday, since, times, firm = row
    kept = tuple(map(int, recent.split(","))) if recent else ()
    return RhythmState(gaps, last + EPOCH, weight, length, (one, four, sixteen), kept, Habit(weekday, since + EPOCH, times, firm))


def row_of(member_id: int, state: RhythmState, basis: Basis, today: int) -> Row:
    """Write down a state and what follows from it, as of ``today``: the columns ``COLUMNS``."""
    opening, chances = basis.opening, Chances(state, basis.numbers)
    silence = max(opening.between(state.last, today), 0)
    change = rules.days_of_change(rules.turns(state, basis.numbers), state.last, opening)
    own = rules.own_gap(state.recent)
    every = habits.interval(state.habit, state.last, own, opening)
    is_away = change.standing(rules.date(today)) is Standing.AWAY
    expected = None if is_away else rules.date(rules.expected_on(state, chances, opening, today)).toordinal()
    sure = 0.0 if expected is None else sureness(chances, silence, opening.between(state.last, expected), every)
    habit = state.habit
    return (
        member_id, basis.number, state.gaps, state.last - EPOCH, state.weight, state.length, *state.fits, ",".join(map(str, state.recent)),
        habit.weekday, habit.since - EPOCH, habit.times, habit.firm, change.here.value,
        None if change.slipping_from is None else change.slipping_from.toordinal() - EPOCH, change.away_from.toordinal() - EPOCH,
        None if expected is None else expected - EPOCH, own, every, chances.usual_gap(), chances.silence_left_to(rules.SLIPPING_SHARE),
        chances.comes(silence, opening.between(today, today + HORIZON)), sure,
    )


def sureness(chances: Chances, silence: int, until: int, every: int | None) -> float:
    """Give the chance that they come within a day of the expected one, ``until`` days after the last.

    A real habit keeps most of its days.
    """
    still, begin = chances.still(silence), max(until - NEAR - 1, silence)
    near = still * (chances.longer(begin) - chances.longer(max(until + NEAR, begin))) / chances.longer(silence)
    return max(near, habits.KEPT * still) if every else near
