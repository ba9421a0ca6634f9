"""Where what a list becomes waits until all of it is ready: the shop is then held up only while it is written.

A long list is made ready by two: this process reads it and finds out whose each row is, another finds the words people are found by
and writes the rows down.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import tempfile
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

from shopdesk.core.imports.people import COLUMNS, Chunk
from shopdesk.errors import StoreProblem
from shopdesk.storage.search import WAITING
from shopdesk.storage.staged import StagedRows, opened

_TABLES = {**COLUMNS, "glance": WAITING}
_ALONE = 2  # chunks; for fewer nobody is called


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


class StagingByTwo(Staging):
    """Gives them to another process once there are many; ``finish`` waits until it has written all of them."""

    def __init__(self, rows: StagedRows) -> None:
        super().__init__(rows)
        self._chunks = 0
        self._pipe: Connection | None = None

    def add(self, chunk: Chunk) -> None:
        self._chunks += 1
        if self._chunks > _ALONE and self._pipe is None:
            self._call()
        if self._pipe is None:
            super().add(chunk)
        else:
            self._pipe.send(chunk)

    def _call(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, there = context.Pipe()
        context.Process(target=_write_down, args=(there, self.rows.path, self._people), daemon=True).start()
        there.close()

    def finish(self) -> None:
        """Wait for the other."""
        if self._pipe is not None:
            self._pipe.send(None)
            problem = self._pipe.recv()
            if problem is not None:
                raise problem


def _write_down(pipe: Connection, path: Path, people: int) -> None:
    """What the other process does."""
    with opened(path, _TABLES) as rows:
        staging = Staging(rows)
        staging._people = people
        while (chunk := pipe.recv()) is not None:
            staging.add(chunk)
    pipe.send(None)


@contextlib.contextmanager
def staged() -> Iterator[Staging]:
    """A place for one list, in a folder that only this person can read and that goes afterwards."""
    with tempfile.TemporaryDirectory(prefix="shopdesk-list-") as folder, opened(Path(folder, "list.db"), _TABLES) as rows:
        yield StagingByTwo(rows)
