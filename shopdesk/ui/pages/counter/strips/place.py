"""Where a strip opens on the page: one at a time, written with Enter, left with Esc."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.counter.strips.member_strips import NoteStrip
from shopdesk.ui.widgets.boxes import Column
from shopdesk.ui.widgets.focus_kept import FocusKept
from shopdesk.ui.widgets.strip import Strip


class StripPlace(QWidget):
    """``changed`` when a strip has come or gone. One that was written or left gives the focus back to where it was on ``page``."""

    changed = Signal()

    def __init__(self, operations: Operations, page: QWidget) -> None:
        super().__init__()
        self._page = page
        self._before: FocusKept | None = None
        self._operations = operations
        self._column = Column(self)
        self._unfinished: dict[int, str] = {}
        self._aside: set[Strip] = set()  # those that wait to be written
        self.strip: Strip | None = None
        self.hide()

    def open(self, strip: Strip) -> None:
        """Ask for something."""
        if self.strip is None:
            self._before = FocusKept(self._page)
        self.close_strip()
        self.strip = strip
        strip.kept.connect(self._on_kept, Qt.ConnectionType.UniqueConnection)
        strip.left.connect(self.leave, Qt.ConnectionType.UniqueConnection)
        self._column.addWidget(strip)
        strip.show()
        self.show()
        strip.begin()
        self.changed.emit()

    def close_strip(self) -> None:
        """Take the strip away; a note that was begun is kept for the next time."""
        if self.strip is None:
            return
        strip = self.strip
        if isinstance(strip, NoteStrip):
            self._unfinished[strip.member_id] = strip.unfinished
        self._take_off(strip)
        strip.deleteLater()

    def _take_off(self, strip: Strip) -> None:
        self.strip = None
        self._column.removeWidget(strip)
        strip.hide()
        self.hide()
        self.changed.emit()

    def unfinished(self, member_id: int) -> str:
        """The note that was begun about somebody and not kept."""
        return self._unfinished.get(member_id, "")

    def _on_kept(self) -> None:
        strip = self.strip
        if strip is not None:
            self._operations.do(
                strip.write, said=strip.done, on_done=lambda _done: self._on_written(strip), refused=strip.refused,
                put_aside=partial(self._put_aside, strip),
            )

    def _put_aside(self, strip: Strip, aside: bool) -> None:
        """While it waits to be written a strip is not on the page, and not asked again; it comes back to be looked at."""
        if aside:
            self._aside.add(strip)
            self._take_off(strip)
            self._give_back()
        elif strip in self._aside:
            self._aside.discard(strip)
            self.open(strip)

    def _on_written(self, strip: Strip) -> None:
        if strip in self._aside:
            self._aside.discard(strip)
            strip.deleteLater()
        elif self.strip is strip:
            self.leave()

    def leave(self) -> None:
        """Close the strip and go back to where one was."""
        self.close_strip()
        self._give_back()

    def _give_back(self) -> None:
        if self._before is not None:
            self._before.give_back()
