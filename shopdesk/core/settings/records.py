"""What the owner decides about the shop and this counter."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from shopdesk.core.members.records import Address

FIELDS = (
    "phones", "emails", "address", "birthday", "language", "greeting", "pronounce", "photo", "job",
    "allergy", "memories", "companions", "things",
)
_DAY = 24 * 60  # minutes
_LONGEST_NIGHT = 12 * 60


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """Opening and closing time of one weekday, the shop's local time; who closes before opening closes the day after."""

    opens: dt.time
    closes: dt.time

    @property
    def passes_midnight(self) -> bool:
        return self.closes <= self.opens

    @property
    def looks_right(self) -> bool:
        """Could these be a shop's hours? A night of more than half a day is two times that changed places."""
        minutes = (self.closes.hour - self.opens.hour) * 60 + self.closes.minute - self.opens.minute
        return not self.passes_midnight or 0 < minutes % _DAY <= _LONGEST_NIGHT


@dataclass(frozen=True, slots=True)
class ClosedDays:
    """Days in a row on which the shop is closed, both ends included."""

    first: dt.date
    last: dt.date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FieldReason:
    """Why a field is asked, word for word as a customer may read it; off means nobody is asked."""

    field: str
    reason: str
    on: bool


@dataclass(frozen=True, slots=True)
class ShopSettings:
    """One shop. ``currency`` ISO 4217, ``time_zone`` IANA, ``accent`` "#rrggbb", ``week`` Monday to Sunday (None: closed),
    ``picture_set`` names the drawings on cards and the mark beside the name when there is no logo; ``today_limit`` is how many
    things the shop can do in a day."""

    name: str = ""
    address: Address = Address()
    phone: str = ""
    web: str = ""
    currency: str = "EUR"
    time_zone: str = "UTC"
    accent: str = "#1F5A49"
    picture_set: str = "bakery"
    logo_id: int | None = None
    week: tuple[OpeningHours | None, ...] = (OpeningHours(dt.time(9), dt.time(17)),) * 5 + (OpeningHours(dt.time(10), dt.time(15)), None)
    closed: tuple[ClosedDays, ...] = field(default=())
    language: str = "en"
    is_sample: bool = False
    today_limit: int = 9


@dataclass(frozen=True, slots=True)
class CounterSettings:
    """This counter's own: name, look and how long it may stand untouched before it covers itself (minutes, 0: never).

    ``theme`` is "system", "light" or "dark"; ``text_size`` 100, 115 or 130 (%).
    """

    name: str = "Counter"
    theme: str = "system"
    text_size: int = 100
    cover_after_minutes: int = 5
    scan_gap_ms: int = 35
