"""What a printed card says and carries, ready to be set; and what is remembered of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class CardKind(StrEnum):
    """Anything printed for a person."""

    THANK_YOU = "thank_you"


class QrKind(StrEnum):
    """What the code on a card holds: the staff member's vCard, or the member's own code."""

    CONTACT = "contact"
    MEMBER = "member"


@dataclass(frozen=True, slots=True)
class QrText:
    """``payload`` is what a phone reads; ``caption`` is printed beside it, one string a line, and says what it does."""

    payload: str
    caption: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: pictures are PNG or JPEG bytes, None where there is none."""

    name: str
    title: str
    face: bytes | None = None
    signature: bytes | None = None


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The shop on its card. ``logo`` is PNG or JPEG bytes; without one the picture set's own mark is drawn."""

    name: str
    address: str
    accent: str = "#1F5A49"
    picture_set: str = "bakery"
    logo: bytes | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """One card for one person: ``front`` the one line outside, ``dear`` and ``words`` inside, in the signer's own words."""

    kind: CardKind
    front: str
    dear: str
    words: str
    signer: Signer
    shop: Letterhead
    qr: QrText


@dataclass(frozen=True, slots=True)
class Printed:
    """A card that somebody got: which, when, and the words."""

    kind: CardKind
    words: str
    day: dt.date
    staff_name: str
