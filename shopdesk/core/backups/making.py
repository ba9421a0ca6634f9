"""Making a backup, here or in a child process: copy, verify, carry to the second place, thin out."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import zoneinfo
from dataclasses import dataclass
from pathlib import Path

from shopdesk.core.backups import rules
from shopdesk.core.backups.records import Backup
from shopdesk.errors import StoreProblem
from shopdesk.storage import backup as storage
from shopdesk.storage.backup import Copy

_PLACE = "second place.json"


@dataclass(frozen=True, slots=True)
class BackupTask:
    """All that making a backup needs; it can be sent to another process and ``run`` there while the window writes."""

    shop: Path
    now: dt.datetime
    cause: str
    name: str = ""
    zone: str = "UTC"
    second_place: Path | None = None

    def run(self) -> Backup:
        """Make it and give it; raises StoreProblem. Trouble with the second place is noted, not raised: the first copy counts."""
        folder = storage.folder_of(self.shop)
        copy = storage.make_copy(self.shop, folder, self.now, {"shop": self.name, "cause": self.cause})
        self._thin(folder)
        if self.second_place is not None:
            self._carry(copy, self.second_place / folder.name)
        return as_backup(copy)

    def _carry(self, copy: Copy, folder: Path) -> None:
        trouble = ""
        try:
            storage.carry(copy, folder)
            self._thin(folder)
        except StoreProblem as problem:
            trouble = str(problem)
        before = last_reached(self.shop)
        reached = self.now if not trouble else before.at
        note_reached(self.shop, Reached(self.second_place, reached, trouble))

    def _thin(self, folder: Path) -> None:
        """Let go of what is old, now that a new one is verified."""
        storage.tidy(folder)
        copies = {copy.path.name: copy for copy in storage.copies_in(folder)}
        kept = [rules.Kept(name, copy.at, bool(storage.read_manifest(copy.path).get("sha256"))) for name, copy in copies.items()]
        for backup in rules.to_let_go(kept, self.now, zoneinfo.ZoneInfo(self.zone)):
            storage.let_go(copies[backup.name])


@dataclass(frozen=True, slots=True)
class Reached:
    """When a copy last got to the second place, and what was in the way since."""

    place: Path | None = None
    at: dt.datetime | None = None
    trouble: str = ""


def last_reached(shop: Path) -> Reached:
    """What is known about the second place of the shop at ``shop``."""
    try:
        plain = json.loads((storage.folder_of(shop) / _PLACE).read_text("utf-8"))
        at = dt.datetime.fromisoformat(plain["at"]) if plain["at"] else None
        return Reached(Path(plain["place"]), at, str(plain["trouble"]))
    except (OSError, ValueError, TypeError, KeyError):
        return Reached()


def note_reached(shop: Path, reached: Reached) -> None:
    """Keep it beside the backups, not in the shop: else noting a backup would be a change that needs a backup."""
    plain = {"place": str(reached.place), "at": reached.at.isoformat() if reached.at else None, "trouble": reached.trouble}
    folder = storage.folder_of(shop)
    with contextlib.suppress(OSError):
        folder.mkdir(exist_ok=True)
        (folder / _PLACE).write_text(json.dumps(plain), "utf-8")


def as_backup(copy: Copy) -> Backup:
    """A copy with what its manifest says of it."""
    manifest = storage.read_manifest(copy.path)
    counts = manifest.get("counts")
    counts = counts if isinstance(counts, dict) else {}
    try:
        size = copy.path.stat().st_size
    except OSError:
        size = 0
    return Backup(copy.path, copy.at, counts.get("member"), counts.get("visit"), size, copy.number, str(manifest.get("cause", "")))
