"""What the list of members shows of each, how it is narrowed and how it is sorted: plain values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from shopdesk.core.members.records import MemoryKind
from shopdesk.core.permissions.records import Channel
from shopdesk.core.privileges.records import Mark
from shopdesk.core.rhythm.records import Standing

THIS_MONTH = 0


class Reach(StrEnum):
    """A way to somebody that we know of."""

    EMAIL = "email"
    PHONE = "phone"
    POST = "post"


class Order(StrEnum):
    """What the list is sorted by."""

    NAME = "name"
    STANDING = "standing"
    LAST_HERE = "last_here"
    VISITS = "visits"


@dataclass(frozen=True, slots=True)
class MemberFilter:
    """Who is in the list; what is set must all be met, and of ``standings`` one.

    ``text`` is read as under the find field, ``remembers`` as a word of what is remembered. ``here_within`` and ``not_here_for`` are
    days; ``reach`` are ways that must all be known, ``may`` channels by which they said yes to something unasked. ``birthday`` is a
    month (THIS_MONTH moves on with the calendar), ``privilege`` the id of a kind that they hold, ``town`` and ``language`` as they
    stand on the page; ``listed`` is the key of a list they were put on by hand; ``begun_this_month`` and ``allergy`` are asked for or not.
    """

    text: str = ""
    standings: frozenset[Standing] = frozenset()
    here_within: int | None = None
    not_here_for: int | None = None
    reach: frozenset[Reach] = frozenset()
    birthday: int | None = None
    begun_this_month: bool = False
    allergy: bool = False
    may: frozenset[Channel] = frozenset()
    privilege: int | None = None
    town: str = ""
    language: str = ""
    remembers: str = ""
    listed: str = ""


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One row of the list. ``standing`` and ``last_day`` are None for somebody who has no visit yet; ``reach`` are the ways we know,
    ``may`` those by which they said yes to something unasked, ``marks`` the privileges they hold."""

    id: int
    code: str
    name: str
    city: str
    last_day: dt.date | None
    visits: int
    standing: Standing | None
    remember_kind: MemoryKind | None
    remember: str
    photo_id: int | None
    reach: frozenset[Reach]
    may: frozenset[Channel] = frozenset()
    marks: tuple[Mark, ...] = ()
