"""Keeps the count of what is to be done in the sidebar: soon after anything changed, and each minute, for clocks run and days begin."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from shopdesk.errors import ShopError
from shopdesk.ui.operations import Operations

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_SOON_MS = 150  # after the page itself has been drawn; many changes at once are counted once
_EVERY_MS = 60_000


class TodayWatch(QObject):
    """``show`` is given how many things are to be done: those the page shows, without what is folded away there."""

    def __init__(self, shop: Shop, operations: Operations, show: Callable[[int], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shop = shop
        self._show = show
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.look)
        self._each_minute = QTimer(self)
        self._each_minute.timeout.connect(self.look)
        self._each_minute.start(_EVERY_MS)
        operations.changed.connect(self._soon.start)
        self._soon.start()

    def look(self) -> None:
        """Count now."""
        try:
            found = self._shop.today_list.now()
        except ShopError:
            self._each_minute.stop()  # the next act at the counter says what is wrong with the file
            return
        self._show(len(found.rows))

    def stop(self) -> None:
        """Count no more."""
        self._soon.stop()
        self._each_minute.stop()
