"""Remembers what was seen, however much there is: what came last in memory, what came before in a nameless file."""

from __future__ import annotations

import contextlib
from collections.abc import Hashable

from shopdesk.storage.engine import sqlite3

_IN_MEMORY = 400_000  # things; more go to the file
_FILTER = 2**24  # bytes in which a bit stands for what may be in the file, so that it is hardly asked for what is new
_MARK = 2**63 - 1


class Seen:
    """A number for each thing. A thing is told by 63 bits of its hash: two that share one would come once in a million long lists."""

    def __init__(self) -> None:
        self._new: dict[int, int] = {}
        self._file: sqlite3.Connection | None = None
        self._filter = bytearray()

    def get(self, thing: Hashable) -> int | None:
        """What was put for it; None where nothing was."""
        mark = hash(thing) & _MARK
        number = self._new.get(mark)
        return number if number is not None or self._file is None else self._in_file(mark)

    def put(self, thing: Hashable, number: int) -> None:
        """Remember a number for it, over what was there."""
        self._new[hash(thing) & _MARK] = number
        if len(self._new) >= _IN_MEMORY:
            self._write_down()

    def _in_file(self, mark: int) -> int | None:
        place, bit = _place(mark)
        if self._file is None or not self._filter[place] & bit:
            return None
        found = self._file.execute("SELECT number FROM seen WHERE mark = ?", (mark,)).fetchone()
        return None if found is None else int(found[0])

    def _write_down(self) -> None:
        if self._file is None:
            self._file = sqlite3.connect("", isolation_level=None)
            self._file.execute("PRAGMA journal_mode = off")
            self._file.execute("CREATE TABLE seen (mark INTEGER PRIMARY KEY, number INTEGER NOT NULL)")
            self._filter = bytearray(_FILTER)
        for mark in self._new:
            place, bit = _place(mark)
            self._filter[place] |= bit
        with contextlib.closing(self._file.cursor()) as cursor:
            cursor.execute("BEGIN")
            cursor.executemany("INSERT OR REPLACE INTO seen VALUES (?, ?)", sorted(self._new.items()))
            cursor.execute("COMMIT")
        self._new = {}


def _place(mark: int) -> tuple[int, int]:
    return mark >> 3 & _FILTER - 1, 1 << (mark & 7)
