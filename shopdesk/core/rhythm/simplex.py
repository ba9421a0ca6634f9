"""The downhill simplex of Nelder and Mead (1965): finds a minimum of a few numbers without derivatives."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


def minimum(function: Callable[[Floats], float], start: Floats, step: float, evaluations: int) -> Floats:
    """Give the best point found in so many evaluations, beginning ``step`` around ``start``."""
    search = _Simplex(function, start, step, evaluations)
    while search.left > 0 and search.spread() > 1e-9:
        search.move()
    return search.best()


class _Simplex:
    """n + 1 points with their values, the best first."""

    def __init__(self, function: Callable[[Floats], float], start: Floats, step: float, evaluations: int) -> None:
        self._function = function
        self.left = evaluations
        self._points = np.vstack([start, start + step * np.eye(len(start))])
        self._values = np.array([self._value(point) for point in self._points])
        self._sort()

    def best(self) -> Floats:
        best: Floats = self._points[0]
        return best

    def spread(self) -> float:
        return float(self._values[-1] - self._values[0])

    def move(self) -> None:
        """Replace the worst point: reflect it, go further, come nearer, or draw all points to the best."""
        centre = self._points[:-1].mean(axis=0)
        away = centre - self._points[-1]
        reflected = centre + away
        value = self._value(reflected)
        if value < self._values[0]:
            self._take_better(reflected, value, centre + 2 * away)
        elif value < self._values[-2]:
            self._take(reflected, value)
        elif not self._contract(centre, away, value):
            self._shrink()
        self._sort()

    def _take_better(self, point: Floats, value: float, further: Floats) -> None:
        further_value = self._value(further)
        if further_value < value:
            self._take(further, further_value)
        else:
            self._take(point, value)

    def _contract(self, centre: Floats, away: Floats, reflected_value: float) -> bool:
        nearer = centre + (0.5 if reflected_value < self._values[-1] else -0.5) * away
        value = self._value(nearer)
        if value < min(reflected_value, float(self._values[-1])):
            self._take(nearer, value)
            return True
        return False

    def _shrink(self) -> None:
        self._points[1:] = (self._points[1:] + self._points[0]) / 2
        self._values[1:] = [self._value(point) for point in self._points[1:]]

    def _take(self, point: Floats, value: float) -> None:
        self._points[-1], self._values[-1] = point, value

    def _value(self, point: Floats) -> float:
        self.left -= 1
        value = self._function(point)
        return value if np.isfinite(value) else np.inf

    def _sort(self) -> None:
        order = np.argsort(self._values, kind="stable")
        self._points, self._values = self._points[order], self._values[order]
