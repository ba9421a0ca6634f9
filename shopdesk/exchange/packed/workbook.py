"""A list in an Excel workbook: the first sheet with anything on it, read row by row."""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any
from xml.etree.ElementTree import ParseError

from shopdesk.core.imports.records import BadRow, Why
from shopdesk.errors import FileProblem
from shopdesk.exchange.listing import Row, as_text
from shopdesk.exchange.packed.zip_gate import BROKEN, ZipGate
from shopdesk.exchange.text.table import CELL, COLUMNS, SHOWN
from shopdesk.i18n import _

ROWS = 1_048_576  # Excel's own
_LEARN = 1000  # rows at the beginning, looked at to learn how the list writes its days
_AT_ONCE = 500
_NO_SHEET = (*BROKEN, ParseError, KeyError, TypeError, AttributeError, IndexError, RecursionError, UnicodeError)
_Cells = tuple[Any, ...]


class WorkbookList:
    """One sheet as a list. Values are those last reckoned in Excel, never formulas. Raises FileProblem."""

    encoding, separator, part = "xlsx", ",", ""
    tellable: tuple[str, ...] = ()

    def __init__(self, packed: ZipGate) -> None:
        self.name = packed.name
        self._packed = packed
        self._line = 0
        self._book: Any = None
        try:
            self._book = self._opened()
            self._sheet = self._first_filled()
            self._beginning = list(islice(self._sheet, _LEARN))
            self.heading, self.titles = self._read_heading()
        except BaseException:
            self.close()
            raise

    def _opened(self) -> Any:
        from openpyxl import load_workbook  # a quarter of a second, only where a workbook is opened

        with _quietly():
            try:
                return load_workbook(self._packed.file.fp, read_only=True, data_only=True, keep_links=False)
            except _NO_SHEET as error:
                raise self._not_a_sheet() from error

    def _first_filled(self) -> Iterator[_Cells]:
        """The rows of the first sheet in view that has any."""
        for sheet in self._book.worksheets:
            if sheet.sheet_state == "visible" and any(self._filled(sheet)):
                return self._filled(sheet)
        raise self._not_a_sheet()

    def _filled(self, sheet: Any) -> Iterator[_Cells]:
        """Every row with anything in it, behind its number; asked for in handfuls, so that Excel's quirks are warned of to nobody."""
        sheet.reset_dimensions()  # what it says of its own size may be wrong by a million rows
        rows = sheet.iter_rows(values_only=True)
        line = 0
        while line < ROWS:
            with _quietly():
                try:
                    some = list(islice(rows, min(_AT_ONCE, ROWS - line)))
                except _NO_SHEET as error:
                    raise self._not_a_sheet() from error
            if not some:
                return
            yield from ((number, *cells) for number, cells in enumerate(some, line + 1) if any(cell not in (None, "") for cell in cells))
            line += len(some)

    def _read_heading(self) -> tuple[str, tuple[str, ...]]:
        _line, *cells = self._beginning[0]
        titles = _trimmed([_said(cell).strip() for cell in cells])
        if len(titles) > COLUMNS:
            raise FileProblem(
                _("“{name}” has {count} columns; up to {most} can be read.").format(name=self.name, count=len(titles), most=COLUMNS),
                _("Nothing was changed."), _("Delete the columns nobody needs and bring it again."),
            )
        return as_text(titles), tuple(titles)

    def rows(self) -> Iterator[Row | BadRow]:
        """Each row below the heading once."""
        beginning, self._beginning = self._beginning[1:], []
        for cells in beginning:
            yield self._row(cells)
        for cells in self._sheet:
            yield self._row(cells)

    def _row(self, numbered: _Cells) -> Row | BadRow:
        self._line, *values = numbered
        width = len(self.titles)
        filled = _trimmed(values)
        cells = [_said(cell) for cell in filled[:COLUMNS]]
        words = as_text(cells)
        if len(filled) > COLUMNS:
            return BadRow(self._line, words[:SHOWN], Why.MANY_COLUMNS, str(len(filled)))
        if any(len(cell) > CELL for cell in cells):
            return BadRow(self._line, words[:SHOWN], Why.LONG_CELL)
        if len(cells) > width:
            return BadRow(self._line, words, Why.MORE_CELLS, f"{len(cells)} {width}", tuple(cells))
        cells += [""] * (width - len(cells))
        return self._line, as_text(cells), cells

    def beginning_of(self, place: int, further: bool = False) -> Iterator[str]:
        """The cells of one column among the first thousand rows."""
        return (_said(cells[place + 1]).strip() for cells in self._beginning[1:] if len(cells) > place + 1)

    def photo(self, _line: int) -> bytes:
        """Pictures on a sheet belong to no row."""
        return b""

    def fraction(self) -> float | None:
        """A sheet does not say how long it is."""
        return None

    def close(self) -> None:
        """Let go of the file."""
        if self._book is not None:
            self._book.close()
        self._packed.close()

    def _not_a_sheet(self) -> FileProblem:
        return FileProblem(
            _("“{name}” is a workbook, but no sheet in it can be read.").format(name=self.name), _("Nothing was changed."),
            _("Open it in its own program, choose “Save as”, then CSV, and bring that file."),
        )


@contextmanager
def _quietly() -> Iterator[None]:
    """What openpyxl says about styles it does not know is of no use to anybody."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _trimmed(cells: list[Any]) -> list[Any]:
    """Without the empty cells at the end."""
    end = len(cells)
    while end and cells[end - 1] in (None, ""):
        end -= 1
    return cells[:end]


def _said(value: object) -> str:
    """A cell as a person would have typed it: days as 2026-11-19, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "seconds")
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)
