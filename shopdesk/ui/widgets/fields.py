"""What one types into: a field with its label above and its reason below, a choice, a tick, and kinds of line edits."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from shopdesk.ui import icons, theme
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.painting import LEFT, text_width
from shopdesk.ui.widgets.words import Words

_UNIT_EDGE = 14  # from the end of a field to what it counts


class Choice(QComboBox):
    """A list to choose one thing from, with the chevron of the design. The wheel does not change it by accident."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ring", 8)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = theme.px(18)
        box = QRect(self.width() - side - theme.px(12), (self.height() - side) // 2, side, side)
        icons.paint(QPainter(self), "down", theme.color("ink2"), box)


class LineField(QLineEdit):
    """One line of text, 44 high."""

    def __init__(self, text: str = "", *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setPlaceholderText(hint)
        self.setProperty("ring", 8)


class UnitField(LineField):
    """A line for a number, with what it counts at its end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._unit = Words("", "small", "ink2")
        self._unit.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = Row(self, margins=(0, 0, _UNIT_EDGE, 0))
        inside.addStretch(1)
        inside.addWidget(self._unit)

    def count_in(self, unit: str) -> None:
        """Say what it counts: kr."""
        self._unit.say(unit)
        self.setTextMargins(0, 0, self._unit.sizeHint().width() + _UNIT_EDGE // 2, 0)


class TextField(QPlainTextEdit):
    """Several lines of text; Tab goes to the next question."""

    def __init__(self, text: str = "", *, hint: str = "", lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._lines = lines
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setProperty("ring", 8)
        theme.current().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def _on_look_changed(self) -> None:
        self.setMinimumHeight(theme.line_height("body") * self._lines + theme.px(26))


class TickBox(QCheckBox):
    """A box to tick, 20 px in a row one can press anywhere."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setAccessibleName(words)
        self.setProperty("ring", 5)
        theme.current().changed.connect(self._on_look_changed)

    def sizeHint(self) -> QSize:
        words = theme.px(10) + text_width(self.text(), theme.font("body")) if self.text() else 0
        return QSize(theme.px(24) + words + 2, theme.px(40))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(20)
        box = QRectF(1, (self.height() - side) / 2, side, side)
        painter.setPen(QPen(theme.color("accent" if self.isChecked() else "edge"), 1.5))
        painter.setBrush(theme.color("accent" if self.isChecked() else "card"))
        painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), theme.px(5), theme.px(5))
        if self.isChecked():
            icons.paint(painter, "check", theme.color("onAccent"), box.adjusted(2, 2, -2, -2))
        painter.setPen(theme.color("ink" if self.isEnabled() else "ink3"))
        painter.setFont(theme.font("body"))
        painter.drawText(self.rect().adjusted(theme.px(31), 0, 0, 0), LEFT, self.text())

    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()


class Field(QWidget):
    """A question: label above, the thing to fill in, the reason below.

    What is inside may be several lines together. ``needs_a_look`` gives it a warm border and a sentence; what was typed stays. Typing
    again takes the sentence away.
    """

    def __init__(self, label: str, inside: QWidget, *, reason: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.inside = inside
        self._reason = reason
        self._label = Words(label, "label", "ink2")
        self._label.setBuddy(inside)
        self._below = Words(reason, "caption", "ink3", lines=0)
        inside.setAccessibleName(label)
        inside.setAccessibleDescription(reason)
        column = Column(self, gap=5)
        for widget in (self._label, inside, self._below):
            column.addWidget(widget)
        column.addStretch(1)
        # Only once it stands here: shown before, it would be a window of its own for a moment and take the focus.
        self._below.setVisible(bool(reason))
        self.setFocusProxy(inside)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._connect()

    @property
    def sentence(self) -> str:
        """What stands below it now."""
        return self._below.text()

    @property
    def looks_wrong(self) -> bool:
        return bool(self.inside.property("look") == "warm")

    def ask_because(self, reason: str) -> None:
        """Say why this is asked."""
        self._reason = reason
        self.is_fine()

    def needs_a_look(self, sentence: str) -> None:
        """Say what is to be looked at again."""
        self._mark("warm", sentence, "warm")

    def is_fine(self) -> None:
        """Take the sentence away."""
        self._mark("", self._reason, "ink3")

    def _mark(self, look: str, sentence: str, tone: str) -> None:
        for part in (self.inside, *self.inside.findChildren(QLineEdit)):
            theme.restyle(part, "look", look)
        self.inside.setAccessibleDescription(sentence)
        self._below.say(sentence, tone=tone)
        self._below.setVisible(bool(sentence))

    def _connect(self) -> None:
        inside = self.inside
        if isinstance(inside, QLineEdit | QPlainTextEdit):
            inside.textChanged.connect(self._on_filled)
        elif isinstance(inside, QComboBox):
            inside.currentIndexChanged.connect(self._on_filled)
        else:
            for part in inside.findChildren(QLineEdit):
                part.textEdited.connect(self._on_filled)

    def _on_filled(self) -> None:
        if self.looks_wrong:
            self.is_fine()
