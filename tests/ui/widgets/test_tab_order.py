from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from shopdesk.ui.widgets.boxes import Column, Row, put_instead
from shopdesk.ui.widgets.tab_order import read_on


def test_tab_goes_through_what_was_made_anew_where_it_stands(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = Column(window)
    first, old, last = QPushButton("first"), QWidget(), QPushButton("last")
    for widget in (first, old, last):
        column.addWidget(widget)
    anew = QWidget()
    inner = Row()
    inner.addWidget(QPushButton("third"))
    within = Column(anew)
    within.addWidget(QPushButton("second"))
    within.addLayout(inner)
    put_instead(column, old, anew)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    first.setFocus()
    read_on(first, anew, last)
    gone_through = []
    for _stop in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        button = QApplication.focusWidget()
        assert isinstance(button, QPushButton)
        gone_through.append(button.text())
    assert gone_through == ["second", "third", "last"]
