"""The chances of one member, in plain Python: what is asked when one person stands at the counter.

The same formulas as in ``law`` and ``scoring``, which serve many at once.
"""

from __future__ import annotations

from math import exp, expm1, lgamma, log, log1p

from shopdesk.core.rhythm.records import MEMORY, SHAPES, RhythmState, ShopRhythm

FAR = 18_250.0  # days; beyond fifty years nobody asks
_HALVINGS = 32
_LOG_FACTORIAL = tuple(lgamma(k) for k in SHAPES)


def log_densities(a: float, b: float, gap: float) -> tuple[float, float, float]:
    """Give ln f_k(gap) for the three laws; all in units of the shop's median gap."""
    log_end, log_gap = log(b + gap), log(gap)
    log_ratio = log(b) - log_end
    one, four, sixteen = (
        lgamma(k * a + k) - lgamma(k * a) - factorial + k * a * log_ratio + (k - 1) * log_gap - k * log_end
        for k, factorial in zip(SHAPES, _LOG_FACTORIAL, strict=True)
    )
    return one, four, sixteen


def advanced(state: RhythmState, gap_days: int, rhythm: ShopRhythm) -> tuple[float, float, tuple[float, float, float]]:
    """Give N, Q and W after one more gap."""
    gap = gap_days / rhythm.unit
    seen = log_densities(rhythm.r + state.weight, rhythm.beta + state.length, gap)
    one, four, sixteen = (MEMORY * fit + density for fit, density in zip(state.fits, seen, strict=True))
    return MEMORY * state.weight + 1, MEMORY * state.length + gap, (one, four, sixteen)


class Chances:
    """What one member's state says about a silence and a horizon, both in days on the shop's clock."""

    def __init__(self, state: RhythmState, rhythm: ShopRhythm) -> None:
        self._unit = rhythm.unit
        self._a = rhythm.r + state.weight
        self._b = rhythm.beta + state.length
        self._ended = rhythm.a / (rhythm.a + rhythm.b + state.gaps) if state.gaps else rhythm.q0
        logs = [prior + fit for prior, fit in zip((0.0, rhythm.c4, rhythm.c16), state.fits, strict=True)]
        raw = [exp(value - max(logs)) for value in logs]
        self._laws = [value / sum(raw) for value in raw]

    def longer(self, days: float) -> float:
        """Give S: the chance that a gap is longer than so many days."""
        silence = days / self._unit
        ratio, log_tail = silence / (self._b + silence), -log1p(silence / self._b)
        total = 0.0
        for k, weight in zip(SHAPES, self._laws, strict=True):
            head, shape = 1.0, k * self._a
            for j in range(k - 1, 0, -1):
                head = 1.0 + head * ratio * (shape + j - 1) / j
            total += weight * head * exp(shape * log_tail)
        return total

    def comes(self, silence: float, horizon: float) -> float:
        """Give p_return: the chance of a visit within ``horizon`` after ``silence``."""
        quiet = self.longer(silence)
        chance = (1 - self._ended) * (quiet - self.longer(silence + horizon)) / (self._ended + (1 - self._ended) * quiet)
        return min(max(chance, 0.0), 1.0)

    def still(self, silence: float) -> float:
        """Give p_still: the chance that the last visit was not the last ever."""
        quiet = (1 - self._ended) * self.longer(silence)
        return quiet / (self._ended + quiet)

    def visits(self, silence: float, horizon: float) -> float:
        """Give the number of visits to expect within ``horizon`` after ``silence``."""
        reach = self._b + silence / self._unit
        more = self._ended * horizon / self._unit
        total = sum(-weight * expm1(-k * self._a * log1p(more / k / reach)) for k, weight in zip(SHAPES, self._laws, strict=True))
        return self.still(silence) * total / self._ended

    def usual_gap(self) -> float:
        """Give the model's usual gap in days."""
        return self._unit * self._b / self._a

    def silence_left_to(self, share: float, silence: float = 0.0) -> float:
        """Give the silence that only this share of the gaps longer than ``silence`` exceeds; at most fifty years."""
        wanted = share * self.longer(silence)
        low, high = silence, max(2 * silence, self._unit)
        while self.longer(high) > wanted and high < FAR:
            low, high = high, 2 * high
        for _halving in range(_HALVINGS):
            middle = (low + high) / 2
            low, high = (middle, high) if self.longer(middle) > wanted else (low, middle)
        return min((low + high) / 2, FAR)
