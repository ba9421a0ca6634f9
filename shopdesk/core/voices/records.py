"""Voices, agreements and lost people, as everyone outside the store sees them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class VoiceKind(StrEnum):
    """How it came: said to us, or as the reason for a no."""

    SAID = "said"
    OPTED_OUT = "opted_out"


@dataclass(frozen=True, slots=True)
class Voice:
    """What somebody said, word for word; ``did`` is what we did about it, ``told_on`` when they heard of that."""

    id: int
    member_id: int
    member_name: str
    kind: VoiceKind
    words: str
    topic: str
    heard_on: dt.date
    heard_by_id: int | None
    heard_by: str
    did: str = ""
    did_on: dt.date | None = None
    told_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """What must always be right for one member, in their words; what we do for it ("" until agreed), and when we look at it again."""

    id: int
    they_expect: str
    we_do: str
    agreed_on: dt.date
    review_on: dt.date


@dataclass(frozen=True, slots=True)
class LostNote:
    """Why somebody does not want to come back, and what might bring them."""

    id: int
    reason: str
    would_bring: str
    day: dt.date
