"""Making, listing and putting back backups, and looking whether the file is whole."""

from __future__ import annotations

import contextlib
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from shopdesk.core.backups import looking, making, rules
from shopdesk.core.backups.looking import look_at_start, look_thoroughly
from shopdesk.core.backups.making import BackupTask
from shopdesk.core.backups.records import Backup, BackupState, Check, Rescue
from shopdesk.errors import FileProblem, StoreProblem
from shopdesk.i18n import _
from shopdesk.storage import backup as storage
from shopdesk.storage import erased, gate, opening, places
from shopdesk.storage import restore as storage_restore
from shopdesk.storage.backup import folder_of
from shopdesk.storage.columns import JsonField
from shopdesk.storage.location import Location, Server
from shopdesk.storage.tables import Setting

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_SECOND_PLACE = "second place"
_SCHEMA = 39  # letters of a schema's name that stay: the engine takes 63


def backups_of(shop: Path) -> tuple[Backup, ...]:
    """The backups of the shop at ``shop``, newest first; the shop need not be open, or even be there."""
    return tuple(making.as_backup(copy) for copy in storage.copies_in(folder_of(shop)))


def restore(shop: Path, backup: Path, now: dt.datetime) -> Path:
    """Put ``backup`` in the place of the closed shop at ``shop`` and give the name the present file was kept under.

    Raises StoreProblem, and then nothing has changed. Restoring that name takes it back.
    """
    aside = aside_name(shop, now)
    with contextlib.suppress(OSError):  # a folder that takes no file takes no backup either, and says so
        erased.carry_over(backup, shop)
    storage_restore.put_back(backup, shop, aside)
    return aside


def set_aside(shop: Location, now: dt.datetime) -> Location:
    """Rename the closed shop at ``shop`` and its backups, so that another can begin in its place, and give its new name."""
    if isinstance(shop, Server):
        return opening.set_aside(shop, f"{shop.schema[:_SCHEMA]}_before_{now.astimezone(dt.UTC):%Y%m%dt%H%M%S}")
    aside = aside_name(shop, now)
    storage_restore.set_aside(shop, aside)
    # Left behind, they would pass for backups of the shop that begins there.
    with contextlib.suppress(OSError):
        folder_of(shop).rename(folder_of(aside))
    return aside


def aside_name(shop: Path, now: dt.datetime) -> Path:
    """What the present file is called when another takes its place."""
    return shop.with_name(f"{shop.stem} before {storage.stamp(now)}{shop.suffix}")


def backup_before_steps(shop: Location, now: dt.datetime) -> Backup | None:
    """Make a backup of a file of an earlier version, before it is brought up to date; raises StoreProblem. A server needs none."""
    return None if isinstance(shop, Server) else BackupTask(shop, now, "schema step").run()


def place_warning(shop: Location) -> str | None:
    """Why a shop's file should not lie there (another computer's disk, a synced folder), as a sentence; None where it lies well."""
    return None if isinstance(shop, Server) else places.warning(shop)


