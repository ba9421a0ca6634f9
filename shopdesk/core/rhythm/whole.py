"""A whole shop learned at once: from the visits as they are read to the rows as they are kept. Brings numpy, so never at the counter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from shopdesk.core.rhythm import habits, judging, learning, rules
from shopdesk.core.rhythm.basis import Basis, ranges
from shopdesk.core.rhythm.kept import EPOCH, HORIZON, NEAR, Row
from shopdesk.core.rhythm.opening import empty_runs
from shopdesk.core.rhythm.records import KEPT_GAPS, Standing
from shopdesk.core.rhythm.scoring import Scores
from shopdesk.core.rhythm.story import gathered

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Learned:
    """A shop learned: ``ids`` of its members, what was learned with, and how all were judged."""

    ids: Ints
    basis: Basis
    judged: judging.Judged

    @property
    def members(self) -> int:
        return len(self.ids)


def with_more(visits: Iterable[tuple[int, str]], more: dict[int, str]) -> Iterator[tuple[int, str]]:
    """Give visits as ``learned`` takes them, with ``more`` days of some members, who may have none of their own."""
    waiting = dict(more)
    for member_id, days in visits:
        yield member_id, f"{days},{waiting.pop(member_id)}" if member_id in waiting else days
    yield from waiting.items()


def learned(visits: Iterable[tuple[int, str]], basis: Basis, today: int) -> Learned:
    """Learn from visits: each member's id with the days since 1970 as text, parted by commas; ``basis`` gives the opening days."""
    ids, days_of = zip(*visits, strict=True) if (visits := list(visits)) else ((), ())
    # Written as text by the store and read in one go: five million numbers one by one take four times as long.
    days = np.fromstring(",".join(days_of), dtype=np.int64, sep=",") + EPOCH
    who = np.repeat(np.arange(len(ids)), [text.count(",") + 1 for text in days_of])
    past = days <= today
    found = ranges(empty_runs(days[past], len(ids), today))
    opening = basis.learned(basis.numbers, found).opening
    # Places instead of ids: the story packs member and day into one number.
    story = gathered(who, days, opening, today)
    new = basis.learned(learning.learned(story), found)
    return Learned(np.array(ids, dtype=np.int64)[story.who], new, judging.judged(story, new.numbers, HORIZON))


def rows(whole: Learned) -> Iterator[Row]:
    """Give the rows of all members, as ``kept.row_of`` gives one."""
    judged, number = whole.judged, whole.basis.number
    story, found, states = judged.story, judged.habits, judged.states
    turns = judged.turns
    base = np.where(turns.new, Standing.NEW.value, np.where(turns.regular, Standing.REGULAR.value, Standing.BECOMING.value))
    ages = np.minimum(story.counts, KEPT_GAPS).tolist()
    recent = (",".join(map(str, row[:count][::-1])) for row, count in zip(judged.recent.tolist(), ages, strict=True))
    columns = zip(
        whole.ids.tolist(), story.counts.tolist(), (story.last - EPOCH).tolist(), states.weight.tolist(), states.length.tolist(),
        *states.fits.tolist(), recent, found.weekday.tolist(), (found.since - EPOCH).tolist(), found.times.tolist(), found.firm.tolist(),
        base.tolist(), _days(_after(judged, turns.slipping), turns.slipping > 0), _days(_after(judged, turns.away)),
        _days(judged.expected_on, judged.expected_on > 0), _or_none(judged.own_gap), _or_none(judged.every), judged.usual_gap.tolist(),
        judged.u90.tolist(), judged.p_return.tolist(), _sureness(whole).tolist(), strict=True,
    )
    return ((member_id, number, *rest) for member_id, *rest in columns)


def _after(judged: judging.Judged, silent: Ints) -> Ints:
    return np.minimum(judged.story.opening.day_after_all(judged.story.last, np.maximum(silent, 1)), rules.LAST_DAY)


def _days(ordinals: Ints, known: NDArray[np.bool_] | None = None) -> list[int | None]:
    days = (ordinals - EPOCH).tolist()
    return days if known is None else [day if there else None for day, there in zip(days, known.tolist(), strict=True)]


def _or_none(values: Ints) -> list[int | None]:
    return [value or None for value in values.tolist()]


def _sureness(whole: Learned) -> Floats:
    """Give ``kept.sureness`` of all members."""
    judged = whole.judged
    scores, story = Scores(judged.states, whole.basis.numbers), judged.story
    silence = story.silence
    until = story.opening.at_all(judged.expected_on) - story.opening.at_all(story.last)
    begin = np.maximum(until - NEAR - 1, silence)
    still = scores.still(silence.astype(float))
    gone = scores.longer(begin.astype(float)) - scores.longer(np.maximum(until + NEAR, begin).astype(float))
    near = still * gone / scores.longer(silence.astype(float))
    near = np.where(judged.every > 0, np.maximum(near, habits.KEPT * still), near)
    return np.where(judged.expected_on > 0, near, 0.0)
