"""What the shop knows about a person, line by line, and what became of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: what it is called, what it says, who told us (or wrote it down), when, why we keep it, what it was last used for."""

    what: str
    says: str
    told_by: str = ""
    told_on: dt.date | None = None
    why: str = ""
    used_for: str = ""
    used_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """The lines of one table under its heading."""

    heading: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """Everything about one person."""

    member_id: int
    name: str
    chapters: tuple[Chapter, ...]
    pictures: tuple[bytes, ...] = ()

    @property
    def count(self) -> int:
        """How many lines there are."""
        return sum(len(chapter.facts) for chapter in self.chapters)


@dataclass(frozen=True, slots=True)
class Erased:
    """Somebody is gone: their pages, how many rows, rows struck out of lists beside the shop.

    ``washed`` when their names, numbers and addresses can be read nowhere in the file; ``scraps`` of other words may lie in its free
    space until it is closed.
    """

    pages: tuple[int, ...]
    rows: int
    struck: int
    washed: bool
    scraps: bool = False


@dataclass(frozen=True, slots=True)
class Unseen:
    """Somebody not seen for so long that the shop has to decide. ``last``: the day of their last visit, or when they were written down."""

    member_id: int
    name: str
    last: dt.date


@dataclass(frozen=True, slots=True)
class UnusedField:
    """A field that is asked and was not used for a year: its key, how many people have it, the last day it was used."""

    field: str
    people: int
    last: dt.date | None


class Leaving(StrEnum):
    """What somebody who leaves wishes: to be erased, or to be left in silence."""

    ERASE = "erase"
    SILENCE = "silence"
