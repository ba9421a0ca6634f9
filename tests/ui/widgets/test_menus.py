from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from shopdesk.ui.widgets.menus import unfold


# What Qt’s offscreen platform cannot do, and a menu asks of it.
@pytest.mark.qt_log_ignore(r"This plugin does not support (raise\(\)|grabbing the keyboard)")
def test_enter_does_the_first_line_of_a_menu_that_was_just_unfolded(qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    done: list[str] = []
    for words in ("Something went wrong", "They asked for something"):
        action = QAction(words, menu)
        action.triggered.connect(lambda _on=False, said=words: done.append(said))
        menu.addAction(action)
    unfold(menu, QPoint(0, 0))
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert done == ["Something went wrong"]
