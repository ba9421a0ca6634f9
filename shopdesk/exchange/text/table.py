"""The rows of a list: its separator found out, every row with its line number and its words as they stand in the file.

Rows that cannot be read come as BadRow in their place, and never take their neighbours along.
"""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterator
from functools import partial

from shopdesk.core.imports.records import BadRow, Why
from shopdesk.errors import FileProblem
from shopdesk.exchange import reasons
from shopdesk.exchange.text.text_source import TextSource
from shopdesk.i18n import _

COLUMNS = 200
CELL = 2**20  # characters
ROW = 4 * 2**20
READ_AGAIN = 64 * 2**20  # characters given back after unclosed quotes, in all, before such rows are refused whole
SHOWN = 10_000  # characters kept of a row that is too long to be kept
SEPARATORS = ",;\t|"

Row = tuple[int, str, list[str]]


class Table:
    """The rows of one list, read once. ``titles`` are the cells of its first filled row, ``heading`` the words of that row.

    ``separator`` overrules what would be found out. Raises FileProblem when nothing can serve as a heading.
    """

    def __init__(self, source: TextSource, separator: str | None = None) -> None:
        csv.field_size_limit(CELL)  # the module's own limit is 128 KB, for the whole process
        told, self._skip = _told_separator(source.sample)
        self.source = source
        self.separator = separator or told or found_separator(source.sample)
        self._returns_end_rows = _returns_end_rows(source.sample)
        self._piece = partial(source.text.readline, ROW)
        self._given_back: deque[str] = deque()
        self._given_back_size = 0
        self._taken: list[str] = []
        self._line = 1
        self._width = 0
        self._after_quote = 0  # the line on which a row of another width still belongs to a quote that went wrong
        self._too_long = False
        self._rows = self._read()
        self.heading, self.titles = self._read_heading()
        self._width = len(self.titles)

    def rows(self) -> Iterator[Row | BadRow]:
        """Each row below the heading once: (line, words, cells) with as many cells as the heading has, or why it is refused."""
        return self._rows

    def _read_heading(self) -> tuple[str, tuple[str, ...]]:
        if self._skip:
            self._piece()
            self._line += 1
        first = next(self._rows, None)
        if first is None:
            raise self._no_heading(_("“{name}” has no rows."))
        if isinstance(first, BadRow):
            raise self._no_heading(_("The first line of “{name}” should name the columns. {why}"), reasons.say(first.why, first.detail))
        return first[1], tuple(cell.strip() for cell in first[2])

    def _no_heading(self, what: str, why: str = "") -> FileProblem:
        do = _("Write it again as CSV from the program it comes from, with the names of the columns in its first line.")
        return FileProblem(what.format(name=self.source.name, why=why), _("Nothing was changed."), do)

    def _read(self) -> Iterator[Row | BadRow]:
        taken = self._taken
        going = True
        while going:
            going = False
            try:
                for cells in csv.reader(self._feed(), delimiter=self.separator, strict=True):
                    raw = taken[0] if len(taken) == 1 else "".join(taken)
                    line = self._line
                    self._line += len(taken)
                    taken.clear()
                    if cells:
                        row = self._row(line, raw, cells) if len(cells) != self._width or raw[-1] == "\r" or "\0" in raw else None
                        if row is None:
                            yield line, raw.rstrip("\r\n"), cells
                        elif isinstance(row, BadRow) or any(row[2]):
                            yield row
            except csv.Error:
                going = True
                yield self._refused()
            if self._too_long:
                going = True
                yield self._skipped()

    def _feed(self) -> Iterator[str]:
        """Lines for the csv module, remembered until their row is done; ends early when a row grows without end."""
        taken, given_back, piece = self._taken, self._given_back, self._piece
        size = 0
        while line := given_back.popleft() if given_back else piece():
            size = size + len(line) if taken else len(line)
            taken.append(line)
            if size >= ROW:
                self._too_long = len(taken) == 1
                return
            yield line

    def _row(self, line: int, raw: str, cells: list[str]) -> Row | BadRow:
        """Look closer at a row that is not plainly good: give it padded, or the reason it is refused."""
        if raw[-1] == "\r" and not self._returns_end_rows:
            rest = self._up_to_line_end()
            if rest.strip("\r\n"):  # else the line end is \r\r\n, as a program wrote it that translated it twice
                return BadRow(line, (raw + rest).rstrip("\r\n"), Why.BARE_RETURN)
        words, width = raw.rstrip("\r\n"), self._width
        if "\0" in raw:
            return BadRow(line, words, Why.NUL, "", tuple(cell.replace("\0", "") for cell in cells[:COLUMNS]))
        if len(cells) > COLUMNS:
            return BadRow(line, words, Why.MANY_COLUMNS, str(len(cells)))
        if not width or len(cells) == width:
            return line, words, cells
        if line == self._after_quote:
            self._after_quote = self._line
            return BadRow(line, words, Why.QUOTE)
        if any(cells[width:]):
            return BadRow(line, words, Why.MORE_CELLS, f"{len(cells)} {width}", tuple(cells))
        return line, words, (cells + [""] * width)[:width]

    def _up_to_line_end(self) -> str:
        """The rest of a row that a stray return cut in two."""
        rest, size = [], 0
        while size < ROW and (piece := self._given_back.popleft() if self._given_back else self._piece()):
            rest.append(piece)
            size += len(piece)
            self._line += 1
            if piece[-1] == "\n":
                break
        return "".join(rest)

    def _refused(self) -> Row | BadRow:
        """Refuse the first line of what the csv module could not read, and give the others back to be read on their own."""
        first, *others = self._taken
        size = sum(map(len, others))
        whole = self._given_back_size + size > READ_AGAIN
        if not whole:
            self._given_back_size += size
            self._given_back.extendleft(reversed(others))
        line, self._line = self._line, self._line + (len(self._taken) if whole else 1)
        self._taken.clear()
        if not others and (cells := self._forgiven(first)):
            return line, first.rstrip("\r\n"), cells
        self._after_quote = self._line
        long = not others and len(first) > CELL
        words = (first if not whole else first + "".join(others)[:SHOWN]).rstrip("\r\n")
        return BadRow(line, words, Why.LONG_CELL if long else Why.QUOTE)

    def _forgiven(self, line: str) -> list[str] | None:
        """Cells of a line whose quotes are not doubled inside a cell, when they come out as many as the heading has."""
        try:
            cells = next(csv.reader([line], delimiter=self.separator))
        except csv.Error:
            return None
        return cells if len(cells) == self._width and "\0" not in line and not cells[-1].endswith("\n") else None

    def _skipped(self) -> BadRow:
        """Refuse a line longer than any row may be and read past it."""
        self._too_long = False
        words = self._taken[0]
        self._taken.clear()
        piece = words
        while piece and piece[-1] not in "\r\n":
            piece = self._piece()
        line, self._line = self._line, self._line + 1
        return BadRow(line, words[:SHOWN], Why.LONG_ROW)


