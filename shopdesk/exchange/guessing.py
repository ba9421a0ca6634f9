"""What a column means whose heading says nothing, told by what stands in it: an e-mail, a phone, a name, a birthday."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from itertools import islice

from shopdesk.exchange import days
from shopdesk.exchange.mapping import Mapping, Meaning

_LOOKED_AT = 200  # filled cells
_ENOUGH = 0.8  # of them
_OLD_ENOUGH = 10  # years; a column of later days is about visits or orders, not births
_EMAIL = re.compile(r"[^@\s;,]+@[^@\s;,]+\.[^@\s;,.]+")
_PHONE = re.compile(r"(?=\+|0|.*\d[ ()/.-])\+?[\d ()/.-]{7,22}")
_DIGITS = re.compile(r"\d{8,15}")
_NAME = re.compile(r"[^\W\d_][^\d@:;,]*( [^\W\d_][^\d@:;,]*){1,3}")
_NAMED = (Meaning.NAME, Meaning.FIRST, Meaning.LAST, Meaning.NICKNAME, Meaning.COMPANY)


def guessed(mapping: Mapping, cells: Callable[[int], Iterable[str]], today: date) -> Mapping:
    """A plain table's mapping with a meaning for columns that had none; columns a heading speaks for stay as they are."""
    for place, column in enumerate(mapping.columns):
        if mapping.format == "plain" and column.meaning is Meaning.AS_NOTE:
            some = list(islice(filter(None, cells(place)), _LOOKED_AT))
            meaning = _meaning(some, mapping, today) if some else None
            mapping = mapping.changed(place, meaning) if meaning else mapping
    return mapping


def no_title(cell: str) -> bool:
    """Whether a cell of the heading is somebody's address or number: then the list begins with a person and has no heading."""
    return bool(_EMAIL.fullmatch(cell)) or _is_phone(cell) or bool(_DIGITS.fullmatch(cell))


def _meaning(some: list[str], mapping: Mapping, today: date) -> Meaning | None:
    if _most(some, lambda cell: bool(_EMAIL.fullmatch(cell))):
        return Meaning.EMAIL
    if not mapping.places(Meaning.BIRTHDAY) and _most(some, lambda cell: _is_birth(cell, today)):
        return Meaning.BIRTHDAY
    if not mapping.places(Meaning.PHONE) and _most(some, _is_phone):
        return Meaning.PHONE
    return Meaning.NAME if not mapping.places(*_NAMED) and _most(some, lambda cell: bool(_NAME.fullmatch(cell))) else None


def _most(some: list[str], fits: Callable[[str], bool]) -> bool:
    return sum(map(fits, some)) >= _ENOUGH * len(some)


def _is_phone(cell: str) -> bool:
    return bool(_PHONE.fullmatch(cell)) and 7 <= sum(map(str.isdigit, cell)) <= 15 and _born(cell) is None


def _is_birth(cell: str, today: date) -> bool:
    born = _born(cell)
    return born is not None and born[0] is not None and born[0] <= today.year - _OLD_ENOUGH


def _born(cell: str) -> tuple[int | None, int, int] | None:
    try:
        return days.read_birthday(cell, month_first=False)
    except ValueError:
        return None
