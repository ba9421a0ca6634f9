"""A list that is open for reading: what every kind of list has, whoever stands in it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from shopdesk.exchange import days
from shopdesk.exchange.text.table import Table
from shopdesk.exchange.text.text_source import TextSource


class OpenList:
    """One list, read once from front to back; use it in a ``with``.

    ``heading`` is its first row word for word, ``titles`` its cells; ``encoding`` and ``separator`` are what was found out or
    told. Raises FileProblem when it cannot be a list.
    """

    def __init__(self, given: Path | BinaryIO, separator: str | None = None, encoding: str | None = None) -> None:
        self._source = TextSource(given, encoding)
        try:
            self._table = Table(self._source, separator)
        except BaseException:
            self._source.close()
            raise
        self.name, self.encoding, self.separator = self._source.name, self._source.encoding, self._table.separator
        self.heading, self.titles = self._table.heading, self._table.titles

    def _month_comes_first(self, place: int) -> bool | None:
        """How this list writes 04/02 in a column, told by the days at its beginning; None when none of them tells."""
        said = list(self._cells(place, self._source.sample))
        first = days.month_comes_first(said)
        if first is None and any(map(days.is_unsure, said)):
            first = days.month_comes_first(self._cells(place, self._source.beginning()))
        return first

    def _cells(self, place: int, text: str) -> Iterator[str]:
        """The cells of one column, read beside the proper reading and without its care; only to learn from."""
        try:
            for cells in csv.reader(text.splitlines(keepends=True), delimiter=self.separator):
                if len(cells) == len(self.titles):
                    yield cells[place].strip()
        except csv.Error:
            return

    def fraction(self) -> float | None:
        """How much has been read, 0 to 1; None where nobody can tell."""
        return self._source.fraction()

    def close(self) -> None:
        """Let go of the file."""
        self._source.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
