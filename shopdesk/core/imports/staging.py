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
from shopdesk.core.permissions.booking import COLUMNS as LEDGER
from shopdesk.core.permissions.booking import Booking, Listed
from shopdesk.core.permissions.records import EvidenceRead
from shopdesk.errors import StoreProblem
from shopdesk.storage import passing, problems
from shopdesk.storage.search import WAITING
from shopdesk.storage.staged import StagedRows, opened

_TABLES = {**COLUMNS, "permission": LEDGER, "glance": WAITING}
_ALONE = 2  # chunks; for fewer nobody is called


class Staging:
    """Takes the chunks of one list."""

    def __init__(self, rows: StagedRows, listed: Listed) -> None:
        self.rows = rows
        self._people = 0
        self._booking = Booking(listed)

    def add(self, chunk: Chunk) -> None:
        """Put a chunk behind the others."""
        # Names that are alike one after the other make the engine's search quicker to write and smaller; and who never came is then
        # found, part by part of the list, in the order of the alphabet, which the newest first turns round.
        ordered = sorted(chunk.glances, key=lambda glance: glance.row[2], reverse=True)
        glances = ((place, *glance.finished()) for place, glance in enumerate(ordered, self._people))
        said = self._booking.entries((row[0], row[2], row[5]) for row in chunk.tables["brought_row"])
        self.rows.add({**chunk.tables, "permission": said, "glance": glances})
        self._people += len(ordered)

    @property
    def said(self) -> EvidenceRead:
        """How many rows said what about permissions."""
        return self._booking.counted


class StagingByTwo(Staging):
    """Calls another process once there are many chunks, and keeps what is about people who are here already."""

    def __init__(self, rows: StagedRows, listed: Listed, fresh: Path) -> None:
        super().__init__(rows, listed)
        self._listed = listed
        self._chunks = 0
        self._first: list[Chunk] = []
        self._fresh = fresh
        self._pipe: Connection | None = None
        self._other: BaseProcess | None = None
        self._heard: EvidenceRead | None = None

    @property
    def said(self) -> EvidenceRead:
        return self._heard if self._heard is not None else super().said

    @property
    def says_anything(self) -> bool:
        """Does the list speak of permissions?"""
        return self._booking.says_anything

    def add(self, chunk: Chunk) -> None:
        self._chunks += 1
        if chunk.fresh:
            with self._fresh.open("ab") as file:
                pickle.dump(chunk.fresh, file, pickle.HIGHEST_PROTOCOL)
        if self._pipe is None and _may_call():
            self._first.append(chunk._replace(fresh=[]))
            if self._chunks == _ALONE:
                self._call()
        elif self._pipe is None:
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
            self._heard = self._hear(self._pipe)
        for chunk in self._first:
            super().add(chunk)

    def close(self) -> None:
        """Send the other away, whatever it is doing."""
        if self._pipe is not None and self._other is not None:
            self._pipe.close()
            self._other.join()

    def _call(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, there = context.Pipe()
        self._other = context.Process(target=_write_down, args=(there, self.rows.path, self._listed), daemon=True)
        self._other.start()
        there.close()
        for chunk in self._first:
            self._tell(self._pipe, chunk)
        self._first.clear()

    def _tell(self, pipe: Connection, chunk: Chunk | None) -> None:
        try:
            pipe.send(chunk)
        except OSError:
            self._hear(pipe)

    def _hear(self, pipe: Connection) -> EvidenceRead:
        said: EvidenceRead | None = None
        with contextlib.suppress(EOFError, OSError):
            said = pipe.recv()
        if said is None:
            raise problems.no_room(tempfile.gettempdir())
        return said


def _may_call() -> bool:
    return not multiprocessing.current_process().daemon and (os.cpu_count() or 1) > 1


def _write_down(pipe: Connection, path: Path, listed: Listed) -> None:
    """What the other process does; it goes when nobody speaks to it any more."""
    with contextlib.suppress(EOFError, OSError), opened(path, _TABLES) as rows:
        staging = Staging(rows, listed)
        try:
            while (chunk := pipe.recv()) is not None:
                staging.add(chunk)
        except StoreProblem:
            pipe.send(None)
        else:
            pipe.send(staging.said)


@contextlib.contextmanager
def staged(listed: Listed) -> Iterator[StagingByTwo]:
    """A place for one list, in a folder that only this person can read and that goes afterwards. Raises StoreProblem when there is none."""
    try:
        with (
            passing.folder("list") as folder,
            opened(folder / "list.db", _TABLES) as rows,
            contextlib.closing(StagingByTwo(rows, listed, folder / "fresh")) as staging,
        ):
            yield staging
    except OSError as error:
        raise problems.no_room(tempfile.gettempdir()) from error
