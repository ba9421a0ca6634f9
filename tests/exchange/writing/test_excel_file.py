"""Workbooks: kinds of cells, a heading that stays, no formulas, and several sheets where one is full."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from shopdesk.core.exports.records import Going
from shopdesk.exchange.writing import excel_file
from shopdesk.exchange.writing.forms import SPREADSHEET
from tests.exchange.writing.people import ASE, SOREN

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def book(*going: Going) -> zipfile.ZipFile:
    file = io.BytesIO()
    excel_file.write(file, SPREADSHEET, going)
    return zipfile.ZipFile(file)


def cells(opened: zipfile.ZipFile, sheet: int = 1) -> dict[str, tuple[str, str]]:
    """Place to (kind, text) of every cell."""
    found = {}
    for cell in ElementTree.fromstring(opened.read(f"xl/worksheets/sheet{sheet}.xml")).iter(f"{MAIN}c"):
        assert cell.find(f"{MAIN}f") is None  # no formula anywhere
        text = "".join(part.text or "" for part in cell.iter() if part.tag in (f"{MAIN}t", f"{MAIN}v"))
        found[cell.attrib["r"]] = (cell.attrib.get("t", "n"), text)
    return found


def test_text_is_text_days_are_days_and_numbers_numbers() -> None:
    opened = book(SOREN, ASE)
    seen = cells(opened)
    assert seen["A1"] == ("inlineStr", "Name")
    assert seen["A2"] == ("inlineStr", "Søren Kjær")
    assert seen["D2"] == ("inlineStr", "900 12 345")
    assert seen["F2"] == ("inlineStr", "7030")  # a postcode keeps its zeros
    assert seen["J2"] == ("n", "31881")  # 14 April 1987, as Excel counts
    assert seen["J3"] == ("inlineStr", "0000-02-29")
    assert seen["P2"] == ("n", "52")
    assert "O3" not in seen


def test_the_heading_stays_and_columns_have_their_width() -> None:
    sheet = book(SOREN).read("xl/worksheets/sheet1.xml").decode()
    assert re.search(r'<pane xSplit="1" ySplit="1" topLeftCell="B2"[^>]* state="frozen"', sheet)
    assert re.search(r'<col min="1" max="1" width="28\.\d+"', sheet)


@pytest.mark.parametrize("typed", ["=1+1", "＝1", "@x", "http://a.example", "mailto:a@b.example", "{=1}"])
def test_what_looks_like_a_formula_or_a_link_is_text(typed: str) -> None:
    opened = book(SOREN._replace(name=typed))
    assert cells(opened)["A2"] == ("inlineStr", typed)
    assert "xl/worksheets/_rels/sheet1.xml.rels" not in opened.namelist()


def test_a_day_before_excel_counts_is_text_and_a_cell_is_as_long_as_excel_holds() -> None:
    seen = cells(book(SOREN._replace(birthday=(1899, 12, 31), name="x" * 40_000)))
    assert seen["J2"] == ("inlineStr", "1899-12-31")
    assert len(seen["A2"][1]) == excel_file.LONGEST


def test_a_full_sheet_is_followed_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel_file, "ROWS", 3)
    opened = book(*[SOREN] * 5)
    titles, filled = 18, 17  # Søren has no region
    assert [len(cells(opened, sheet)) for sheet in (1, 2, 3)] == [titles + 2 * filled, titles + 2 * filled, titles + filled]
    assert cells(opened, 3)["A1"] == ("inlineStr", "Name")


def test_nothing_is_left_in_the_folder_for_unfinished_things(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    book(SOREN)
    assert list(tmp_path.iterdir()) == []
