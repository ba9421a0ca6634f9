"""Sections beside each other: a wide column and a narrow one, or below each other where there is no room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from shopdesk.ui import theme
from shopdesk.ui.widgets.boxes import Column, Row

_GAP = 14
_NARROW = 330
_ROOM = 840  # that two columns need


class Beside(QWidget):
    """Takes sections for its left and right column."""

    def __init__(self) -> None:
        super().__init__()
        self._row = Row(self, gap=_GAP)
        self._left, self._right = QWidget(), QWidget()
        self.left, self.right = Column(self._left, gap=_GAP), Column(self._right, gap=_GAP)
        self._row.addWidget(self._left, 1, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._right, 0, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        theme.current().changed.connect(self._arrange)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        two = self.width() >= theme.em(_ROOM)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if two else QBoxLayout.Direction.TopToBottom)
        self._right.setMinimumWidth(theme.em(_NARROW) if two else 0)
        self._right.setMaximumWidth(theme.em(_NARROW) if two else 16_777_215)
