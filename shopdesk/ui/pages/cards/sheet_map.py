"""A small drawing of a sheet with its places: press one, or go there with the arrow keys, and printing begins at it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from shopdesk.i18n import _
from shopdesk.printing.sheets import A5, Sheet
from shopdesk.ui import theme

_WIDE, _HIGH = 190, 250
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}


class SheetMap(QWidget):
    """``chosen`` gives the place (from 0) somebody pressed; places before it are used already."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: Sheet = A5
        self.place = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", 8)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self.updateGeometry)

    def show_sheet(self, sheet: Sheet, place: int) -> None:
        """Show a sheet whose first free place is ``place``."""
        self._sheet = sheet
        self._go_to(place)

    def box(self, place: int) -> QRectF:
        """Where a place lies in the drawing."""
        paper = self._paper()
        scale = paper.width() / self._sheet.width
        x, y = self._sheet.places[place]
        wide, high = self._sheet.card
        top = self._sheet.height - y - high
        return QRectF(paper.left() + x * scale, paper.top() + top * scale, wide * scale, high * scale)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_WIDE), theme.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("edge"), 1))
        painter.setBrush(theme.color("card"))
        painter.drawRect(self._paper())
        painter.setFont(theme.font("caption"))
        for place in range(len(self._sheet.places)):
            box, used, first = self.box(place).adjusted(1, 1, -1, -1), place < self.place, place == self.place
            painter.setPen(QPen(theme.color("accent" if first else "line"), 2 if first else 1))
            painter.setBrush(theme.color("well" if used else "accentSoft"))
            painter.drawRect(box)
            painter.setPen(theme.color("ink3" if used else "ink"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "–" if used else str(place + 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._choose(self._at(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        across = sum(1 for _x, y in self._sheet.places if y == self._sheet.places[0][1])
        steps = _STEPS | {Qt.Key.Key_Down: across, Qt.Key.Key_Up: -across}
        if key in steps:
            self._choose(self.place + steps[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._choose(0 if key == Qt.Key.Key_Home else len(self._sheet.places) - 1)
        else:
            super().keyPressEvent(event)

    def _at(self, point: QPointF) -> int:
        return next((place for place in range(len(self._sheet.places)) if self.box(place).contains(point)), -1)

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self._sheet.places) and place != self.place:
            self._go_to(place)
            self.chosen.emit(place)

    def _go_to(self, place: int) -> None:
        self.place = place
        total = len(self._sheet.places)
        self.setAccessibleName(_("Begins at place {number} of {total}.").format(number=place + 1, total=total))
        self.update()

    def _paper(self) -> QRectF:
        shape = self._sheet.width / self._sheet.height
        wide = min(self.width() - 2.0, (self.height() - 2) * shape)
        high = wide / shape
        return QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)
