"""Excel's workbooks: what a sheet says, and what must not be let in."""

import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from shopdesk.core.imports.records import Why
from shopdesk.errors import FileProblem
from shopdesk.exchange.packed import zip_gate
from tests.exchange.lists import people, written

HEADING = ("Navn", "Tlf", "E-post", "Bursdag", "Kundenr", "Merknad")
SOREN = ("Søren Kjær", "912 44 318", "soren@kjaer.example", dt.date(1971, 2, 4), 17, "nøtter – datter!")


def workbook(folder: Path, *rows: tuple[Any, ...], name: str = "kunder.xlsx") -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(folder / name)
    return folder / name


def changed(path: Path, inside: str, content: bytes) -> Path:
    """The workbook with another file in the place of one in it."""
    with zipfile.ZipFile(path) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, old in files.items():
            packed.writestr(name, content if name == inside else old)
    return path


def sheet(cells: str, before: str = "") -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<?xml version="1.0"?>{before}<worksheet xmlns="{space}"><sheetData>{cells}</sheetData></worksheet>'.encode()


@pytest.mark.parametrize("name", ["kunder.xlsx", "kunder.csv"])
def test_a_sheet_comes_as_it_would_have_been_typed(tmp_path: Path, name: str) -> None:
    hers = ("Åse Bråten", 91255801, None, dt.datetime.combine(dt.date(1988, 6, 30), dt.time()), 18.0, "=1+1")
    known_as, good, bad = people(workbook(tmp_path, (), HEADING, SOREN, (), hers, HEADING, name=name))
    assert (known_as, bad) == ("plain", [])
    assert [(one.line, one.name, one.phones, one.birthday, one.own_id) for one in good] == [
        (3, "Søren Kjær", ("912 44 318",), (1971, 2, 4), "17"), (5, "Åse Bråten", ("91255801",), (1988, 6, 30), "18"),
    ]
    assert good[0].raw == "Søren Kjær,912 44 318,soren@kjaer.example,1971-02-04,17,nøtter – datter!"


def test_a_csv_that_is_called_a_workbook_is_read_as_the_csv_it_is(tmp_path: Path) -> None:
    assert people(written(tmp_path, "Name;Tlf\nHanne Vik;912 44 318\n", name="kunder.xlsx"))[1][0].name == "Hanne Vik"


def test_the_first_sheet_with_anything_in_view_is_read(tmp_path: Path) -> None:
    book = Workbook()
    book.create_sheet("hidden").append(("Name",))
    book["hidden"].sheet_state = "hidden"
    for row in (HEADING, SOREN):
        book.create_sheet("kunder").append(row) if row is HEADING else book["kunder"].append(row)
    book.save(tmp_path / "a.xlsx")
    assert [one.name for one in people(tmp_path / "a.xlsx")[1]] == ["Søren Kjær"]


def test_a_cell_far_out_and_one_far_down_take_no_room(tmp_path: Path) -> None:
    cells = (
        '<row r="1"><c r="A1" t="str"><v>Name</v></c></row><row r="2"><c r="A2" t="str"><v>Hanne Vik</v></c>'
        '<c r="XFD2" t="str"><v>x</v></c></row><row r="1048576"><c r="A1048576" t="str"><v>Ingrid Dahl</v></c></row>'
        '<row r="99999999999"><c r="A99999999999" t="str"><v>Åse Bråten</v></c></row>'
    )
    path = changed(workbook(tmp_path, HEADING), "xl/worksheets/sheet1.xml", sheet(cells))
    _format, good, bad = people(path)
    assert [one.name for one in good] == ["Ingrid Dahl"]
    assert [(one.line, one.why, one.detail) for one in bad] == [(2, Why.MANY_COLUMNS, "16384")]


def test_entities_that_grow_are_refused(tmp_path: Path) -> None:
    bomb = "<!DOCTYPE b [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
        f"<!ENTITY a{n} '{('&a' + str(n - 1 or '') + ';') * 10}'>" for n in range(1, 12)
    ) + "]>"
    cells = '<row r="1"><c r="A1" t="str"><v>&a11;</v></c></row>'
    path = changed(workbook(tmp_path, HEADING), "xl/worksheets/sheet1.xml", sheet(cells, bomb))
    with pytest.raises(FileProblem, match="no sheet in it can be read"):
        people(path)


def test_what_would_unpack_to_too_much_is_not_unpacked(tmp_path: Path) -> None:
    path = changed(workbook(tmp_path, HEADING), "xl/worksheets/sheet1.xml", b" " * (zip_gate.UNPACKED + 1))
    assert path.stat().st_size < 300_000
    with pytest.raises(FileProblem, match="more than 100 MB"):
        people(path)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.99])
def test_a_workbook_that_was_cut_is_said_so(tmp_path: Path, share: float) -> None:
    path = workbook(tmp_path, HEADING, SOREN)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(FileProblem, match="may not have arrived whole"):
        people(path)


def test_a_zip_without_a_list_is_said_to_be_one(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("photo.png", b"x")
    (tmp_path / "a.zip").write_bytes(packed.getvalue())
    with pytest.raises(FileProblem, match="packed ZIP file"):
        people(tmp_path / "a.zip")
