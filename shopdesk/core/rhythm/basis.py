"""What every rhythm of a shop is learned with: the shop's own numbers and its opening days."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from functools import cached_property

from shopdesk.core.rhythm.opening import OpeningDays, days_of
from shopdesk.core.rhythm.records import ShopRhythm

Ranges = tuple[tuple[dt.date, dt.date], ...]


class Basis:
    """``declared`` and ``found`` are closures, first and last day; ``rest_weekdays`` 0 (Monday) to 6."""

    def __init__(self, numbers: ShopRhythm, declared: Ranges, found: Ranges, rest_weekdays: tuple[int, ...]) -> None:
        self.numbers = numbers
        self.found = found
        self._declared = declared
        self._rest = rest_weekdays

    @cached_property
    def opening(self) -> OpeningDays:
        """The shop's clock."""
        return OpeningDays(days_of((*self._declared, *self.found)), self._rest)

    @cached_property
    def number(self) -> int:
        """A number that is another one when anything here is: what was learned with another basis must be learned anew."""
        told = repr((self.numbers, self._declared, self.found, self._rest)).encode()
        return int.from_bytes(hashlib.blake2b(told, digest_size=8).digest(), "big") >> 2

    def learned(self, numbers: ShopRhythm, found: Ranges) -> Basis:
        """The same opening hours with other numbers and closures found."""
        return Basis(numbers, self._declared, found, self._rest)


def ranges(days: Iterable[int]) -> Ranges:
    """Put ordinals, ascending, together as first and last days."""
    found: list[list[int]] = []
    for day in days:
        if found and day == found[-1][1] + 1:
            found[-1][1] = day
        else:
            found.append([day, day])
    return tuple((dt.date.fromordinal(first), dt.date.fromordinal(last)) for first, last in found)
