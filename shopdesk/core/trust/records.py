"""The trust account, as everyone outside the store sees it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class TrustKind(StrEnum):
    """What was given, then what was taken; rules.VALUES says how much each counts."""

    GESTURE = "gesture"
    GIFT = "gift"
    PROMISE_KEPT = "promise_kept"
    SOLVED_IN_TIME = "solved_in_time"
    HELP_BEFORE_ASKED = "help_before_asked"
    WISH_DONE = "wish_done"
    REFERRAL = "referral"
    PRIVILEGE = "privilege"
    ASKED = "asked"
    OFFER = "offer"
    LATE = "late"
    PROMISE_BROKEN = "promise_broken"
    PROBLEM = "problem"
    ASKED_TWICE = "asked_twice"


@dataclass(frozen=True, slots=True)
class Booked:
    """One thing given (value above zero) or taken, on the shop's local day."""

    kind: TrustKind
    value: int
    day: dt.date
    about_id: int | None = None


@dataclass(frozen=True, slots=True)
class Month:
    """What one month gave and took, both zero or more; ``first`` is its first day."""

    first: dt.date
    given: int = 0
    taken: int = 0


@dataclass(frozen=True, slots=True)
class Account:
    """Twelve months, oldest first, and what is to be said of them. ``good_turns``, ``asks`` and ``slips`` count how often."""

    months: tuple[Month, ...]
    good_turns: int
    asks: int
    slips: int
    is_empty: bool
    sentence: str
