"""BG/NBD after Fader, Hardie and Lee (2005): the published model that recognition is measured against. Time in weeks.

``x`` are repeat visit days, ``tx`` when the last was and ``span`` how long a member is known, both since the first. Needs scipy, which
the program itself does without.
"""

from __future__ import annotations

import importlib
import importlib.util
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_STARTS = ((0.0, 1.5, 0.0, 1.0), (-1.0, 1.5, -0.5, 0.5))
_WIDEST = 8.0  # of the logarithms of the four numbers


def available() -> bool:
    """Say whether scipy is there."""
    return importlib.util.find_spec("scipy") is not None


def log_likelihood(numbers: Floats, x: Floats, tx: Floats, span: Floats) -> Floats:
    """Give each member's log-likelihood under (r, alpha, a, b)."""
    ln_gamma: Any = importlib.import_module("scipy.special").gammaln
    r, alpha, a, b = numbers
    began = ln_gamma(r + x) - ln_gamma(r) + r * np.log(alpha)
    stayed = ln_gamma(b + x) + ln_gamma(a + b) - ln_gamma(b) - ln_gamma(a + b + x)
    alive = stayed - (r + x) * np.log(alpha + span)
    left = stayed + np.log(a) - np.log(b + np.maximum(x, 1) - 1) - (r + x) * np.log(alpha + tx)
    result: Floats = began + np.logaddexp(alive, np.where(x > 0, left, -np.inf))
    return result


def fitted(x: Floats, tx: Floats, span: Floats) -> Floats:
    """Find (r, alpha, a, b) of greatest likelihood."""
    minimize: Any = importlib.import_module("scipy.optimize").minimize

    def unlikely(logs: Floats) -> float:
        return float(-log_likelihood(np.exp(logs), x, tx, span).sum())

    tries = [minimize(unlikely, start, method="L-BFGS-B", bounds=[(-_WIDEST, _WIDEST)] * 4) for start in _STARTS]
    best: Floats = np.exp(min(tries, key=lambda found: float(found.fun)).x)
    return best


def comes(numbers: Floats, x: Floats, tx: Floats, span: Floats, horizon: Floats) -> Floats:
    """Give the chance of at least one visit within ``horizon`` weeks."""
    r, alpha, a, b = numbers
    odds = np.where(x > 0, a / (b + np.maximum(x, 1) - 1) * ((alpha + span) / (alpha + tx)) ** (r + x), 0.0)
    chance: Floats = (1 - ((alpha + span) / (alpha + span + horizon)) ** (r + x)) / (1 + odds)
    return chance
