"""What the states of many members say about a silence and a horizon: chances, expected visits, usual gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from shopdesk.core.rhythm import law
from shopdesk.core.rhythm.member import FAR
from shopdesk.core.rhythm.records import ShopRhythm

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from shopdesk.core.rhythm.states import States

    Floats = NDArray[np.float64]

_ROUNDS = 8


class Scores:
    """The chances of many members; silences and horizons in days on the shop's clock, one for all or one each."""

    def __init__(self, states: States, rhythm: ShopRhythm) -> None:
        self._states, self._rhythm = states, rhythm
        self._unit = rhythm.unit
        self._a = rhythm.r + states.weight
        self._b = rhythm.beta + states.length
        self._laws = law.weights_of_laws(np.array([0.0, rhythm.c4, rhythm.c16]), states.fits)
        self._ended = np.where(states.gaps > 0, rhythm.a / (rhythm.a + rhythm.b + states.gaps), rhythm.q0)

    def pick(self, places: NDArray[np.int64]) -> Scores:
        """Give the chances of the members at these places alone."""
        return Scores(self._states.pick(places), self._rhythm)

    def longer(self, days: Floats) -> Floats:
        """Give S: the chance that a gap is longer than so many days."""
        tails = law.survival(self._a, self._b, self._units(days))
        tails *= self._laws
        total: Floats = tails[0] + tails[1] + tails[2]
        return total

    def comes(self, silence: Floats, horizon: Floats) -> Floats:
        """Give p_return: the chance of a visit within ``horizon`` days after ``silence``."""
        return self.comes_between(self.longer(silence), self.longer(silence + horizon))

    def comes_between(self, quiet: Floats, later: Floats) -> Floats:
        """Give p_return from S at the silence and at the end of the horizon."""
        return np.clip((1 - self._ended) * (quiet - later) / (self._ended + (1 - self._ended) * quiet), 0.0, 1.0)

    def still(self, silence: Floats) -> Floats:
        """Give p_still: the chance that the last visit was not the last ever."""
        quiet = (1 - self._ended) * self.longer(silence)
        return quiet / (self._ended + quiet)

    def visits(self, silence: Floats, horizon: Floats) -> Floats:
        """Give the number of visits to expect within ``horizon`` days after ``silence``."""
        reach = self._b + self._units(silence)
        total = np.zeros_like(reach)
        for k, law_weight in zip(law.SHAPES, self._laws, strict=True):
            more = self._ended * self._units(horizon) / k
            total -= law_weight * np.expm1(-k * self._a * np.log1p(more / reach))
        return self.still(silence) * total / self._ended

    def usual_gap(self) -> Floats:
        """Give the model's usual gap in days."""
        return self._unit * self._b / self._a

    def silence_left_to(self, share: float, silence: Floats) -> Floats:
        """Give the silence that only this share of the gaps longer than ``silence`` exceeds; at most fifty years."""
        wanted = np.log(share * self.longer(silence))
        low = silence.astype(float)
        high = np.maximum(2 * low, self._unit)
        above = self._above(low, wanted)
        below = self._above(high, wanted)
        while (far := (below > 0) & (high < FAR)).any():
            low, above = np.where(far, high, low), np.where(far, below, above)
            high = np.where(far, 2 * high, high)
            below = self._above(high, wanted)
        return np.minimum(self._narrowed(wanted, (low, above), (high, below)), FAR)

    def _narrowed(self, wanted: Floats, low_end: tuple[Floats, Floats], high_end: tuple[Floats, Floats]) -> Floats:
        """Close in from both ends: the false position of the Illinois method, which halves what an end that stays is thought to miss."""
        (low, above), (high, below) = low_end, high_end
        for _round in range(_ROUNDS):
            middle = np.where(below < 0, low + (high - low) * above / np.maximum(above - below, 1e-300), high)
            value = self._above(middle, wanted)
            rises = value > 0
            below_next = np.where(rises, below / 2, value)
            above = np.where(rises, value, above / 2)
            low, high, below = np.where(rises, middle, low), np.where(rises, high, middle), below_next
        return middle

    def _above(self, days: Floats, wanted: Floats) -> Floats:
        return np.log(np.maximum(self.longer(days), 1e-300)) - wanted

    def _units(self, days: Floats) -> Floats:
        return np.broadcast_to(np.asarray(days, dtype=float) / self._unit, self._a.shape)
