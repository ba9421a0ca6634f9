"""How old the newest backup is, said at the foot of the window."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from shopdesk.core import saying
from shopdesk.i18n import _
from shopdesk.ui.widgets.page_bar import KeyLine

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_LATE = dt.timedelta(days=2)
_LOOK_EVERY_MS = 60_000


class BackupAge(QObject):
    """Looks each minute and says it in ``line``; warm when somebody should make a backup."""

    def __init__(self, shop: Shop, line: KeyLine, parent: QObject) -> None:
        super().__init__(parent)
        self._shop = shop
        self._line = line
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_LOOK_EVERY_MS)
        self.look()

    def look(self) -> None:
        """Say it as it is now."""
        newest = self._shop.backups.newest()
        if newest is None:
            self._line.set_saved(_("Saved. No backup yet"))
            return
        age = self._shop.clock.now() - newest.at
        self._line.set_saved(_("Saved. Backup {age}").format(age=saying.age(age.total_seconds())), warm=age >= _LATE)
