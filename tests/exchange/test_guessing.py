"""Columns whose headings say nothing, known by what stands in them; and headings that say something are never overruled."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopdesk.exchange import formats
from shopdesk.exchange.guessing import guessed
from shopdesk.exchange.mapping import Meaning
from tests.exchange.lists import TODAY, people, written


@pytest.mark.parametrize(("cells", "meaning"), [
    (("soren@kjaer.example", "ingrid@dahl.example"), Meaning.EMAIL),
    (("912 44 318", "+4790655210", "073-501010"), Meaning.PHONE),
    (("04.02.1971", "1988-06-30"), Meaning.BIRTHDAY),
    (("Søren Kjær", "Jan de Vries", "Åse Bråten"), Meaning.NAME),
    (("11.11.2026", "2025-06-30"), Meaning.AS_NOTE),
    (("1240", "7", "1500000"), Meaning.AS_NOTE),
    (("rye", "a bun with butter and much jam"), Meaning.AS_NOTE),
    ((), Meaning.AS_NOTE),
])
def test_a_column_is_known_by_what_stands_in_it(cells: tuple[str, ...], meaning: Meaning) -> None:
    mapping = formats.mapping(("Kolonne",))
    assert guessed(mapping, lambda _place: cells, TODAY).columns[0].meaning is meaning


def test_a_list_with_headings_nobody_knows_is_brought_all_the_same(tmp_path: Path) -> None:
    text = "Wie;Waar;Wanneer;Wat\nHanne Vik;hanne@vik.example;04.02.1971;rye\nSøren Kjær;soren@kjaer.example;;tea\n"
    _format, good, _bad = people(written(tmp_path, text))
    assert [(one.name, one.emails, one.birthday) for one in good] == [
        ("Hanne Vik", ("hanne@vik.example",), (1971, 2, 4)), ("Søren Kjær", ("soren@kjaer.example",), None),
    ]
    assert good[0].note == "Wat: rye"


@given(
    titles=st.lists(st.sampled_from(["Navn", "Tlf", "E-post", "Bursdag", "Poeng", "Hva", "Merknad"]), min_size=1, max_size=6, unique=True),
    cells=st.lists(st.one_of(st.text(max_size=20), st.dates(dt.date(1900, 1, 1)).map(str), st.emails()), max_size=8),
)
def test_what_a_heading_says_is_never_overruled(titles: list[str], cells: list[str]) -> None:
    before = formats.mapping(tuple(titles))
    after = guessed(before, lambda _place: cells, TODAY)
    for old, new in zip(before.columns, after.columns, strict=True):
        assert new.title == old.title
        assert old.meaning is Meaning.AS_NOTE or new.meaning is old.meaning
    assert after.meaning(column.meaning.value for column in before.columns) == before
