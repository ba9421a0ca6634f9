"""The one opener of a shop's file: checks what it is, walks the schema steps, and turns the engine's errors into sentences."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import peewee

from shopdesk.errors import StoreProblem
from shopdesk.storage import gate, problems, schema
from shopdesk.storage.engine import sqlite3
from shopdesk.storage.file_bytes import FileBytes
from shopdesk.storage.schema import APPLICATION_ID
from shopdesk.storage.search import Fts5Index
from shopdesk.storage.staged import StagedRows
from shopdesk.storage.store import Store, Turn, Washed

_ROOM = 2**16  # bytes: the index of the log alone takes half of that
_PATIENCE = 10  # seconds for another program to finish writing
_PRAGMAS = {
    "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "trusted_schema": 0, "cell_size_check": 1,
    "cache_size": -32000, "temp_store": 2,
    # Folding the log into the file is some 20 ms of a commit: after 4000 pages it meets fewer than one visit in a hundred.
    "wal_autocheckpoint": 4000,
}


class Spoken:
    """What any SQLite driver of peewee's needs to say its errors as StoreProblem, and to remember that the file is damaged."""

    database: str
    damage: StoreProblem | None = None
    turn: Turn | None = None

    def execute_sql(self, sql: str, params: Any = None, *args: Any, **more: Any) -> Any:
        with self.sentences():
            return self._driver.execute_sql(sql, params, *args, **more)

    def begin(self, lock_type: str | None = None) -> None:
        if self.turn is None or not self.turn.waits_for_nobody:
            with self.sentences():
                self._driver.begin(lock_type)
            return
        if self.turn.held:
            raise problems.problem("busy", self.database)
        with self.sentences():
            self._driver.execute_sql("PRAGMA busy_timeout = 0")
            try:
                self._driver.begin(lock_type)
            finally:
                self._driver.execute_sql(f"PRAGMA busy_timeout = {_PATIENCE * 1000}")

    def commit(self) -> Any:
        with self.sentences():
            done = self._driver.commit()
        if self.turn is not None:
            self.turn.kept = True
        return done

    def rollback(self) -> Any:
        # On a full or failing disk SQLite has rolled back of its own accord, and a second time is an error.
        return self._driver.rollback() if self._driver.connection().in_transaction else False

    @property
    def _driver(self) -> Any:
        return super()

    @contextmanager
    def sentences(self) -> Iterator[None]:
        """Turn the engine's errors into StoreProblem; anything it did not throw passes."""
        try:
            yield
        except (peewee.DatabaseError, sqlite3.Error, UnicodeDecodeError) as error:
            kind = problems.kind_of(error)
            if kind is None:
                raise
            if kind == "corrupt":
                self.damage = problems.held(self.database)
            raise problems.problem(kind, self.database) from error


class Sqlite(Spoken, peewee.SqliteDatabase):
    """The driver in use."""


