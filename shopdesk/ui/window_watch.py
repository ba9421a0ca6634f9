"""Watches the keys and the pointer of the whole program: for the keys that work even in front of a box, and for nobody being there."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from shopdesk.ui.widgets.window_filter import WindowFilter

Seconds = Callable[[], float]
_LOOK_EVERY_MS = 5000
_LIFE = (
    QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel, QEvent.Type.TouchBegin,
)


class WindowWatch(WindowFilter):
    """``cover_asked`` with F12 or when nobody has touched anything for the set time; ``undo_asked`` with Ctrl+Z, whatever has the focus.

    While ``covered`` the next key or press is eaten and told as ``uncover_asked``.
    """

    cover_asked = Signal()
    uncover_asked = Signal()
    undo_asked = Signal()

    def __init__(self, application: QApplication, now: Seconds = time.monotonic, parent: QObject | None = None) -> None:
        super().__init__(application, parent)
        self.covered = False
        self.minutes = 0
        self._now = now
        self._last = now()
        self._look = QTimer(self)
        self._look.timeout.connect(self.look)
        self._look.start(_LOOK_EVERY_MS)

    def use_clock(self, now: Seconds) -> None:
        """Take the time, in seconds, from ``now`` from here on."""
        self._now = now
        self._last = now()

    def idle_seconds(self) -> float:
        """For how long nobody has touched anything."""
        return self._now() - self._last

    def look(self) -> None:
        """Cover when it has been long enough."""
        if self.minutes and not self.covered and self._now() - self._last >= self.minutes * 60:
            self.cover_asked.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in _LIFE:
            return False
        self._last = self._now()
        if self.covered:
            return self._uncover(event)
        if isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress:
            return self._key(event)
        return False

    def _uncover(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseMove or _is_silent(event):
            return False
        self.uncover_asked.emit()
        return True

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_F12 and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.cover_asked.emit()
            return True
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_asked.emit()
            return True
        return False


def _is_silent(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)
