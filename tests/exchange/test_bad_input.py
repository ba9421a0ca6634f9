"""Lists as they come from the world (RELIABILITY, bad input), each with what a shopkeeper gets to read of it."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from shopdesk.errors import FileProblem
from shopdesk.exchange import reasons
from shopdesk.exchange.bringing import PeopleFile
from tests.exchange.lists import TODAY, people, written

HEAD = "Name,Phone\n"
HANNE = "Hanne Vik,+47 912 44 318\n"
SOREN = "Søren Kjær,+47 912 55 801\n"
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Hanne Vik\r\nEND:VCARD\r\n"
OPEN_CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Søren Kjær\r\n"
OLD_CARD = "BEGIN:VCARD\r\nVERSION:2.1\r\nN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Kj=C3=A6r;S=C3=B8ren\r\nEND:VCARD\r\n"
NO_END = "The card has no END: the file was cut, or the next card began inside it."
WITHOUT_PROGRAM = "Write it again as CSV from the program it comes from, with the names of the columns in its first line."

# What is in the list, its name, the people who come, and what is said of the others: line and reason.
TAKEN: dict[str, tuple[Any, str, list[str], list[tuple[int, str]]]] = {
    "Windows letters": ((HEAD + SOREN).encode("cp1252"), "a.csv", ["Søren Kjær"], []),
    "UTF-16": ((HEAD + SOREN).encode("utf-16"), "a.csv", ["Søren Kjær"], []),
    "UTF-16 that does not say so": ((HEAD + SOREN).encode("utf-16-le"), "a.csv", ["Søren Kjær"], []),
    "a mark at the beginning": ((HEAD + SOREN).encode("utf-8-sig"), "a.csv", ["Søren Kjær"], []),
    "semicolons": ("Navn;Tlf\nSøren Kjær;91255801\n", "a.csv", ["Søren Kjær"], []),
    "line ends of an old Mac": ((HEAD + SOREN + HANNE).replace("\n", "\r"), "a.csv", ["Søren Kjær", "Hanne Vik"], []),
    "NUL": (HEAD + "S\0ren,1\n" + HANNE, "a.csv", ["Hanne Vik"], [(2, "The row has a character in it that no text has (NUL).")]),
    "200 KB in a cell": (HEAD + f"Søren Kjær,{'1' * 200_000}\n" + HANNE, "a.csv", ["Søren Kjær", "Hanne Vik"], []),
    "more than a million letters in a cell": (
        HEAD + f"Søren Kjær,{'1' * 1_100_000}\n" + HANNE, "a.csv", ["Hanne Vik"], [(2, "One cell is longer than a million characters.")]
    ),
    "a quote that never closes": (
        HEAD + '"Søren Kjær,1\n' + HANNE, "a.csv", ["Hanne Vik"],
        [(2, "A quotation mark in the row is not closed, or closed in the wrong place.")],
    ),
    "ten thousand columns in a row": (
        HEAD + "Søren Kjær,1" + ",x" * 9998 + "\n" + HANNE, "a.csv", ["Hanne Vik"],
        [(2, "The row has 10000 columns; up to 200 can be read.")],
    ),
    "ragged": (HEAD + "Søren Kjær\nIngrid Dahl,2,3\n", "a.csv", ["Søren Kjær"], [(3, "The row has 3 cells, the heading has 2.")]),
    "two columns of one name": ("Name,Phone,Phone\nSøren Kjær,+47 912 55 801,+47 912 44 318\n", "a.csv", ["Søren Kjær"], []),
    "headers twice": (HEAD + SOREN + HEAD + HANNE, "a.csv", ["Søren Kjær", "Hanne Vik"], []),
    "headers twice, written otherwise": (HEAD + SOREN + " NAME , PHONE \n" + HANNE, "a.csv", ["Søren Kjær", "Hanne Vik"], []),
    "a heading alone": (HEAD, "a.csv", [], []),
    "a CSV that is an Excel file by name": (HEAD + SOREN, "a.xlsx", ["Søren Kjær"], []),
    "a card without an end": (OPEN_CARD, "a.vcf", [], [(1, NO_END)]),
    "a card without an end before another": (OPEN_CARD + CARD, "a.vcf", ["Hanne Vik"], [(1, NO_END)]),
    "cards in cards": ("BEGIN:VCARD\r\n" * 3, "a.vcf", [], [(1, NO_END), (2, NO_END), (3, NO_END)]),
    "quoted-printable": (OLD_CARD, "a.vcf", ["Søren Kjær"], []),
    "a card that does not say its version": ("BEGIN:VCARD\r\nFN:Hanne Vik\r\nEND:VCARD\r\n", "a.vcf", ["Hanne Vik"], []),
    "a picture that is none": (CARD.replace("END", "PHOTO;ENCODING=b;TYPE=JPEG:%%%%\r\nEND"), "a.vcf", ["Hanne Vik"], []),
}

REFUSED: dict[str, tuple[Any, str, str]] = {
    "nothing at all": ("", "a.csv", "“a.csv” is empty. Nothing was changed. Write it again from the program it comes from."),
    "only line ends": ("\n\n", "a.csv", f"“a.csv” has no rows. Nothing was changed. {WITHOUT_PROGRAM}"),
    "a hundred thousand columns": (
        "Name" + ",x" * 99_999 + "\n", "a.csv",
        "The first line of “a.csv” should name the columns. The row has 100000 columns; up to 200 can be read. Nothing was changed. "
        + WITHOUT_PROGRAM,
    ),
    "no heading": (
        SOREN + HANNE, "a.csv",
        ("The first line of “a.csv” should name the columns, and “+47 912 55 801” names none. "
        "Nothing was changed, and nobody was left out. Write a line over it: Name, Phone, E-mail, Address, Birthday, Note."),
    ),
    "nobody in it": (
        "Price,Sort\n12,rye\n", "a.csv",
        ("No column of “a.csv” holds a name, an e-mail or a phone. Nothing was changed. "
        "Write a heading over the columns: Name, Phone, E-mail, Address, Birthday, Note."),
    ),
    "an Excel file of 2003": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.csv",
        ("“a.csv” is a spreadsheet of an older or another kind than .xlsx. Nothing was changed. "
        "Open it, choose “Save as”, then Excel workbook (.xlsx) or CSV, and bring that file."),
    ),
    "a packed file that was cut": (
        b"PK\x03\x04" + bytes(100), "a.xlsx",
        "“a.xlsx” cannot be unpacked: it may not have arrived whole. Nothing was changed. Copy or download it again.",
    ),
    "too many contacts at once": (
        CARD + "x" * (20 * 2**20), "a.vcf",
        "“a.vcf” is larger than 20 MB. Nothing was changed. Write the contacts again without photos, or in several files, and bring those.",
    ),
    "a page where one has to sign in": (
        "<!DOCTYPE html><html>", "a.csv",
        "“a.csv” is a web page, not a list. Nothing was changed. Download the export again; perhaps you were signed out there.",
    ),
}


def laid(folder: Path, content: Any, name: str) -> Path:
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder / name


@pytest.mark.parametrize("what", TAKEN)
def test_good_rows_come_and_each_bad_one_is_told_by_its_line(tmp_path: Path, what: str) -> None:
    content, name, names, bad = TAKEN[what]
    _format, good, left = people(laid(tmp_path, content, name))
    assert [one.name for one in good] == names
    assert [(row.line, reasons.say(row.why, row.detail)) for row in left] == bad


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_a_list_is_refused_in_words(tmp_path: Path, what: str) -> None:
    content, name, said = REFUSED[what]
    with pytest.raises(FileProblem) as refused:
        people(laid(tmp_path, content, name))
    assert str(refused.value) == said


def test_an_excel_file_that_is_a_csv_by_name_is_read_as_what_it_is(tmp_path: Path) -> None:
    book = Workbook()
    for row in (("Name", "Phone"), ("Søren Kjær", "+47 912 55 801")):
        book.active.append(row)
    book.save(tmp_path / "a.csv")
    assert [one.name for one in people(tmp_path / "a.csv")[1]] == ["Søren Kjær"]


def test_twenty_thousand_cards_come_one_by_one(tmp_path: Path) -> None:
    assert len(people(laid(tmp_path, CARD * 20_000, "a.vcf"))[1]) == 20_000


class Vanishing(io.RawIOBase):
    """A list on a stick that is pulled out after a while."""

    def __init__(self) -> None:
        self._left = 3

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self._left:
            raise OSError(5, "Input/output error")
        piece = ((HEAD if self._left == 3 else "") + SOREN * 1000).encode()[: len(buffer)]
        self._left -= 1
        buffer[: len(piece)] = piece
        return len(piece)


def test_a_list_that_vanishes_while_it_is_read_says_so() -> None:
    with pytest.raises(FileProblem) as refused, PeopleFile(Vanishing(), TODAY) as opened:
        list(opened.rows())
    assert str(refused.value) == (
        "“the list” cannot be read. Nothing was brought in, and the file itself was not touched. "
        "Look whether it is open in another program, or on a stick that was pulled out."
    )


def test_a_list_that_is_taken_away_while_it_is_read_comes_whole(tmp_path: Path) -> None:
    path = written(tmp_path, HEAD + SOREN * 200_000)
    with PeopleFile(path, TODAY) as opened:
        rows = opened.rows()
        next(rows)
        path.unlink()
        assert sum(1 for _row in rows) == 199_999
    with pytest.raises(FileProblem, match=re.escape("Nothing was changed. Look whether it was moved or renamed.")):
        PeopleFile(path, TODAY)
