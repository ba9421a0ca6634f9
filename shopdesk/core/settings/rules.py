"""Settings as plain values and back, what may stand in them, and the reasons we begin with; pure."""

from __future__ import annotations

import datetime as dt
import re
import zoneinfo
from dataclasses import replace
from typing import Any

from shopdesk.core import validation
from shopdesk.core.members.records import Address
from shopdesk.core.settings.records import FIELDS, ClosedDays, CounterSettings, FieldReason, OpeningHours, ShopSettings
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _

THEMES = ("system", "light", "dark")
TEXT_SIZES = (100, 115, 130)
MOST_TODAY = 50  # rows that the owner may let Today show


def first_reasons() -> tuple[FieldReason, ...]:
    """Why each field is asked, until the owner says it better."""
    words = {
        "phones": _("So we can ring when your order is ready."),
        "emails": _("So we can write when something you asked about comes in."),
        "address": _("Only if you want a card by post."),
        "birthday": _("Only if you want a card from us that day."),
        "language": _("So we speak the language you like best."),
        "greeting": _("So we call you what you like to be called."),
        "pronounce": _("So we say your name right."),
        "photo": _("So everybody here recognises you."),
        "job": _("So we understand what you really come for."),
        "allergy": _("So we never hand you something that hurts."),
        "memories": _("So you never have to say it twice."),
        "companions": _("So we can greet everybody who comes with you."),
        "things": _("So we can tell you when it needs care."),
    }
    return tuple(FieldReason(field, words[field], True) for field in FIELDS)


def field_names() -> dict[str, str]:
    """What each field that is asked for is called to a customer."""
    return {
        "phones": _("Phone"), "emails": _("E-mail"), "address": _("Address"), "birthday": _("Birthday"), "language": _("Language"),
        "greeting": _("Greeting"), "pronounce": _("Pronounced"), "photo": _("Photo"), "job": _("What for"), "allergy": _("Allergies"),
        "memories": _("To remember"), "companions": _("Companions"), "things": _("Things in use"),
    }


def your_rights() -> str:
    """What anybody may always do about what we know of them."""
    return _(
        "You may always ask what we know about you, correct it, take it along as a file, or have it forgotten. Say it at the counter."
    )


def clean_shop(shop: ShopSettings) -> ShopSettings:
    """Give the settings as they may be kept; raises NeedsALook naming the field."""
    name = validation.line("name", shop.name, 100)
    if not name:
        raise NeedsALook("name", _("The shop needs a name."), do=_("Type what stands above the door."))
    currency = shop.currency.strip().upper()
    if not re.fullmatch("[A-Z]{3}", currency):
        raise NeedsALook("currency", _("A currency has three letters."), do=_("Type it like NOK or EUR."))
    try:
        zoneinfo.ZoneInfo(shop.time_zone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        raise NeedsALook(
            "time_zone", _("There is no time zone “{name}”.").format(name=shop.time_zone), do=_("Type it like Europe/Oslo.")
        ) from None
    if not re.fullmatch("#[0-9A-Fa-f]{6}", shop.accent):
        raise NeedsALook("accent", _("“{colour}” is not a colour.").format(colour=shop.accent), do=_("Choose one from the list."))
    if len(shop.week) != 7 or any(hours is not None and not hours.looks_right for hours in shop.week):
        raise NeedsALook("week", _("A day closes before it opens."), do=_("Look at the opening hours."))
    if any(closed.last < closed.first for closed in shop.closed):
        raise NeedsALook("closed", _("A closed time ends before it begins."), do=_("Look at its days."))
    return replace(
        shop, name=name, currency=currency, phone=validation.line("phone", shop.phone, 60), web=validation.line("web", shop.web),
        address=validation.address(shop.address, country_cap=2),
        closed=tuple(sorted(shop.closed, key=lambda closed: closed.first)), today_limit=min(max(shop.today_limit, 1), MOST_TODAY),
    )


def clean_counter(counter: CounterSettings) -> CounterSettings:
    """Give this counter's settings as they may be kept; raises NeedsALook naming the field."""
    name = validation.line("counter", counter.name, 60)
    if not name:
        raise NeedsALook("counter", _("The counter needs a name."), do=_("Type what you call this place."))
    return replace(
        counter, name=name, theme=counter.theme if counter.theme in THEMES else "system",
        text_size=counter.text_size if counter.text_size in TEXT_SIZES else 100,
        cover_after_minutes=min(max(counter.cover_after_minutes, 0), 240), scan_gap_ms=min(max(counter.scan_gap_ms, 10), 200),
    )


def shop_as_plain(shop: ShopSettings) -> dict[str, Any]:
    """The settings as values JSON knows."""
    address = shop.address
    return {
        "name": shop.name, "street": address.street, "postcode": address.postcode, "city": address.city, "region": address.region,
        "country": address.country, "phone": shop.phone, "web": shop.web, "currency": shop.currency, "time_zone": shop.time_zone,
        "accent": shop.accent, "picture_set": shop.picture_set, "logo_id": shop.logo_id, "language": shop.language,
        "is_sample": shop.is_sample, "today_limit": shop.today_limit,
        "week": [None if hours is None else [hours.opens.isoformat("minutes"), hours.closes.isoformat("minutes")] for hours in shop.week],
        "closed": [[closed.first.isoformat(), closed.last.isoformat(), closed.reason] for closed in shop.closed],
    }


def shop_from_plain(plain: dict[str, Any]) -> ShopSettings:
    """Settings from what was kept; what is missing is as in a new shop."""
    new = ShopSettings()
    address = Address(*(plain.get(part, "") for part in ("street", "postcode", "city", "region", "country")))
    week = tuple(hours and OpeningHours(*map(dt.time.fromisoformat, hours)) for hours in plain["week"]) if "week" in plain else new.week
    day = dt.date.fromisoformat
    closed = tuple(ClosedDays(day(first), day(last), reason) for first, last, reason in plain.get("closed", ()))
    same = ("name", "phone", "web", "currency", "time_zone", "accent", "picture_set", "logo_id", "language", "is_sample", "today_limit")
    return replace(new, address=address, week=week, closed=closed, **{field: plain[field] for field in same if field in plain})


def clean_time_zone(shop: ShopSettings) -> ShopSettings:
    """The settings if their time zone is one; raises ValueError."""
    try:
        zoneinfo.ZoneInfo(shop.time_zone)
    except (zoneinfo.ZoneInfoNotFoundError, OSError) as error:
        raise ValueError(shop.time_zone) from error
    return shop


def counter_as_plain(counter: CounterSettings) -> dict[str, Any]:
    """This counter's settings as values JSON knows; its name is kept by the counter itself."""
    return {
        "theme": counter.theme, "text_size": counter.text_size, "cover_after_minutes": counter.cover_after_minutes,
        "scan_gap_ms": counter.scan_gap_ms,
    }


def counter_from_plain(name: str, plain: dict[str, Any]) -> CounterSettings:
    """Settings of a counter from what was kept."""
    known = {field: plain[field] for field in counter_as_plain(CounterSettings()) if field in plain}
    return CounterSettings(name, **known)
