"""What any kind of list gives to be read, whether it is text, a spreadsheet or contacts: titles, then rows of cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Protocol

from shopdesk.core.imports.records import BadRow

Row = tuple[int, str, list[str]]


class Listing(Protocol):
    """One list, read once from front to back. ``heading`` is its first row word for word, ``titles`` its cells.

    ``part`` is the file inside it that the row just read stands in, whose lines are counted; "" where there is only one.
    """

    name: str
    encoding: str
    separator: str
    heading: str
    titles: tuple[str, ...]
    part: str
    tellable: tuple[str, ...]
    """Which of encoding and separator can be told, where they were found out wrong."""

    def rows(self) -> Iterator[Row | BadRow]:
        """Each row once: (line, words, cells) with as many cells as there are titles, or why it is refused."""

    def beginning_of(self, place: int, further: bool = False) -> Iterator[str]:
        """The cells of one column at the beginning, only to learn from; with ``further`` more of them."""

    def photo(self, line: int) -> bytes:
        """The picture that came with the row of this line, just read; empty where there is none."""

    def fraction(self) -> float | None:
        """How much has been read, 0 to 1; None where nobody can tell."""

    def close(self) -> None:
        """Let go of the file."""


def as_text(cells: Sequence[str]) -> str:
    """A row that never was text in the words it is kept in."""
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()
