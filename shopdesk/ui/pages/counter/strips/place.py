"""Where a strip opens on the page: one at a time, written with Enter, left with Esc."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.counter.strips.member_strips import NoteStrip
from shopdesk.ui.widgets.boxes import Column
from shopdesk.ui.widgets.strip import Strip


class StripPlace(QWidget):
    """``changed`` when a strip has come or gone, ``done`` when one was written or left by its own keys."""

    changed = Signal()
    done = Signal()

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._column = Column(self)
        self._unfinished: dict[int, str] = {}
        self.strip: Strip | None = None
        self.hide()

    def open(self, strip: Strip) -> None:
        """Ask for something."""
        self.close_strip()
        self.strip = strip
        strip.kept.connect(self._on_kept)
        strip.left.connect(self._on_left)
        self._column.addWidget(strip)
        strip.show()
        self.show()
        strip.begin()
        self.changed.emit()

    def close_strip(self) -> None:
        """Take the strip away; a note that was begun is kept for the next time."""
        if self.strip is None:
            return
        strip, self.strip = self.strip, None
        if isinstance(strip, NoteStrip):
            self._unfinished[strip.member_id] = strip.unfinished
        self._column.removeWidget(strip)
        strip.hide()
        strip.deleteLater()
        self.hide()
        self.changed.emit()

    def unfinished(self, member_id: int) -> str:
        """The note that was begun about somebody and not kept."""
        return self._unfinished.get(member_id, "")

    def _on_kept(self) -> None:
        strip = self.strip
        if strip is not None and self._operations.do(strip.write, said=strip.done, refused=strip.refused):
            self._on_left()

    def _on_left(self) -> None:
        self.close_strip()
        self.done.emit()
