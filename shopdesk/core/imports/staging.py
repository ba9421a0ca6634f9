"""Where what a list becomes waits until all of it is ready: the shop is then held up only while it is written."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from shopdesk.core.imports.people import COLUMNS, Chunk
from shopdesk.storage.search import WAITING
from shopdesk.storage.staged import StagedRows, opened

_TABLES = {**COLUMNS, "glance": WAITING}


class Staging:
    """Takes the chunks of one list."""

    def __init__(self, rows: StagedRows) -> None:
        self.rows = rows
        self._people = 0

    def add(self, chunk: Chunk) -> None:
        """Put a chunk behind the others."""
        glances = ((place, *glance.finished()) for place, glance in enumerate(chunk.glances, self._people))
        self.rows.add({**chunk.tables, "glance": glances})
        self._people += len(chunk.glances)


@contextmanager
def staged() -> Iterator[Staging]:
    """A place for one list, in a folder that only this person can read and that goes afterwards."""
    with tempfile.TemporaryDirectory(prefix="shopdesk-list-") as folder, opened(Path(folder, "list.db"), _TABLES) as rows:
        yield Staging(rows)
