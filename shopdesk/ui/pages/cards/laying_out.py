"""Looks at the people on the desk a slice at a time, so that the window goes on with a thousand of them."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from shopdesk.i18n import _
from shopdesk.ui.pages.cards.desk import Desk


class LayingOut(QObject):
    """``progressed`` in words while it goes on, ``ended`` once everybody is known; few people are known at once, without a word."""

    progressed = Signal(str)
    ended = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._next = QTimer(self)
        self._next.setInterval(0)
        self._next.timeout.connect(self._on_next)

    @property
    def is_busy(self) -> bool:
        return self._next.isActive()

    def begin(self) -> None:
        """Look at the first of them now, at the others soon."""
        if self._desk.look_on():
            self._say()
            self._next.start()

    def stop(self) -> None:
        """Nobody more; whoever is here is still looked at."""
        self._desk.people.stop_coming()

    def _on_next(self) -> None:
        if self._desk.look_on():
            self._say()
        else:
            self._next.stop()
            self.ended.emit()

    def _say(self) -> None:
        here = len(self._desk.people)
        words = _("{done} of {total} people laid out").format(done=f"{here:,}", total=f"{here + len(self._desk.people.coming):,}")
        self.progressed.emit(words)