def found_separator(sample: str) -> str:
    """The separator that cuts the first rows into the most, and the most even, columns; a comma where there is one column."""
    scores = {separator: _evenness(sample, separator) for separator in SEPARATORS}
    return max(SEPARATORS, key=lambda separator: scores[separator])


def _evenness(sample: str, separator: str) -> float:
    widths = []
    try:
        for cells in csv.reader(sample.splitlines(keepends=True)[:200], delimiter=separator):
            if any(cells):
                widths.append(len(cells))
            if len(widths) == 30:
                break
    except csv.Error:
        pass
    if not widths or widths[0] < 2:
        return 0.0
    return widths[0] * (0.1 + widths.count(widths[0]) / len(widths))


def _told_separator(sample: str) -> tuple[str | None, bool]:
    """The separator that a spreadsheet wrote into the first line (``sep=;``), and whether there is such a line to skip."""
    told = re.match(r'"?sep=(.)"?\r?\n', sample, re.IGNORECASE)
    return (told[1], True) if told else (None, False)


def _returns_end_rows(sample: str) -> bool:
    """Whether rows end in a bare return, as an old Mac wrote them: outside quotes there are more of those than of newlines."""
    outside = re.sub(r'"[^"]*"', "", sample)
    newlines = outside.count("\n")
    return outside.count("\r") - outside.count("\r\n") > newlines
