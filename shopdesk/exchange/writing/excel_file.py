"""A workbook: days as days and numbers as numbers, a heading that stays, and never a formula. A row is on the disk before the next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, BinaryIO

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException

from shopdesk.core import passing
from shopdesk.core.exports.records import Going
from shopdesk.exchange.writing.forms import Cell, Form
from shopdesk.i18n import _

LONGEST = 32_767
"""Letters a cell of Excel holds."""
ROWS = 1_048_576
"""Rows of one sheet, its heading with them."""
_FIRST_DAY = dt.date(1900, 3, 1)  # before it Excel counts a day that never was
_WIDTHS = (28, 14, 30, 20, 28, 10, 18, 14, 9, 12)
_WIDTH = 14


def write(file: BinaryIO, form: Form, people: Iterable[Going]) -> None:
    """Write the heading and a row for each, on further sheets where one is full. Raises OSError."""
    with passing.folder("excel") as folder:
        book = xlsxwriter.Workbook(file, {"constant_memory": True, "tmpdir": str(folder)})
        try:
            _fill(book, form, people)
            book.close()
        except XlsxWriterException as error:
            raise OSError(str(error)) from error
        finally:
            _let_go(book)


def _fill(book: Any, form: Form, people: Iterable[Going]) -> None:
    bold, day = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "yyyy-mm-dd"})
    sheet, row = _sheet(book, form, bold), 1
    for one in people:
        if row == ROWS:
            sheet, row = _sheet(book, form, bold), 1
        for column, cell in enumerate(form.cells(one)):
            if cell not in ("", None):
                _put(sheet, row, column, cell, day)
        row += 1


def _let_go(book: Any) -> None:
    """Close what a book that was broken off still holds open."""
    book.fileclosed = True  # else it is written after all when it is thrown away
    for sheet in book.worksheets():
        if sheet.row_data_fh is not None:
            sheet.row_data_fh.close()


def _sheet(book: Any, form: Form, bold: Any) -> Any:
    number = len(book.worksheets()) + 1
    sheet = book.add_worksheet(_("Members") if number == 1 else f"{_('Members')} {number}")
    heading = form.heading()
    for column in range(len(heading)):
        sheet.set_column(column, column, _WIDTHS[column] if column < len(_WIDTHS) else _WIDTH)
    sheet.freeze_panes(1, 1)
    for column, title in enumerate(heading):
        sheet.write_string(0, column, title, bold)
    return sheet


def _put(sheet: Any, row: int, column: int, cell: Cell, day: Any) -> None:
    if isinstance(cell, str):
        sheet.write_string(row, column, cell[:LONGEST])
    elif isinstance(cell, int):
        sheet.write_number(row, column, cell)
    elif cell is not None and cell >= _FIRST_DAY:
        sheet.write_datetime(row, column, cell, day)
    else:
        sheet.write_string(row, column, str(cell))
