"""Keys as a keyboard or a scanner sends them: to the window, each with the moment it was pressed."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QWidget

_NAMED = {
    "\r": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab, " ": Qt.Key.Key_Space, "<backspace>": Qt.Key.Key_Backspace, "<shift>": Qt.Key.Key_Shift,
    "<enter>": Qt.Key.Key_Enter, "<esc>": Qt.Key.Key_Escape, "<f12>": Qt.Key.Key_F12, "<undo>": Qt.Key.Key_Z,
}
_WITH_CTRL = ("\n", "<undo>")
_TEXTS = {"<backspace>": "\b", "<shift>": "", "<enter>": "\r", "<esc>": "\x1b", "<f12>": "", "<undo>": "\x1a"}
CODE = "SDPBCDFGHJKNPRSTVXB"


class Keyboard:
    """Types into whatever window is active; ``now`` is the time on its keys, in ms."""

    def __init__(self) -> None:
        self.now = 100_000

    def type(self, letters: Iterable[str], window: QWidget, gap: int = 5, *, repeat: bool = False) -> None:
        """Press and release each of ``letters`` (or named key), ``gap`` ms apart."""
        for letter in letters:
            self.now += gap
            self._send(letter, window, repeat)

    def scan(self, window: QWidget, code: Iterable[str] = CODE, ending: str = "\r", gap: int = 5) -> None:
        """Do what a scanner does, half a second after anything else."""
        self.now += 500
        self.type([*code, ending], window, gap)

    def _send(self, letter: str, window: QWidget, repeat: bool) -> None:
        key = _NAMED.get(letter) or (Qt.Key.Key_J if letter == "\n" else Qt.Key(ord(letter.upper())))
        modifiers = Qt.KeyboardModifier.ControlModifier if letter in _WITH_CTRL else Qt.KeyboardModifier.NoModifier
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, modifiers, _TEXTS.get(letter, letter), repeat)
            event.setTimestamp(self.now)
            target = window.windowHandle()
            assert isinstance(target, QWindow)
            QCoreApplication.sendEvent(target, event)
