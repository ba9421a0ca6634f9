from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from shopdesk.ui.widgets.window_filter import WindowFilter
from tests.ui.keys import Keyboard


class Heard(WindowFilter):
    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.keys: list[str] = []
        self.others: set[type] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, QWindow):
            self.others.add(type(watched))
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self.keys.append(event.text())
        return False


def shown(qtbot: QtBot, widget: QWidget) -> QWidget:
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is widget)
    return widget


def test_keys_are_heard_once_in_a_window_that_was_there_and_in_one_that_came_later(qtbot: QtBot, qapp: QApplication) -> None:
    first = shown(qtbot, QLineEdit())
    heard = Heard(qapp)
    Keyboard().type("ab", first)
    second = shown(qtbot, QDialog())
    Keyboard().type("cd", second)
    shown(qtbot, first)
    Keyboard().type("e", first)
    assert heard.keys == list("abcde")
    assert not heard.others  # what comes to a widget costs nothing
