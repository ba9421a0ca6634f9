"""Everything a shop learns from all its visits: its own numbers, then what its seasons are worth."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from shopdesk.core.rhythm import fitting, seasons, states
from shopdesk.core.rhythm.records import ShopRhythm
from shopdesk.core.rhythm.scoring import Scores

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from shopdesk.core.rhythm.story import Story

    Floats = NDArray[np.float64]
    Truths = NDArray[np.bool_]

_CUTS = (91, 182, 273, 364)  # so many days ago the shop looks ahead, to learn what its seasons are worth
_HORIZON = 91
_CAUTION = 20.0  # weight of the belief that seasons mean nothing
_MOST = 2.0
_SAMPLE = 6000  # members; looking back costs little


def learned(story: Story) -> ShopRhythm:
    """Learn the shop's numbers: some seconds' work at most, never while somebody waits."""
    rhythm = fitting.fitted(fitting.sampled(story), fitting.median_gap(story))
    return replace(rhythm, season=_season(fitting.sampled(story, _SAMPLE), rhythm))


def _season(story: Story, rhythm: ShopRhythm) -> float:
    """Ask of earlier days what was to come, and find the number under which the seasons would have said it best."""
    if not story.members:
        return 0.0
    begin = int(story.days.min()) + seasons.YEAR
    asked = [_looked_back(story, story.today - ago, rhythm) for ago in _CUTS if story.today - ago > begin]
    if not asked:
        return 0.0
    odds, surplus, came = (np.concatenate(parts) for parts in zip(*asked, strict=True))
    season = 0.0
    for _round in range(20):  # Newton's method on a curve with one top
        chance = 1 / (1 + np.exp(-(odds + season * surplus)))
        slope = (surplus * (came - chance)).sum() - _CAUTION * season
        known = (surplus**2 * chance * (1 - chance)).sum() + _CAUTION
        season += slope / known
    # Less what it may be off by: a shop without seasons has none.
    return float(np.clip(season - 1 / np.sqrt(known), 0.0, _MOST))


def _looked_back(story: Story, day: int, rhythm: ShopRhythm) -> tuple[Floats, Floats, Truths]:
    """Give, for who had come twice by that day: log odds by rhythm alone, what the seasons say, whether they came."""
    past = story.until(day)
    past = past.pick(np.flatnonzero(past.counts >= 1))
    silence, horizon = past.silence.astype(float), np.array(float(_HORIZON))
    chance = np.clip(Scores(states.rebuilt(past, rhythm), rhythm).comes(silence, horizon), 1e-4, 1 - 1e-4)
    member = np.repeat(story.who, story.counts + 1)
    later = member[(story.days > day) & (story.days <= day + _HORIZON)]
    return np.log(chance / (1 - chance)), seasons.evidence(past, _HORIZON), np.isin(past.who, later)
