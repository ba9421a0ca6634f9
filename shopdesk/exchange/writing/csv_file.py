"""A table as text: with a mark of its encoding for spreadsheets, bare for machines."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable
from itertools import islice
from typing import BinaryIO

from shopdesk.core.exports.records import Going
from shopdesk.exchange.writing.forms import SPREADSHEET, Form

# Where a comma parts whole numbers from the rest spreadsheets part cells by semicolons; these write a point.
_WITH_COMMAS = frozenset("AU CA CN GB HK IE IL IN JP KE KR MX MY NG NZ PH SG TH TW US".split()) | {""}
_CHUNK = 1000


def separator(form: Form, country: str) -> str:
    """What parts the cells: as spreadsheets of the shop's country expect it, a comma for everything else."""
    return ";" if form is SPREADSHEET and country not in _WITH_COMMAS else ","


def write(file: BinaryIO, form: Form, people: Iterable[Going], country: str = "") -> None:
    """Write the heading and a line for each."""
    text = io.StringIO(newline="")
    table = csv.writer(text, delimiter=separator(form, country))
    table.writerow(form.heading())
    if form is SPREADSHEET:
        file.write(codecs.BOM_UTF8)
    rows = map(form.row, people)
    while chunk := list(islice(rows, _CHUNK)):
        table.writerows(chunk)
        file.write(text.getvalue().encode())  # many lines at once: a quarter of the time of one at a time
        text.seek(0)
        text.truncate()
    file.write(text.getvalue().encode())
