"""Tell us: words become a file in the folder somebody chooses, and nothing else happens."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit

from .conftest import Desk


@pytest.mark.idea(87)
def test_a_note_becomes_a_file_to_hand_on(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    field = desk.find(QPlainTextEdit, "tell_us_words")
    field.setPlainText("The print key is hard to find.")
    before = desk.shop.log.last()
    desk.files.append(tmp_path / "notes")
    desk.click("tell_us_write")
    [note] = (tmp_path / "notes").iterdir()
    assert note.read_text(encoding="utf-8").endswith("The print key is hard to find.\n")
    assert desk.messages.said == ["Written to “notes”. Nothing was sent."]
    assert field.toPlainText() == ""
    assert desk.shop.log.last() == before


def test_without_words_it_says_so_and_without_a_folder_nothing_is_lost(desk: Desk, tmp_path: Path) -> None:
    field = desk.find(QPlainTextEdit, "tell_us_words")
    (tmp_path / "notes").mkdir()
    desk.files.append(tmp_path / "notes")
    desk.click("tell_us_write")
    assert not list((tmp_path / "notes").iterdir())
    assert desk.messages.problems == []
    field.setPlainText("Hello")
    desk.click("tell_us_write")
    assert field.toPlainText() == "Hello"
