"""The top and the foot of a page: title, sentence, one action and the find field; and the keys that work right now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from shopdesk.ui import icons, theme
from shopdesk.ui.widgets.boxes import Row
from shopdesk.ui.widgets.find_field import FindField
from shopdesk.ui.widgets.painting import LEFT, key_width, paint_key, text_width
from shopdesk.ui.widgets.words import Words

Keys = Sequence[tuple[str, str]]
# A scan that falls into the field is over before this, so that it never leads away from the page.
_PAUSE_MS = 150


class PageBar(QWidget):
    """Title and one plain sentence; ``right`` takes the page's own; with ``find_hint`` the small find field at the right.

    ``find_asked`` gives what was typed there once it is worth looking for; the field is empty again then.
    """

    find_asked = Signal(str)

    def __init__(self, title: str, sentence: str = "", *, find_hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = Row(self, gap=16, margins=(28, 14, 28, 0))
        self.title = Words(title, "title")
        self.sentence = Words(sentence, "body", "ink2")
        self.right = Row(gap=12)
        row.addWidget(self.title)
        row.addWidget(self.sentence, 1)
        row.addLayout(self.right)
        self.finder = FindField(find_hint, small=True) if find_hint else None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._on_typed)
        if self.finder is not None:
            row.addWidget(self.finder)
            self.finder.text_changed.connect(self._on_text_changed)
            self.finder.submitted.connect(self._on_typed)
        theme.current().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def say(self, title: str, sentence: str = "") -> None:
        """Change title and sentence."""
        self.title.say(title)
        self.sentence.say(sentence)

    def _on_text_changed(self, text: str) -> None:
        if text.strip():
            self._pause.start(_PAUSE_MS)
        else:
            self._pause.stop()

    def _on_typed(self) -> None:
        self._pause.stop()
        if self.finder is not None and (text := self.finder.text().strip()):
            self.finder.clear()
            self.find_asked.emit(text)

    def _on_look_changed(self) -> None:
        self.setFixedHeight(theme.px(58))


class KeyLine(QFrame):
    """36 px at the bottom: the keys that work now, and at the right whether everything is saved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keys")
        self._keys: tuple[tuple[str, str], ...] = ()
        self._saved, self._warm, self._saving = "", False, ""
        theme.current().changed.connect(self._on_look_changed)
        self._on_look_changed()

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        return self._keys

    @property
    def saved(self) -> str:
        """What stands at the right."""
        return self._saving or self._saved

    def set_keys(self, keys: Keys) -> None:
        """Show other keys, each with what it does."""
        if tuple(keys) != self._keys:  # most letters in the find field change none
            self._keys = tuple(keys)
            self._name()

    def set_saved(self, words: str, *, warm: bool = False) -> None:
        """Say at the right how safe everything is; ``warm`` when somebody should do something."""
        self._saved, self._warm = words, warm
        self._name()

    def set_saving(self, words: str) -> None:
        """Say instead that something waits to be saved; nothing when it is."""
        self._saving = words
        self._name()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        end = self._paint_saved(painter)
        x, middle = theme.px(28), self.height() / 2
        for key, words in self._keys:
            cap, wide = key_width(key), text_width(words, theme.font("caption"))
            if x + cap + theme.px(6) + wide > end:
                break
            paint_key(painter, x, middle, key, theme.color("ink2"), theme.color("edge"), theme.color("card"))
            x += cap + theme.px(6)
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.color("ink2"))
            painter.drawText(QRect(x, 0, wide + 2, self.height()), LEFT, words)
            x += wide + theme.px(20)

    def _paint_saved(self, painter: QPainter) -> int:
        """Paint the words at the right and give where they begin."""
        warm = self._warm and not self._saving
        wide = text_width(self.saved, theme.font("caption"))
        start = self.width() - theme.px(28) - wide
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("warm" if warm else "ink2"))
        painter.drawText(QRect(start, 0, wide + 2, self.height()), LEFT, self.saved)
        if not self.saved:
            return start
        size = theme.px(18)
        box = QRect(start - size - theme.px(7), (self.height() - size) // 2, size, size)
        icons.paint(painter, "backup", theme.color("warm" if warm else "accent"), box)
        return box.left() - theme.px(20)

    def _name(self) -> None:
        said = ", ".join(f"{key}: {words}" for key, words in self._keys)
        self.setAccessibleName(f"{said}. {self.saved}")
        self.update()

    def _on_look_changed(self) -> None:
        self.setFixedHeight(max(theme.px(36), theme.line_height("key") + 14))
        self.update()
