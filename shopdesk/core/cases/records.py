"""What is owed, as everyone outside the store sees it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class CaseKind(StrEnum):
    """What sort of thing is owed."""

    PROBLEM = "problem"
    REQUEST = "request"
    ORDER = "order"


class Reason(StrEnum):
    """What went wrong, exactly these six; lost also says broken on our hands."""

    NOT_DELIVERED = "not_delivered"
    BADLY_EXPLAINED = "badly_explained"
    WRONG_PRICE = "wrong_price"
    RUDE = "rude"
    DIRTY = "dirty"
    LOST = "lost"


class CaseState(StrEnum):
    """Open, waiting for somebody else, solved, and checked with the member that it is right now."""

    OPEN = "open"
    WAITING = "waiting"
    SOLVED = "solved"
    CHECKED = "checked"


class OrderStatus(StrEnum):
    """Where an order or a repair is, in the words of rules.status_words."""

    NOTED = "noted"
    ORDERED = "ordered"
    ON_ITS_WAY = "on_its_way"
    IN_WORK = "in_work"
    READY = "ready"
    FETCHED = "fetched"


class NoteKind(StrEnum):
    """What a line in a case is about."""

    NOTE = "note"
    ANSWERED = "answered"
    HANDED_OVER = "handed_over"
    WAITING = "waiting"
    STATUS = "status"
    LATE = "late"
    TOLD = "told"
    ASKED_TWICE = "asked_twice"
    SOLVED = "solved"
    OPENED_AGAIN = "opened_again"
    CHECKED = "checked"


class PromiseState(StrEnum):
    """Open, kept, broken, or let go because nobody wants it any more."""

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    LET_GO = "let_go"


@dataclass(frozen=True, slots=True)
class NewCase:
    """What can be said when a case comes in. ``channel`` is how it came, a core.permissions Channel's value.

    Nobody named owns it: then who is at the counter does. No ``due``: within the hours the shop promises.
    """

    member_id: int
    kind: CaseKind
    what: str
    reason: Reason | None = None
    owner_id: int | None = None
    due: dt.datetime | None = None
    channel: str = "in_person"


@dataclass(frozen=True, slots=True)
class Case:
    """Something owed. ``owner_here`` is false once they left: then it is anybody's until it is handed over.

    ``known_late``: it is known that it will be late. ``to_tell``: there is news of it that they have not been told.
    """

    id: int
    member_id: int
    member_name: str
    kind: CaseKind
    reason: Reason | None
    what: str
    state: CaseState
    channel: str
    owner_id: int | None
    owner_name: str
    owner_here: bool
    opened_at: dt.datetime
    opened_on: dt.date
    due: dt.datetime
    next_at: dt.datetime | None = None
    answered_at: dt.datetime | None = None
    solved_at: dt.datetime | None = None
    checked_at: dt.datetime | None = None
    status: OrderStatus | None = None
    late_since: dt.datetime | None = None
    tell_since: dt.datetime | None = None
    told_at: dt.datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.state in (CaseState.OPEN, CaseState.WAITING)

    @property
    def known_late(self) -> bool:
        return self.late_since is not None

    @property
    def to_tell(self) -> bool:
        return self.tell_since is not None


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One line in a case: who, when, and to whom it was handed over."""

    id: int
    kind: NoteKind
    text: str
    at: dt.datetime
    day: dt.date
    staff_name: str
    to_staff_name: str = ""


@dataclass(frozen=True, slots=True)
class Promise:
    """What was said, by when, and who gave their word (``staff_here`` is false once they left). ``case_id``: what a broken one became."""

    id: int
    member_id: int
    member_name: str
    what: str
    state: PromiseState
    due: dt.datetime
    staff_id: int | None
    staff_name: str
    staff_here: bool
    given_at: dt.datetime
    given_on: dt.date
    ended_at: dt.datetime | None = None
    known_problem: str = ""
    late_since: dt.datetime | None = None
    tell_since: dt.datetime | None = None
    told_at: dt.datetime | None = None
    case_id: int | None = None

    @property
    def kept_late(self) -> bool:
        return self.state is PromiseState.KEPT and self.ended_at is not None and self.ended_at > self.due

    @property
    def to_tell(self) -> bool:
        return self.state is PromiseState.OPEN and self.tell_since is not None


@dataclass(frozen=True, slots=True)
class KeptRate:
    """How promises went: kept in time, kept late, broken, and open past their time."""

    kept: int
    late: int
    broken: int
    overdue: int

    @property
    def rate(self) -> float | None:
        """The share kept in time; None where none was due."""
        due = self.kept + self.late + self.broken + self.overdue
        return self.kept / due if due else None


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """The response clock of one thing: opening minutes left (below zero: late by so many), drawn ``warm`` or not."""

    minutes: int
    late: bool
    warm: bool


@dataclass(frozen=True, slots=True)
class Answers:
    """What the shop promises: an answer within ``hours`` opening hours."""

    hours: int = 4


@dataclass(frozen=True, slots=True)
class CoreThing:
    """One of the five to seven things that must be right. ``red_since`` is None while it is; else why it is not, and who said so."""

    key: str
    words: str
    red_since: dt.datetime | None = None
    red_why: str = ""
    red_by: int | None = None

    @property
    def is_red(self) -> bool:
        return self.red_since is not None


@dataclass(frozen=True, slots=True)
class Hold:
    """Why nice things wait: ``sentence`` says it. ``by`` is the open problem, or ``core`` the thing marked red for everybody."""

    sentence: str
    since: dt.datetime
    by: int | None = None
    core: str = ""


@dataclass(frozen=True, slots=True)
class Overridden:
    """The owner's words for doing something nice all the same."""

    at: dt.datetime
    id: int
    member_id: int | None
    case_id: int | None
    core: str
    words: str
    staff_name: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that hits many. ``words`` is what each is told; ``news`` counts how often there was something to say; ``told`` are those
    who know the last of it; ``owner_here`` is false once they left."""

    id: int
    what: str
    words: str
    owner_id: int | None
    owner_name: str
    owner_here: bool
    opened_at: dt.datetime
    opened_on: dt.date
    next_update: dt.datetime
    over_at: dt.datetime | None
    news: int
    members: int
    told: int
    told_first: int

    @property
    def share_told_first(self) -> float | None:
        """The share told before they had to ask, of everybody it hits; None while it hits nobody."""
        return self.told_first / self.members if self.members else None


@dataclass(frozen=True, slots=True)
class Hit:
    """Somebody hit by a trouble: told when and how, and when they asked if that was before. ``knows`` the last news of it."""

    member_id: int
    member_name: str
    told_at: dt.datetime | None
    channel: str
    asked_at: dt.datetime | None
    knows: bool

    @property
    def told_first(self) -> bool:
        return self.told_at is not None and self.asked_at is None
