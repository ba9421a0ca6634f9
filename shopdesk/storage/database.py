"""The one opener of a shop's file: checks what it is, walks the schema steps, and turns the engine's errors into sentences."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar

import peewee

from shopdesk.errors import StoreProblem
from shopdesk.storage import problems
from shopdesk.storage.engine import sqlite3
from shopdesk.storage.tables import TABLES

APPLICATION_ID = 0x53484450  # "SHDP"
SCHEMA_VERSION = 1
_STEPS = Path(__file__).parent / "migrations"
_PRAGMAS = {
    "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "trusted_schema": 0, "cell_size_check": 1,
    "cache_size": -32000, "temp_store": 2,
}


class _Sqlite(peewee.SqliteDatabase):
    """SQLite whose errors reach the core as StoreProblem."""

    def execute_sql(self, sql: str, params: Any = None, *args: Any, **more: Any) -> Any:
        with self._sentences():
            return peewee.SqliteDatabase.execute_sql(self, sql, params, *args, **more)

    def connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection = peewee.SqliteDatabase.connection(self)
        return connection

    def commit(self) -> Any:
        with self._sentences():
            return super().commit()

    @contextmanager
    def _sentences(self) -> Iterator[None]:
        try:
            yield
        except (peewee.DatabaseError, UnicodeDecodeError) as error:
            kind = problems.kind_of(error)
            if kind is None:
                raise
            raise problems.problem(kind, self.database) from error


class Store:
    """An open shop file. One at a time in a process: the tables are bound to it."""

    _open: ClassVar[Store | None] = None

    def __init__(self, database: _Sqlite, path: Path) -> None:
        if Store._open is not None:
            raise RuntimeError("a shop is open already in this process")
        self.database = database
        self.path = path
        database.bind(TABLES)
        Store._open = self

    @classmethod
    def open(cls, path: Path, *, create: bool = False) -> Store:
        """Open the shop at ``path``, or make it; raises StoreProblem when it is not one that this program can keep."""
        fresh = _look(path, create)
        database = _Sqlite(str(path), lock_type="IMMEDIATE", timeout=10, pragmas=_PRAGMAS)
        try:
            with database._sentences():
                database.connect()
            if fresh:
                database.execute_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            _walk_steps(database, path)
            return cls(database, path)
        except peewee.DatabaseError as error:
            database.close()
            raise problems.problem(problems.kind_of(error) or "corrupt", path) from error
        except BaseException:
            database.close()
            raise

    def close(self) -> None:
        """Let go of the file; what was written is folded into it."""
        try:
            if not self.database.is_closed():
                self.database.close()
        finally:
            if Store._open is self:
                Store._open = None

    def rows(self, sql: str, parameters: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
        """Run one query and give its bare rows."""
        with self.database._sentences():
            return list(self.database.execute_sql(sql, tuple(parameters)).fetchall())

    def run(self, sql: str, parameters: Iterable[Any] = ()) -> None:
        """Run one statement."""
        self.database.execute_sql(sql, tuple(parameters))

    def run_many(self, sql: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Run one statement for every row: five times quicker than peewee's insert_many."""
        with self.database._sentences():
            cursor = self.database.connection().cursor()
            try:
                cursor.executemany(sql, rows)
            except Exception as error:
                kind = problems.kind_of(error)
                if kind is None:
                    raise
                raise problems.problem(kind, self.path) from error

    @property
    def sqlite_version(self) -> str:
        return str(self.rows("SELECT sqlite_version()")[0][0])

    def total_changes(self) -> int:
        """How many rows this connection has written since it was opened."""
        return int(self.database.connection().total_changes)

    def changed_by_others(self) -> int:
        """A number that changes when another connection has written (SQLite's data_version)."""
        return int(self.rows("PRAGMA data_version")[0][0])


def _look(path: Path, create: bool) -> bool:
    """Say whether the file is to be made; refuse what cannot be a shop before anything touches it."""
    if path.is_dir():
        raise problems.problem("foreign", path)
    if path.exists() and path.stat().st_size:
        _judge_header(path)
        return False
    if not create:
        raise problems.problem("missing" if not path.exists() else "foreign", path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Made by us with its mode: what SQLite makes follows the umask and would let others read it.
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        return True
    except OSError as error:
        raise problems.problem("read_only", path) from error


def _judge_header(path: Path) -> None:
    """Read SQLite's 100-byte header without opening the file as one (https://sqlite.org/fileformat.html section 1.3)."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise problems.problem("read_only", path) from error
    if not head.startswith(b"SQLite format 3\0") or int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise problems.problem("foreign", path)
    if int.from_bytes(head[60:64], "big") > SCHEMA_VERSION:
        raise problems.problem("newer", path)
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise problems.problem("read_only", path)


def _walk_steps(database: _Sqlite, path: Path) -> None:
    version = int(database.execute_sql("PRAGMA user_version").fetchone()[0])
    if version > SCHEMA_VERSION:
        raise problems.problem("newer", path)
    if version == SCHEMA_VERSION:
        return
    # Only now: the runner brings a good deal with it that an ordinary start does not need.
    from playhouse.migrations import Runner

    Runner(database, str(_STEPS)).up()
    database.execute_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")


def is_store_problem(error: BaseException, path: Path) -> StoreProblem | None:
    """The sentence for an error that reached the surface as the engine threw it, or None for any other error."""
    kind = problems.kind_of(error)
    return problems.problem(kind, path) if kind else None
