"""The focus goes back to where it was, though what held it was built anew."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from shopdesk.ui.widgets.boxes import Column, put_instead
from shopdesk.ui.widgets.focus_kept import FocusKept


def rows(*names: str) -> QWidget:
    place = QWidget()
    column = Column(place)
    for name in names:
        line = QLineEdit()
        line.setObjectName(name)
        column.addWidget(line)
    return place


@pytest.mark.parametrize(("left", "where"), [(("a", "b", "c"), "b"), (("a", "c"), "c"), (("x", "y"), "elsewhere")])
def test_it_goes_to_the_same_part_or_to_what_came_next(qtbot: QtBot, left: tuple[str, ...], where: str) -> None:
    page, window = QWidget(), QWidget()
    elsewhere = rows("elsewhere")
    down, inside = Column(window), Column(page)
    down.addWidget(page)
    down.addWidget(elsewhere)
    table = rows("a", "b", "c")
    inside.addWidget(table)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    table.findChild(QLineEdit, "b").setFocus()
    kept = FocusKept(page)
    put_instead(inside, table, rows(*left))
    elsewhere.findChild(QLineEdit, "elsewhere").setFocus()
    kept.give_back()
    focus = window.focusWidget()
    assert focus is not None
    assert focus.objectName() == where
    elsewhere.findChild(QLineEdit, "elsewhere").setFocus()
    FocusKept(page).give_back()  # it was not on the page at all
    assert window.focusWidget().objectName() == "elsewhere"
