"""Backups of a shop on a server: whoever looks after the server makes them, and here it is said where they are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from shopdesk.core.backups.making import BackupTask
from shopdesk.core.backups.records import Backup, BackupState
from shopdesk.core.backups.service import Backups
from shopdesk.errors import StoreProblem
from shopdesk.i18n import _
from shopdesk.storage.location import Location, Server

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop


class ServerBackups(Backups):
    """Answers like those of a file that there are none here, and why."""

    ours = False

    def task(self, cause: str = "asked") -> BackupTask:
        raise elsewhere(self._shop.location)

    def changed(self) -> bool:
        """Never so that it would be for us to back it up."""
        return False

    def all(self) -> tuple[Backup, ...]:
        return ()

    def newest(self) -> Backup | None:
        return None

    def state(self) -> BackupState:
        return BackupState(None, None, None, 0, False, kept_elsewhere=_in_a_line(elsewhere(self._shop.location)))

    def second_place(self) -> Path | None:
        return None

    def name_second_place(self, place: Path | None) -> None:
        raise elsewhere(self._shop.location)


def elsewhere(location: Location) -> StoreProblem:
    """The sentence for what is the server's to do."""
    schema = location.schema if isinstance(location, Server) else ""
    return StoreProblem(
        "elsewhere", _("This shop is kept by a server, and so are its backups."), _("Nothing was changed."),
        _("Whoever looks after the server makes one with: pg_dump --schema={schema}").format(schema=schema),
    )


def _in_a_line(problem: StoreProblem) -> str:
    return f"{problem.what} {problem.do}"


def backups_for(shop: Shop) -> Backups:
    """The backups of a shop, wherever it lies."""
    return ServerBackups(shop) if isinstance(shop.location, Server) else Backups(shop)
