"""What other programs want to read: the heading and the cells of each form, and which ways to people it carries."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass

from shopdesk.core.exports.records import EVERY_WAY, Going
from shopdesk.core.members.filters import Reach
from shopdesk.exchange.writing.defusing import defused
from shopdesk.i18n import _

Cell = str | int | dt.date | None
BETWEEN = " ::: "
"""Between several values in one cell; no address or number holds it."""
_COLUMNS = 3  # e-mails and phones of one person that have a column of their own with Google


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write people. ``cells`` gives a row under ``heading()``; ``needs``: somebody without this way is of no use there."""

    key: str
    heading: Callable[[], tuple[str, ...]]
    cells: Callable[[Going], tuple[Cell, ...]]
    ways: frozenset[Reach] = EVERY_WAY
    needs: Reach | None = None
    defuse: bool = True

    def row(self, one: Going) -> tuple[Cell, ...]:
        """A row for a table of text, in which days are ISO 8601."""
        cells = self.cells(one)
        return tuple([defused(cell) if isinstance(cell, str) else cell for cell in cells]) if self.defuse else cells


def birthday(one: Going) -> str:
    """As ISO 8601 has it, without the year where it was not told."""
    if one.birthday is None:
        return ""
    year, month, day = one.birthday
    return f"--{month:02}-{day:02}" if year is None else f"{year:04}-{month:02}-{day:02}"


def _day_of_birth(one: Going) -> Cell:
    """As a spreadsheet takes it for a day, or without a year for text and not for a sum."""
    if one.birthday is None or one.birthday[0] is None:
        return birthday(one).replace("--", "0000-", 1)
    return dt.date(one.birthday[0], one.birthday[1], one.birthday[2])


def parted(name: str) -> tuple[str, str]:
    """First and last name; a lone word is the first."""
    first, space, last = name.rpartition(" ")
    return (first, last) if space else (last, "")


def _phones(one: Going) -> tuple[str, ...]:
    """For other programs the numbers as they are dialled from anywhere."""
    return tuple(e164 or typed for typed, e164 in one.phones)


def _spreadsheet_heading() -> tuple[str, ...]:
    return (
        _("Name"), _("Called"), _("E-mail"), _("Phone"), _("Street"), _("Postcode"), _("Town"), _("Region"), _("Country"), _("Birthday"),
        _("Language"), _("Pronounced"), _("Since"), _("First visit"), _("Last visit"), _("Visits"), _("News about"), _("Code"),
    )


def _spreadsheet(one: Going) -> tuple[Cell, ...]:
    return (
        one.name, one.greeting, ", ".join(one.emails), ", ".join([typed for typed, _e164 in one.phones]), one.street, one.postcode,
        one.city, one.region, one.country, _day_of_birth(one), one.language, one.pronounce, one.since, one.first_visit, one.last_visit,
        one.visits, ", ".join(one.topics), one.code,
    )


# What begins with ShopDesk is ours alone: a list that comes back does not bring it in.
_PLAIN = (
    *("Code", "Name", "Greeting", "Pronounce", "Language", "Email", "Phone", "Street", "Postcode", "City", "Region", "Country", "Birthday"),
    *("ShopDesk since", "ShopDesk first visit", "ShopDesk last visit", "ShopDesk visits", "ShopDesk news about"),
)


def _plain(one: Going) -> tuple[Cell, ...]:
    phones = one.phones
    return (
        one.code, one.name, one.greeting, one.pronounce, one.language, BETWEEN.join(one.emails),
        phones[0][0] if len(phones) == 1 else BETWEEN.join([typed for typed, _e164 in phones]), one.street, one.postcode, one.city,
        one.region, one.country, birthday(one), one.since, one.first_visit, one.last_visit, one.visits, BETWEEN.join(one.topics),
    )


_MAILCHIMP = ("Email Address", "First Name", "Last Name", "Birthday", "Language", "TAGS")


def _mailchimp(one: Going) -> tuple[Cell, ...]:
    born = "" if one.birthday is None else f"{one.birthday[1]:02}/{one.birthday[2]:02}"
    tags = ",".join(f'"{topic}"' for topic in one.topics)
    return one.emails[0], *parted(one.name), born, one.language[:2], tags


def _listmonk(one: Going) -> tuple[Cell, ...]:
    more = {"code": one.code, "language": one.language, "topics": list(one.topics)}
    return one.emails[0], one.name, json.dumps(more, ensure_ascii=False)


_SQUARE = (
    "Reference ID", "First Name", "Last Name", "Email Address", "Phone Number", "Nickname", "Company Name", "Street Address 1",
    "Street Address 2", "City", "State", "Postal Code", "Birthday", "Memo",
)


def _square(one: Going) -> tuple[Cell, ...]:
    email, phone = next(iter(one.emails), ""), next(iter(_phones(one)), "")
    born = birthday(one).removeprefix("--")
    address = one.street, "", one.city, one.region, one.postcode
    return one.code, *parted(one.name), email, phone, one.greeting, "", *address, born, ""


_GOOGLE = (
    "First Name", "Middle Name", "Last Name", "Nickname", "Birthday", "Labels",
    *(f"E-mail {n} - {part}" for n in range(1, _COLUMNS + 1) for part in ("Label", "Value")),
    *(f"Phone {n} - {part}" for n in range(1, _COLUMNS + 1) for part in ("Label", "Value")),
    *(f"Address 1 - {part}" for part in ("Label", "Street", "City", "Region", "Postal Code", "Country")),
)


def _google(one: Going) -> tuple[Cell, ...]:
    first, last = parted(one.name)
    address = ("", one.street, one.city, one.region, one.postcode, one.country)
    return first, "", last, one.greeting, birthday(one), "* myContacts", *_labelled(one.emails), *_labelled(_phones(one)), *address


def _labelled(values: tuple[str, ...]) -> tuple[str, ...]:
    """A label and a value for each column; what has no column of its own stands in the last."""
    shown = [*values[: _COLUMNS - 1], BETWEEN.join(values[_COLUMNS - 1 :])]
    shown += [""] * (_COLUMNS - len(shown))
    return tuple(cell for value in shown for cell in ("", value))


SPREADSHEET = Form("spreadsheet", _spreadsheet_heading, _spreadsheet)
PLAIN = Form("plain", lambda: _PLAIN, _plain, defuse=False)
MAILCHIMP = Form("mailchimp", lambda: _MAILCHIMP, _mailchimp, frozenset({Reach.EMAIL}), Reach.EMAIL)
LISTMONK = Form("listmonk", lambda: ("email", "name", "attributes"), _listmonk, frozenset({Reach.EMAIL}), Reach.EMAIL)
SQUARE = Form("square", lambda: _SQUARE, _square)
GOOGLE = Form("google", lambda: _GOOGLE, _google)
FORMS = {form.key: form for form in (SPREADSHEET, PLAIN, MAILCHIMP, LISTMONK, SQUARE, GOOGLE)}
