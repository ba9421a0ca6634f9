"""Rows of a list: separators, line numbers, words as they stand, and rows that cannot be read."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shopdesk.core.imports.records import BadRow, Why
from shopdesk.errors import FileProblem
from shopdesk.exchange.text.table import CELL, ROW, Table, found_separator
from shopdesk.exchange.text.text_source import TextSource


def table(text: str, encoding: str = "utf-8", separator: str | None = None) -> Table:
    return Table(TextSource(io.BytesIO(text.encode(encoding))), separator)


def rows(text: str) -> list[Any]:
    """Good rows as (line, cells), bad ones as (line, why)."""
    return [(row.line, row.why) if isinstance(row, BadRow) else (row[0], row[2]) for row in table(text).rows()]


CELL_TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=8) | st.sampled_from(
    ["Søren Kjær", 'Åse "Lillen" Bråten', "a\nb", "a\r\nb", "a\rb", " x ", "1;2", "1,2|3\t4", '"', "''", ""]
)


@settings(max_examples=300)
@given(
    st.lists(st.lists(CELL_TEXT, min_size=3, max_size=3).filter(any), max_size=8),
    st.sampled_from(",;\t|"),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-16-le"]),
    # The module leaves line ends other than its own unquoted, so only the pair goes with minimal quotes.
    st.sampled_from([("\r\n", csv.QUOTE_MINIMAL), ("\r\n", csv.QUOTE_ALL), ("\n", csv.QUOTE_ALL), ("\r", csv.QUOTE_ALL)]),
)
def test_whatever_the_csv_module_writes_is_read_back(cells: list[list[str]], separator: str, encoding: str, ends: tuple[str, Any]) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator=ends[0], quoting=ends[1])
    titles = ["Reference number of the person", "Full name of the person", "Remarks written at the counter"]
    writer.writerow(titles)
    words, lines = [], []
    for row in cells:
        start = len(out.getvalue())
        lines.append(len(io.StringIO(out.getvalue(), newline="").readlines()) + 1)
        writer.writerow(row)
        words.append(out.getvalue()[start:].removesuffix(ends[0]))
    read = Table(TextSource(io.BytesIO(out.getvalue().encode(encoding))))
    assert read.titles == tuple(titles)
    assert read.separator == separator
    assert list(read.rows()) == list(zip(lines, words, cells, strict=True))


WINDOWS_TEXT = st.text(st.sampled_from('aøæÅß;," \n'), max_size=6)


@given(st.lists(st.lists(WINDOWS_TEXT, min_size=2, max_size=2).filter(any), min_size=1, max_size=6))
def test_windows_1252_is_read_back(cells: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([["Fødselsdag", "Navn på norsk"], *cells])
    assert [row[2] for row in table(out.getvalue(), "cp1252").rows()] == cells


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("Name,Phone\nSøren,912", ","),
        ("Name;Phone;Note\nSøren;912;rye, two\nÅse;934;rye, three\n", ";"),
        ("Name\tPhone\nSøren\t912", "\t"),
        ("Name|Phone\nSøren|912", "|"),
        ('"Name, first";"E-mail"\n"Søren";"s@kjaer.example"\n', ";"),
        ("Name\nSøren\n", ","),
        ("Name,Note\nSøren,a;b;c;d\nÅse,e;f;g;h\n", ","),
    ],
)
def test_the_separator_is_found_out(text: str, separator: str) -> None:
    assert found_separator(text) == separator


def test_the_line_a_spreadsheet_writes_before_the_heading_tells_the_separator() -> None:
    read = table("sep=|\r\nName|Phone\r\nSøren|912\r\n")
    assert read.titles == ("Name", "Phone")
    assert list(read.rows()) == [(3, "Søren|912", ["Søren", "912"])]


def test_lines_are_counted_as_they_stand_in_the_file() -> None:
    text = '\nName,Note\n\nSøren,"one\r\ntwo"\n,\nÅse,three\n'
    assert [(row[0], row[1]) for row in table(text).rows() if any(row[2])] == [(4, 'Søren,"one\r\ntwo"'), (7, "Åse,three")]


def test_a_short_row_is_filled_up_and_empty_cells_too_many_are_dropped() -> None:
    assert rows("Name,Phone,Note\nSøren\nÅse,934,,,\n") == [(2, ["Søren", "", ""]), (3, ["Åse", "934", ""])]


def test_a_row_with_more_cells_than_the_heading_is_refused() -> None:
    assert rows("Name,Phone\nSøren,912,Kirkegata\nÅse,934\n") == [(2, Why.MORE_CELLS), (3, ["Åse", "934"])]


def test_nul_is_refused_by_line() -> None:
    assert rows("Name,Phone\nSø\0ren,912\nÅse,934\n") == [(2, Why.NUL), (3, ["Åse", "934"])]


def test_an_old_mac_list_is_read() -> None:
    assert rows('Name,Note\rSøren,"a\nb"\rÅse,c\r') == [(2, ["Søren", "a\nb"]), (4, ["Åse", "c"])]


def test_a_stray_return_inside_a_row_is_refused_with_the_whole_row() -> None:
    found = list(table("Name,Note\r\nSøren,one\rtwo\r\nÅse,three\r\n").rows())
    assert isinstance(found[0], BadRow)
    assert found[0][:3] == (2, "Søren,one\rtwo", Why.BARE_RETURN)
    assert found[1:] == [(4, "Åse,three", ["Åse", "three"])]


def test_line_ends_translated_twice_are_line_ends() -> None:
    found = list(table("Name,Note\r\r\nSøren,one\r\r\nÅse,two\r\r\n").rows())
    assert [(row[1], row[2]) for row in found] == [("Søren,one", ["Søren", "one"]), ("Åse,two", ["Åse", "two"])]


def test_an_unclosed_quote_takes_no_neighbour_along() -> None:
    text = 'Name,Note\nSøren,"rye\nÅse,bread\nIngrid,"two\nlines"\n'
    assert rows(text) == [(2, Why.QUOTE), (3, ["Åse", "bread"]), (4, ["Ingrid", "two\nlines"])]


def test_an_unclosed_quote_early_in_a_long_list_costs_one_row() -> None:
    text = "Name,Note\n" + 'Søren,"rye\n' + "Åse Bråten,bread and more bread\n" * 60_000
    found = list(table(text).rows())
    assert isinstance(found[0], BadRow)
    assert found[0].why is Why.QUOTE
    assert len(found) == 60_001
    assert found[-1][0] == 60_002


def test_the_rest_of_a_row_whose_quote_went_wrong_is_no_person() -> None:
    text = 'Name,Note,City\n"Søren","likes "rye"\nalways on Fridays","Lade"\nÅse,b,Ila\n'
    assert rows(text) == [(2, Why.QUOTE), (3, Why.QUOTE), (4, ["Åse", "b", "Ila"])]


def test_quotes_that_are_not_doubled_are_forgiven_where_the_cells_come_out_even() -> None:
    assert rows('Name,Note\n"Søren "Kaffe" Kjær",x\n') == [(2, ['Søren Kaffe" Kjær"', "x"])]


def test_a_cell_too_long_and_a_row_too_long_are_refused_by_line() -> None:
    text = f"Name,Note\nSøren,{'a' * (CELL + 1)}\nÅse,{'b' * CELL}\nIngrid,{'c' * (2 * ROW)}\nBirthe,d\n"
    found = list(table(text).rows())
    assert [(row.line, row.why) if isinstance(row, BadRow) else row[0] for row in found] == [(2, Why.LONG_CELL), 3, (4, Why.LONG_ROW), 5]


def test_a_row_of_ten_thousand_columns_is_refused() -> None:
    found = list(table("Name,Note\n" + "x," * 9_999 + "x\nÅse,b\n").rows())
    assert isinstance(found[0], BadRow)
    assert (found[0].why, found[0].detail) == (Why.MANY_COLUMNS, "10000")
    assert len(found) == 2


def test_a_quote_on_every_line_that_never_closes_ends() -> None:
    found = list(table("Name,Note\n" + 'a","\n' * 10_000).rows())
    assert found
    assert found[-1][0] <= 10_001


@pytest.mark.parametrize("text", ["\n\n", ",,,\n", "a," * 300 + "\n", "Na\0me,Phone\n", '"Name,Phone\n'])
def test_a_list_without_a_heading_is_refused_in_words(text: str) -> None:
    with pytest.raises(FileProblem) as refused:
        table(text)
    assert refused.value.do


def test_a_heading_alone_is_a_list_of_nobody() -> None:
    assert rows("Name,Phone\n") == []
