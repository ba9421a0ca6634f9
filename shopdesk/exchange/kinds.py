"""Which kind of list a file is, told by its first bytes and never by its name: a CSV may be a spreadsheet, and the other way round."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from shopdesk.exchange.contacts.card_list import CardList
from shopdesk.exchange.listing import Listing
from shopdesk.exchange.packed.audience import AudienceList
from shopdesk.exchange.packed.workbook import WorkbookList
from shopdesk.exchange.packed.zip_gate import ZipGate
from shopdesk.exchange.text.text_list import TextList

_HEAD = 512
_CARD = "BEGIN:VCARD"


def opened(given: Path | BinaryIO, separator: str | None = None, encoding: str | None = None) -> Listing:
    """Open a list of any kind. What comes through a pipe is taken for text. Raises FileProblem."""
    head = _head(given) if isinstance(given, Path) else b""
    if head.startswith(b"PK\x03\x04") and isinstance(given, Path):
        packed = ZipGate(given)
        if packed.holds("xl/workbook.xml"):
            return WorkbookList(packed)
        if packed.ending("csv"):
            return AudienceList(packed)
        packed.close()
    if isinstance(given, Path) and _begins_a_card(head):
        return CardList(given, encoding)
    return TextList(given, separator, encoding)


def _head(path: Path) -> bytes:
    """The first bytes; none where the file cannot be read, which whoever opens it says better."""
    try:
        with path.open("rb") as file:
            return file.read(_HEAD)
    except (OSError, ValueError):
        return b""


def _begins_a_card(head: bytes) -> bool:
    letters = head.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    return letters.lstrip()[: len(_CARD)].upper() == _CARD.encode()
