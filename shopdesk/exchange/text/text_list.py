"""A list that is text: CSV however it is parted and encoded, packed as .gz or not."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from shopdesk.core.imports.records import BadRow
from shopdesk.exchange.text.table import Row, Table
from shopdesk.exchange.text.text_source import TextSource


class TextList:
    """``encoding`` and ``separator`` overrule what would be found out. Raises FileProblem when it cannot be a list."""

    part = ""
    tellable: tuple[str, ...] = ("encoding", "separator")

    def __init__(self, given: Path | BinaryIO, separator: str | None = None, encoding: str | None = None) -> None:
        self._source = TextSource(given, encoding)
        try:
            self._table = Table(self._source, separator)
        except BaseException:
            self._source.close()
            raise
        self.name, self.encoding, self.separator = self._source.name, self._source.encoding, self._table.separator
        self.heading, self.titles = self._table.heading, self._table.titles

    def rows(self) -> Iterator[Row | BadRow]:
        """Each row below the heading once."""
        return self._table.rows()

    def beginning_of(self, place: int, further: bool = False) -> Iterator[str]:
        """The cells of one column, read beside the proper reading and without its care; only to learn from."""
        text = self._source.beginning() if further else self._source.sample
        try:
            for cells in csv.reader(text.splitlines(keepends=True), delimiter=self.separator):
                if len(cells) == len(self.titles) and tuple(map(str.strip, cells)) != self.titles:
                    yield cells[place].strip()
        except csv.Error:
            return

    def photo(self, _line: int) -> bytes:
        """Text brings no pictures."""
        return b""

    def fraction(self) -> float | None:
        """How much has been read, 0 to 1; None where nobody can tell."""
        return self._source.fraction()

    def close(self) -> None:
        """Let go of the file."""
        self._source.close()
