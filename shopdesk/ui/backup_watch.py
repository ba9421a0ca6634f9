"""Has a backup made in another process every half hour when something was written, and says at the foot how safe everything is."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from shopdesk.core import saying
from shopdesk.core.backups import rules
from shopdesk.core.backups.apart import run_task
from shopdesk.core.backups.records import Backup, BackupState
from shopdesk.errors import ShopError
from shopdesk.i18n import _, ngettext
from shopdesk.ui.operations import Operations
from shopdesk.ui.widgets.page_bar import KeyLine

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop
    from shopdesk.ui.long_work import LongWork

_LOOK_EVERY_MS = 60_000


class BackupWatch(QObject):
    """Time is the shop's clock; the timer only says when to look at it."""

    def __init__(self, shop: Shop, operations: Operations, key_line: KeyLine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shop = shop
        self._operations = operations
        self._key_line = key_line
        self._work: LongWork | None = None
        self._mark = (0, 0)
        self._began: dt.datetime | None = None
        self._waited_for = False
        self._look = QTimer(self)
        self._look.timeout.connect(self.look)
        self._look.start(_LOOK_EVERY_MS)
        self.show_state()

    @property
    def is_working(self) -> bool:
        return self._work is not None

    def look(self) -> None:
        """Say how old the newest backup is, and begin one if it is time to."""
        try:
            self.show_state()
            if self._is_time():
                self._begin()
        except ShopError:
            self._key_line.set_saved("")  # the next act at the counter says what is wrong with the file

    def stop(self) -> None:
        """Look no more: the shop is about to close."""
        self._look.stop()

    def show_state(self) -> None:
        """Say how the shop stands with its backups; raises StoreProblem."""
        state = self._shop.backups.state()
        # A shop that has just begun has none yet; one that was begun and did not come is another matter.
        warm = state.warm and (state.newest is not None or self._waited_for)
        self._key_line.set_saved(_words(state, self._shop.clock.now()), warm=warm)

    def _is_time(self) -> bool:
        if self._work is not None or self._shop.read_only is not None:
            return False
        # One that was refused is said once, and tried again after as long as one that was made.
        rested = self._began is None or abs(self._shop.clock.now() - self._began) >= rules.EVERY
        return rested and self._shop.backups.is_due()

    def _begin(self) -> None:
        task, self._mark = self._shop.backups.begin()
        self._began, self._waited_for = task.now, True
        self._work = self._operations.run_long(run_task, task, on_done=self._on_made, on_end=self._on_ended)

    def _on_made(self, _backup: Backup) -> None:
        self._shop.backups.made(self._mark)
        self._waited_for = False

    def _on_ended(self) -> None:
        self._work = None
        try:
            self.show_state()
        except ShopError:
            self._key_line.set_saved("")


def _words(state: BackupState, now: dt.datetime) -> str:
    if state.kept_elsewhere:
        return _("Saved on the server")
    if state.newest is None:
        return _("Saved. No backup yet")
    if state.missing_days >= rules.MISSED_AFTER.days:
        words = ngettext("Saved. No second copy for {count} day", "Saved. No second copy for {count} days", state.missing_days)
        return words.format(count=state.missing_days)
    return _("Saved. Backup {age}").format(age=saying.age((now - state.newest.at).total_seconds()))
