"""What a member is, as everyone outside the store sees it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from shopdesk.core.rhythm.records import Standing


class Remembered(StrEnum):
    """How much the member lets the shop remember."""

    NOTHING = "nothing"
    VISITS = "visits"
    PURCHASES = "purchases"


class MemoryKind(StrEnum):
    """What sort of thing is remembered; allergy and never stand out."""

    ALLERGY = "allergy"
    NEVER = "never"
    LIKES = "likes"
    TALK = "talk"
    NOTE = "note"


class CompanionKind(StrEnum):
    """Who or what comes along."""

    DOG = "dog"
    CAT = "cat"
    CHILD = "child"
    BIKE = "bike"
    INSTRUMENT = "instrument"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as it was typed, and in E.164 where it is one."""

    typed: str
    e164: str | None


@dataclass(frozen=True, slots=True)
class Address:
    """Where a letter reaches them; ``country`` is two letters (ISO 3166)."""

    street: str = ""
    postcode: str = ""
    city: str = ""
    region: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Birthday:
    """A day of the year; the year only where it was told."""

    month: int
    day: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """What they come for: when …, they want …, so that …."""

    when: str = ""
    want: str = ""
    so_that: str = ""


@dataclass(frozen=True, slots=True)
class Memory:
    """One thing to remember: who told us, on which day, and when it was last found to be true."""

    id: int
    kind: MemoryKind
    text: str
    told_by: str
    told_on: dt.date
    confirmed_on: dt.date


@dataclass(frozen=True, slots=True)
class Companion:
    """A dog, a child (first name only), a bike, an instrument."""

    id: int
    kind: CompanionKind
    name: str


@dataclass(frozen=True, slots=True)
class Thing:
    """Something of theirs in use: since when, and how many days between cares."""

    id: int
    what: str
    since: dt.date | None
    care_every_days: int | None


@dataclass(frozen=True, slots=True)
class Note:
    """A line somebody wrote about the member on a day."""

    id: int
    text: str
    day: dt.date
    staff_id: int | None
    staff_name: str


class Age(StrEnum):
    """How old somebody is where no year of birth is kept. Of a child there is no page, so it is refused with what to do instead."""

    UNKNOWN = ""
    CHILD = "child"
    YOUNG = "young"
    ADULT = "adult"


@dataclass(frozen=True, slots=True)
class MemberDraft:
    """What can be typed on a member's form. A name or an e-mail is enough.

    ``left_alone``: they want nobody to look out for them, so nothing is said of their rhythm.
    """

    name: str = ""
    greeting: str = ""
    pronounce: str = ""
    language: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    address: Address = Address()
    birthday: Birthday | None = None
    job: Job = Job()
    remembered: Remembered = Remembered.PURCHASES
    left_alone: bool = False
    age: Age = Age.UNKNOWN


@dataclass(frozen=True, slots=True)
class Member:
    """Everything the open member shows, without their visits. ``code`` is the member's public code, 16 letters, no spaces."""

    id: int
    code: str
    name: str
    greeting: str = ""
    pronounce: str = ""
    language: str = ""
    phones: tuple[Phone, ...] = ()
    emails: tuple[str, ...] = ()
    address: Address = Address()
    birthday: Birthday | None = None
    job: Job = Job()
    remembered: Remembered = Remembered.PURCHASES
    left_alone: bool = False
    age: Age = Age.UNKNOWN
    photo_id: int | None = None
    since: dt.date | None = None
    visits: int = 0
    first_day: dt.date | None = None
    last_day: dt.date | None = None
    memories: tuple[Memory, ...] = ()
    companions: tuple[Companion, ...] = ()
    things: tuple[Thing, ...] = ()
    usual_staff: str = ""

    def draft(self) -> MemberDraft:
        """Give the form as it stands, to be edited."""
        return MemberDraft(
            self.name, self.greeting, self.pronounce, self.language, tuple(phone.typed for phone in self.phones),
            self.emails, self.address, self.birthday, self.job, self.remembered, self.left_alone, self.age,
        )


@dataclass(frozen=True, slots=True)
class Match:
    """One row under the find field: enough to greet.

    ``spans`` are (start, end) places in ``name`` to highlight; ``remember`` is the one memory to show (allergy before
    never before the rest); ``last_day`` is None for somebody who has no visit yet. ``standing`` is None where the rhythm
    says nothing: no visit, nothing to be remembered, or ``left_alone``; ``expected_on`` may have passed.
    """

    id: int
    code: str
    name: str
    greeting: str
    city: str
    phone: str
    email: str
    last_day: dt.date | None
    visits: int
    remember_kind: MemoryKind | None
    remember: str
    photo_id: int | None
    spans: tuple[tuple[int, int], ...] = ()
    standing: Standing | None = None
    expected_on: dt.date | None = None
    left_alone: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What finding gave: at most 50 rows, most recent first; ``more`` when there were others; ``forgiven`` when
    nothing matched exactly and one typing mistake was forgiven."""

    matches: tuple[Match, ...] = field(default=())
    more: bool = False
    forgiven: bool = False
