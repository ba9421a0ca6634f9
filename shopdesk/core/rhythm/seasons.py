"""The same weeks of earlier years: who came then is likelier to come now than their rhythm alone says, and who did not is less likely.

How much that counts is one number of the shop (``ShopRhythm.season``), learned from its own earlier years and 0 until it has them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from shopdesk.core.rhythm import law
from shopdesk.core.rhythm.opening import OpeningDays

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from shopdesk.core.rhythm.story import Story

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

YEAR = 364  # whole weeks, so that weekdays meet
_YEARS = 3
_LOOSE = 21  # days by which somebody may come earlier or later than the year before
_SURE = 0.999


def evidence(story: Story, horizon: float | Floats) -> Floats:
    """Say for each member how much oftener they came in the weeks ahead, in earlier years, than in weeks picked blindly.

    ``horizon`` is in days, one for all or one each. 0 where no year is known; recent years count more.
    """
    member = np.repeat(np.arange(story.members), story.counts + 1)
    ahead = np.broadcast_to(np.asarray(horizon, dtype=float), (story.members,))
    first = story.days[story.start[:-1]]
    today = last_open(story.opening, story.today)
    total = np.zeros(story.members)
    for year in range(1, _YEARS + 1):
        begin = today - YEAR * year
        if len(first) and first.min() <= begin:
            known = first <= begin
            total += np.where(known, law.MEMORY ** (year - 1) * _surplus(story.days - begin, member, ahead), 0.0)
    return total


def _surplus(offset: Ints, member: Ints, ahead: Floats) -> Floats:
    """Chance that a visit of that year fell into the weeks ahead, less the chance for as many weeks of that year."""
    in_year = (offset > 0) & (offset <= YEAR)
    offset, member = offset[in_year], member[in_year]
    width = ahead[member]
    # The year is a ring: who came in its last days may come in its first ones.
    inside = _overlap(offset, width) + _overlap(offset - YEAR, width) + _overlap(offset + YEAR, width)
    missed = np.exp(np.bincount(member, np.log1p(-np.minimum(inside / (2 * _LOOSE + 1), _SURE)), minlength=len(ahead)))
    visits = np.bincount(member, minlength=len(ahead))
    blindly: Floats = (1 - np.minimum(ahead / YEAR, _SURE)) ** visits
    return blindly - missed


def _overlap(offset: Ints, width: Floats) -> Floats:
    """Days that the weeks ahead share with the days on which a visit may fall this time."""
    days: Floats = np.minimum(offset + _LOOSE, width) - np.maximum(offset - 1 - _LOOSE, 0)
    return np.maximum(days, 0.0)


def last_open(opening: OpeningDays, today: int) -> int:
    """Give the last day that counted: while a shop is closed its season stands still, too."""
    lived = opening.at(today)
    while opening.at(today - 1) == lived:
        today -= 1
    return today


def shifted(chance: Floats, season: float, surplus: Floats) -> Floats:
    """Move chances by what the same weeks of earlier years say."""
    if season == 0.0:
        return chance
    inner = np.clip(chance, 1e-9, 1 - 1e-9)
    odds = inner / (1 - inner) * np.exp(season * surplus)
    return np.where((chance > 0) & (chance < 1), odds / (1 + odds), chance)
