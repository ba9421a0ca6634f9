"""Line icons in any colour and size, sharp on any screen; each is drawn once and kept until the theme changes."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from shopdesk import paths


@cache
def _source(name: str) -> str:
    return (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@cache
def _drawn(name: str, color: str, size: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(_source(name).replace("currentColor", color).encode())).render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def pixmap(name: str, color: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """Give the icon ``name`` in ``color``, ``size`` logical pixels square, for a screen of ``ratio`` device pixels each."""
    return _drawn(name, color.name(), size, ratio)


def icon(name: str, color: QColor, size: int = 20) -> QIcon:
    """Give the icon for menus and lists of Qt's own."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(pixmap(name, color, size, ratio))
    return made


def paint(painter: QPainter, name: str, color: QColor, box: QRect | QRectF) -> None:
    """Paint the icon into the middle of ``box``, as large as its lower side."""
    size = round(min(box.width(), box.height()))
    if size < 1:
        return
    ratio = painter.device().devicePixelRatio()
    corner = QRectF(box).center() - QPointF(size / 2, size / 2)
    painter.drawPixmap(QPoint(round(corner.x()), round(corner.y())), pixmap(name, color, size, ratio))


def forget() -> None:
    """Drop what was drawn; called when the theme or the scale changes."""
    _drawn.cache_clear()
