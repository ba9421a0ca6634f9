"""Days as marks on a line, today, and a stretch of days that is shaded."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from shopdesk.ui import theme
from shopdesk.ui.widgets.painting import text_width

_WIDTH, _HEIGHT = 300, 66
_LINE = 28  # from the top
_TICK = 9  # above and below the line
_AHEAD = 0.12  # of the days shown lie ahead at least


class DayLine(QWidget):
    """``show_days`` with words that say the same for who listens to the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[dt.date, ...] = ()
        self._today = dt.date.min
        self._window: tuple[dt.date, dt.date] | None = None
        self._captions = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self._on_look_changed)

    def show_days(
        self, days: tuple[dt.date, ...], today: dt.date, window: tuple[dt.date, dt.date] | None, captions: tuple[str, str], words: str
    ) -> None:
        """Show ``days``, oldest first; ``captions`` stand under the first of them and under today."""
        self._days, self._today, self._window, self._captions = days, today, window, captions
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.em(_WIDTH), theme.em(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def place(self, day: dt.date) -> float:
        """Where a day stands, in pixels from the left."""
        margin, today = theme.px(8), self._today.toordinal()
        first = self._days[0].toordinal() if self._days else today
        end = max(today + max((today - first) * _AHEAD, 1), self._window[1].toordinal() if self._window else today)
        return margin + (self.width() - 2 * margin) * (day.toordinal() - first) / (end - first)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._days:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._window is not None:
            self._paint_window(painter, *self._window)
        height = theme.em(_LINE)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(QPointF(self.place(self._days[0]), height), QPointF(self.width() - theme.px(8), height))
        painter.setPen(QPen(theme.color("accent"), 2))
        for day in self._days:
            painter.drawLine(QPointF(self.place(day), height - theme.px(_TICK)), QPointF(self.place(day), height + theme.px(_TICK)))
        self._paint_today(painter, height)

    def _paint_window(self, painter: QPainter, first: dt.date, last: dt.date) -> None:
        half = max((self.place(last) - self.place(first)) / 2, theme.px(4))
        middle, top = (self.place(first) + self.place(last)) / 2, theme.em(_LINE) - theme.px(_TICK + 5)
        painter.setPen(QPen(theme.color("accentLine"), 1))
        painter.setBrush(theme.color("accentSoft"))
        painter.drawRoundedRect(QRectF(middle - half, top, 2 * half, 2 * theme.px(_TICK + 5)), theme.px(4), theme.px(4))

    def _paint_today(self, painter: QPainter, height: float) -> None:
        painter.setPen(QPen(theme.color("ink2"), 1, Qt.PenStyle.DashLine))
        today = self.place(self._today)
        painter.drawLine(QPointF(today, height - theme.px(_TICK + 9)), QPointF(today, height + theme.px(_TICK + 9)))
        font, top, high = theme.font("caption"), height + theme.px(_TICK + 9), theme.line_height("caption")
        painter.setFont(font)
        painter.setPen(theme.color("ink3"))
        now = text_width(self._captions[1], font)
        left = min(max(today - now / 2, 0), self.width() - now)
        painter.drawText(QRectF(left, top, now + 2, high), Qt.TextFlag.TextDontClip, self._captions[1])
        if text_width(self._captions[0], font) + theme.px(12) < left:
            painter.drawText(QRectF(0, top, self.width(), high), Qt.TextFlag.TextDontClip, self._captions[0])

    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()
