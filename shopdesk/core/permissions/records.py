"""What is said about reaching somebody, as everyone outside the store sees it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Channel(StrEnum):
    """A way to reach somebody, in the order we think of them until a member ranks them."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    TEXT = "text"
    EMAIL = "email"
    POST = "post"
    SOCIAL = "social"


OUTGOING = tuple(channel for channel in Channel if channel is not Channel.IN_PERSON)


class Purpose(StrEnum):
    """What something is said for. SERVICE is about what the member asked for and needs no permission."""

    SERVICE = "service"
    PERSONAL = "personal"
    NEWS = "news"
    OFFERS = "offers"


ASKED_FOR = (Purpose.PERSONAL, Purpose.NEWS, Purpose.OFFERS)  # the purposes that need a yes


class State(StrEnum):
    """What a member says to one channel for one purpose. Only a yes is a yes."""

    UNKNOWN = "unknown"
    YES = "yes"
    NO = "no"
    WITHDRAWN = "withdrawn"


class How(StrEnum):
    """How something reached us. TAKEN_BACK answers an entry that was a slip; MERGED is the stricter word of two pages of one person."""

    COUNTER = "counter"
    PAPER = "paper"
    PHONE = "phone"
    WRITTEN = "written"
    PAGE = "page"
    IMPORT = "import"
    TAKEN_BACK = "taken_back"
    MERGED = "merged"


class Refusal(StrEnum):
    """Why nothing goes out."""

    DO_NOT_COME_BACK = "do_not_come_back"
    LEFT_ALONE = "left_alone"
    CHILD = "child"
    NOT_PERMITTED = "not_permitted"
    TOPIC_NOT_CHOSEN = "topic_not_chosen"
    HELD = "held"
    TOO_OFTEN = "too_often"
    QUIET_HOURS = "quiet_hours"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the gate says: yes, or no with the reason as a code and in words. True when allowed."""

    allowed: bool
    reason: Refusal | None = None
    words: str = ""

    def __bool__(self) -> bool:
        return self.allowed


@dataclass(frozen=True, slots=True)
class Said:
    """One line of the history. ``at`` is when it was said, ``booked_at`` when we heard; ``number`` counts them for this channel
    and purpose; ``evidence`` holds ids and instants in microseconds."""

    id: int
    channel: Channel
    purpose: Purpose
    state: State
    number: int
    at: dt.datetime
    booked_at: dt.datetime
    how: How
    staff_id: int | None = None
    wording_id: int | None = None
    voice_id: int | None = None
    evidence: Mapping[str, int | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wording:
    """The exact words of a question. ``number`` 0: words that come with the program and were not used yet."""

    id: int | None
    number: int
    purpose: Purpose
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From when to when nobody should be disturbed, the shop's local time; over midnight when ``begins`` is later."""

    begins: dt.time
    ends: dt.time

    def hold_at(self, time: dt.time) -> bool:
        """Is ``time`` within them? The end itself is free again."""
        if self.begins <= self.ends:
            return self.begins <= time < self.ends
        return time >= self.begins or time < self.ends


@dataclass(frozen=True, slots=True)
class Choices:
    """How one member wishes to be reached. ``per_month`` over all channels together, None: not said; ``topics`` are keys.

    ``addressed`` is how they wish to be addressed; ``mention``: they may be named where others read it.
    """

    ranked: tuple[Channel, ...] = ()
    per_month: int | None = None
    quiet: QuietHours | None = None
    topics: frozenset[str] = frozenset()
    addressed: str = ""
    handle: str = ""
    mention: bool = False
    ask_nothing: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """Choices as they were told: on which day and how. ``day`` None: nothing was told yet."""

    choices: Choices = Choices()
    day: dt.date | None = None
    how: How = How.COUNTER


@dataclass(frozen=True, slots=True)
class Standpoint:
    """All that the gate knows when it decides. ``held``: something is to be put right first. ``went_out`` counts this month, over all
    channels, without service notices."""

    name: str
    state: State = State.UNKNOWN
    left_alone: bool = False
    child: bool = False
    lost: bool = False
    held: bool = False
    choices: Choices = Choices()
    usual_per_month: int = 4
    usual_quiet: QuietHours | None = None
    went_out: int = 0


@dataclass(frozen=True, slots=True)
class Topic:
    """Something there may be news about; ``key`` "" for one that is new."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Manners:
    """What the shop keeps to by itself, whoever has not said otherwise: contacts in a month, when nothing rings, small questions
    to one member in a quarter, and from how many recipients on news need a reason and a small test."""

    per_month: int = 4
    quiet: QuietHours | None = QuietHours(dt.time(21), dt.time(7))
    questions_per_quarter: int = 2
    many: int = 30


@dataclass(frozen=True, slots=True)
class Sending:
    """Something that went out to a member on a day, and who sent it."""

    id: int
    channel: Channel
    purpose: Purpose
    topic: str
    words: str
    day: dt.date
    staff_id: int | None


@dataclass(frozen=True, slots=True)
class EvidenceRead:
    """What lists said, in rows: a yes with its proof, a no, and a yes without proof, which stays unknown."""

    yes: int = 0
    no: int = 0
    unclear: int = 0

    def and_also(self, other: EvidenceRead) -> EvidenceRead:
        """Both together."""
        return EvidenceRead(self.yes + other.yes, self.no + other.no, self.unclear + other.unclear)


@dataclass(frozen=True, slots=True)
class PreferenceSheet:
    """All that stands on the sheet somebody signs on ``day``: who, the questions word for word, what they said so far, and why we ask."""

    name: str
    language: str
    wordings: tuple[Wording, ...]
    states: Mapping[tuple[Channel, Purpose], State]
    choices: Choices
    topics: tuple[Topic, ...]
    remembered: str
    reasons: tuple[tuple[str, str], ...]
    day: dt.date
