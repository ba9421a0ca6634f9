"""One vCard as a row of cells: every version's way of writing the same thing, and the ways programs get it wrong."""

from __future__ import annotations

import base64
import binascii
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from vobject.base import VObjectError, textLineToContentLine

from shopdesk.exchange.formats.vcard import TITLES

PHOTO = 2 * 2**20  # bytes; a larger picture stays out, its person comes
_LONG = PHOTO * 3 // 2  # letters of a line that holds one
_PART = re.compile(r"((?:\\.|[^;\\]|\\$)*)(?:;|$)", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_QUOTED = re.compile("quoted-printable", re.IGNORECASE)
_PICTURES = re.compile(r"(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:]", re.IGNORECASE)
_DATA = re.compile(r"data:image/[\w.+-]+;base64,", re.IGNORECASE)
_NAME = ("N family", "N given", "N additional", "N prefix", "N suffix")
_PLACE = ("", "ADR more", "ADR street", "ADR city", "ADR region", "ADR code", "ADR country")
_ONE = {"UID": "UID", "FN": "FN", "BDAY": "BDAY", "LANG": "LANG", "ANNIVERSARY": "Anniversary"}
_LINES = {"NOTE": "NOTE", "TITLE": "Title", "ROLE": "Title", "URL": "Web page"}
_SEVERAL = {"EMAIL": "EMAIL", "TEL": "TEL", "CATEGORIES": "CATEGORIES", "NICKNAME": "NICKNAME"}
_BETWEEN = " ::: "


class Card:
    """Reads the lines between BEGIN and END. ``cells`` are as many as TITLES; ``photo`` is the picture, empty where there is none.

    ``words`` are its lines as they stand, without pictures.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._said: dict[str, list[str]] = defaultdict(list)
        self.photo = b""
        self.is_person = True
        kept = []
        for line in unfolded(lines):
            if not _PICTURES.match(line):
                kept.append(line)
                self._take(line)
            elif line[:5].upper() == "PHOTO" or ".PHOTO" in line[:40].upper():
                self.photo = _picture(line)
        self.words = "\n".join(kept)

    @property
    def cells(self) -> list[str]:
        """What the card says, in the order of TITLES."""
        return [(_BETWEEN if title in _SEVERAL.values() else "\n").join(dict.fromkeys(self._said[title])) for title in TITLES]

    def _take(self, line: str) -> None:
        found = _read(line)
        if found is None:
            self._add("NOTE", line if " " in line.strip() else "")  # a note that was broken without being folded
            return
        name, value = found.name, str(found.value)
        if name in _ONE:
            if not self._said[_ONE[name]]:
                self._add(_ONE[name], _plain(value) if name != "BDAY" else value.partition("T")[0])
        elif name in _LINES:
            self._add(_LINES[name], _plain(value))
        elif name in _SEVERAL:
            self._add(_SEVERAL[name], _plain(value).strip().removeprefix("tel:").removeprefix("mailto:"))
        else:
            self._take_parts(name, value)

    def _take_parts(self, name: str, value: str) -> None:
        parts = [_plain(part).strip() for part in _PART.findall(value)]
        if name == "N":
            for title, part in zip(_NAME, parts, strict=False):
                self._add(title, part)
        elif name == "ADR":
            first = not any(self._said[title] for title in _PLACE)
            for title, part in zip(_PLACE, parts, strict=False):
                if first:
                    self._add(title or "ADR more", part)
            if not first:
                self._add("NOTE", ", ".join(filter(None, parts)))
        elif name == "ORG":
            self._add("ORG", ", ".join(filter(None, parts)))
        elif name.startswith("X-PHONETIC"):
            self._said["X-PHONETIC"] = [" ".join(filter(None, (*self._said["X-PHONETIC"], *parts)))]
        elif name == "KIND" or name == "X-ADDRESSBOOKSERVER-KIND":
            self.is_person = value.strip().casefold() not in ("group", "location", "application")

    def _add(self, title: str, words: str) -> None:
        if words.strip():
            self._said[title].append(words.strip())


def unfolded(lines: Iterable[str]) -> Iterator[str]:
    """Logical lines: what begins with a space goes on the line before, and so does what follows a soft break of 2.1."""
    pieces: list[str] = []
    soft = False
    for line in lines:
        if pieces and soft:
            pieces.append("\n" + line)
        elif pieces and line[:1] in (" ", "\t"):
            pieces.append(line[1:])
        else:
            if pieces:
                yield "".join(pieces)
            pieces = [line]
        soft = line.endswith("=") and bool(_QUOTED.search(pieces[0][:200]))
    if pieces:
        yield "".join(pieces)


def _read(line: str) -> Any:
    """A line with its name, parameters and value; None when it is none."""
    try:
        return textLineToContentLine(_QUOTED.sub("QUOTED-PRINTABLE", line[:200]) + line[200:])
    except UnicodeDecodeError:
        return _read_as_windows(line)
    except (VObjectError, ValueError, LookupError):
        return None


def _read_as_windows(line: str) -> Any:
    """The same where the letters are not those the card says they are, as old telephones wrote them."""
    head, colon, value = line.partition(":")
    head = re.sub(r";CHARSET=[^;:]*", "", head, flags=re.IGNORECASE)
    try:
        return textLineToContentLine(_QUOTED.sub("QUOTED-PRINTABLE", head) + ";CHARSET=cp1252" + colon + value)
    except (VObjectError, ValueError, LookupError):
        return None


def _plain(value: str) -> str:
    """Without the escapes of 3.0 and 4.0."""
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value) if "\\" in value else value


def _picture(line: str) -> bytes:
    """The bytes of a picture that stands in the card; nothing of one that is too large or only pointed to, which is never fetched."""
    if len(line) > _LONG:
        return b""
    head, _colon, value = line.partition(":")
    if inside := _DATA.match(value):
        value = value[inside.end() :]
    elif not re.search(r"[;=](?:B|BASE64)(?:;|$)", head, re.IGNORECASE):
        return b""
    try:
        content = base64.b64decode("".join(value.split()))
    except (binascii.Error, ValueError):
        return b""
    return content if len(content) <= PHOTO else b""
