"""Has the whole shop's rhythm learned anew, in another process, when a list came, opening days changed, or a new day has begun."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from shopdesk.errors import ShopError
from shopdesk.ui.operations import Operations

if TYPE_CHECKING:
    from shopdesk.core.changes import Changes
    from shopdesk.core.shop import Shop
    from shopdesk.ui.long_work import LongWork

_LOOK_EVERY_MS = 60_000
_SOON_MS = 5_000  # what was just done may be taken back
_QUIET = 60.0  # seconds nobody has touched anything, before what can wait is done
_CONCERN = frozenset({"settings", "rhythm"})


class RhythmWatch(QObject):
    """``idle_seconds`` says for how long nobody has touched anything."""

    def __init__(self, shop: Shop, operations: Operations, idle_seconds: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shop = shop
        self._operations = operations
        self._idle_seconds = idle_seconds
        self._work: LongWork | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.look)
        self._look = QTimer(self)
        self._look.timeout.connect(self.look)
        self._look.start(_LOOK_EVERY_MS)
        operations.changed.connect(self._on_changed)

    @property
    def is_learning(self) -> bool:
        return self._work is not None

    def look(self) -> None:
        """Begin if it is time to."""
        try:
            if self._work is None and self._is_time():
                from shopdesk.core.rhythm.apart import learn_file  # brings what learns with it, which most sittings never need

                counter = self._shop.counter_name
                self._work = self._operations.run_long(
                    learn_file, self._shop.location, self._shop.clock, counter, on_done=self._on_learned, on_end=self._on_ended
                )
        except ShopError:
            self._look.stop()  # the next act at the counter says what is wrong with the file

    def _is_time(self) -> bool:
        rhythm = self._shop.rhythm
        return rhythm.is_stale() or (self._idle_seconds() >= _QUIET and rhythm.is_due())

    def _on_changed(self, changes: Changes) -> None:
        if changes.features & _CONCERN:
            self._soon.start()

    def _on_learned(self, _members: int) -> None:
        self._shop.hear_others()

    def _on_ended(self) -> None:
        self._work = None
