"""Lists that tests write and read; every person is one of the sample shop's."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from shopdesk.core.imports.records import BadRow, PersonRow
from shopdesk.exchange.bringing import PeopleFile

TODAY = dt.date(2026, 11, 20)


def written(folder: Path, text: str, encoding: str = "utf-8", name: str = "list.csv") -> Path:
    """Write ``text`` as it stands, line ends and all."""
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def people(path: Path, format: str | None = None) -> tuple[str, list[PersonRow], list[BadRow]]:
    """Read a whole list: the format it was taken for, its people, its bad rows."""
    with PeopleFile(path, TODAY, format) as opened:
        rows = list(opened.rows())
    good = [row for row in rows if isinstance(row, PersonRow)]
    return opened.mapping.format, good, [row for row in rows if isinstance(row, BadRow)]