class Backups:
    """Backups of the open shop. ``ours``: are they for this program to make?"""

    ours = True

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._first = self._mark()
        self._since: tuple[int, int] | None = None

    # making

    def make(self, cause: str = "asked") -> Backup:
        """Copy the shop, verify the copy, carry it to the second place, thin out the old; raises StoreProblem."""
        task, mark = self.task(cause), self._mark()
        backup = task.run()
        self._since = mark
        return backup

    def task(self, cause: str = "asked") -> BackupTask:
        """The same as a thing that another process can ``run``; call ``made`` with the mark from before when it is back."""
        shop = self._shop
        settings = shop.settings.shop()
        return BackupTask(shop.path, shop.clock.now(), cause, settings.name, settings.time_zone, self.second_place())

    def begin(self, cause: str = "half hour") -> tuple[BackupTask, tuple[int, int]]:
        """A task for a child process and the mark to give to ``made`` when it has run there."""
        return self.task(cause), self._mark()

    def made(self, mark: tuple[int, int]) -> None:
        """The task begun at ``mark`` has run elsewhere and all went well."""
        self._since = mark

    def make_if_changed(self, cause: str = "close") -> Backup | None:
        """Make one if something was written since the last, else None."""
        return self.make(cause) if self.changed() else None

    def before(self, cause: str) -> Backup | None:
        """See that there is a backup of all there is, before something that is not taken back line by line; raises StoreProblem."""
        return self.make_if_changed(cause)

    def is_due(self) -> bool:
        """Was something written, and is the newest backup half an hour old? Then it is time, in a child process."""
        if not self.changed():
            return False
        newest = self.newest()
        return newest is None or abs(self._shop.clock.now() - newest.at) >= rules.EVERY

    def changed(self) -> bool:
        """Was something written since the newest backup, by anybody?"""
        mark = self._mark()
        if self._since is not None or mark != self._first:
            return mark != self._since
        newest = self.newest()
        last = 0 if newest is None else storage.read_manifest(newest.path).get("log_last")
        return self._shop.log.last() != last

    def _mark(self) -> tuple[int, int]:
        return self._shop.store.total_changes(), self._shop.store.changed_by_others()

    # what there is

    def all(self) -> tuple[Backup, ...]:
        """The backups there are, newest first."""
        return backups_of(self._shop.path)

    def newest(self) -> Backup | None:
        """The newest one."""
        copies = storage.copies_in(folder_of(self._shop.path))
        return making.as_backup(copies[0]) if copies else None

    def state(self) -> BackupState:
        """How the shop stands with its backups, for the key line and the line about the second place."""
        now, newest, place = self._shop.clock.now(), self.newest(), self.second_place()
        reached = making.last_reached(self._shop.path)
        reached = reached if reached.place == place else making.Reached(place)
        missing = _days_missing(place, reached.at, now, newest is not None and bool(reached.trouble))
        late = newest is None or abs(now - newest.at) >= rules.WARM_AFTER
        warm = (late and self._shop.log.last() > 0) or missing >= rules.MISSED_AFTER.days
        return BackupState(newest, place, reached.at, missing, warm, reached.trouble)

    # the second place

    def second_place(self) -> Path | None:
        """Where a second copy of each backup goes, if the owner named a place."""
        rows = self._shop.store.rows("SELECT value FROM setting WHERE key = ?", (_SECOND_PLACE,))
        plain = JsonField().python_value(rows[0][0]) if rows else None
        return Path(plain) if plain else None

    def name_second_place(self, place: Path | None) -> None:
        """Name the folder for second copies, or none; the owner's. Raises FileProblem where nothing can be kept."""
        shop = self._shop
        shop.staff.require_owner(_("change the settings"))
        if place is not None:
            place = place.absolute()
            self._check_place(place)
        rows = shop.store.rows("SELECT id FROM setting WHERE key = ?", (_SECOND_PLACE,))
        with shop.transaction("settings.second_place") as writing:
            value = str(place) if place else ""
            if rows:
                writing.update(Setting, rows[0][0], value=value)
            else:
                writing.insert(Setting, key=_SECOND_PLACE, value=value)
            writing.log("settings.second_place")
            writing.touch("settings")
        making.note_reached(shop.path, making.Reached(place, shop.clock.now()))

    def _check_place(self, place: Path) -> None:
        if not place.is_dir():
            raise FileProblem(
                _("There is no folder at “{path}”.").format(path=place),
                _("Nothing was changed."),
                _("Connect the disk or stick, or make the folder."),
            )
        if place.resolve() in (self._shop.path.resolve().parent, folder_of(self._shop.path).resolve()):
            raise FileProblem(
                _("“{path}” is where the first copies are.").format(path=place),
                _("Nothing was changed."),
                _("Choose a stick, another disk or a synced folder."),
            )

    # looking

    def check(self) -> tuple[Check, ...]:
        """Look through everything, the backups too, and become read-only if the file is damaged."""
        return self.heed(look_thoroughly(self._shop.location, self._shop.clock.now()))

    def look(self) -> BackupLook:
        """The quick look of every start, to be called in a thread of its own; give what it found to ``heed``."""
        return BackupLook(self._shop.location, self._shop.clock.now())

    def heed(self, checks: tuple[Check, ...]) -> tuple[Check, ...]:
        """Become read-only when a look found damage."""
        if any(check.name in looking.DAMAGE and not check.well for check in checks):
            self._shop.store.hold()
        return checks

    def rescue(self) -> Rescue | None:
        """When the file is damaged: why nothing is written, and the newest backup that is whole, looked through just now."""
        damage = self._shop.read_only
        return None if damage is None else Rescue(str(damage), newest_good(self._shop.path))


class BackupLook:
    """Looks at the shop when called, without its connection: with one of its own, in any thread."""

    def __init__(self, path: Location, now: dt.datetime) -> None:
        self._path, self._now = path, now

    def __call__(self) -> tuple[Check, ...]:
        return look_at_start(self._path, self._now)


def newest_good(shop: Path) -> Backup | None:
    """The newest backup of the shop at ``shop`` that is whole; each is looked through until one is."""
    for backup in backups_of(shop):
        try:
            if storage.is_good(backup.path) and not gate.judge(backup.path).wrong:
                return backup
        except (StoreProblem, OSError):
            continue
    return None


def _days_missing(place: Path | None, reached: dt.datetime | None, now: dt.datetime, trouble: bool) -> int:
    """Whole days since a copy last got to the second place; 0 while it is there and took the newest."""
    if place is None or reached is None or (place.is_dir() and not trouble):
        return 0
    return max((now - reached).days, 0)


__all__ = [
    "BackupLook", "BackupTask", "Backups", "StoreProblem", "backup_before_steps", "backups_of", "folder_of", "look_at_start",
    "look_thoroughly", "newest_good", "place_warning", "restore", "set_aside",
]
