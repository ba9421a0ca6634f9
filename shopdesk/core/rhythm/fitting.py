"""Learns the shop's own numbers: those under which the gaps and silences of its members are likeliest, held near what shops are
usually like. Some seconds' work, done overnight or after an import, never while somebody waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from shopdesk.core.rhythm import law, simplex
from shopdesk.core.rhythm.records import KEPT_GAPS, ShopRhythm

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from shopdesk.core.rhythm.story import Story

    Floats = NDArray[np.float64]

START = np.array([-0.8, -0.2, -0.45, 0.0, -0.4, -1.5, -2.5])  # ln r, ln beta, ln a, ln b, logit q0, c4, c16
SAMPLE = 1500  # members
_EVALUATIONS = 450
_STEP = 0.4
_SEED = 20260101
_FEW_MEMBERS = 5
_FAR = 12.0  # beyond this a number is 0 or endless
_FEW_GAPS = 20


def sampled(story: Story, most: int = SAMPLE) -> Story:
    """Give the story of the members the shop learns from: all, or so many drawn in a way that is the same each time."""
    if story.members <= most:
        return story
    chosen = np.random.default_rng(_SEED).choice(story.members, most, replace=False)
    return story.pick(np.sort(chosen))


def fitted(story: Story, unit: float) -> ShopRhythm:
    """Learn the shop's seven numbers from these members; fewer than five teach nothing."""
    start = rhythm_of(START, unit)
    if story.members < _FEW_MEMBERS:
        return start
    return rhythm_of(simplex.minimum(_Likelihood(story, unit), START, _STEP, _EVALUATIONS), unit)


def median_gap(story: Story) -> float:
    """Give the median of all gaps in days; 14 where there are too few."""
    gaps = story.gaps[story.gaps > 0]
    return float(np.median(gaps)) if len(gaps) >= _FEW_GAPS else ShopRhythm().unit


def rhythm_of(theta: Floats, unit: float) -> ShopRhythm:
    """Give the shop's numbers for a point of the search."""
    r, beta, a, b = (float(value) for value in np.exp(theta[:4]))
    return ShopRhythm(unit, r, beta, a, b, float(1 / (1 + np.exp(-theta[4]))), float(theta[5]), float(theta[6]))


class _Likelihood:
    """Minus the penalised log-likelihood of the shop's numbers; all that does not depend on them is laid out once.

    Gaps of all members stand in one row, member after member; to be added up with memory they are laid into a matrix of members
    by their last gaps.
    """

    def __init__(self, story: Story, unit: float) -> None:
        self._counts = story.counts
        kept = np.minimum(self._counts, KEPT_GAPS)
        self._member = np.repeat(np.arange(story.members), kept)
        self._column = np.arange(len(self._member)) - np.repeat(np.cumsum(kept) - kept, kept)
        self._kept = kept
        self._index = self._column + (self._counts - kept)[self._member]
        self._gap = story.gaps[story.start[:-1][self._member] + 1 + self._index] / unit
        self._silence = story.silence / unit
        columns = int(kept.max(initial=0))
        age = np.arange(columns + 1) - 1 - np.arange(columns)[:, None]
        self._decay = np.where(age >= 0, law.MEMORY ** np.maximum(age, 0), 0.0)
        weights, lengths = self._added(np.ones_like(self._gap)), self._added(self._gap)
        self._weight, self._which = np.unique(weights[self._member, self._column], return_inverse=True)
        self._length = lengths[self._member, self._column]
        rows = np.arange(story.members)
        self._end_weight, self._end_length = weights[rows, kept], lengths[rows, kept]

    def __call__(self, theta: Floats) -> float:
        if np.abs(theta).max() > _FAR:
            return np.inf
        rhythm = rhythm_of(theta, 1.0)
        total = self._silences(rhythm, *self._gaps(rhythm))
        return float(0.5 * ((theta - START) ** 2).sum() - total)

    def _gaps(self, rhythm: ShopRhythm) -> tuple[list[Floats], float]:
        """Give W after the last gap for each law, and the sum over the gaps."""
        a = rhythm.r + self._weight
        risen = [head[self._which] for head in law.rising(a)]
        density = law.log_density_from(risen, a[self._which], rhythm.beta + self._length, self._gap)
        added = [self._added(row) for row in density]
        prior = np.array([[0.0], [rhythm.c4], [rhythm.c16]])
        before = prior + np.stack([fits[self._member, self._column] for fits in added])
        seen = _log_sum(before + density) - _log_sum(before)
        ended = np.where(self._index > 0, rhythm.a / (rhythm.a + rhythm.b + self._index), rhythm.q0)
        rows = np.arange(len(self._kept))
        return [fits[rows, self._kept] for fits in added], float((seen + np.log1p(-ended)).sum())

    def _silences(self, rhythm: ShopRhythm, fits: list[Floats], total: float) -> float:
        laws = law.weights_of_laws(np.array([0.0, rhythm.c4, rhythm.c16]), np.stack(fits))
        tails = law.survival(rhythm.r + self._end_weight, rhythm.beta + self._end_length, self._silence)
        ended = np.where(self._counts > 0, rhythm.a / (rhythm.a + rhythm.b + self._counts), rhythm.q0)
        return total + float(np.log(ended + (1 - ended) * (laws * tails).sum(axis=0)).sum())

    def _added(self, values: Floats) -> Floats:
        """Add up with memory: column i is the sum of what stood before gap i."""
        matrix = np.zeros((len(self._kept), len(self._decay)))
        matrix[self._member, self._column] = values
        return matrix @ self._decay


def _log_sum(rows: Floats) -> Floats:
    top = rows.max(axis=0)
    total: Floats = top + np.log(np.exp(rows - top).sum(axis=0))
    return total
