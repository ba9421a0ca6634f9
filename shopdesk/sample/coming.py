"""On which days somebody came: told as a habit, worked out backwards from today, closed days respected."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

IsOpen = Callable[[dt.date], bool]
_DAY = dt.timedelta(1)


@dataclass(frozen=True, slots=True)
class Coming:
    """A habit. Days are counted back from today; exactly one of ``weekday every erratic days`` says what kind it is.

    ``weekday`` (Monday is 0) comes each ``step`` weeks and misses a share of them; ``every`` comes about so many days apart,
    growing by the factor ``drift`` towards today; ``erratic`` is a mean gap without any habit; ``days`` are told one by one.
    ``since`` is the earliest day, ``last`` the latest, ``gone`` how long a weekday person has stayed away; ``hour`` when they come.
    """

    hour: float
    since: int = 720
    last: int = 1
    weekday: int | None = None
    step: int = 1
    misses: float = 0.0
    gone: int = 0
    every: float | None = None
    spread: float = 0.0
    drift: float = 1.0
    erratic: float | None = None
    days: tuple[int, ...] = ()


def days_of(coming: Coming, today: dt.date, is_open: IsOpen, chance: Random) -> list[dt.date]:
    """Work out the days, oldest first; the same ``chance`` gives the same days."""
    if coming.days:
        return sorted({_open_before(today - ago * _DAY, is_open) for ago in coming.days})
    earliest = today - coming.since * _DAY
    away = list(_absences(today, chance))
    came: list[dt.date] = []
    for day in _backwards(coming, today, is_open, chance):
        if day < earliest:
            break
        # The latest visit is part of the story; absences thin out only what lies before it.
        if is_open(day) and (not came or not any(first <= day <= last for first, last in away)):
            came.append(day)
    return came[::-1]


def _backwards(coming: Coming, today: dt.date, is_open: IsOpen, chance: Random) -> Iterator[dt.date]:
    if coming.weekday is not None:
        return _weekdays(coming, coming.weekday, today, chance)
    return _gaps(coming, today, is_open, chance)


def _weekdays(coming: Coming, weekday: int, today: dt.date, chance: Random) -> Iterator[dt.date]:
    # Somebody due every other week was last here more than a week ago.
    day = today - max(coming.gone, 7 * coming.step - 6) * _DAY
    day -= (day.weekday() - weekday) % 7 * _DAY
    yield day
    while True:
        day -= 7 * coming.step * _DAY
        if chance.random() >= coming.misses:
            yield day


def _gaps(coming: Coming, today: dt.date, is_open: IsOpen, chance: Random) -> Iterator[dt.date]:
    day = _open_before(today - coming.last * _DAY, is_open)
    while True:
        yield day
        day = _open_before(day - _gap(coming, (today - day).days, chance) * _DAY, is_open)


def _gap(coming: Coming, ago: int, chance: Random) -> int:
    if coming.erratic is not None:
        return max(1, round(chance.expovariate(1 / coming.erratic)))
    towards_today = max(0.0, 1 - ago / coming.since)
    usual = (coming.every or 7.0) * (1 + (coming.drift - 1) * towards_today)
    return max(1, round(chance.gauss(usual, coming.spread)))


def _open_before(day: dt.date, is_open: IsOpen) -> dt.date:
    while not is_open(day):
        day -= _DAY
    return day


def _absences(today: dt.date, chance: Random) -> Iterator[tuple[dt.date, dt.date]]:
    """Two or three weeks each summer, and for some a week in winter."""
    for year in range(today.year - 2, today.year + 1):
        summer = dt.date(year, 6, 25) + chance.randrange(42) * _DAY
        yield summer, summer + chance.randrange(9, 22) * _DAY
        if chance.random() < 0.35:
            winter = dt.date(year, 2, 10) + chance.randrange(14) * _DAY
            yield winter, winter + 8 * _DAY
