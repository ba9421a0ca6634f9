"""The shop's clock: days on which nobody could come do not count as days of silence.

numpy is only brought in where many days are asked about: one member at the counter does without it.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_EMPTY_RUN = 4  # days without any receipt that may be a closure
_AROUND = 28  # days on either side that say how busy the shop is
_BUSY = 0.5  # share of those days with a receipt, below which an empty week says nothing
_CHANCE = 0.002  # of so many empty days in a row in a shop as busy as that
_FEW = 20  # people; in a smaller circle an empty week is no sign


class OpeningDays:
    """Counts days as the shop lives them. Closed days stand still; weekly rest days count, and are only never expected."""

    def __init__(self, closed: Iterable[int] = (), rest_weekdays: Iterable[int] = ()) -> None:
        """``closed`` are ordinals of single days; ``rest_weekdays`` 0 (Monday) to 6."""
        self._closed = sorted(set(closed))
        rest = frozenset(rest_weekdays)
        self._rest = rest if len(rest) < 7 else frozenset()

    @cached_property
    def _closed_array(self) -> NDArray[np.int64]:
        import numpy as np

        return np.array(self._closed, dtype=np.int64)

    def at(self, day: int) -> int:
        """Give the shop's own number of a day: a closed day has that of the day before."""
        return day - bisect_right(self._closed, day)

    def at_all(self, days: NDArray[np.int64]) -> NDArray[np.int64]:
        """Give the shop's own numbers of many days."""
        import numpy as np

        if not len(self._closed_array):
            return days.astype(np.int64, copy=False)
        return days - np.searchsorted(self._closed_array, days, side="right")

    def between(self, first: int, last: int) -> int:
        """Count the shop's days from one day to a later one."""
        return self.at(last) - self.at(first)

    def day_after(self, first: int, count: int) -> int:
        """Give the first day that lies ``count`` of the shop's days (one or more) after ``first``."""
        day = first + count
        missing = self.at(first) + count - self.at(day)
        while missing > 0:
            day += missing
            missing = self.at(first) + count - self.at(day)
        return day

    def day_after_all(self, first: NDArray[np.int64], count: NDArray[np.int64]) -> NDArray[np.int64]:
        """Give ``day_after`` of many days."""
        lived = self.at_all(first) + count
        days = first + count
        while (missing := lived - self.at_all(days)).any():
            days = days + missing
        return days

    def next_open_all(self, days: NDArray[np.int64]) -> NDArray[np.int64]:
        """Give ``next_open`` of many days."""
        days = days.copy()
        while (closed := self._closed_on(days)).any():
            days[closed] += 1
        return days

    def _closed_on(self, days: NDArray[np.int64]) -> NDArray[np.bool_]:
        import numpy as np

        return np.isin(days, self._closed_array) | np.isin((days - 1) % 7, list(self._rest))

    def is_closed(self, day: int) -> bool:
        """Say whether the shop is closed on a day, rest days too."""
        place = bisect_left(self._closed, day)
        return (place < len(self._closed) and self._closed[place] == day) or weekday(day) in self._rest

    def next_open(self, day: int) -> int:
        """Give ``day`` itself or the first day after it on which the shop is open."""
        while self.is_closed(day):
            day += 1
        return day


def weekday(day: int) -> int:
    """Monday is 0."""
    return (day - 1) % 7


def days_of(ranges: Iterable[tuple[dt.date, dt.date]]) -> list[int]:
    """Give every day of closures told as first and last day."""
    return [day for first, last in ranges for day in range(first.toordinal(), last.toordinal() + 1)]


def empty_runs(receipt_days: NDArray[np.int64], people: int, today: int) -> list[int]:
    """Find the days of closures nobody declared: four days or more without any receipt, in a shop that had receipts on most
    days around them, up to ``today``."""
    import numpy as np

    if people < _FEW or not len(receipt_days):
        return []
    first = int(receipt_days.min())
    busy = np.flatnonzero(np.bincount(receipt_days - first)) + first
    ends = np.append(busy[1:], max(today + 1, int(busy[-1]) + 1))
    found: list[int] = []
    for place in np.flatnonzero(ends - busy > _EMPTY_RUN):
        begin, end = int(busy[place]) + 1, int(ends[place])
        if _is_closure(busy, begin, end, today):
            found.extend(range(begin, end))
    return found


def _is_closure(busy: NDArray[np.int64], first: int, end: int, today: int) -> bool:
    """Ask whether an open shop as busy as this one around the run would have been empty so long."""
    import numpy as np

    low, high = max(int(busy[0]), first - _AROUND), min(today + 1, end + _AROUND)
    days = (first - low) + (high - end)
    with_receipt = int(np.searchsorted(busy, high) - np.searchsorted(busy, low))
    share = with_receipt / days
    return share >= _BUSY and (1 - share) ** (end - first) <= _CHANCE
