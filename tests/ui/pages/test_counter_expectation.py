"""What must always be right for somebody stands on their page once they told us."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from shopdesk.core.shop import Shop
from shopdesk.ui.pages.counter.page import CounterPage
from tests.ui.pages.seen import part, words


def ask(counter: CounterPage, qtbot: QtBot) -> None:
    """Choose the question under F10."""
    qtbot.mouseClick(part(counter, QAbstractButton, "more"), Qt.MouseButton.LeftButton)
    menu = next(menu for menu in counter.findChildren(QMenu) if menu.isVisible())
    next(action for action in menu.actions() if action.text() == "What must always be right for them").trigger()
    menu.close()


def answer(counter: CounterPage, qtbot: QtBot, text: str) -> None:
    field = part(counter, QLineEdit, "strip_expectation")
    field.clear()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


# Said by Qt's offscreen platform for each menu that opens.
@pytest.mark.qt_log_ignore(r"This plugin does not support (raise|grabbing|propagateSizeHints)")
@pytest.mark.idea(58)
def test_the_line_is_asked_for_stands_there_and_is_said_otherwise(shop: Shop, soren: int, counter: CounterPage, qtbot: QtBot) -> None:
    counter.open_member(soren)
    panel = counter._member.panels.expectation
    assert not panel.isVisible()
    ask(counter, qtbot)
    assert "What must always be right for you?" in words(counter)
    answer(counter, qtbot, "Nobody makes me wait.")
    assert panel.isVisible()
    assert "Nobody makes me wait." in words(counter)

    qtbot.mouseClick(part(counter, QAbstractButton, "expectation"), Qt.MouseButton.LeftButton)
    assert part(counter, QLineEdit, "strip_expectation").text() == "Nobody makes me wait."
    answer(counter, qtbot, "No nuts near my bread.")
    line = shop.voices.agreements.of(soren)
    assert line is not None
    assert line.they_expect == "No nuts near my bread."
    assert "Nobody makes me wait." not in words(counter)

    ask(counter, qtbot)
    answer(counter, qtbot, "")
    assert not panel.isVisible()
