"""Weekday habits: found one visit at a time, and said only when they are real."""

from __future__ import annotations

from shopdesk.core.rhythm.opening import OpeningDays, weekday
from shopdesk.core.rhythm.records import Habit

FIRMEST = 8
FIRM = 6
OFTEN = 8  # visits on that weekday
LONG = 84  # days it must have lasted
PAUSE = 70  # days of silence after which it begins anew
KEPT = 0.8  # share of its days on which they came …
MORE = 1.2  # … and how many more than its days would be another habit
INTERVALS = (7, 14, 21, 28)


def begun(day: int) -> Habit:
    """Give the habit of who came for the first time."""
    return Habit(weekday(day), day, 1, 1)


def kept(habit: Habit, day: int, gap: int) -> Habit:
    """Give the habit after a visit: a visit on its day makes it firmer, another costs two of them, until a new one begins."""
    if weekday(day) == habit.weekday:
        if gap > PAUSE:
            return begun(day)
        return Habit(habit.weekday, habit.since, habit.times + 1, min(habit.firm + 1, FIRMEST))
    if habit.firm <= 2:
        return begun(day)
    return Habit(habit.weekday, habit.since, habit.times, habit.firm - 2)


def interval(habit: Habit, last: int, own_gap: int | None, opening: OpeningDays) -> int | None:
    """Give 7, 14, 21 or 28 when the habit is real: firm, old, and kept on three of its days in four; else None."""
    if own_gap not in INTERVALS or habit.firm < FIRM or habit.times < OFTEN:
        return None
    lasted = opening.between(habit.since, last)
    days = lasted / own_gap + 1
    return own_gap if lasted >= LONG and KEPT * days <= habit.times <= MORE * days else None


def days_since(habit: Habit, every: int, last: int, until: int, opening: OpeningDays) -> list[int]:
    """Give the open days before ``until`` on which the habit would have had them come since their last visit."""
    day = first_after(habit, every, last)
    return [missed for missed in range(day, until, every) if not opening.is_closed(missed)]


def first_after(habit: Habit, every: int, last: int) -> int:
    """Give the next day of the habit; a visit beside its day stands for the nearest one."""
    near = last + (habit.weekday - weekday(last) + 3) % 7 - 3
    return near + every
