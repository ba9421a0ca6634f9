"""Gift cards as the rest of the program sees them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from shopdesk.core.money import Money
from shopdesk.errors import ShopError


class GiftState(StrEnum):
    """A blank card is worth nothing yet, an open one something, a used one nothing more; a void one is good for nothing."""

    BLANK = "blank"
    OPEN = "open"
    USED = "used"
    VOID = "void"


class EntryKind(StrEnum):
    """What an entry of the ledger did."""

    ISSUE = "issue"
    ACTIVATE = "activate"
    REDEEM = "redeem"
    REFUND = "refund"
    VOID = "void"
    REPLACE = "replace"
    CORRECT = "correct"


class Part(StrEnum):
    """Who somebody is to a card."""

    GIVER = "giver"
    RECEIVER = "receiver"


class Why(StrEnum):
    """Why a code is not read or nothing is taken off."""

    NO_CODE = "no code"
    MISTYPED = "mistyped"
    PERSON = "person"
    UNKNOWN = "unknown"
    HELD = "held"
    BLANK = "blank"
    USED = "used"
    VOID = "void"
    TOO_MUCH = "too much"
    CURRENCY = "currency"
    AMOUNT = "amount"
    OTHER_PRESS = "other press"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Worth:
    """What a card is worth: so many minor units of a currency, or, without a currency, so many of a ``thing``."""

    units: int
    currency: str = ""
    thing: str = ""

    @property
    def money(self) -> Money | None:
        return Money(self.units, self.currency) if self.currency else None

    def of(self, units: int) -> Worth:
        """The same kind of worth, another amount."""
        return Worth(units, self.currency, self.thing)


@dataclass(frozen=True, slots=True)
class Person:
    """A giver or receiver: a member by id, or somebody by ``name`` only; ``words`` is what a giver said with it."""

    member_id: int | None = None
    name: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a card's ledger. ``worth`` is what was added (less than nothing: taken), ``balance`` what was left after it."""

    id: int
    card_id: int
    number: int
    kind: EntryKind
    worth: Worth
    balance: int
    at: dt.datetime
    day: dt.date
    counter_id: int | None
    counter: str
    staff_id: int | None
    staff: str
    about_id: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class GiftCard:
    """A card as it stands. ``tail`` is the end of its code, all that is kept of it; ``value`` what it was worth when it was sold."""

    id: int
    tail: str
    state: GiftState
    value: Worth
    balance: Worth
    is_brought: bool
    is_given: bool
    batch_id: int | None
    followed_by: int | None
    issued_at: dt.datetime
    activated_at: dt.datetime | None
    last_at: dt.datetime
    entries: int
    giver: Person | None = None
    receiver: Person | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """What one press took. ``replay``: the same press had been booked before, and this is what it did then."""

    card_id: int
    entry: Entry
    replay: bool

    @property
    def state(self) -> GiftState:
        """How the card stood after it."""
        return GiftState.OPEN if self.entry.balance else GiftState.USED


@dataclass(frozen=True, slots=True)
class Batch:
    """Cards made together. ``codes`` are there only in the process that made them, in the order of ``card_ids``."""

    id: int
    at: dt.datetime
    count: int
    worth: Worth
    is_blank: bool
    codes: tuple[str, ...] = ()
    card_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Owed:
    """What the shop owes on open cards: how many, and the sum of each currency or thing."""

    cards: int
    sums: tuple[Worth, ...]


class Refused(ShopError):
    """Nothing was taken. ``why`` says which reason, ``card`` the card as it stands where it is known."""

    def __init__(self, why: Why, what: str, kept: str = "", do: str = "", card: GiftCard | None = None) -> None:
        super().__init__(what, kept, do)
        self.why = why
        self.card = card
