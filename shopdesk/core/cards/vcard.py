"""A contact as a phone's address book reads it: vCard 3.0, no longer than a small code on a card can hold."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

LARGEST = 152
"""Bytes that a code of 49 modules holds at level M: 18 mm wide, with modules a little larger than the finest a telephone reads."""
SMALL = 122
"""Bytes of one of 45 modules, 17 mm wide."""

_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to be reached. ``phone`` as dialled (E.164 reads best), ``web`` an address of a page."""

    name: str
    title: str = ""
    organisation: str = ""
    phone: str = ""
    email: str = ""
    web: str = ""


def vcard(contact: Contact, largest: int = LARGEST) -> str:
    """Write ``contact`` with CR LF between lines; what helps least to ring somebody is left out until it is at most ``largest`` bytes."""
    lines = _lines(contact)
    for dispensable in ("URL:", "TITLE:", "EMAIL:", "ORG:"):
        if len(_whole(lines).encode()) <= largest:
            break
        lines = [line for line in lines if not line.startswith(dispensable)]
    return _whole(lines)


def _lines(contact: Contact) -> list[str]:
    given, family = _split(_value(contact.name))
    values = (
        ("ORG", contact.organisation), ("TITLE", contact.title), ("TEL", contact.phone), ("EMAIL", contact.email), ("URL", contact.web),
    )
    lines = [f"N:{family};{given}", f"FN:{_value(contact.name)}"]
    return lines + [f"{key}:{_value(value)}" for key, value in values if _value(value)]


def _whole(lines: list[str]) -> str:
    return "\r\n".join(("BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD"))


def _split(name: str) -> tuple[str, str]:
    """Given and family name; a lone word is the given name."""
    given, space, family = name.rpartition(" ")
    return (given, family) if space else (family, "")


def _value(text: str) -> str:
    """One line of plain letters with vCard's own signs escaped: nothing typed can start a line of its own."""
    line = " ".join(text.split())
    letters = "".join(letter for letter in line if unicodedata.category(letter) not in ("Cc", "Cs", "Zl", "Zp"))
    return unicodedata.normalize("NFC", letters).translate(_ESCAPES)
