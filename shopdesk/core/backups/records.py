"""A backup as it is shown: when it was made and what it holds; and how the shop stands with its backups."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Backup:
    """``at`` in UTC; the numbers are as counted when it was verified, None where nothing stands beside the file.

    ``number`` counts the shop's backups, so that a clock set back does not mix them up; ``cause`` says why it was made.
    """

    path: Path
    at: dt.datetime
    members: int | None
    visits: int | None
    size: int
    number: int = 0
    cause: str = ""


@dataclass(frozen=True, slots=True)
class BackupState:
    """``missing_days`` since the second place was last reached (0 while it is there), ``warm`` when somebody should look.

    ``second_trouble`` is why the last copy did not get there, as a sentence; ``kept_elsewhere`` says so where backups are not ours to make.
    """

    newest: Backup | None
    second_place: Path | None
    second_newest: dt.datetime | None
    missing_days: int
    warm: bool
    second_trouble: str = ""
    kept_elsewhere: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: its name, whether it is well, and what was found (in words; a hint when it is well)."""

    name: str
    well: bool
    found: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rescue:
    """The way out when the file is damaged: why it is only read, and the newest backup that was verified just now."""

    what: str
    newest: Backup | None
