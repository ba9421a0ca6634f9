"""Two columns beside each other, or below each other where there is no room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from shopdesk.ui import theme
from shopdesk.ui.widgets.boxes import Column, Row

_WIDEST = 16_777_215  # Qt's own


class Beside(QWidget):
    """``left`` takes what is wide, ``right`` what is ``narrow`` design pixels wide (0: as wide as it wants). Two columns need ``room``."""

    def __init__(self, *, gap: int, room: int, narrow: int = 0) -> None:
        super().__init__()
        self._room = room
        self._narrow = narrow
        self._row = Row(self, gap=gap)
        self._left, self._right = QWidget(), QWidget()
        self.left, self.right = Column(self._left, gap=14), Column(self._right, gap=14)
        self._row.addWidget(self._left, 1, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._right, 0, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        theme.current().changed.connect(self._arrange)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        two = self.width() >= theme.em(self._room)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if two else QBoxLayout.Direction.TopToBottom)
        if self._narrow:
            self._right.setMinimumWidth(theme.em(self._narrow) if two else 0)
            self._right.setMaximumWidth(theme.em(self._narrow) if two else _WIDEST)
