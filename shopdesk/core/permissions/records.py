"""What a member lets the shop do, and the answer everything that goes out asks for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Channel(StrEnum):
    """How somebody is reached."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    TEXT = "text"
    EMAIL = "email"
    POST = "post"
    SOCIAL = "social"


class Purpose(StrEnum):
    """What for: a service notice about what they asked for, a personal word, news, an offer."""

    SERVICE = "service"
    PERSONAL = "personal"
    NEWS = "news"
    OFFERS = "offers"


class Refusal(StrEnum):
    """Why something may not go out."""

    NO_CHANNEL = "no_channel"


@dataclass(frozen=True, slots=True)
class Answer:
    """Yes, or no and why; ``words`` are a whole sentence for the person at the counter."""

    allowed: bool
    reason: Refusal | None = None
    words: str = ""