class SqliteStore(Store):
    """An open shop file."""

    refusals = (peewee.DatabaseError, sqlite3.DatabaseError)

    def __init__(self, database: Any, path: Path) -> None:
        super().__init__(database, path)
        self.path = path
        self.search = Fts5Index(self)
        self._staged: StagedRows | None = None
        self._file = _file_at(path)
        self._bytes = FileBytes(path)

    @classmethod
    def open(
        cls, path: Path, *, create: bool = False, before_steps: Callable[[], object] = lambda: None, driver: Callable[..., Any] = Sqlite
    ) -> SqliteStore:
        """Open the shop at ``path``, or make it; raises StoreProblem when it is not one that this program can keep.

        ``before_steps`` is called before an older file is brought up to date. ``driver`` is peewee's SQLite with another library under it.
        """
        if _is_to_be_made(path, create):
            _make(path)
        _keep_from_others(path)
        database = driver(str(path), lock_type="IMMEDIATE", timeout=_PATIENCE, pragmas=_PRAGMAS)
        try:
            with database.sentences():
                database.connect()
            schema.walk(database, before_steps)
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

    def hold(self) -> None:
        self.database.damage = self.database.damage or problems.held(self.path)

    @property
    def damage(self) -> StoreProblem | None:
        damage: StoreProblem | None = self.database.damage
        return damage

    def require_writable(self) -> None:
        """Refuse to write into a damaged file, or into one that no longer lies where it was opened; raises StoreProblem."""
        if self.damage is not None:
            raise self.damage
        if _file_at(self.path) != self._file:
            raise problems.problem("replaced", self.path)

    def run_many(self, sql: str, rows: Iterable[tuple[Any, ...]]) -> None:
        with self.database.sentences():
            self.database.connection().executemany(sql, rows)

    @contextmanager
    def beside(self, staged: StagedRows) -> Iterator[None]:
        """SQLite reads their file itself; but one cannot be let go of inside a transaction, and then they are read by us."""
        if self.database.in_transaction():
            yield
            return
        self.run("ATTACH ? AS staged", (str(staged.path),))
        self._staged = staged
        try:
            yield
        finally:
            self._staged = None
            self.run("DETACH staged")

    def is_beside(self, staged: StagedRows) -> bool:
        return staged is self._staged

    def change_waiting(self, staged: StagedRows, sql: str, rows: Iterable[tuple[Any, ...]]) -> None:
        if self.is_beside(staged):
            self.run_many(sql.format(staged="staged"), rows)
        else:
            super().change_waiting(staged, sql, rows)

    def take_in(self, staged: StagedRows, table: str) -> None:
        if not self.is_beside(staged):
            super().take_in(staged, table)
            return
        columns = ", ".join(staged.columns[table])
        self.run(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM staged.{table}")

    @contextmanager
    def still(self) -> Iterator[None]:
        with self.database.sentences():
            self.database.connection().execute("BEGIN")
            try:
                yield
            finally:
                self.database.connection().execute("ROLLBACK")

    def count_on(self, table: str) -> None:
        """SQLite has noted the numbers itself."""

    def wash(self, words: Collection[str] = ()) -> Washed:
        """Fold in the log and write the file anew: at once where that is quick, or where one of ``words`` is left in its free space.

        What is deleted is overwritten with zeros, but a row that had moved to another page of the file can stay readable where it lay.
        """
        with self.database.sentences():
            if words and self._bytes.is_large() and self._fold() and not self._bytes.hold_any(words):
                return Washed.OF_WORDS
            self.database.execute_sql("VACUUM")
            return Washed.WHOLE if self._fold() else Washed.NOT_YET

    def _fold(self) -> bool:
        """Fold the log into the file and cut it; False while another program reads from it."""
        return not self.database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]

    def close(self) -> None:
        super().close()
        self._bytes.close()

    @property
    def engine(self) -> str:
        return f"SQLite {self.rows('SELECT sqlite_version()')[0][0]}"

    def total_changes(self) -> int:
        return int(self.rows("SELECT total_changes()")[0][0])

    def changed_by_others(self) -> int:
        return int(self.rows("PRAGMA data_version")[0][0])

    def listed(self, column: str) -> str:
        return f"group_concat({column})"


def _is_to_be_made(path: Path, create: bool) -> bool:
    """Say whether the file is to be made; refuse what cannot be a shop before anything touches it."""
    try:
        if path.is_dir():
            raise problems.problem("foreign", path)
        there = path.exists()
        if there and path.stat().st_size:
            _judge(path)
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


def _judge(path: Path) -> None:
    """Refuse what must not be opened for writing."""
    gate.check_before_opening(path)
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise problems.problem("read_only", path)


def _file_at(path: Path) -> tuple[int, int] | None:
    """Which file lies there, whatever it is called."""
    try:
        there = path.stat()
        return there.st_dev, there.st_ino
    except OSError:
        return None
