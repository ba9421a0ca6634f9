"""The state of every member at once, rebuilt from their visits; equal to the one kept visit by visit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from shopdesk.core.rhythm import law
from shopdesk.core.rhythm.records import ShopRhythm

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from shopdesk.core.rhythm.story import Story

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]


@dataclass(frozen=True)
class States:
    """Arrays over members, as in ``RhythmState``; ``fits`` is (3, n). Times in units of the shop's median gap."""

    gaps: Ints
    weight: Floats
    length: Floats
    fits: Floats

    def pick(self, places: Ints | NDArray[np.bool_]) -> States:
        """Give the states of the members at these places alone."""
        return States(self.gaps[places], self.weight[places], self.length[places], self.fits[:, places])


def rebuilt(story: Story, rhythm: ShopRhythm) -> States:
    """Learn every member's state from the first visit on."""
    order = np.argsort(-story.counts, kind="stable")
    starts = story.start[order]
    length, fits = np.zeros(story.members), np.zeros((3, story.members))
    weight = 0.0
    gaps = story.gaps
    for step, count in enumerate(_having(story.counts[order]), start=1):
        gap = gaps[starts[:count] + step] / rhythm.unit
        # N is the same for all who have as many gaps, so that A is one number in each step.
        density = law.log_density(rhythm.r + weight, rhythm.beta + length[:count], gap)
        fits[:, :count] = law.MEMORY * fits[:, :count] + density
        length[:count] = law.MEMORY * length[:count] + gap
        weight = law.MEMORY * weight + 1
    back = np.empty_like(order)
    back[order] = np.arange(len(order))
    return States(story.counts, _weights(story.counts), length[back], fits[:, back])


def _having(counts: Ints) -> Ints:
    """How many of the members, most gaps first, have a first gap, a second, …"""
    return np.searchsorted(-counts, -np.arange(1, int(counts.max(initial=0)) + 1), side="right")


def _weights(counts: Ints) -> Floats:
    """N after so many gaps, added up as it is kept visit by visit."""
    table = np.zeros(int(counts.max(initial=0)) + 1)
    for step in range(1, len(table)):
        table[step] = law.MEMORY * table[step - 1] + 1
    return table[counts]
