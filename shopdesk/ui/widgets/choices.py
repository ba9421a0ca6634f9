"""Choosing one of a few: cards with a sentence each, or a row of segments."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QRadioButton, QSizePolicy, QWidget

from shopdesk.ui import icons, theme
from shopdesk.ui.widgets.boxes import Row
from shopdesk.ui.widgets.painting import CENTRE, LEFT, text_width


class ChoiceCard(QRadioButton):
    """A choice with an icon, a title and a sentence. Cards in the same parent exclude each other; arrow keys go between them."""

    def __init__(self, title: str, sentence: str, *, icon: str, chosen: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._sentence = sentence
        self._icon = icon
        self.setAccessibleName(f"{title}. {sentence}")
        self.setChecked(chosen)
        self.setProperty("ring", 8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self._on_look_changed)

    def sizeHint(self) -> QSize:
        words = max(text_width(self.text(), theme.font("strong")), text_width(self._sentence, theme.font("small")))
        lines = theme.line_height("body") + theme.line_height("small")
        return QSize(theme.px(88) + words + theme.px(18), max(theme.px(64), lines + theme.px(22)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, middle = self.isChecked(), self.height() / 2
        painter.setPen(QPen(theme.color("accent" if chosen else "edge"), 2 if chosen else 1))
        painter.setBrush(theme.color("accentSoft" if chosen else "well" if self.underMouse() else "card"))
        inset = 1 if chosen else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), theme.px(8), theme.px(8))
        self._paint_radio(painter, middle)
        size = theme.px(24)
        icons.paint(painter, self._icon, theme.color("accent"), QRectF(theme.px(51), middle - size / 2, size, size))
        self._paint_words(painter)

    def _paint_radio(self, painter: QPainter, middle: float) -> None:
        side = theme.px(20)
        circle = QRectF(theme.px(17), middle - side / 2, side, side)
        ring = 6 if self.isChecked() else 1.5
        painter.setPen(QPen(theme.color("accent" if self.isChecked() else "edge"), ring))
        painter.setBrush(theme.color("card"))
        painter.drawEllipse(circle.adjusted(ring / 2, ring / 2, -ring / 2, -ring / 2))

    def _paint_words(self, painter: QPainter) -> None:
        first, second = theme.line_height("body"), theme.line_height("small")
        top = (self.height() - first - second) // 2
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.color("ink"))
        painter.drawText(QRect(theme.px(88), top, self.width(), first), LEFT, self.text())
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("ink2"))
        painter.drawText(QRect(theme.px(88), top + first, self.width(), second), LEFT, self._sentence)

    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()


class Segment(QAbstractButton):
    """One of a row."""

    def __init__(self, text: str, place: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._place = place
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setProperty("ring", 8)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        return QSize(text_width(self.text(), theme.font("strong")) + theme.px(32), theme.px(40))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius, box = theme.px(8), QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self._place not in ("first", "only"):
            box.setLeft(box.left() - radius)
        if self._place not in ("last", "only"):
            box.setRight(box.right() + radius)
        path = QPainterPath()
        path.addRoundedRect(box, radius, radius)
        painter.setClipRect(self.rect())
        painter.setPen(QPen(theme.color("accent" if self.isChecked() else "edge"), 1))
        painter.setBrush(theme.color("accent" if self.isChecked() else "well" if self.underMouse() else "card"))
        painter.drawPath(path)
        if self._place in ("middle", "last"):
            painter.drawLine(self.rect().topLeft(), self.rect().bottomLeft())
        painter.setFont(theme.font("strong" if self.isChecked() else "body"))
        painter.setPen(theme.color("onAccent" if self.isChecked() else "ink"))
        painter.drawText(self.rect(), CENTRE, self.text())


class Segments(QWidget):
    """A few words beside each other, one of them chosen; ``chosen`` gives the value of the one just pressed."""

    chosen = Signal(object)

    def __init__(self, choices: Sequence[tuple[object, str]], value: object = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = [each for each, _words in choices]
        self._group = QButtonGroup(self)
        row = Row(self)
        last = len(choices) - 1
        for number, (_value, words) in enumerate(choices):
            place = "only" if not last else "first" if number == 0 else "last" if number == last else "middle"
            segment = Segment(words, place, self)
            self._group.addButton(segment, number)
            row.addWidget(segment)
        row.addStretch(1)
        self.set_value(value)
        self._group.idClicked.connect(self._on_clicked)
        theme.current().changed.connect(self._on_look_changed)

    def value(self) -> object:
        """The value chosen."""
        number = self._group.checkedId()
        return self._values[number] if number >= 0 else None

    def set_value(self, value: object) -> None:
        """Choose a value without telling."""
        if value in self._values:
            self._group.button(self._values.index(value)).setChecked(True)

    def _on_clicked(self, number: int) -> None:
        self.chosen.emit(self._values[number])

    def _on_look_changed(self) -> None:
        for button in self._group.buttons():
            button.updateGeometry()
        self.update()
