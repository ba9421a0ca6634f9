"""What a window lets another process do about backups; nothing of Qt is needed there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from shopdesk.core.backups.making import BackupTask
from shopdesk.core.backups.records import Backup
from shopdesk.core.backups.service import newest_good

Tell = Callable[[int, int], None]


def run_task(_tell: Tell, task: BackupTask) -> Backup:
    """Make the backup that ``task`` describes; raises StoreProblem."""
    return task.run()


def find_newest_good(_tell: Tell, shop: Path) -> Backup | None:
    """Look through the backups of the shop at ``shop``, newest first, until one is whole."""
    return newest_good(shop)
