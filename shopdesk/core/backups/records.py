"""A backup as it is shown: when it was made and what it holds."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Backup:
    """``at`` in UTC; the numbers are as counted when it was verified, None where nothing stands beside the file."""

    path: Path
    at: dt.datetime
    members: int | None
    visits: int | None
    size: int


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: its name, whether it is well, and what was found if not."""

    name: str
    well: bool
    found: tuple[str, ...] = ()
