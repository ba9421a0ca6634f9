"""A list gone through beforehand: counts, first rows, reasons, people who stand in it twice; and its columns changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from shopdesk.core.imports.records import BadRow, Doubt, Why
from shopdesk.errors import FileProblem
from shopdesk.exchange import reasons
from shopdesk.exchange.bringing import EVERY, PeopleFile, preview, read_people
from shopdesk.exchange.mapping import Meaning
from tests.exchange.lists import TODAY, written

LIST = (
    "ID;Name;Phone;E-mail;Birthday\n"
    "1;Søren Kjær;912 44 318;soren@kjaer.example;1971-02-04\n"
    "2;Birthe Sørensen;934 10 552;;31.02.1971\n"
    "3;Birte Sørensen;93410552;;\n"
    "4;S. Kjær;;SOREN@kjaer.example;\n"
    "1;Somebody;;;\n"
    ";;;;1971-02-04\n"
    "5;one;two;three;four;five\n"
)


def test_a_preview_says_what_will_happen(tmp_path: Path) -> None:
    with read_people(written(tmp_path, LIST, "cp1252"), TODAY) as opened:
        seen = preview(opened, limit=2)
    assert (seen.mapping.format, seen.encoding, seen.separator, seen.whole) == ("plain", "cp1252", ";", True)
    assert seen.people == 5
    assert [person.line for person in seen.first_people] == [2, 3]
    assert seen.bad == {Why.NOBODY: 1, Why.MORE_CELLS: 1}
    assert [row.line for row in seen.first_bad] == [7, 8]
    assert seen.twice == 3
    assert [person.line for person in seen.first_twice] == [4, 5]
    assert seen.first_doubts == [(3, Doubt(Why.BIRTHDAY, "31.02.1971"))]


def test_a_preview_can_be_stopped_and_tells_how_far_it_is(tmp_path: Path) -> None:
    path = written(tmp_path, "Name,Note\n" + f"Ingrid,{'rye ' * 200}\n" * (EVERY * 3))
    told = []

    def going(rows: int, fraction: float | None) -> bool:
        told.append((rows, fraction))
        return rows < 2 * EVERY

    with read_people(path, TODAY) as opened:
        seen = preview(opened, going=going)
    assert not seen.whole
    assert seen.people == 2 * EVERY
    assert [rows for rows, _fraction in told] == [EVERY, 2 * EVERY]
    assert all(fraction and 0 < fraction <= 1 for _rows, fraction in told)


def test_a_column_may_mean_something_else(tmp_path: Path) -> None:
    with read_people(written(tmp_path, "Hvem,Skostørrelse,Phone\nSøren,43,912\n"), TODAY) as opened:
        opened.mapping = opened.mapping.changed(0, Meaning.NAME).changed(1, Meaning.LEAVE_OUT)
        person = next(opened.rows())
    assert not isinstance(person, BadRow)
    assert (person.name, person.note) == ("Søren", "")


def test_a_list_may_be_taken_for_another_programs(tmp_path: Path) -> None:
    with read_people(written(tmp_path, "Name,Points,Email\nSøren,12,s@kjaer.example\n"), TODAY, "loyverse") as opened:
        person = next(opened.rows())
    assert not isinstance(person, BadRow)
    assert person.note == "had 12 points at Loyverse"


def test_a_list_that_names_nobody_is_refused_before_the_first_row(tmp_path: Path) -> None:
    with (
        read_people(written(tmp_path, "Price,Sort\n12,rye\n"), TODAY) as opened,
        pytest.raises(FileProblem, match=r"No column of “list\.csv”"),
    ):
        opened.rows()


def test_one_column_is_enough(tmp_path: Path) -> None:
    with read_people(written(tmp_path, "E-mail\nsoren@kjaer.example\n"), TODAY) as opened:
        assert preview(opened).people == 1


def test_the_separator_can_be_told(tmp_path: Path) -> None:
    with PeopleFile(written(tmp_path, "Name;Note,or more\nSøren;rye,two\n"), TODAY, separator=";") as opened:
        assert opened.titles == ("Name", "Note,or more")


def test_warnings_say_what_google_leaves_out_and_that_a_yes_needs_its_proof(tmp_path: Path) -> None:
    text = "First Name,Last Name,File As\nSøren,Kjær,\n"
    with read_people(written(tmp_path, text), TODAY) as opened:
        assert "only a part" in preview(opened).warnings()[0]
    with read_people(written(tmp_path, "Name,Newsletter\nSøren,yes\n"), TODAY) as opened:
        assert "A no is kept as a no" in preview(opened).warnings()[0]


@pytest.mark.parametrize("why", list(Why))
def test_every_reason_is_a_sentence(why: Why) -> None:
    said = reasons.say(why, "3 2" if why is Why.MORE_CELLS else "{odd} " * 30)
    assert said[0].isupper() or why is Why.NOT_KEPT or said.startswith("“")
    assert len(said) < 200
