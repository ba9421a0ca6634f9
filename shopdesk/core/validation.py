"""The one gate every typed or brought-in word passes before the store: the same for every engine."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from shopdesk.core.members.records import Address, Birthday
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _

LINE = 200  # letters in anything that stands on one line
TEXT = 2000  # letters in anything longer
POSTCODE, TOWN, COUNTRY = 20, 100, 60
# Marks that turn the direction of the text around them: a name with one in it could hide what stands beside it.
# With them go marks that nobody sees; only the joiners of Persian and of emoji have a meaning.
_UNSEEN = {chr(code) for code in (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF, 0x00AD, 0x200B, 0x2060)}
_EARLIEST_YEAR = 1850
_HOST = re.compile(r"(?!-)[\w-]+(?:\.[\w-]+)+")  # letters of any script, digits and hyphens: nothing that an e-mail program would obey


def plain(text: str, *, lines: bool = False) -> str:
    """Give ``text`` in NFC without control, direction and broken characters; one line unless ``lines``."""
    if text.isprintable():  # nothing of what is taken out below is
        text = text if text.isascii() else unicodedata.normalize("NFC", text)
        return " ".join(text.split()) if "  " in text or text[:1] == " " or text[-1:] == " " else text
    if lines and text.replace("\n", "").isprintable():
        return "\n".join(" ".join(row.split()) for row in unicodedata.normalize("NFC", text).split("\n")).strip()
    text = unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode("utf-8"))
    kept = "".join(letter for letter in text if letter not in _UNSEEN and (unicodedata.category(letter) != "Cc" or letter in "\n\t\r"))
    if all(unicodedata.category(letter) in ("Cf", "Zs") for letter in kept):
        return ""
    rows = (" ".join(row.split()) for row in kept.splitlines())
    return "\n".join(rows).strip() if lines else " ".join(row for row in rows if row)


def without_broken(text: str) -> str:
    """The text as it is, but for halves of letters (lone surrogates) and NUL, which no store can hold."""
    return text if text.isascii() and "\0" not in text else text.encode("utf-8", "replace").decode("utf-8").replace("\0", "\ufffd")


def line(field: str, text: str, cap: int = LINE) -> str:
    """Give one clean line; raises NeedsALook when it is longer than ``cap`` letters."""
    return _capped(field, plain(text), cap) if text else text


def passage(field: str, text: str, cap: int = TEXT) -> str:
    """Give clean text of several lines; raises NeedsALook when it is longer than ``cap`` letters."""
    return _capped(field, plain(text, lines=True), cap)


def _capped(field: str, text: str, cap: int) -> str:
    if len(text) > cap:
        raise NeedsALook(
            field,
            _("This has {count} letters; {cap} fit.").format(count=len(text), cap=cap),
            _("What you typed is still there."),
            _("Shorten it, and put the rest in a note."),
        )
    return text


def birthday(month: int, day: int, year: int | None, today: dt.date) -> Birthday:
    """Give a day that exists and is not to come; raises NeedsALook. 29 February is a day without a year."""
    try:
        born = dt.date(2000 if year is None else year, month, day)
    except (ValueError, OverflowError):
        raise NeedsALook("birthday", _("There is no such day."), _("What you typed is still there."), _("Look at day and month.")) from None
    said = _("This birthday is still to come.") if born > today else _("That is longer ago than anybody lives.")
    if year is not None and (born > today or year < _EARLIEST_YEAR):
        raise NeedsALook("birthday", said, _("What you typed is still there."), _("Look at the year, or leave it out."))
    return Birthday(month, day, year)


def address(typed: Address, country_cap: int = COUNTRY) -> Address:
    """Give each part as one clean line, a country's two letters in capitals; raises NeedsALook when one is too long."""
    country = line("address", typed.country, country_cap)
    return Address(
        line("address", typed.street), line("address", typed.postcode, POSTCODE), line("address", typed.city, TOWN),
        line("address", typed.region, TOWN), country.upper() if len(country) == 2 else country,
    )


def email(text: str) -> str:
    """Give one address as typed; raises NeedsALook when no letter could reach it."""
    address = line("emails", text)
    name, at, host = address.rpartition("@")
    if not (name and at and _HOST.fullmatch(host)) or any(sign in name for sign in " @?&<>()[],;:\\\""):
        raise NeedsALook(
            "emails", _("“{typed}” is not a whole e-mail address.").format(typed=address), _("What you typed is still there."),
            _("It looks like name@example.org."),
        )
    return address
