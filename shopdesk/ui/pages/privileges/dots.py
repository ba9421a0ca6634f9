"""Capacity one can count: a circle for each place, ten to a line, filled where it is held."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from shopdesk.i18n import _
from shopdesk.ui import theme

_LINE, _MOST_LINES = 10, 5  # beyond fifty places the words below say it alone
_PITCH, _SIZE, _LEAST_HIGH = 20.4, 15, 62
_LEAST_PITCH = 16  # where it is narrow


class Dots(QWidget):
    """``held`` of ``places``."""

    def __init__(self, held: int = 0, places: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held, self._places = held, places
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("{held} of {places} places held").format(held=held, places=places))
        theme.current().changed.connect(self.updateGeometry)

    @property
    def shown(self) -> int:
        """How many circles there are; more are held than there are places where the number was lowered."""
        count = max(self._places, self._held)
        return count if count <= _LINE * _MOST_LINES else 0

    def sizeHint(self) -> QSize:
        lines = -(-self.shown // _LINE)
        return QSize(theme.px(round(_PITCH * _LINE)), theme.px(max(_LEAST_HIGH, round(lines * _PITCH))))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(_LEAST_PITCH * _LINE), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pitch = min(theme.px(1000) * _PITCH / 1000, self.width() / _LINE)
        side = pitch * _SIZE / _PITCH
        for place in range(self.shown):
            held = place < self._held
            painter.setPen(QPen(theme.color("accent" if held else "edge"), 1))
            painter.setBrush(theme.color("accent" if held else "card"))
            down, across = divmod(place, _LINE)
            painter.drawEllipse(QRectF(0.5 + across * pitch, 0.5 + down * pitch, side - 1, side - 1))
