"""One line of the bench: what ShopDesk takes, what the bare tools take, and whether the first is near enough to the second."""

from __future__ import annotations

import gc
import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import median
from typing import Any


@dataclass(frozen=True, slots=True)
class Figure:
    """``ours`` and ``limit`` are in ``unit``. A bar is for their ratio, or with ``absolute`` for ``ours`` alone, which must stay at or
    under it (over it for a rate: ``at_least``). ``more`` holds what else was seen on the way."""

    name: str
    ours: float
    limit: float | None
    bar: float
    unit: str
    members: int
    absolute: bool = False
    at_least: bool = False
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def ratio(self) -> float | None:
        return self.ours / self.limit if self.limit else None

    @property
    def holds(self) -> bool:
        value = self.ours if self.absolute or self.ratio is None else self.ratio
        return value >= self.bar if self.at_least else value <= self.bar

    def line(self) -> str:
        """The figure as one line of JSON."""
        return json.dumps(
            {
                "figure": self.name, "ours": _short(self.ours), "limit": _short(self.limit), "ratio": _short(self.ratio),
                "bar": self.bar, "holds": self.holds, "unit": self.unit, "members": self.members, **self.more,
            },
            ensure_ascii=False,
        )


def _short(number: float | None) -> float | None:
    return None if number is None else float(f"{number:.4g}")


def quantile(values: Iterable[float], part: float) -> float:
    """The value that ``part`` of all values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def timed(act: Callable[[], Any]) -> float:
    """Seconds on the clock that ``act`` takes."""
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin


def taken_in_turn(acts: Sequence[Callable[[], float]], rounds: int) -> tuple[float, ...]:
    """The median of what each act gives, the acts done in turn, so that a slow minute of the machine hits all of them."""
    seen: list[list[float]] = [[] for _act in acts]
    for turn in range(rounds):
        for place in range(len(acts)):
            at = (place + turn) % len(acts)
            seen[at].append(acts[at]())
    return tuple(median(values) for values in seen)


@contextmanager
def without_collecting() -> Iterator[None]:
    """Keep Python from looking for garbage in the middle of a measurement of microseconds."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
