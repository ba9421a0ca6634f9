"""What stands on Today: one row a person, with one reason and one act."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from shopdesk.core.permissions.records import Channel, Purpose


class Group(IntEnum):
    """What kind of thing it is, in the order in which a shop does them."""

    PUT_RIGHT = 1
    PROMISED = 2
    ANSWER = 3
    HOW_DID_IT_GO = 4
    MISSED = 5
    MOMENTS = 6
    REVIEWS = 7
    TELL_THEM = 8
    ASK_NEXT = 9


# The flower in the buttonhole: these fold away while something is to be put right.
EXTRAS = frozenset({Group.MOMENTS, Group.REVIEWS, Group.ASK_NEXT})
# These are owed, so they are never held back because of an open problem of the same person.
OWED = frozenset({Group.PUT_RIGHT, Group.PROMISED, Group.ANSWER, Group.TELL_THEM})


class Act(StrEnum):
    """The one thing to do: what the row's button says."""

    CALL = "call"
    WRITE = "write"
    PRINT = "print"
    SAY = "say"  # at the counter, when they next come in
    TELL = "tell"  # through the channel they like best
    DONE = "done"
    LOOK = "look"


class Outcome(StrEnum):
    """How it went."""

    GOOD = "good"
    QUESTION = "question"
    PROBLEM = "problem"
    NOT_REACHED = "not_reached"


@dataclass(frozen=True, slots=True)
class Moment:
    """When the list is asked for: the instant, and the shop's local day."""

    now: dt.datetime
    day: dt.date


@dataclass(frozen=True, slots=True)
class TodayRow:
    """One person, one sentence why, one act.

    ``key`` is the same as long as it is the same thing: "case:7", "birthday:7:2026". ``kind`` says which ("problem", "birthday"),
    ``about_id`` leads to it (a case, a visit, a grant). ``sentence`` is in the language in use. ``due`` is an instant, ``since``
    when its clock began to run; ``day`` orders what has no clock. ``channel`` is how the act reaches them, None where it needs
    none; ``when_they_come``: nothing else is permitted, and ``why_not`` says why. ``card`` names the card to print, ``hint`` is what
    the playbook says to think of. ``rank`` orders instead of ``day`` where it is not None, and ``stands_at`` instead of ``due``.
    """

    key: str
    group: Group
    kind: str
    member_id: int
    name: str
    sentence: str
    act: Act
    about_id: int | None = None
    owner_id: int | None = None
    due: dt.datetime | None = None
    since: dt.datetime | None = None
    day: dt.date | None = None
    purpose: Purpose = Purpose.PERSONAL
    channel: Channel | None = None
    when_they_come: bool = False
    why_not: str = ""
    card: str = ""
    hint: str = ""
    rank: int | None = None
    stands_at: dt.datetime | None = None

    @property
    def order(self) -> tuple[int, float, int]:
        """Where the row stands: by group, then the most urgent first."""
        place = self.rank if self.rank is not None else self.day.toordinal() if self.day else 0
        at = self.stands_at or self.due
        return self.group, at.timestamp() if at else float("inf"), place

    @property
    def is_owed(self) -> bool:
        """Is it done also while something of theirs is to be put right?"""
        return self.group in OWED or self.purpose is Purpose.SERVICE

    @property
    def is_extra(self) -> bool:
        """Does it fold away while something is to be put right?"""
        return self.group in EXTRAS


@dataclass(frozen=True, slots=True)
class TodayList:
    """The rows for today, never more than the owner's daily limit together with the ``folded`` ones.

    ``folded`` are extras that wait until what is wrong is put right; ``more``: others wait beyond the limit. ``later`` counts what
    was put off, ``done`` what was done today.
    """

    rows: tuple[TodayRow, ...] = ()
    folded: tuple[TodayRow, ...] = ()
    more: bool = False
    later: int = 0
    done: int = 0

    def of(self, staff_id: int | None) -> tuple[TodayRow, ...]:
        """The rows of one of us; what nobody owns is everybody's."""
        return tuple(row for row in self.rows if row.owner_id in (None, staff_id))
