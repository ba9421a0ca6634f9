"""People as an address book reads them: vCard 3.0 (RFC 2426) or 4.0 (RFC 6350), all in one file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from shopdesk.core.exports.records import Going
from shopdesk.exchange.writing.forms import parted

_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})
_LINE = 75  # bytes of a line, without its end


def write(file: BinaryIO, people: Iterable[Going], version: str = "3.0") -> None:
    """Write a card for each; ``version`` is "3.0" or "4.0"."""
    for one in people:
        file.write(b"".join(_folded(line) for line in _lines(one, version)))


def _lines(one: Going, version: str) -> Iterator[str]:
    first, last = parted(one.name)
    email, phone = next(iter(one.emails), ""), next((typed for typed, _e164 in one.phones), "")
    yield "BEGIN:VCARD"
    yield f"VERSION:{version}"
    yield f"UID:{one.code}" if version == "3.0" else f"UID;VALUE=text:{one.code}"
    yield f"FN:{_value(one.name or email or phone or one.code)}"
    yield f"N:{_value(last)};{_value(first)};;;"
    if one.greeting:
        yield f"NICKNAME:{_value(one.greeting)}"
    if one.pronounce:
        yield f"X-PHONETIC-FIRST-NAME:{_value(one.pronounce)}"
    for typed, e164 in one.phones:
        yield f"TEL:{_value(e164 or typed)}" if version == "3.0" else f"TEL;VALUE=text:{_value(e164 or typed)}"
    for address in one.emails:
        yield f"EMAIL:{_value(address)}"
    place = (one.street, one.city, one.region, one.postcode, one.country)
    if any(place):
        yield "ADR:;;" + ";".join(map(_value, place))
    if one.birthday:
        yield f"BDAY:{_birthday(one.birthday, version)}"
    if one.language and version == "4.0":
        yield f"LANG:{one.language}"
    yield "END:VCARD"


def _birthday(born: tuple[int | None, int, int], version: str) -> str:
    year, month, day = born
    if year is None:
        return f"--{month:02}{day:02}"
    return f"{year:04}-{month:02}-{day:02}" if version == "3.0" else f"{year:04}{month:02}{day:02}"


def _value(text: str) -> str:
    """Text with vCard's own signs escaped: nothing typed can begin a line of its own."""
    return " ".join(text.splitlines()).translate(_ESCAPES) if not text.isprintable() else text.translate(_ESCAPES)


def _folded(line: str) -> bytes:
    """The line in UTF-8, broken after 75 bytes and never inside a letter."""
    letters = line.encode()
    parts: list[bytes] = []
    while len(letters) > _LINE - bool(parts):
        end = _LINE - bool(parts)
        while letters[end] & 0xC0 == 0x80:
            end -= 1
        parts.append(letters[:end])
        letters = letters[end:]
    return b"\r\n ".join([*parts, letters]) + b"\r\n"
