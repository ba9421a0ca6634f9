"""The gap laws for many members at once: how long gaps of erratic, regular and clockwork members are.

Gaps of shape k whose rate has a gamma(kA, B) posterior, for k in ``SHAPES``; all times in units of the shop's median gap.
Arrays over members; those over laws and members have the shape (3, n).
"""

from __future__ import annotations

from math import lgamma
from typing import TYPE_CHECKING

import numpy as np

from shopdesk.core.rhythm.records import MEMORY, SHAPES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

__all__ = ["MEMORY", "SHAPES", "log_density", "log_density_from", "rising", "survival", "weights_of_laws"]


def log_density(a: Floats | float, b: Floats, gap: Floats) -> Floats:
    """Give ln f_k(gap) for each law; the formula of a gamma-gamma gap. One ``a`` for all costs least."""
    return log_density_from(rising(a), a, b, gap)


def log_density_from(risen: list[Floats], a: Floats | float, b: Floats, gap: Floats) -> Floats:
    """Give ln f_k(gap) from what ``rising`` gave for the same ``a``."""
    log_end, log_gap = np.log(b + gap), np.log(gap)
    log_ratio = np.log(b) - log_end
    result = np.empty((len(SHAPES), len(gap)))
    for row, k, head in zip(result, SHAPES, risen, strict=True):
        np.multiply(k * a, log_ratio, out=row)
        row += (k - 1) * log_gap
        row -= k * log_end
        row += head
    return result


def rising(a: Floats | float) -> list[Floats]:
    """Give for each law the sum of ln(kA + j) for j below k, less ln (k-1)!."""
    return [np.log(np.add.outer(k * np.asarray(a), np.arange(k))).sum(axis=-1) - lgamma(k) for k in SHAPES]


def survival(a: Floats | float, b: Floats, silence: Floats) -> Floats:
    """Give S_k(silence), the chance that a gap is longer, for each law."""
    ratio = silence / (b + silence)
    log_tail = -np.log1p(silence / b)
    return np.stack([np.exp(k * a * log_tail) * _head(k, a, ratio) for k in SHAPES])


def _head(k: int, a: Floats | float, ratio: Floats) -> Floats:
    """Sum of the k terms t_j, from the innermost outwards."""
    total = np.ones_like(ratio)
    for j in range(k - 1, 0, -1):
        total *= ratio * ((k * a + j - 1) / j)
        total += 1.0
    return total


def weights_of_laws(prior: Floats, fits: Floats) -> Floats:
    """Give w_k: how likely each law is after what was seen. ``prior`` is c_k, ``fits`` is W."""
    log_weights = prior[:, None] + fits
    log_weights -= log_weights.max(axis=0)
    weights = np.exp(log_weights)
    weights /= weights.sum(axis=0)
    return weights
