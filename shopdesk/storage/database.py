"""The one opener of a shop's file: checks what it is, walks the schema steps, and turns the engine's errors into sentences."""

from __future__ import annotations

import contextlib
import os
import shutil
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
_ROOM = 2**16  # bytes: the index of the log alone takes half of that
_STEPS = Path(__file__).parent / "migrations"
_PRAGMAS = {
    "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "trusted_schema": 0, "cell_size_check": 1,
    "cache_size": -32000, "temp_store": 2,
}


class _Sqlite(peewee.SqliteDatabase):
    """SQLite whose errors reach the core as StoreProblem."""

    def execute_sql(self, sql: str, params: Any = None, *args: Any, **more: Any) -> Any:
        with self.sentences():
            return peewee.SqliteDatabase.execute_sql(self, sql, params, *args, **more)

    def connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection = peewee.SqliteDatabase.connection(self)
        return connection

    def begin(self, lock_type: str | None = None) -> None:
        with self.sentences():
            peewee.SqliteDatabase.begin(self, lock_type)

    def commit(self) -> None:
        with self.sentences():
            peewee.SqliteDatabase.commit(self)

    def rollback(self) -> None:
        # On a full or failing disk SQLite has rolled back of its own accord, and a second time is an error.
        if self.connection().in_transaction:
            peewee.SqliteDatabase.rollback(self)

    @contextmanager
    def sentences(self) -> Iterator[None]:
        """Turn the engine's errors into StoreProblem; anything it did not throw passes."""
        try:
            yield
        except (peewee.DatabaseError, sqlite3.Error, UnicodeDecodeError) as error:
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
        if _is_to_be_made(path, create):
            _make(path)
        _keep_from_others(path)
        database = _Sqlite(str(path), lock_type="IMMEDIATE", timeout=10, pragmas=_PRAGMAS)
        try:
            with database.sentences():
                database.connect()
            _walk_steps(database, path)
            return cls(database, path)
        except StoreProblem as problem:
            database.close()
            raise problems.problem("full", path) if problem.kind == "io" and _no_room(path) else problem from problem.__cause__
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
        with self.database.sentences():
            return list(self.database.execute_sql(sql, tuple(parameters)).fetchall())

    def run(self, sql: str, parameters: Iterable[Any] = ()) -> None:
        """Run one statement."""
        self.database.execute_sql(sql, tuple(parameters))

    def run_many(self, sql: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Run one statement for every row: five times quicker than peewee's insert_many."""
        with self.database.sentences():
            self.database.connection().executemany(sql, rows)

    @property
    def sqlite_version(self) -> str:
        return str(self.rows("SELECT sqlite_version()")[0][0])

    def total_changes(self) -> int:
        """How many rows this connection has written since it was opened."""
        return int(self.database.connection().total_changes)

    def changed_by_others(self) -> int:
        """A number that changes when another connection has written (SQLite's data_version)."""
        return int(self.rows("PRAGMA data_version")[0][0])


def _is_to_be_made(path: Path, create: bool) -> bool:
    """Say whether the file is to be made; refuse what cannot be a shop before anything touches it."""
    try:
        if path.is_dir():
            raise problems.problem("foreign", path)
        there = path.exists()
        if there and path.stat().st_size:
            _judge_header(path)
            return False
    except (OSError, ValueError) as error:
        raise problems.problem(problems.kind_of_file_error(error), path) from error
    if not create:
        raise problems.problem("foreign" if there else "missing", path)
    return True


def _no_room(path: Path) -> bool:
    """Whether the disk has no room for SQLite's log and index beside the file; SQLite itself calls that a disk that does not answer."""
    try:
        return shutil.disk_usage(path.parent).free < _ROOM
    except OSError:
        return False


def _make(path: Path) -> None:
    """Make the file, already marked as a shop's: what the log beside it holds is not in the header if the computer stops now."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Made by us with its mode: what SQLite makes follows the umask and would let others read it.
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        with contextlib.closing(sqlite3.connect(str(path))) as connection:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    except OSError as error:
        raise problems.problem(problems.kind_of_file_error(error), path) from error
    except sqlite3.Error as error:
        raise problems.problem(problems.kind_of(error) or "io", path) from error


def _keep_from_others(path: Path) -> None:
    """Take the right to read from other people of the computer; a file that was carried here on a stick may give it."""
    with contextlib.suppress(OSError):  # somebody else's file, or a disk without such rights
        if path.stat().st_mode & 0o077:
            path.chmod(0o600)


def _judge_header(path: Path) -> None:
    """Read SQLite's 100-byte header without opening the file as one (https://sqlite.org/fileformat.html section 1.3)."""
    with path.open("rb") as file:
        head = file.read(100)
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
