"""What is wanted out of the shop, who goes out and who stays in, as plain values."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from shopdesk.core.members.filters import Reach
from shopdesk.core.permissions.records import Purpose, Refusal


class Content(StrEnum):
    """What a column of the shop holds, as a file says it."""

    WHOLE = "whole number"
    NUMBER = "number"
    TEXT = "text"
    DAY = "day"
    INSTANT = "instant"
    VALUE = "value"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    name: str
    content: Content


@dataclass(frozen=True, slots=True)
class TableShape:
    """A table of the shop; what is ``made_again`` can be worked out from the others."""

    name: str
    columns: tuple[Column, ...]
    made_again: bool = False


EVERY_WAY = frozenset(Reach)
WHOLE = "whole"
"""The form that holds everything there is."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A list of people for a ``purpose``, by the ``ways`` its form carries; only who said yes to both is in it, with those ways alone.

    Without a purpose it is everybody with everything: the owner's, who says ``why``. ``topic`` narrows news to those who chose it; without
    one whoever chose any is in. ``needs``: the form is of no use without this way.
    """

    form: str
    purpose: Purpose | None = None
    ways: frozenset[Reach] = EVERY_WAY
    needs: Reach | None = None
    topic: str = ""
    why: str = ""


class Going(NamedTuple):
    """Somebody on the way out. Of ``emails``, ``phones`` (as typed, and in E.164 where they are a number) and the address only what may
    be used is filled in; ``birthday`` is (year or None, month, day); ``topics`` are the names of what they wish to hear about."""

    id: int
    code: str
    name: str
    greeting: str
    pronounce: str
    language: str
    emails: tuple[str, ...]
    phones: tuple[tuple[str, str | None], ...]
    street: str
    postcode: str
    city: str
    region: str
    country: str
    birthday: tuple[int | None, int, int] | None
    since: dt.date
    first_visit: dt.date | None
    last_visit: dt.date | None
    visits: int
    topics: tuple[str, ...] = ()


@dataclass(slots=True)
class Tally:
    """How many go out and how many stay in, and why: by the mildest refusal of the ways there are, or because there is no way."""

    going: int = 0
    refused: Counter[Refusal] = field(default_factory=Counter)
    no_way: int = 0

    @property
    def staying(self) -> int:
        """Everybody who is left out."""
        return self.refused.total() + self.no_way
