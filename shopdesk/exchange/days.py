"""Days as programs and people write them, birthdays with or without a year."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

_YEAR_FIRST = re.compile(r"(\d{4})([-./]?)(\d{1,2})\2(\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})([-./ ])(\d{1,2})\2 ?(\d{4}|\d{2})")
_NO_YEAR = re.compile(r"(--)?(\d{1,2})([-./ ]?)(\d{1,2})\.?")
NO_YEAR = 1604  # what Apple writes for "no year"
EARLIEST = 1900


class Unsure(ValueError):
    """The text may be two different days."""


def month_comes_first(texts: Iterable[str]) -> bool | None:
    """Whether 04/02 means the second of April in a list, told by those of its days that can only be read one way; None when none tells."""
    first = second = False
    for one, other in filter(None, map(_two_numbers, texts)):
        first = first or one <= 12 < other
        second = second or other <= 12 < one
    return None if first == second else first


def is_unsure(text: str) -> bool:
    """Whether the text may be two different days."""
    numbers = _two_numbers(text)
    return numbers is not None and numbers[0] != numbers[1] and max(numbers) <= 12


def _two_numbers(text: str) -> tuple[int, int] | None:
    """Day and month in the order of the text; None where that order is known or there is none."""
    if (parts := _YEAR_LAST.match(text)) and parts[2] in "-/":
        return int(parts[1]), int(parts[3])
    parts = _NO_YEAR.fullmatch(text)
    return (int(parts[2]), int(parts[4])) if parts and not parts[1] and parts[3] in ("-", "/") else None


def read(text: str, month_first: bool | None) -> dt.date:
    """Read a full day. Raises Unsure when it may be two days, ValueError when it is none."""
    if (parts := _YEAR_FIRST.fullmatch(text)) and (parts[2] or len(text) == 8):
        return dt.date(int(parts[1]), int(parts[3]), int(parts[4]))
    if not (parts := _YEAR_LAST.fullmatch(text)):
        raise ValueError(text)
    month, day = _ordered(int(parts[1]), int(parts[3]), parts[2], month_first)
    year = int(parts[4])
    return dt.date(year if year > 99 else 2000 + year, month, day)


def read_birthday(text: str, month_first: bool | None) -> tuple[int | None, int, int]:
    """Read a birthday as (year or None, month, day). Raises Unsure when it may be two days, ValueError when it is none."""
    if len(text) == 10 and text[4] == "-" and text[:4] > "1899":  # the usual spelling, six times as quick
        usual = dt.date.fromisoformat(text)
        return usual.year, usual.month, usual.day
    if len(text) > 10:
        text = re.split("[T ]", text, maxsplit=1)[0] if text[4:5] == "-" else re.sub(r" 0{1,2}:00.*", "", text)
    if (parts := _NO_YEAR.fullmatch(text)) and (parts[1] or parts[3]):
        month, day = (int(parts[2]), int(parts[4])) if parts[1] else _ordered(int(parts[2]), int(parts[4]), parts[3], month_first)
        return None, *_checked(2000, month, day)
    if text.startswith("0000-"):
        return None, *_checked(2000, int(text[5:7]), int(text[8:]))
    if (parts := _YEAR_LAST.fullmatch(text)) and len(parts[4]) == 2:
        raise ValueError(text)  # a birthday in '26 may be a child's or a great-grandmother's
    born = read(text, month_first)
    if born.year != NO_YEAR and born.year < EARLIEST:
        raise ValueError(text)
    return None if born.year == NO_YEAR else born.year, born.month, born.day


def _checked(year: int, month: int, day: int) -> tuple[int, int]:
    dt.date(year, month, day)
    return month, day


def _ordered(one: int, other: int, sign: str, month_first: bool | None) -> tuple[int, int]:
    """Month and day of two numbers: points and spaces mean day first; else as the list does; else only where one reading is possible."""
    if sign in ". ":
        return other, one
    if one > 12 or other > 12 or one == other:
        return (other, one) if one > 12 else (one, other)
    if month_first is None:
        raise Unsure(f"{one}{sign}{other}")
    return (one, other) if month_first else (other, one)
