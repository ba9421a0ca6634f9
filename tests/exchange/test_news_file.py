"""The list for a mailing tool."""

import csv
from pathlib import Path

import pytest

from shopdesk.core.news.records import Recipient
from shopdesk.errors import FileProblem
from shopdesk.exchange import news_file


def test_nothing_in_it_is_a_formula_and_every_reader_has_their_words(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    people = (Recipient(1, "=HYPERLINK(1)", "hanne@posten.example", "nb"), Recipient(2, "Åse Bråten", "+47 900 12 345", "en"))
    news_file.write(path, people, lambda language: f"Words in {language}, and a second\nline")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["name"] for row in rows] == ["'=HYPERLINK(1)", "Åse Bråten"]
    assert rows[1]["email"] == "+47 900 12 345"
    assert rows[0]["text"].startswith("Words in nb")


def test_a_place_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(FileProblem):
        news_file.write(tmp_path / "nowhere" / "news.csv", (), str)
    assert list(tmp_path.iterdir()) == []
