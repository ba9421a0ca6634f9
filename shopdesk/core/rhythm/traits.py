"""What is said and dated of many members at once: their own intervals, their weekday habits, their turns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from shopdesk.core.rhythm import habits, rules
from shopdesk.core.rhythm.law import MEMORY
from shopdesk.core.rhythm.records import KEPT_GAPS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from shopdesk.core.rhythm.records import ShopRhythm
    from shopdesk.core.rhythm.scoring import Scores
    from shopdesk.core.rhythm.states import States
    from shopdesk.core.rhythm.story import Story

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]
    Counts = NDArray[np.integer]

_NO_GAP = np.iinfo(np.int64).max >> 8


@dataclass(frozen=True)
class Habits:
    """The habits of many members, as in ``Habit``."""

    weekday: Counts
    since: Counts
    times: Counts
    firm: Counts


def recent_gaps(story: Story) -> Ints:
    """Give each member's last gaps, newest first, as a row of thirty; 0 where there is none."""
    ages = np.arange(KEPT_GAPS)
    rows = story.start[1:, None] - 1 - ages
    there = ages < story.counts[:, None]
    gaps: Ints = np.where(there, story.gaps[np.where(there, rows, 0)], 0) if len(story.days) else np.zeros((0, KEPT_GAPS), dtype=np.int64)
    return gaps


def intervals(recent: Ints) -> tuple[Ints, Floats]:
    """Give ``rules.own_gap`` (0 for None) and ``rules.median_gap`` of many members."""
    counts = (recent > 0).sum(axis=1)
    # Gap and age in one number: a sort of these is a sort of the gaps that remembers whose weight is whose.
    packed = np.where(recent > 0, recent * KEPT_GAPS + np.arange(KEPT_GAPS), _NO_GAP)
    packed.sort(axis=1)
    gaps = packed // KEPT_GAPS
    weights = np.where(packed < _NO_GAP, MEMORY ** (packed % KEPT_GAPS), 0.0)
    added = weights.cumsum(axis=1)
    rows = np.arange(len(recent))
    place = (added >= added[:, -1:] / 2 - 1e-12).argmax(axis=1)
    own = np.where(counts >= rules.INTERVAL_GAPS, gaps[rows, place], 0)
    middle = (gaps[rows, np.maximum(counts - 1, 0) // 2] + gaps[rows, counts // 2 * (counts > 0)]) / 2
    return own, np.where(counts > 0, middle, 0.0)


def habits_of(story: Story) -> Habits:
    """Find every member's habit, visit by visit, as ``habits.kept`` does."""
    order = np.argsort(-story.counts, kind="stable")
    starts, descending = story.start[order], -story.counts[order]
    # Small numbers, so that five million visits pass quickly.
    days, pauses = story.days.astype(np.int32), story.gaps > habits.PAUSE
    weekdays = ((days - 1) % 7).astype(np.int8)
    ones = np.ones(len(order), dtype=np.int8)
    found = Habits(weekdays[starts], days[starts], ones.astype(np.int32), ones)
    steps = np.searchsorted(descending, -np.arange(1, int(story.counts.max(initial=0)) + 1), side="right")
    for step, count in enumerate(steps, start=1):
        rows = starts[:count] + step
        _keep(found, count, days[rows], weekdays[rows], pauses[rows])
    back = np.empty_like(order)
    back[order] = np.arange(len(order))
    return Habits(found.weekday[back], found.since[back], found.times[back], found.firm[back])


def _keep(found: Habits, count: int, day: Counts, today: Counts, paused: NDArray[np.bool_]) -> None:
    weekday, since, times, firm = found.weekday[:count], found.since[:count], found.times[:count], found.firm[:count]
    same = today == weekday
    anew = np.where(same, paused, firm <= 2)
    firm += np.where(same, np.int8(1), np.int8(-2))
    np.minimum(firm, habits.FIRMEST, out=firm)
    times += same
    np.copyto(firm, 1, where=anew)
    np.copyto(times, 1, where=anew)
    np.copyto(since, day, where=anew)
    np.copyto(weekday, today, where=anew)


def habit_intervals(found: Habits, own: Ints, story: Story) -> Ints:
    """Give ``habits.interval`` of many members, 0 for None."""
    lasted = story.opening.at_all(story.last) - story.opening.at_all(found.since.astype(np.int64))
    firm = np.isin(own, habits.INTERVALS) & (found.firm >= habits.FIRM) & (found.times >= habits.OFTEN) & (lasted >= habits.LONG)
    days = lasted / np.maximum(own, 1) + 1
    kept = (found.times >= habits.KEPT * days) & (found.times <= habits.MORE * days)
    return np.where(firm & kept, own, 0)


@dataclass(frozen=True)
class TurnsOfAll:
    """``Turns`` of many members: whether new, whether regular, silent days until slipping (0 for never) and until away."""

    new: NDArray[np.bool_]
    regular: NDArray[np.bool_]
    slipping: Ints
    away: Ints


def turns_of_all(states: States, scores: Scores, median: Floats, rhythm: ShopRhythm) -> TurnsOfAll:
    """Give ``rules.turns`` of many members."""
    new = states.gaps < 2
    least = np.where(new, max(rules.NEW_DAYS, rules.TIMES_GAP * rhythm.unit), rules.REACH_DAYS)
    away = np.floor(np.where(new, least, np.maximum(least, rules.TIMES_GAP * median))).astype(np.int64) + 1
    sure = scores.comes(np.zeros(len(median)), rules.HORIZON_GAPS * scores.usual_gap()) >= rules.REGULAR_CHANCE
    regular = sure & (states.gaps >= rules.REGULAR_GAPS)
    slipping = np.zeros(len(median), dtype=np.int64)
    places = np.flatnonzero(regular)
    slipping[places] = _slips(scores.pick(places), rules.HORIZON_GAPS * median[places], away[places])
    return TurnsOfAll(new, regular, slipping, away)


def _slips(scores: Scores, horizon: Floats, away: Ints) -> Ints:
    low, high = np.zeros_like(away), away.copy()
    while (high - low > 1).any():
        middle = (low + high) // 2
        quiet, later = scores.longer(middle.astype(float)), scores.longer(middle + horizon)
        slipping = (quiet < rules.SLIPPING_SHARE) & (scores.comes_between(quiet, later) < rules.SLIPPING_CHANCE)
        low, high = np.where(slipping, low, middle), np.where(slipping, middle, high)
    return np.where(high < away, high, 0)
