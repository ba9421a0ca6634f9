"""The response clock: how long there is, warm when it presses, heavier when it is over."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from shopdesk.ui import icons, theme
from shopdesk.ui.widgets.painting import LEFT, text_width

_ICON, _GAP = 18, 6


@dataclass(frozen=True, slots=True)
class Clock:
    """How long there is, in ``words``: ``warm`` when it presses, ``late`` when it is over."""

    words: str
    warm: bool = False
    late: bool = False


def paint_clock(painter: QPainter, room: QRect, clock: Clock) -> None:
    """Paint a clock at the left of ``room``: its icon and what is left."""
    color, size, font = theme.color("warm" if clock.warm else "ink2"), theme.px(_ICON), _font(clock)
    icons.paint(painter, "clock", color, QRect(room.left(), room.center().y() + 1 - size // 2, size, size))
    painter.setFont(font)
    painter.setPen(color)
    words = room.adjusted(size + theme.px(_GAP), 0, 0, 0)
    painter.drawText(words, LEFT, QFontMetrics(font).elidedText(clock.words, Qt.TextElideMode.ElideRight, words.width()))


def _font(clock: Clock) -> QFont:
    font = QFont(theme.font("small"))
    font.setWeight(QFont.Weight.DemiBold if clock.late else QFont.Weight.Medium)
    return font


class ResponseClock(QWidget):
    """A clock on a page; nothing stands there while there is none."""

    def __init__(self, clock: Clock | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._clock = clock
        theme.current().changed.connect(self._on_look_changed)
        self.setAccessibleName(clock.words if clock else "")

    @property
    def clock(self) -> Clock | None:
        return self._clock

    def show_clock(self, clock: Clock | None) -> None:
        """Show how long there is now."""
        if clock != self._clock:
            self._clock = clock
            self.setAccessibleName(clock.words if clock else "")
            self._on_look_changed()

    def sizeHint(self) -> QSize:
        if self._clock is None:
            return QSize(0, theme.line_height("small"))
        return QSize(theme.px(_ICON + _GAP) + text_width(self._clock.words, _font(self._clock)) + 3, theme.line_height("small"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._clock is not None:
            paint_clock(QPainter(self), self.rect(), self._clock)

    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()
