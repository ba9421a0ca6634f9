"""The button of ShopDesk: icon, words, and its key on a cap."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut, QShortcutEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from shopdesk.ui import theme
from shopdesk.ui.widgets.alt_letters import alt_letters
from shopdesk.ui.widgets.painting import ButtonLook, button_height, button_width, key_words, paint_button

# These keys mean something to whatever has the focus; their cap is a reminder, not a shortcut.
_NEVER_BOUND = ("Enter", "Esc", "Tab", "Space", "↑", "↓")
_DEAF_WHILE_BUSY = (
    QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.Shortcut,
)


class KeyButton(QPushButton):
    """A button of ``kind`` primary, secondary, quiet, quietWarm, mend, held or toast.

    ``key`` is a key sequence ("F4", "Ctrl+N") that presses it while it is on screen, unless it is not ``bound`` (somebody
    else hears the key); ``letter`` with Alt does the same.
    A held button can still be pressed, so that it can say why.
    """

    def __init__(
        self, words: str, *, icon: str = "", key: str = "", kind: str = "secondary", small: bool = False, icon_only: bool = False,
        letter: str = "", bound: bool = True, parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = ButtonLook(words, icon, key, kind, small)
        self._icon = icon
        self._icon_only = icon_only
        self._letter = letter
        self._busy = ""
        self._capped = True
        self._idle_width = 0
        self.setProperty("ring", 8)
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._name()
        if bound and key and key not in _NEVER_BOUND:
            self.setShortcut(QKeySequence(key))
        if letter:
            twin = QShortcut(QKeySequence(f"Alt+{letter.upper()}"), self)
            twin.activated.connect(self.click)
            alt_letters().changed.connect(self._on_alt_changed)
        theme.current().changed.connect(self._on_look_changed)

    @property
    def words(self) -> str:
        """The words on the button, also while it is busy."""
        return self._look.words

    @property
    def kind(self) -> str:
        return self._look.kind

    def set_words(self, words: str) -> None:
        """Say something else."""
        self._look = replace(self._look, words=words)
        self._name()
        self.updateGeometry()
        self.update()

    def set_kind(self, kind: str, why: str = "") -> None:
        """Become another kind of button; ``why`` is told by a held one."""
        self._look = replace(self._look, kind=kind, icon="hold" if kind == "held" else self._icon)
        self.setToolTip(why)
        if not why:
            self._name()
        self.setAccessibleDescription(why)
        self.updateGeometry()
        self.update()

    def show_cap(self, shown: bool) -> None:
        """Paint the key's cap, or where there is little room say the key in the tooltip only."""
        if shown != self._capped:
            self._capped = shown
            self._name()
            self.updateGeometry()
            self.update()

    def set_busy(self, words: str) -> None:
        """Say ``words`` ("Printing…") at the same width and hear nothing until ``set_idle``."""
        self._idle_width = self.width() if self.isVisible() else self.sizeHint().width()
        self._busy = words
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def set_idle(self) -> None:
        """Be a button again."""
        self._busy = ""
        self._name()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = self._shown()
        height = button_height(look)
        if self._busy:
            return QSize(self._idle_width, height)
        return QSize(height if self._icon_only else button_width(look), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        if self._busy and event.type() in _DEAF_WHILE_BUSY:
            return True
        if isinstance(event, QShortcutEvent) and not event.isAmbiguous():
            # Qt would show the press for a tenth of a second before it does anything.
            self.click()
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self.isEnabled():
            painter.setOpacity(0.55)
        look = self._shown()
        if self._icon_only and look.kind == "secondary":
            look = replace(look, kind="quiet")
        paint_button(painter, self.rect(), look, hover=self.underMouse() and self.isEnabled(), pressed=self.isDown())

    def _shown(self) -> ButtonLook:
        """What is painted now."""
        if self._busy:
            return replace(self._look, words=self._busy, icon="", key="")
        if self._icon_only:
            return replace(self._look, words="", key="")
        if self._look.kind == "held":
            return replace(self._look, key="")
        underline = self._letter if self._letter and alt_letters().held else ""
        return replace(self._look, underline=underline, key=self._look.key if self._capped else "")

    def _name(self) -> None:
        self.setAccessibleName(self._look.words)
        if self._icon_only or (self._look.key and not self._capped):
            self.setToolTip(f"{self._look.words} ({key_words(self._look.key)})" if self._look.key else self._look.words)

    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def _on_alt_changed(self) -> None:
        self.update()


def back_button(words: str, parent: QWidget | None = None) -> KeyButton:
    """Give the way back to where one came from, as it stands at the top of an open page."""
    button = KeyButton(words, icon="back", key="Esc", kind="quiet", small=True, parent=parent)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
