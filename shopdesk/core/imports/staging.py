"""Where what a list becomes waits until all of it is ready: the shop is then held up only while it is written.

A long list is made ready by two: this process reads it and finds out whose each row is, another finds the words people are found by
and writes the rows down. A process that may not begin others, as beside an open window, does both.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import pickle
import tempfile
from collections.abc import Iterator
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from shopdesk.core.imports.chunks import COLUMNS, Chunk
from shopdesk.core.imports.rules import Fresh
from shopdesk.errors import StoreProblem
from shopdesk.storage import passing, problems
from shopdesk.storage.search import WAITING
from shopdesk.storage.staged import StagedRows, opened

_TABLES = {**COLUMNS, "glance": WAITING}
_ALONE = 2  # chunks; for fewer nobody is called


class Staging:
    """Takes the chunks of one list."""

    def __init__(self, rows: StagedRows, people: int = 0) -> None:
        self.rows = rows
        self.people = people

    def add(self, chunk: Chunk) -> None:
        """Put a chunk behind the others."""
        # Names that are alike one after the other make the engine's search a third quicker to write and a fifth smaller; and who
        # never came is then found in the order of the alphabet, which the newest first turns round.
        ordered = sorted(chunk.glances, key=lambda glance: glance.row[2], reverse=True)
        glances = ((place, *glance.finished()) for place, glance in enumerate(ordered, self.people))
        self.rows.add({**chunk.tables, "glance": glances})
        self.people += len(ordered)


class StagingByTwo(Staging):
    """Calls another process once there are many chunks, and keeps what is about people who are here already."""

    def __init__(self, rows: StagedRows, fresh: Path) -> None:
        super().__init__(rows)
        self._chunks = 0
        self._fresh = fresh
        self._pipe: Connection | None = None
        self._other: BaseProcess | None = None

    def add(self, chunk: Chunk) -> None:
        self._chunks += 1
        if chunk.fresh:
            with self._fresh.open("ab") as file:
                pickle.dump(chunk.fresh, file, pickle.HIGHEST_PROTOCOL)
        if self._chunks == _ALONE and _may_call():
            self._call()
        if self._pipe is None:
            super().add(chunk)
        else:
            self._tell(self._pipe, chunk._replace(fresh=[]))

    def fresh(self) -> Iterator[list[Fresh]]:
        """What rows say of people who are here already, in the order of the list."""
        if self._fresh.exists():
            with self._fresh.open("rb") as file, contextlib.suppress(EOFError):
                while True:
                    yield pickle.load(file)

    def finish(self) -> None:
        """Wait until all is written down. Raises StoreProblem, as when the disk is full."""
        if self._pipe is not None:
            self._tell(self._pipe, None)
            self._hear(self._pipe)

    def close(self) -> None:
        """Send the other away, whatever it is doing."""
        if self._pipe is not None and self._other is not None:
            self._pipe.close()
            self._other.join()

    def _call(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, there = context.Pipe()
        self._other = context.Process(target=_write_down, args=(there, self.rows.path, self.people), daemon=True)
        self._other.start()
        there.close()

    def _tell(self, pipe: Connection, chunk: Chunk | None) -> None:
        try:
            pipe.send(chunk)
        except OSError:
            self._hear(pipe)

    def _hear(self, pipe: Connection) -> None:
        try:
            well = pipe.recv()
        except (EOFError, OSError):
            well = False
        if not well:
            raise problems.no_room(tempfile.gettempdir())


def _may_call() -> bool:
    return not multiprocessing.current_process().daemon and (os.cpu_count() or 1) > 1


def _write_down(pipe: Connection, path: Path, people: int) -> None:
    """What the other process does; it goes when nobody speaks to it any more."""
    with contextlib.suppress(EOFError, OSError), opened(path, _TABLES) as rows:
        staging = Staging(rows, people)
        try:
            while (chunk := pipe.recv()) is not None:
                staging.add(chunk)
        except StoreProblem:
            pipe.send(False)
        else:
            pipe.send(True)


@contextlib.contextmanager
def staged() -> Iterator[StagingByTwo]:
    """A place for one list, in a folder that only this person can read and that goes afterwards. Raises StoreProblem when there is none."""
    try:
        with (
            passing.folder("list") as folder,
            opened(folder / "list.db", _TABLES) as rows,
            contextlib.closing(StagingByTwo(rows, folder / "fresh")) as staging,
        ):
            yield staging
    except OSError as error:
        raise problems.no_room(tempfile.gettempdir()) from error
