"""Files that are no list of text, told by their first bytes: each gets the sentence that says what to do instead."""

from __future__ import annotations

from collections.abc import Callable

from shopdesk.errors import FileProblem
from shopdesk.exchange.text import encodings
from shopdesk.i18n import _


def refuse(head: bytes, name: str) -> None:
    """Raise FileProblem when the first bytes say that this is no list of text."""
    if not head:
        raise _problem(_("“{name}” is empty."), name, _("Write it again from the program it comes from."))
    for begins, says in _KINDS:
        if head.startswith(begins):
            raise says(head, name)
    if not head.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")) and not encodings.wide(head) and _is_noise(head[:8192]):
        raise _problem(_("“{name}” is not a list of text."), name, _save_as_csv())


def _is_noise(start: bytes) -> bool:
    """More than one byte in ten is a control character that no text has."""
    return sum(start.count(byte) for byte in range(32) if byte not in b"\t\n\r\f\v") * 10 > len(start)


def _problem(what: str, name: str, do: str) -> FileProblem:
    return FileProblem(what.format(name=name), _("Nothing was changed."), do)


def _save_as_csv() -> str:
    return _("Open it in its own program, choose “Save as” or “Export”, then CSV, and bring that file.")


def _zip(head: bytes, name: str) -> FileProblem:
    if b"[Content_Types].xml" in head or b"xl/workbook" in head or b"mimetypeapplication/vnd.oasis" in head:
        return _sheet(head, name)
    return _problem(_("“{name}” is a packed ZIP file."), name, _("Unpack it and bring the CSV files in it, one after the other."))


def _sheet(_head: bytes, name: str) -> FileProblem:
    what = _("“{name}” is a spreadsheet of an older or another kind than .xlsx.")
    return _problem(what, name, _("Open it, choose “Save as”, then Excel workbook (.xlsx) or CSV, and bring that file."))


def _picture(_head: bytes, name: str) -> FileProblem:
    return _problem(_("“{name}” is a picture, not a list."), name, _("Choose the CSV file."))


def _pdf(_head: bytes, name: str) -> FileProblem:
    return _problem(_("“{name}” is a PDF, not a list."), name, _("Export the list as CSV from the program it comes from."))


def _vcard(_head: bytes, name: str) -> FileProblem:
    return _problem(_("“{name}” holds vCards, which cannot be read from there."), name, _("Save them as a file and bring that."))


def _web_page(_head: bytes, name: str) -> FileProblem:
    return _problem(_("“{name}” is a web page, not a list."), name, _("Download the export again; perhaps you were signed out there."))


def _other(_head: bytes, name: str) -> FileProblem:
    return _problem(_("“{name}” is not a list of text."), name, _save_as_csv())


_KINDS: tuple[tuple[bytes | tuple[bytes, ...], Callable[[bytes, str], FileProblem]], ...] = (
    (b"PK\x03\x04", _zip),
    (b"\xd0\xcf\x11\xe0", _sheet),
    ((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF"), _picture),
    (b"%PDF", _pdf),
    ((b"BEGIN:VCARD", b"begin:vcard", b"\xef\xbb\xbfBEGIN:VCARD"), _vcard),
    ((b"<!DOCTYPE", b"<!doctype", b"<html", b"<HTML"), _web_page),
    ((b"SQLite format 3\0", b"7z\xbc\xaf", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"Rar!", b"\x1f\x8b"), _other),
)
