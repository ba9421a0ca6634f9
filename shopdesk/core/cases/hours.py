"""The shop's clock: counts only the minutes in which the clock on the shop's wall stands within its opening hours; pure.

That one sentence decides the odd nights too: an hour that daylight saving skips is counted by nobody, one that it repeats
is counted twice. Hours that pass midnight belong to the day on which the shop opened.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo

from shopdesk.core.settings.records import ClosedDays, OpeningHours

_DAY = dt.timedelta(days=1)
_MINUTE = dt.timedelta(minutes=1)
_SECOND = dt.timedelta(seconds=1)
_MIDNIGHT = dt.time(0)
_HORIZON = 3660  # days looked ahead: a shop that is closed for longer has no opening hours to count
Piece = tuple[dt.datetime, dt.datetime]


class OpeningClock:
    """Counts opening hours: ``week`` from Monday, ``closed`` the closed days, both by the wall clock of ``zone``.

    A shop without any opening hours counts every minute: a clock that stands still would promise nothing.
    """

    def __init__(self, week: tuple[OpeningHours | None, ...], closed: Iterable[ClosedDays], zone: ZoneInfo) -> None:
        self._week = week
        self._closed = tuple(closed)
        self._zone = zone
        self._always = not any(week)
        self._pieces: dict[dt.date, tuple[Piece, ...]] = {}

    def is_open(self, instant: dt.datetime) -> bool:
        """Is the shop open at an instant?"""
        return self._always or any(start <= instant < end for start, end in self._on(_utc(instant).date()))

    def add(self, instant: dt.datetime, minutes: int) -> dt.datetime:
        """Give the first instant by which so many opening minutes (not below zero) have passed; UTC.

        From a closed shop the count begins when it opens. What a whole working day needs ends at closing time, not next morning.
        """
        instant = _utc(instant)
        left = minutes * _MINUTE
        if self._always or not left:
            return instant + left
        for start, end in self._from(instant):
            if end - start >= left:
                return start + left
            left -= end - start
        return instant + left

    def between(self, first: dt.datetime, last: dt.datetime) -> int:
        """Count the whole opening minutes from one instant to another; below zero when ``last`` lies before ``first``."""
        first, last = _utc(first), _utc(last)
        if last < first:
            return -self.between(last, first)
        return self._open_time(first, last) // _MINUTE

    def _open_time(self, first: dt.datetime, last: dt.datetime) -> dt.timedelta:
        if self._always:
            return last - first
        open_time = dt.timedelta()
        for ordinal in range(first.toordinal(), last.toordinal() + 1):
            for start, end in self._on(dt.date.fromordinal(ordinal)):
                open_time += max(min(end, last) - max(start, first), dt.timedelta())
        return open_time

    def next_open(self, instant: dt.datetime) -> dt.datetime:
        """Give the instant itself when the shop is open then, else the next one at which it opens."""
        instant = _utc(instant)
        return instant if self._always else next((start for start, _end in self._from(instant)), instant)

    def at(self, local: dt.datetime) -> dt.datetime:
        """Give the instant at which the wall clock shows ``local`` (naive): the first of two, and for a skipped time the jump over it."""
        early = local.replace(tzinfo=self._zone, fold=0).astimezone(dt.UTC)
        if early.astimezone(self._zone).replace(tzinfo=None) == local:
            return early
        return _jump(early - _DAY, early + _DAY, self._zone)

    def _from(self, instant: dt.datetime) -> Iterator[Piece]:
        """The open times from an instant on."""
        for days in range(_HORIZON):
            for start, end in self._on(instant.date() + days * _DAY):
                if end > instant:
                    yield max(start, instant), end

    def _on(self, day: dt.date) -> tuple[Piece, ...]:
        """The open times within one day of UTC, in order and apart."""
        if day not in self._pieces:
            self._pieces[day] = tuple(self._found_on(day))
        return self._pieces[day]

    def _found_on(self, day: dt.date) -> Iterator[Piece]:
        start = dt.datetime.combine(day, _MIDNIGHT, dt.UTC)
        for first, last in _apart(start, start + _DAY, self._zone):
            offset = _offset(first, self._zone)
            shown = first.replace(tzinfo=None) + offset
            for opens, closes in self._by_the_wall(shown, shown + (last - first)):
                yield (opens - offset).replace(tzinfo=dt.UTC), (closes - offset).replace(tzinfo=dt.UTC)

    def _by_the_wall(self, first: dt.datetime, last: dt.datetime) -> list[Piece]:
        """The open times between two wall clock times; where the end of a long night meets the next day they are one."""
        found: list[Piece] = []
        for ordinal in range(first.toordinal() - 1, last.toordinal() + 1):
            hours = self._hours(dt.date.fromordinal(ordinal))
            if hours is None:
                continue
            opens, closes = max(hours[0], first), min(hours[1], last)
            if found and opens <= found[-1][1]:
                found[-1] = (found[-1][0], max(closes, found[-1][1]))
            elif opens < closes:
                found.append((opens, closes))
        return found

    def _hours(self, day: dt.date) -> Piece | None:
        """From when to when the shop that opens on a day is open, by the wall clock."""
        hours = self._week[day.weekday()]
        if hours is None or any(closed.first <= day <= closed.last for closed in self._closed):
            return None
        ends_on = day + _DAY if hours.passes_midnight else day
        return dt.datetime.combine(day, hours.opens), dt.datetime.combine(ends_on, hours.closes)


def _utc(instant: dt.datetime) -> dt.datetime:
    return instant.astimezone(dt.UTC)


def _offset(instant: dt.datetime, zone: ZoneInfo) -> dt.timedelta:
    offset = instant.astimezone(zone).utcoffset()
    assert offset is not None
    return offset


def _apart(first: dt.datetime, last: dt.datetime, zone: ZoneInfo) -> tuple[Piece, ...]:
    """The time between two instants, parted where the clock on the wall is moved."""
    if _offset(first, zone) == _offset(last - _SECOND, zone):
        return ((first, last),)
    moved = _jump(first, last, zone)
    return (first, moved), (moved, last)


def _jump(first: dt.datetime, last: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """The second between two instants at which the clock on the wall is moved."""
    before = _offset(first, zone)
    while last - first > _SECOND:
        middle = first + (last - first) // _SECOND // 2 * _SECOND
        if _offset(middle, zone) == before:
            first = middle
        else:
            last = middle
    return last
