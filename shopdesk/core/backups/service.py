"""Making, listing and putting back backups, and looking whether the file is whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from shopdesk.core.backups.records import Backup, Check
from shopdesk.errors import StoreProblem
from shopdesk.i18n import _
from shopdesk.storage import backup as storage

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_ENDING = ".backup"
_STAMP = "%Y%m%dT%H%M%S.%fZ"


def folder_of(shop: Path) -> Path:
    """Where a shop's backups are kept: a folder beside its file."""
    return shop.with_name(shop.stem + " backups")


def backups_of(shop: Path) -> tuple[Backup, ...]:
    """The backups of the shop at ``shop``, newest first; the shop need not be open, or even be there."""
    found = []
    for path in folder_of(shop).glob("*" + _ENDING):
        try:
            at = dt.datetime.strptime(path.stem, _STAMP).replace(tzinfo=dt.UTC)
            size = path.stat().st_size
        except (ValueError, OSError):
            continue
        counts = storage.read_manifest(path).get("counts", {})
        found.append(Backup(path, at, counts.get("member"), counts.get("visit"), size))
    return tuple(sorted(found, key=lambda backup: backup.at, reverse=True))


def restore(shop: Path, backup: Path, now: dt.datetime) -> Path:
    """Put ``backup`` in the place of the closed shop at ``shop`` and give the name the present file was kept under.

    Raises StoreProblem, and then nothing has changed.
    """
    aside = shop.with_name(f"{shop.stem} before {now:{_STAMP}}{shop.suffix}")
    storage.put_back(backup, shop, aside)
    return aside


def set_aside(shop: Path, now: dt.datetime) -> Path:
    """Rename the closed shop at ``shop``, so that another can begin in its place, and give its new name."""
    aside = shop.with_name(f"{shop.stem} before {now:{_STAMP}}{shop.suffix}")
    storage.set_aside(shop, aside)
    return aside


class Backups:
    """Backups of the open shop."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._since = shop.store.total_changes()

    def make(self) -> Backup:
        """Copy the shop, verify the copy, and give it; raises StoreProblem."""
        at = self._shop.clock.now()
        path = folder_of(self._shop.path) / f"{at:{_STAMP}}{_ENDING}"
        findings = storage.make(self._shop.store, path, {"made_at": at.isoformat(), "shop": self._shop.settings.shop().name})
        self._since = self._shop.store.total_changes()
        return Backup(path, at, findings.counts["member"], findings.counts["visit"], path.stat().st_size)

    def make_if_changed(self) -> Backup | None:
        """Make one if something was written since the last, else None."""
        return self.make() if self._shop.store.total_changes() != self._since else None

    def all(self) -> tuple[Backup, ...]:
        """The backups there are, newest first."""
        return backups_of(self._shop.path)

    def newest(self) -> Backup | None:
        """The newest one."""
        return next(iter(self.all()), None)

    def check(self) -> tuple[Check, ...]:
        """Look through the open file: its pages and references, the log, the words people are found by, our own sums."""
        looks: list[tuple[str, Callable[[], tuple[str, ...]]]] = [
            ("file", lambda: storage.damaged(self._shop.store)), ("log", self._log),
            *((name, partial(self._sum, sentence, sql)) for name, sentence, sql in _sums()), ("finding", self._words),
        ]
        return tuple(_looked(name, look) for name, look in looks)

    def _log(self) -> tuple[str, ...]:
        broken = self._shop.log.broken_at()
        return () if broken is None else (_("Line {number} of the log does not follow the one before.").format(number=broken),)

    def _sum(self, sentence: str, sql: str) -> tuple[str, ...]:
        count = self._shop.store.rows(sql)[0][0]
        return (sentence.format(count=count),) if count else ()

    def _words(self) -> tuple[str, ...]:
        sound = self._shop.members.glances.index.is_sound()
        return () if sound else (_("The words people are found by do not fit their pages."),)


def _looked(name: str, look: Callable[[], tuple[str, ...]]) -> Check:
    """What a look found; that a part could not even be read is a finding too."""
    try:
        found = look()
    except StoreProblem as problem:
        found = (problem.what,)
    return Check(name, not found, found)


_UNFINDABLE = """
SELECT count(*) FROM member m LEFT JOIN glance g ON g.member_id = m.id WHERE g.member_id IS NULL AND m.merged_into_id IS NULL
"""
_OTHER_VISITS = """
SELECT count(*) FROM glance g
LEFT JOIN (SELECT member_id, max(day) AS day, count(DISTINCT day) AS visits FROM visit GROUP BY member_id) v ON v.member_id = g.member_id
WHERE g.last_day IS NOT v.day OR g.visits <> coalesce(v.visits, 0)
"""


def _sums() -> tuple[tuple[str, str, str], ...]:
    """What must come to nothing: its name, the sentence when it does not, the count."""
    return (
        ("match rows", _("{count} people cannot be found by name."), _UNFINDABLE),
        ("visits", _("{count} people show another last visit than the one written down."), _OTHER_VISITS),
    )


__all__ = ["Backups", "StoreProblem", "backups_of", "folder_of", "restore"]
