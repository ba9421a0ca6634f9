"""The rows left out, in a list beside the one they came from."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from shopdesk.core.imports.records import BadRow, Why
from shopdesk.errors import Cancelled, FileProblem
from shopdesk.exchange.rejects import Rejects, defused
from tests.exchange.lists import people, written

BAD = BadRow(31, "=1+1;tlf?", Why.NOBODY, "", ("", "=1+1"))


def test_rows_keep_their_columns_with_line_and_reason(tmp_path: Path) -> None:
    with Rejects(tmp_path / "kunder_høst.csv.gz", ("Navn", "Merknad"), ";") as rejects:
        assert rejects.path is None
        rejects.add(BAD)
        rejects.add(BadRow(40, 'Åse;"x', Why.QUOTE))
        rejects.add(BadRow(41, "a;b;c", Why.MORE_CELLS, "3 2", ("a", "b", "c")))
    assert rejects.path == tmp_path / "kunder_høst-not-taken.csv"
    assert rejects.count == 3
    content = rejects.path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(content.decode("utf-8-sig").splitlines(), delimiter=";")) == [
        ["Navn", "Merknad", "ShopDesk line", "ShopDesk reason"],
        ["", "'=1+1", "31", "No name, no e-mail, no phone and no number to know the person by."],
        ['Åse;"x', "", "40", "A quotation mark in the row is not closed, or closed in the wrong place."],
        ["a", "b", "41", "The row has 3 cells, the heading has 2.", "c"],
    ]


def test_a_row_whose_person_is_unknown_keeps_its_columns(tmp_path: Path) -> None:
    with Rejects(tmp_path / "visits.csv", ("member_id", "date", "amount")) as rejects:
        rejects.add(BadRow(2, 'nobody,2026-01-02,"9,00"', Why.UNKNOWN_PERSON, "nobody"))
    assert rejects.path
    with rejects.path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file))[1] == ["nobody", "2026-01-02", "9,00", "2", "Nobody here is known by “nobody”."]


def test_the_rows_are_on_the_disk_before_the_list_is_kept_and_not_before_all_were_read(tmp_path: Path) -> None:
    with Rejects(tmp_path / "list.csv", ("Name", "Note")) as rejects:
        for row in rejects.all_of([BAD]):
            rejects.add(row)
            assert list(tmp_path.iterdir()) == []
        assert rejects.path
        assert b"31" in rejects.path.read_bytes()
        rejects.add(BadRow(32, ",", Why.NOBODY))  # what is found only while the list is written
        assert b"32" in rejects.path.read_bytes()


def test_a_list_that_is_not_kept_leaves_no_rows_behind(tmp_path: Path) -> None:
    def stop(rejects: Rejects) -> None:
        with rejects:
            rejects.add(BAD)
            raise Cancelled

    def stop_while_it_is_written(rejects: Rejects) -> None:
        with rejects:
            rejects.add(BAD)
            rejects.keep()
            raise Cancelled

    for broken_off in (stop, stop_while_it_is_written):
        with pytest.raises(Cancelled):
            broken_off(Rejects(tmp_path / "list.csv", ("Name", "Note")))
        assert list(tmp_path.iterdir()) == []


def test_where_no_file_can_be_without_a_name_it_has_another_until_then(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    with Rejects(tmp_path / "list.csv", ("Name", "Note")) as rejects:
        rejects.add(BAD)
        assert [path.suffix for path in tmp_path.iterdir()] == [".tmp"]
    assert [path.name for path in tmp_path.iterdir()] == ["list-not-taken.csv"]


def test_nothing_is_written_over_and_nobody_else_may_read_it(tmp_path: Path) -> None:
    (tmp_path / "list-not-taken.csv").write_text("mine")
    for number in (2, 3):
        with Rejects(tmp_path / "list.csv", ("Name", "Note")) as rejects:
            rejects.add(BAD)
        assert rejects.path == tmp_path / f"list-not-taken-{number}.csv"
        assert rejects.path.stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "list-not-taken.csv").read_text() == "mine"


def test_no_bad_row_no_file(tmp_path: Path) -> None:
    with Rejects(tmp_path / "list.csv", ("Name",)):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_gone_says_so(tmp_path: Path) -> None:
    with Rejects(tmp_path / "gone" / "list.csv", ("Name",)) as rejects, pytest.raises(FileProblem, match="could not be written"):
        rejects.add(BAD)


@pytest.mark.parametrize(
    ("cell", "written_as"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-5", "'-5"),
        ("\t=1", "'\t=1"),
        ("＝1", "'＝1"),
        ("'=1+1", "''=1+1"),
        ("+47 912 44 318", "+47 912 44 318"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("Søren\0", "Søren"),
        ("O'Neil", "O'Neil"),
    ],
)
def test_formulas_are_defused_and_phones_stay_readable(cell: str, written_as: str) -> None:
    assert defused(cell) == written_as


def test_a_corrected_list_comes_in_as_if_it_had_been_right(tmp_path: Path) -> None:
    path = written(tmp_path, "Name,Phone,Note\n,,=1+1\n")
    _format, _good, bad = people(path)
    with Rejects(path, ("Name", "Phone", "Note")) as rejects:
        rejects.add(bad[0])
    assert rejects.path
    corrected = rejects.path.read_bytes().replace(b"\r\n,,", b"\r\n\xc3\x85se,+47 912 44 318,")
    rejects.path.write_bytes(corrected)
    _format, good, bad = people(rejects.path)
    assert bad == []
    assert (good[0].name, good[0].phones, good[0].note) == ("Åse", ("+47 912 44 318",), "=1+1")
