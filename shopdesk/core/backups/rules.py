"""Which backups stay: close together for the last days, further and further apart before, about a year in all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

WHOLE = dt.timedelta(days=2)  # of these days every backup is kept
NEVER_BELOW = 3  # good ones
EVERY = dt.timedelta(minutes=30)
WARM_AFTER = dt.timedelta(days=2)
MISSED_AFTER = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup as thinning sees it: its name, when it was made (aware), whether it was verified."""

    name: str
    at: dt.datetime
    good: bool = True


def _day(day: dt.date) -> Hashable:
    return day


def _week(day: dt.date) -> Hashable:
    return day.isocalendar()[:2]


def _month(day: dt.date) -> Hashable:
    return day.year, day.month


# After the whole days: the newest of each of so many days, then weeks, then months that have one.
_SPANS: tuple[tuple[int, Callable[[dt.date], Hashable]], ...] = ((12, _day), (10, _week), (9, _month))


def to_let_go(backups: Sequence[Kept], now: dt.datetime, zone: dt.tzinfo = dt.UTC) -> tuple[Kept, ...]:
    """Give those that may go, oldest first. Days, weeks and months are the shop's own, so ``zone``.

    Nothing goes while one of them is from later than now: then the clock is wrong, and ages mean nothing. Those that were
    never verified do not stand in for good ones and are not ours to take away.
    """
    if any(backup.at > now for backup in backups):
        return ()
    good = sorted((backup for backup in backups if backup.good), key=lambda backup: (backup.at, backup.name), reverse=True)
    staying = set(good[:NEVER_BELOW]) | {backup for backup in good if now - backup.at < WHOLE}
    older = [backup for backup in good if now - backup.at >= WHOLE]
    staying |= _apart(older, zone)
    return tuple(sorted(set(good) - staying, key=lambda backup: backup.at))


def _apart(older: Sequence[Kept], zone: dt.tzinfo) -> set[Kept]:
    """The newest of each day, week and month, newest first, as many as each span holds."""
    staying: list[Kept] = []
    for most, period in _SPANS:
        seen = {period(_local(backup, zone)) for backup in staying}
        oldest = min((backup.at for backup in staying), default=None)
        room = most
        for backup in older:
            if room == 0:
                break
            key = period(_local(backup, zone))
            if key not in seen and (oldest is None or backup.at < oldest):
                staying.append(backup)
                seen.add(key)
                room -= 1
    return set(staying)


def _local(backup: Kept, zone: dt.tzinfo) -> dt.date:
    return backup.at.astimezone(zone).date()
