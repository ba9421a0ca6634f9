"""How a row becomes a person: names, ways to reach them, birthdays, and what goes into the note."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from shopdesk.core.imports.records import PersonRow, Why
from shopdesk.core.members.records import Address, Birthday, MemberDraft
from tests.exchange.lists import people, written


def one(folder: Path, heading: str, row: str) -> PersonRow:
    _format, good, bad = people(written(folder, f"{heading}\n{row}\n"))
    assert not bad
    return good[0]


@pytest.mark.parametrize(
    ("heading", "row", "name"),
    [
        ("Name,Email", "Søren Kjær,s@kjaer.example", "Søren Kjær"),
        ("First name,Last name,Email", "Søren,Kjær,", "Søren Kjær"),
        ("Title,First name,Middle name,Last name,Suffix", "Dr.,Søren,Aage,Kjær,jr.", "Dr. Søren Aage Kjær jr."),
        ("Navn,Etternavn", "Søren,Kjær", "Søren Kjær"),
        ("Name,Company,Email", ",Dahl Bok,i@dahl.example", "Dahl Bok"),
        ("Name,Nickname,Email", ",Sørs,i@dahl.example", "Sørs"),
        ("Name,Email", ",ingrid.dahl@dahl.example", "ingrid.dahl"),
        ("Name,Phone", ",912 44 318", ""),
        ("Name,Member ID", ",00017", ""),
        ("Name,Name", "Søren,Kjær", "Søren"),
    ],
)
def test_names(tmp_path: Path, heading: str, row: str, name: str) -> None:
    assert one(tmp_path, heading, row).name == name


@pytest.mark.parametrize(
    ("cell", "emails"),
    [
        ("a@dahl.example", ("a@dahl.example",)),
        ('"a@dahl.example, b@dahl.example"', ("a@dahl.example", "b@dahl.example")),
        ("a@dahl.example ::: a@dahl.example", ("a@dahl.example",)),
        ("mailto:a@dahl.example", ("a@dahl.example",)),
        ("a@@dahl.example", ()),
        ("@dahl", ()),
    ],
)
def test_emails(tmp_path: Path, cell: str, emails: tuple[str, ...]) -> None:
    person = one(tmp_path, "Name,Email", f"Ingrid,{cell}")
    assert person.emails == emails
    assert bool(person.doubts) is (not emails)


@pytest.mark.parametrize(
    ("cell", "phones"),
    [
        ("'+47 912 44 318", ("+47 912 44 318",)),
        ("912 44 318 / 934 10 552", ("912 44 318", "934 10 552")),
        ("0221/12345", ("0221/12345",)),
        ("912 44 318 (home)", ("912 44 318 (home)",)),
        ("٩١٢", ("٩١٢",)),
        ("ask Åse", ()),
    ],
)
def test_phones(tmp_path: Path, cell: str, phones: tuple[str, ...]) -> None:
    assert one(tmp_path, "Name,Phone", f"Ingrid,{cell}").phones == phones


@pytest.mark.parametrize(
    ("rows", "born"),
    [
        (["04/02/1971", "13/05/1980"], [(1971, 2, 4), (1980, 5, 13)]),
        (["04/02/1971", "05/13/1980"], [(1971, 4, 2), (1980, 5, 13)]),
        (["04/02/1971", "06/06/1980"], [Why.UNSURE_BIRTHDAY, (1980, 6, 6)]),
        (["2026-11-20", "2026-11-21"], [(2026, 11, 20), Why.FUTURE_BIRTHDAY]),
        (["21.11.2026", "0000-00-00"], [Why.FUTURE_BIRTHDAY, None]),
        (["2023-02-29", "1899-12-31"], [Why.BIRTHDAY, Why.BIRTHDAY]),
    ],
)
def test_birthdays_are_read_as_the_list_writes_them(tmp_path: Path, rows: list[str], born: list[Any]) -> None:
    text = "Name,Birthday\n" + "".join(f"Ingrid,{row}\n" for row in rows)
    _format, good, _bad = people(written(tmp_path, text))
    assert [person.doubts[0].why if person.doubts else person.birthday for person in good] == born
    assert all(person.note == f"Birthday: {said}" for person, said in zip(good, rows, strict=True) if person.doubts)


def test_signs_that_keep_a_spreadsheet_from_reckoning_are_taken_off(tmp_path: Path) -> None:
    person = one(tmp_path, "ID,Name,Zip,Note", "'0017,Siobhán O'Neil,'0150,'=1+1")
    assert (person.own_id, person.name, person.postcode, person.note) == ("0017", "Siobhán O'Neil", "0150", "=1+1")
    assert one(tmp_path, "Name,Note", "Ingrid,'s morgens").note == "'s morgens"


def test_a_second_column_of_one_name_is_kept(tmp_path: Path) -> None:
    person = one(tmp_path, "Name,E-mail,E-mail,City,City,City", "Ingrid,a@dahl.example,b@dahl.example,Lade,Lade,Ila")
    assert (person.emails, person.city, person.note) == (("a@dahl.example", "b@dahl.example"), "Lade", "City: Ila")


def test_an_unknown_country_is_kept_in_the_note(tmp_path: Path) -> None:
    person = one(tmp_path, "Name,Country,Language", "Ingrid,Narnia,Elvish")
    assert (person.country, person.language, person.note) == ("", "", "Country: Narnia\nLanguage: Elvish")


def test_a_row_that_names_nobody_is_refused_and_a_blank_one_passed_over(tmp_path: Path) -> None:
    _format, good, bad = people(written(tmp_path, "Name,Email,City\n,,Lade\n,,\n  , ,\nIngrid,,\n"))
    assert [(row.line, row.why, row.cells) for row in bad] == [(2, Why.NOBODY, ("", "", "Lade"))]
    assert [person.line for person in good] == [5]


def test_names_of_every_kind_come_through_as_they_are(tmp_path: Path) -> None:
    names = ["x" * 500, "مريم", "👩‍👩‍👧 Dahl", "<b>Åse</b> & co", "Robert'); DROP", "田中"]
    _format, good, _bad = people(written(tmp_path, "Name\n" + "".join(f"{name}\n" for name in names)))
    assert [person.name for person in good] == names


def test_a_person_row_gives_the_form(tmp_path: Path) -> None:
    person = one(tmp_path, "Name,Phone,Street,City,Country,Birthday", "Ingrid,912,Elvegata 2,Bergen,NO,17.05.1984")
    address = Address(street="Elvegata 2", city="Bergen", country="NO")
    assert person.draft() == MemberDraft(name="Ingrid", phones=("912",), address=address, birthday=Birthday(5, 17, 1984))
