"""What a printed card says and carries, ready to be set; and what is remembered of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from shopdesk.core.permissions.records import PreferenceSheet


class CardKind(StrEnum):
    """Anything printed for a person."""

    THANK_YOU = "thank_you"
    APOLOGY = "apology"
    MISSED = "missed"
    BIRTHDAY = "birthday"
    INVITATION = "invitation"
    SAID_DID = "said_did"
    GIFT = "gift"
    CONTACT = "contact"
    MEMBER = "member"
    PRIVACY = "privacy"
    LABEL = "label"
    REFERRAL = "referral"
    PREFERENCES = "preferences"


class QrKind(StrEnum):
    """What the code on a card holds."""

    NONE = "none"
    CONTACT = "contact"
    MEMBER = "member"
    GIFT = "gift"
    PHONE = "phone"
    TEXT = "text"
    EMAIL = "email"
    WEB = "web"
    PLACE = "place"
    WALLET = "wallet"


@dataclass(frozen=True, slots=True)
class QrText:
    """``payload`` is what a phone reads; ``caption`` is printed beside it, one string a line: what it does, and the plain target."""

    payload: str
    caption: tuple[str, ...]


NO_CODE = QrText("", ())


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: pictures are PNG or JPEG bytes, None where there is none; ``phone`` and ``hours`` stand on their contact card."""

    name: str
    title: str
    face: bytes | None = None
    signature: bytes | None = None
    phone: str = ""
    hours: str = ""


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
    """One card for one person: ``front`` the one line outside, ``dear`` and ``words`` inside, in the signer's own words.

    ``under`` stands below the front line, ``to`` and ``sender`` on a gift, ``value`` is what it is worth in words, ``letters`` a code for
    hands without a scanner, ``address`` the lines of a letter, ``small`` what is said in small print. ``picture`` (JPEG or PNG) takes the
    drawing's place. ``language`` (two letters) says by whose rules long words may be parted. ``ruled`` leaves lines to write on by hand.
    ``asked`` is all that stands on a preference sheet, which goes on as long as its questions do.
    """

    kind: CardKind
    front: str
    dear: str
    words: str
    signer: Signer
    shop: Letterhead
    qr: QrText
    under: str = ""
    to: str = ""
    sender: str = ""
    value: str = ""
    letters: str = ""
    address: tuple[str, ...] = ()
    small: str = ""
    picture: bytes | None = None
    language: str = ""
    template: str = ""
    ruled: bool = False
    asked: PreferenceSheet | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """A card that somebody got: which, when, and the words."""

    kind: CardKind
    words: str
    day: dt.date
    staff_name: str


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants on a card; empty lines are the usual ones. ``reach`` is what a code holds where it is theirs to say (a page's
    address, a number, an e-mail address); ``gift`` the code of a gift card that is still in memory, ``value`` what it is worth in words."""

    kind: CardKind = CardKind.THANK_YOU
    words: str = ""
    dear: str = ""
    front: str = ""
    under: str = ""
    qr: QrKind = QrKind.CONTACT
    reach: str = ""
    signer_id: int | None = None
    show_face: bool = True
    sender: str = ""
    gift: str = ""
    value: str = ""
    picture: bytes | None = None
    template: str = ""
    ruled: bool = False
