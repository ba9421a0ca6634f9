"""Rows that wait in a file of their own until all of them are written into the shop at once."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from shopdesk.storage import problems
from shopdesk.storage.engine import sqlite3

Columns = Mapping[str, Sequence[str]]
"""The columns of each table; the first is a number that rises from row to row."""


class StagedRows:
    """A throw-away file with tables as bare as can be. It need not outlive a crash, so nothing in it is ever made sure of."""

    def __init__(self, path: Path, columns: Columns) -> None:
        self.path = path
        self.columns = columns
        with self._sentences():
            self._connection = sqlite3.connect(str(path), isolation_level=None)
            for setting in ("journal_mode = off", "synchronous = off"):
                self._connection.execute(f"PRAGMA {setting}")
            for table, (key, *others) in columns.items():
                self._connection.execute(f"CREATE TABLE IF NOT EXISTS {table} ({', '.join((f'{key} INTEGER PRIMARY KEY', *others))})")

    def add(self, rows: Mapping[str, Iterable[Sequence[Any]]]) -> None:
        """Put rows behind those that are there, by table. Raises StoreProblem, as when the disk is full."""
        with self._sentences():
            self._connection.execute("BEGIN")
            for table, some in rows.items():
                marks = ",".join("?" * len(self.columns[table]))
                self._connection.executemany(f"INSERT INTO {table} VALUES ({marks})", some)
            self._connection.execute("COMMIT")

    @contextlib.contextmanager
    def _sentences(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise problems.no_room(self.path.parent.parent) from error

    def rows(self, table: str) -> Iterator[tuple[Any, ...]]:
        """All rows of a table by their key."""
        return iter(self._connection.execute(f"SELECT * FROM {table} ORDER BY {self.columns[table][0]}"))

    def run_many(self, sql: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Run one statement for every row."""
        with self._sentences():
            self._connection.execute("BEGIN")
            self._connection.executemany(sql, rows)
            self._connection.execute("COMMIT")

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


@contextlib.contextmanager
def opened(path: Path, columns: Columns) -> Iterator[StagedRows]:
    """The rows in ``path``, let go of afterwards."""
    with contextlib.closing(StagedRows(path, columns)) as staged:
        yield staged
