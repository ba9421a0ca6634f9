"""Looks whether the shop's file is whole, beside the window, and offers the way out when it is not."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from shopdesk.core import passing, saying
from shopdesk.core.backups.apart import find_newest_good
from shopdesk.core.backups.records import Backup, Check
from shopdesk.core.backups.service import BackupLook, place_warning
from shopdesk.core.location import Location
from shopdesk.errors import NotFound
from shopdesk.i18n import _, ngettext
from shopdesk.ui.messages import Messages
from shopdesk.ui.notices import Notices
from shopdesk.ui.operations import Operations
from shopdesk.ui.widgets.key_button import KeyButton

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_LOOK_EVERY_MS = 1000
_LOOK_AFTER_MS = 2000  # not before the first search: that is what somebody opens the window for
_PATIENCE = 30.0  # seconds for a look that is under way when the window closes: its connection would keep the file's log


class FileWatch(QObject):
    """``restore_wanted`` gives the backup that shall take the damaged file's place, once somebody said yes."""

    restore_wanted = Signal(Path)
    looked = Signal()
    _found = Signal(object, str)

    def __init__(self, shop: Shop, operations: Operations, messages: Messages, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shop = shop
        self._operations = operations
        self._messages = messages
        self._notices = notices
        self._thread: threading.Thread | None = None
        self._stopped = False
        self._rescue: KeyButton | None = None
        self._found.connect(self._on_found)
        self._look = QTimer(self)
        self._look.timeout.connect(self.look)
        self._look.start(_LOOK_EVERY_MS)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.begin)

    def begin_soon(self) -> None:
        """Look through the file once the window has been of use."""
        self._soon.start(_LOOK_AFTER_MS)

    def begin(self) -> None:
        """Look through the file in a thread, with a connection of its own; ``looked`` follows."""
        self._thread = threading.Thread(target=self._run, args=(self._shop.backups.look(), self._shop.location), name="look at start")
        self._thread.start()

    def stop(self) -> None:
        """Look no more: the shop is about to close."""
        self._stopped = True
        self._look.stop()
        self._soon.stop()
        if self._thread is not None:
            self._thread.join(_PATIENCE)

    def look(self) -> None:
        """Say it if the file was found damaged in the meantime, by whatever was done."""
        damage = self._shop.read_only
        if damage is not None and self._rescue is None:
            self._rescue = KeyButton(_("Restore the newest good backup…"), icon="undo", small=True)
            self._rescue.clicked.connect(self._on_rescue_asked)
            self._notices.say("damage", damage.what, damage.kept, self._rescue)

    def _run(self, look: BackupLook, path: Location) -> None:
        passing.tidy()  # what a program that was killed has left
        self._found.emit(look(), place_warning(path) or "")

    def _on_found(self, checks: tuple[Check, ...], warning: str) -> None:
        if self._stopped:
            return
        self._shop.backups.heed(checks)
        self.look()
        if warning:
            self._notices.say("place", _("The shop’s file should lie somewhere else."), warning)
        amiss = [words for check in checks if not check.well for words in check.found]
        if amiss and self._shop.read_only is None:
            self._notices.say("sums", _("Something in the shop’s file does not add up."), " ".join(amiss))
        self.looked.emit()

    def _on_rescue_asked(self) -> None:
        if self._rescue is not None:
            self._rescue.set_busy(_("Looking for a good one…"))
            self._operations.run_long(find_newest_good, self._shop.path, on_done=self._on_good_found, on_end=self._rescue.set_idle)

    def _on_good_found(self, backup: Backup | None) -> None:
        if backup is None:
            self._messages.problem(NotFound(
                _("None of the backups beside the shop is whole."), _("Nothing was changed. You can still look people up."),
                _("Look for a copy in the second place, and bring it back with: shopdesk restore."),
            ))
            return
        local = self._shop.local(backup.at)
        title = _("Go back to {day}, {time}?").format(day=saying.long_day(local.date()), time=saying.clock_time(local))
        self._messages.ask(
            title, _what_it_holds(backup), keep=_("Leave it as it is"), do=_("Go back"), icon="undo",
            on_yes=lambda: self.restore_wanted.emit(backup.path),
        )


def _what_it_holds(backup: Backup) -> str:
    people, visits = backup.members or 0, backup.visits or 0
    holds = _("It was looked through just now and is whole: {people}, {visits}.").format(
        people=ngettext("{count} person", "{count} people", people).format(count=f"{people:,}"),
        visits=ngettext("{count} visit", "{count} visits", visits).format(count=f"{visits:,}"),
    )
    return f"{holds} {_('The damaged file is kept beside it under another name.')}"
