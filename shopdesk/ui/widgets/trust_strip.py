"""The trust account as a strip: twelve months, what was put in as filled bars up, what was drawn as outlined bars down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from shopdesk.ui import theme
from shopdesk.ui.widgets.painting import LEFT, text_width

_BAR, _STEP = 18, 26  # a bar and the way to the next
_UP, _DOWN = 40, 28  # the most a bar may rise above the line and hang below it
_UNIT = 13  # one good turn


@dataclass(frozen=True, slots=True)
class Month:
    """What was put in and what was drawn in a month, both counted upwards."""

    put_in: int = 0
    drawn: int = 0


class TrustStrip(QWidget):
    """Shape tells giving from asking, not colour alone. ``words`` say the same to who listens."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._months: tuple[Month, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self._on_look_changed)

    def show_months(self, months: Sequence[Month], words: str) -> None:
        """Show the months, the eldest first."""
        self._months = tuple(months)
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_STEP * 12), theme.px(_UP + _DOWN + 4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line, step = theme.px(_UP), self.width() / max(len(self._months), 1)
        painter.setPen(QPen(theme.color("edge"), 1))
        painter.drawLine(0, line, self.width(), line)
        wide = min(theme.px(_BAR), step * 0.7)
        for number, month in enumerate(self._months):
            left = number * step + (step - wide) / 2
            if up := _length(month.put_in, _UP - 4):
                painter.setPen(QPen(theme.color("accent"), 0))
                painter.setBrush(theme.color("accent"))
                painter.drawRoundedRect(QRectF(left, line - up - 1, wide, up), theme.px(2), theme.px(2))
            if down := _length(month.drawn, _DOWN):
                painter.setPen(QPen(theme.color("warm"), 1.75))
                painter.setBrush(theme.color("card"))
                painter.drawRoundedRect(QRectF(left + 1, line + 1.5, wide - 2, down - 2), theme.px(2), theme.px(2))

    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()


def _length(amount: int, most: int) -> int:
    """How long a bar is, pixels: one step for each, shorter steps where there are many."""
    return 0 if amount <= 0 else theme.px(min(_UNIT * amount, most))


class TrustLegend(QWidget):
    """What the two shapes mean, and which months they are of."""

    def __init__(self, put_in: str, drawn: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._put_in, self._drawn, self._span = put_in, drawn, ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self.updateGeometry)

    def say(self, span: str) -> None:
        """Say from when to when."""
        self._span = span
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.line_height("caption"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("caption"))
        side, left = theme.px(10), 0
        for words, filled in ((self._put_in, True), (self._drawn, False)):
            box = QRectF(left, (self.height() - side) / 2, side, side)
            painter.setPen(QPen(theme.color("accent" if filled else "warm"), 0 if filled else 1.75))
            painter.setBrush(theme.color("accent" if filled else "card"))
            painter.drawRoundedRect(box if filled else box.adjusted(1, 1, -1, -1), theme.px(2), theme.px(2))
            left += side + theme.px(6)
            wide = text_width(words, theme.font("caption"))
            painter.setPen(theme.color("ink3"))
            painter.drawText(QRectF(left, 0, wide + 2, self.height()), LEFT, words)
            left += wide + theme.px(14)
        wide = text_width(self._span, theme.font("caption"))
        painter.drawText(QRectF(self.width() - wide - 2, 0, wide + 2, self.height()), LEFT, self._span)
