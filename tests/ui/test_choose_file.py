"""Choosing a file must not look into the files beside it: one of them may be the shop’s, and closing it would let go of its locks."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QFileInfo
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from shopdesk.ui import choose_file


def test_a_file_is_told_by_its_name(qtbot: QtBot, tmp_path: Path) -> None:
    asker = QWidget()
    qtbot.addWidget(asker)
    dialog = choose_file.chooser(asker, "Import", tmp_path)
    assert isinstance(dialog.iconProvider(), choose_file.ByName)
    path = tmp_path / "shop.shopdesk"
    path.write_bytes(b"SQLite format 3")
    names, file = dialog.iconProvider(), QFileInfo(str(path))
    assert (names.type(file), names.icon(file).isNull()) == ("shopdesk", True)


def test_what_was_chosen_is_a_path(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asker = QWidget()
    qtbot.addWidget(asker)
    monkeypatch.setattr(QFileDialog, "exec", lambda self: 1)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda self: [str(tmp_path / "list.csv")])
    asked: tuple[Any, ...] = (asker, "Import", "*.csv")
    assert choose_file.choose_file(*asked) == tmp_path / "list.csv"
    assert choose_file.choose_place(asker, "Save", "list.csv", "*.csv") == tmp_path / "list.csv"
    assert choose_file.choose_folder(asker, "Import") == tmp_path / "list.csv"
    monkeypatch.setattr(QFileDialog, "exec", lambda self: 0)
    assert choose_file.choose_file(*asked) is None
