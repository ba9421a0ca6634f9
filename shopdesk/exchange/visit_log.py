"""Reads a log of visits, ``member_id,date,amount`` with a heading, in blocks: five million lines take seconds, not minutes."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

import numpy as np

from shopdesk.errors import FileProblem
from shopdesk.i18n import _

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Bytes = NDArray[np.uint8]

_BLOCK = 1 << 24
_EPOCH = dt.date(1970, 1, 1).toordinal()
_MEMBER = ("member_id", "customer_id")
_LONGEST = 64  # bytes of an id that are read in bulk; blocks with longer ones are read line by line
_NEWLINE, _RETURN = b"\n\r"
_DATE_DIGITS = np.array([0, 1, 2, 3, 5, 6, 8, 9])
_PARTS = ((slice(0, 4), (1000, 100, 10, 1)), (slice(4, 6), (10, 1)), (slice(6, 8), (10, 1)))
_PACKED = b"\x1f\x8b"


@dataclass(frozen=True)
class VisitLog:
    """What a log holds: ``ids`` in order, and of each visit the place of its member's id and its day (an ordinal).

    ``left_out`` rows had no member or no day that can be read; the first of them stands in line ``first_left_out``.
    """

    ids: tuple[bytes, ...]
    who: Ints
    days: Ints
    left_out: int
    first_left_out: int


def read(stream: BinaryIO) -> VisitLog:
    """Read a whole log, plain or gzipped, in any order; raises FileProblem when it is none."""
    content = _unpacked(stream.read()).removeprefix(b"\xef\xbb\xbf")
    begin = content.find(b"\n") + 1 or len(content)
    return _Reader(_Heading.of(content[:begin])).read(content, begin)


def _unpacked(content: bytes) -> bytes:
    if not content.startswith(_PACKED):
        return content
    try:
        return gzip.decompress(content)
    except (EOFError, OSError, zlib.error) as error:
        said = _("The visits are packed, and the packing is damaged.")
        raise FileProblem(said, _("Nothing was judged."), _("Copy the file once more.")) from error


@dataclass(frozen=True)
class _Heading:
    """Where the columns are."""

    separator: str
    member: int
    date: int

    @classmethod
    def of(cls, line: bytes) -> _Heading:
        text = line.decode("utf-8", "replace").strip().lower()
        for separator in ",;\t":
            titles = [title.strip().strip('"') for title in text.split(separator)]
            member = next((titles.index(title) for title in _MEMBER if title in titles), None)
            if member is not None and "date" in titles:
                return cls(separator, member, titles.index("date"))
        raise FileProblem(
            _("This is no log of visits: its first line does not name member_id and date."), _("Nothing was judged."),
            _("Give it a first line: member_id,date,amount."),
        )

    def is_plain(self) -> bool:
        return (self.member, self.date) == (0, 1)


class _Reader:
    """Gathers blocks; ids become numbers as they are met."""

    def __init__(self, heading: _Heading) -> None:
        self._heading = heading
        self._numbers: dict[bytes, int] = {}
        self._who: list[Ints] = []
        self._days: list[Ints] = []
        self._left_out = self._first_left_out = 0
        self._line = 2

    def read(self, content: bytes, begin: int) -> VisitLog:
        while begin < len(content):
            end = content.rfind(b"\n", begin, begin + _BLOCK) + 1 or content.find(b"\n", begin) + 1 or len(content)
            self._take(content[begin:end])
            begin = end
        none = [np.zeros(0, dtype=np.int64)]
        ids = sorted(self._numbers)
        # Numbered by their order, so that the order of the lines cannot matter.
        places = np.empty(len(ids), dtype=np.int64)
        places[[self._numbers[name] for name in ids]] = np.arange(len(ids))
        who, days = np.concatenate(self._who or none), np.concatenate(self._days or none)
        return VisitLog(tuple(ids), places[who], days, self._left_out, self._first_left_out)

    def _take(self, block: bytes) -> None:
        lines = _Lines(block, self._heading.separator)
        if self._heading.is_plain() and b'"' not in block and lines.widest <= _LONGEST:
            self._take_in_bulk(lines)
        else:
            self._take_one_by_one(block)
        self._line += len(lines.starts)

    def _take_in_bulk(self, lines: _Lines) -> None:
        days, readable = lines.days()
        good = readable & (lines.first > lines.starts)
        names, which = np.unique(lines.names()[good], return_inverse=True)
        numbers = [self._number(bytes(name).strip()) for name in names]
        who = np.array(numbers, dtype=np.int64)[which]
        named = who >= 0
        self._keep(who[named], days[good][named])
        bad = ~good & (lines.ends > lines.starts)
        bad[np.flatnonzero(good)[~named]] = True
        for place in np.flatnonzero(bad).tolist():
            fields = lines.text(place).decode("utf-8", "surrogateescape").split(self._heading.separator)
            self._take_row(fields, self._line + place)

    def _take_one_by_one(self, block: bytes) -> None:
        rows = csv.reader(block.decode("utf-8", "surrogateescape").splitlines(keepends=True), delimiter=self._heading.separator)
        for line, fields in _numbered(rows, self._line):
            if any(field.strip() for field in fields):
                self._take_row(fields, line)

    def _take_row(self, fields: list[str], line: int) -> None:
        wanted = max(self._heading.member, self._heading.date)
        name = fields[self._heading.member].strip() if len(fields) > wanted else ""
        day = _day(fields[self._heading.date]) if name else None
        if day is None:
            self._left_out += 1
            self._first_left_out = self._first_left_out or line
        else:
            number = self._number(name.encode("utf-8", "surrogateescape"))
            self._keep(np.array([number]), np.array([day]))

    def _number(self, name: bytes) -> int:
        return self._numbers.setdefault(name, len(self._numbers)) if name else -1

    def _keep(self, who: Ints, days: Ints) -> None:
        self._who.append(who.astype(np.int64))
        self._days.append(days.astype(np.int64))


def _numbered(rows: Iterator[list[str]], line: int) -> Iterator[tuple[int, list[str]]]:
    """Give rows with their line; a row that csv cannot read counts as an empty name."""
    while True:
        try:
            yield line, next(rows)
        except StopIteration:
            return
        except csv.Error:
            yield line, ["?", ""]
        line += 1


def _day(text: str) -> int | None:
    """Read 2026-11-19, with or without a time behind it."""
    text = text.strip()
    try:
        return dt.date.fromisoformat(text[:10]).toordinal() if text[10:11] in ("", "T", " ") and text[4:5] == "-" else None
    except ValueError:
        return None


class _Lines:
    """The lines of a block: where each starts and ends, and where its first two separators are."""

    def __init__(self, block: bytes, separator: str) -> None:
        self._block = np.frombuffer(block, dtype=np.uint8)
        self._raw = block
        ends = np.flatnonzero(self._block == _NEWLINE)
        if not block.endswith(b"\n"):
            ends = np.append(ends, len(block))
        self.starts = np.concatenate([[0], ends[:-1] + 1])
        self.ends = ends - ((ends > self.starts) & (self._block[np.maximum(ends - 1, 0)] == _RETURN))
        marks = np.append(np.flatnonzero(self._block == ord(separator)), [len(block), len(block)])
        place = np.searchsorted(marks, self.starts)
        self.first = np.minimum(marks[place], self.ends)
        self._second = np.minimum(marks[np.minimum(place + 1, len(marks) - 1)], self.ends)
        self.widest = int((self.first - self.starts).max(initial=0))

    def text(self, place: int) -> bytes:
        return self._raw[self.starts[place] : self.ends[place]]

    def names(self) -> NDArray[np.bytes_]:
        """Give what stands before the first separator of each line."""
        width = max(self.widest, 1)
        columns = np.arange(width)
        index = np.minimum(self.starts[:, None] + columns, len(self._block) - 1)
        letters = np.where(columns < (self.first - self.starts)[:, None], self._block[index], 0).astype(np.uint8)
        return np.ascontiguousarray(letters).view(f"S{width}").ravel()

    def days(self) -> tuple[Ints, NDArray[np.bool_]]:
        """Give the ordinal of each line's date, and whether it is one in the usual spelling."""
        begin = self.first + 1
        readable = self._second - begin == 10
        index = np.minimum(np.where(readable, begin, 0)[:, None] + np.arange(10), len(self._block) - 1)
        letters = self._block[index]
        digits = letters[:, _DATE_DIGITS].astype(np.int64) - ord("0")
        readable &= ((digits >= 0) & (digits <= 9)).all(axis=1) & (letters[:, 4] == ord("-")) & (letters[:, 7] == ord("-"))
        year, month, day = (digits[:, part] @ np.array(values, dtype=np.int64) for part, values in _PARTS)
        readable &= (year >= 1) & (month >= 1) & (month <= 12) & (day >= 1)
        months = (np.where(readable, year, 1970) - 1970) * 12 + np.where(readable, month, 1) - 1
        first = months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
        after = (months + 1).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
        readable &= day <= after - first
        ordinals: Ints = first + day - 1 + _EPOCH
        return ordinals, readable
