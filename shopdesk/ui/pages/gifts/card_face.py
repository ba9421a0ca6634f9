"""A gift card as it looks on the counter: its own paper in light and dark, faded once nothing is left on it."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from shopdesk.ui import icons, theme
from shopdesk.ui.widgets.words import clean

_WIDE, _HIGH = 85.0, 55.0  # millimetres
_CREAM = QColor("#FFF6E3")
_FLOWERS = ((66.0, 16.0, 4.6), (76.0, 25.0, 3.2), (57.0, 26.0, 2.8))  # middle and size of each


class CardFace(QWidget):
    """Shows one card of the shop."""

    def __init__(self, shop_name: str, mark: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shop_name, self._mark = shop_name, mark
        self._worth = self._line = self._title = ""
        self._faded = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self._on_look_changed)

    def show_card(self, title: str, line: str, worth: str, *, faded: bool) -> None:
        """Show what stands on a card."""
        self._title, self._line, self._worth, self._faded = title, line, worth, faded
        self.setAccessibleName(f"{title}. {line}. {worth}")
        self.update()

    def sizeHint(self) -> QSize:
        width = theme.px(394)
        return QSize(width, round(width * _HIGH / _WIDE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        edge = QPainterPath()
        edge.addRoundedRect(box, theme.px(12), theme.px(12))
        painter.save()
        painter.setClipPath(edge)
        painter.scale(self.width() / _WIDE, self.height() / _HIGH)
        self._paint_picture(painter)
        self._paint_words(painter)
        painter.restore()
        scale = self.width() / _WIDE  # the icon is drawn at its own size, not enlarged from a few dots
        icons.paint(painter, self._mark, _CREAM, QRectF(6 * scale, 46.0 * scale, 4.6 * scale, 4.6 * scale))
        painter.setPen(QPen(theme.color("edge"), 1))
        painter.drawPath(edge)

    def _paint_picture(self, painter: QPainter) -> None:
        ground, green = QColor("#E9E2D2" if self._faded else "#F1DFAE"), self._green()
        painter.fillRect(QRectF(0, 0, _WIDE, _HIGH), ground)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(green)
        hill = QPainterPath(QPointF(0, 41))
        hill.cubicTo(14, 35, 27, 35, 42, 41)
        hill.cubicTo(57, 47, 71, 47, _WIDE, 41)
        hill.lineTo(_WIDE, _HIGH)
        hill.lineTo(0, _HIGH)
        painter.drawPath(hill)
        for x, y, size in _FLOWERS:
            self._paint_flower(painter, x, y, size)

    def _green(self) -> QColor:
        return QColor("#6F6A5E") if self._faded else theme.current().light_color("accent")

    def _paint_flower(self, painter: QPainter, x: float, y: float, size: float) -> None:
        """A stem with one leaf, five petals round a heart; ``size`` is half the width of the blossom, in millimetres."""
        stem = QPainterPath(QPointF(x, y + size))
        stem.quadTo(x - 0.2 * size, y + 3.5 * size, x + 0.1 * size, y + 5.6 * size)
        painter.strokePath(stem, QPen(self._green(), 0.22 * size, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        leaf = QPainterPath(QPointF(x, y + 3.6 * size))
        leaf.cubicTo(x + 0.3 * size, y + 2.4 * size, x + 1.3 * size, y + 1.9 * size, x + 2.3 * size, y + 2.0 * size)
        leaf.cubicTo(x + 2.28 * size, y + 3.1 * size, x + 1.3 * size, y + 3.9 * size, x, y + 3.6 * size)
        painter.fillPath(leaf, self._green())
        painter.setBrush(QColor("#FFFDF6"))
        for petal in range(5):
            turn = math.radians(72 * petal - 90)
            painter.drawEllipse(QPointF(x + 1.05 * size * math.cos(turn), y + 1.05 * size * math.sin(turn)), 0.72 * size, 0.72 * size)
        painter.setBrush(QColor("#A79C88" if self._faded else "#C9782F"))
        painter.drawEllipse(QPointF(x, y), 0.55 * size, 0.55 * size)

    def _paint_words(self, painter: QPainter) -> None:
        ink = QColor("#2B2621")
        self._write(painter, self._title, "name", 8.4, 13.6, ink)
        self._write(painter, self._line, "body", 3.1, 18.6, ink)
        self._write(painter, self._worth, "hand", 10.0, 32.0, QColor("#544B41" if self._faded else "#1F3E66"))
        self._write(painter, self._shop_name, "name", 3.4, 49.5, _CREAM, left=12.0)

    def _write(self, painter: QPainter, text: str, role: str, size: float, down: float, color: QColor, left: float = 6.0) -> None:
        """Write one line with its baseline ``down`` millimetres from the top, narrower where it would reach the flowers' edge."""
        font = QFont(theme.font(role))
        font.setPixelSize(100)
        painter.save()
        painter.translate(left, down)
        painter.setFont(font)
        painter.setPen(color)
        wide = painter.fontMetrics().horizontalAdvance(clean(text)) or 1
        scale = min(size / 100, (_WIDE - 2 * left) / wide)
        painter.scale(scale, scale)
        painter.drawText(QPointF(0, 0), clean(text))
        painter.restore()

    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()
