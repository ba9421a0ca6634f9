"""What was done for a member, as everyone outside the store sees it. Nothing here can hold a condition."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from shopdesk.core.money import Money


class GestureKind(StrEnum):
    """Advice written by hand, a small gift, "we fixed this for you", help before they asked, "too much for you", an honest referral."""

    ADVICE = "advice"
    GIFT = "gift"
    FIXED = "fixed"
    HELP = "help"
    TOO_MUCH = "too_much"
    REFERRAL = "referral"


# What helps them and not us: counted beside gifts and sales.
HELPS = frozenset({GestureKind.ADVICE, GestureKind.FIXED, GestureKind.HELP, GestureKind.TOO_MUCH, GestureKind.REFERRAL})

# What can go home with them on a slip of paper.
ON_PAPER = frozenset({GestureKind.REFERRAL, GestureKind.ADVICE, GestureKind.TOO_MUCH})
# The flower, which waits while something is to be put right. Help, and an answer somebody asked for, never wait.
NICE = frozenset({GestureKind.GIFT, GestureKind.ADVICE})


class Why(StrEnum):
    """Why it was done. What somebody spends is no reason here."""

    PATIENCE = "patience"
    ADVICE = "advice"
    FRIEND = "friend"
    YEARS = "years"
    HARD_WEEK = "hard_week"
    PUT_RIGHT = "put_right"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class NewGesture:
    """What can be said of a gesture. ``words`` say why in a sentence, ``minutes`` is the time it took.

    ``memory_id`` is what they told us that it answers, ``case_id`` what was fixed, ``answer_id`` what was given from the answer book.
    ``referred_to`` is who does it better; ``paid``: they pay us for it or are related to us. ``again``: it is known that they had the
    same before. ``over_budget`` and ``despite`` are the owner's words for going on.
    """

    kind: GestureKind
    what: str
    why: Why = Why.OTHER
    words: str = ""
    cost: Money | None = None
    minutes: int | None = None
    memory_id: int | None = None
    case_id: int | None = None
    answer_id: int | None = None
    referred_to: str = ""
    paid: bool = False
    again: bool = False
    over_budget: str = ""
    despite: str = ""


@dataclass(frozen=True, slots=True)
class Gesture:
    """Something that was done for a member on a day, and how it was received."""

    id: int
    member_id: int
    kind: GestureKind
    what: str
    why: Why
    words: str
    cost: Money | None
    minutes: int | None
    staff_name: str
    day: dt.date
    memory_id: int | None = None
    case_id: int | None = None
    referred_to: str = ""
    paid: bool = False
    received: str = ""


@dataclass(frozen=True, slots=True)
class Budget:
    """What small gifts may cost in a month, what they have cost so far, and how many people had one. No ``limit``: none was set."""

    month: dt.date
    limit: Money | None
    used: Money
    people: int = 0
    gifts: int = 0

    @property
    def left(self) -> Money | None:
        """What is left of it; below zero once the owner went on."""
        return None if self.limit is None else Money(self.limit.minor - self.used.minor, self.used.currency)

    @property
    def room_for(self) -> int | None:
        """About how many more gifts like those of this month there is room for; None while nothing can be said."""
        if self.left is None or not self.gifts or not self.used.minor:
            return None
        return max(round(self.left.minor * self.gifts / self.used.minor), 0)


@dataclass(frozen=True, slots=True)
class Share:
    """Help beside the other acts of a time: gifts, and visits on which something was bought."""

    helps: int
    gifts: int
    sales: int

    @property
    def of_help(self) -> float | None:
        """The share of help; None while nothing happened."""
        every = self.helps + self.gifts + self.sales
        return self.helps / every if every else None


@dataclass(frozen=True, slots=True)
class HelpAndAsks:
    """How often we helped and how often we asked for something, of one person or of all."""

    helps: int
    asks: int


@dataclass(frozen=True, slots=True)
class Effect:
    """What acts of one kind cost and took, and how many of those people came again within the time looked at.

    ``share_back`` is None below ten acts whose time is over: then nothing can be said yet.
    """

    kind: GestureKind
    count: int
    cost: tuple[Money, ...]
    minutes: int
    looked_at: int
    came_back: int

    @property
    def share_back(self) -> float | None:
        return self.came_back / self.looked_at if self.looked_at >= ENOUGH else None


ENOUGH = 10  # acts below which nothing is said about what they do


@dataclass(frozen=True, slots=True)
class Answer:
    """A question of the answer book and what we answer, and how many people were given it."""

    id: int
    question: str
    answer: str
    staff_name: str
    given: int = 0
