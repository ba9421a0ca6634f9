"""The whole shop in one JSON file, written and read a row at a time: docs/whole-shop.md says what stands in it.

It is one JSON document that any program reads. We lay it out with one row a line, so that neither way needs it in memory at once.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from shopdesk import __version__
from shopdesk.core.exports.records import Content, TableShape
from shopdesk.core.exports.whole import Plain, WholeShop
from shopdesk.errors import FileProblem
from shopdesk.exchange.writing.placing import placed
from shopdesk.i18n import _

FORMAT = 1
_STEP = 2000  # rows between two words of progress
_LONGEST = 64 * 2**20  # bytes of one row, a picture with it
_BEGIN, _END = b"[", b"]"
Tell = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the rows: the format's number, the version of the tables, and when and by which program it was written."""

    format: int
    schema: int
    program: str
    made_at: str


def _nothing(_done: int, _total: int) -> None:
    """Nobody listens."""


def write(path: Path, whole: WholeShop, made_at: str, tell: Tell = _nothing) -> dict[str, int]:
    """Write everything there is and give how many rows of each table; ``tell`` may raise Cancelled. Raises FileProblem."""
    with placed(path) as file, whole.still():
        shapes = whole.tables()
        counts = {shape.name: whole.count(shape.name) for shape in shapes}
        total, done = sum(counts.values()), 0
        head = {"format": FORMAT, "schema": whole.schema, "program": __version__, "made_at": made_at}
        file.write(b'{"shopdesk": ' + _line(head) + b',\n"columns": ' + _line(_columns(shapes)) + b',\n"tables": {')
        for place, shape in enumerate(shapes):
            file.write((",\n" if place else "\n").encode() + _line(shape.name) + b": [")
            for number, row in enumerate(whole.rows(shape.name)):
                file.write((b",\n" if number else b"\n") + _line(_outward(shape, row)))
                done += 1
                if done % _STEP == 0:
                    tell(done, total)
            file.write(b"\n]")
        file.write(b"\n},\n" + b'"rows": ' + _line(counts) + b"}\n")
        tell(total, total)  # the last moment to think better of it
    return counts


def _columns(shapes: tuple[TableShape, ...]) -> dict[str, Any]:
    return {shape.name: {column.name: column.content.value for column in shape.columns} for shape in shapes}


def _outward(shape: TableShape, row: Plain) -> Plain:
    for column in shape.columns:
        if column.content is Content.PICTURE and row[column.name] is not None:
            row[column.name] = base64.b64encode(row[column.name]).decode("ascii")
    return row


def _line(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def is_whole_shop(path: Path) -> bool:
    """Does this file begin like a whole shop?"""
    try:
        with path.open("rb") as file:
            return file.read(12) == b'{"shopdesk":'
    except OSError:
        return False


def read(path: Path, whole: WholeShop, tell: Tell = _nothing) -> dict[str, int]:
    """Bring a whole shop into an empty one, all of it or nothing; gives how many rows of each table.

    ``tell`` hears bytes, and may raise Cancelled. Raises FileProblem, and NotAllowed when the shop is not empty.
    """
    whole.require_empty()
    try:
        with path.open("rb") as file:
            lines = _Lines(file, path.stat().st_size, tell)
            _check(lines.head(), whole)
            return whole.take_in(lines.tables(_pictures(whole)))
    except OSError as error:
        raise FileProblem(_("“{file}” cannot be read.").format(file=path), _("Nothing was brought in.")) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _broken() from error


def _pictures(whole: WholeShop) -> dict[str, tuple[str, ...]]:
    return {
        shape.name: tuple(column.name for column in shape.columns if column.content is Content.PICTURE) for shape in whole.tables()
    }


def _check(head: Head, whole: WholeShop) -> None:
    if head.format > FORMAT or head.schema > whole.schema:
        raise FileProblem(
            _("This file was written by a later ShopDesk ({program}).").format(program=head.program[:40]), _("Nothing was brought in."),
            _("Bring this ShopDesk up to date first."),
        )


class _Lines:
    """Reads the file line by line, as ``write`` laid it out."""

    def __init__(self, file: BinaryIO, size: int, tell: Tell) -> None:
        self._file, self._size, self._tell = file, size, tell
        self._lines = self._read = 0

    def head(self) -> Head:
        """What stands before the rows."""
        head = json.loads(_between(self._next(), b'{"shopdesk": ', b","))
        while (line := self._next()) != b'"tables": {':
            _between(line, b'"', b",")
        return Head(int(head["format"]), int(head["schema"]), str(head["program"]), str(head["made_at"]))

    def tables(self, pictures: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, Iterator[Plain]]]:
        """Each table with its rows; at the end sees that as many came as were written."""
        counted: dict[str, int] = {}

        def rows(name: str) -> Iterator[Plain]:
            while (line := self._next()).rstrip(b",") != _END:
                counted[name] += 1
                yield _inward(json.loads(line.rstrip(b",")), pictures.get(name, ()))

        while (line := self._next()) != b"},":
            name = json.loads(_between(line, b"", b": ["))
            counted[name] = 0
            yield name, rows(name)
        if counted != json.loads(_between(self._next(), b'"rows": ', b"}")):
            raise _broken()

    def _next(self) -> bytes:
        line = self._file.readline(_LONGEST)
        if not line.endswith(b"\n"):
            raise _broken()
        self._lines += 1
        self._read += len(line)
        if self._lines % _STEP == 0:
            self._tell(self._read, self._size)
        return line.strip()


def _between(line: bytes, begins: bytes, ends: bytes) -> bytes:
    if not (line.startswith(begins) and line.endswith(ends)):
        raise _broken()
    return line[len(begins) : -len(ends)]


def _inward(row: Plain, pictures: tuple[str, ...]) -> Plain:
    if type(row) is not dict:
        raise TypeError(row)
    for name in pictures:
        if row.get(name) is not None:
            try:
                row[name] = base64.b64decode(row[name], validate=True)
            except binascii.Error as error:
                raise _broken() from error
    return row


def _broken() -> FileProblem:
    return FileProblem(
        _("The file is cut off or was changed: it does not hold what it says at its end."), _("Nothing was brought in."),
        _("Take another copy of it, or export again."),
    )
