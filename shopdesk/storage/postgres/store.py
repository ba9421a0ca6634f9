"""The one opener of a shop on a server: finds its schema, walks the steps, and tells what others have written."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import peewee
import psycopg

from shopdesk.errors import StoreProblem
from shopdesk.storage import schema
from shopdesk.storage.location import Server
from shopdesk.storage.postgres import problems
from shopdesk.storage.postgres.driver import Postgres
from shopdesk.storage.postgres.search import LexemeIndex
from shopdesk.storage.store import Store, Washed
from shopdesk.storage.tables import TABLES

_OLDEST = 150_000  # server_version_num of PostgreSQL 15
_MAKE = (
    "CREATE TABLE shop_version (version integer NOT NULL, written bigint NOT NULL)",
    "INSERT INTO shop_version (version, written) VALUES (0, 0)",
)


class PostgresStore(Store):
    """An open shop on a server."""

    refusals = (peewee.DatabaseError, psycopg.DatabaseError)

    def __init__(self, database: Postgres, server: Server) -> None:
        super().__init__(database, server)
        self.search = LexemeIndex(self)

    @classmethod
    def open(cls, server: Server, *, create: bool = False, counter: str = "") -> PostgresStore:
        """Open the shop on ``server``, or make it; raises StoreProblem when it is not one that this program can keep."""
        database = Postgres(server, counter)
        try:
            with database.sentences():
                database.connect()
                _prepare(database, create)
                _walk(database)
            with contextlib.suppress(OSError):  # what this computer notes of the shop lies there
                server.here.parent.mkdir(parents=True, exist_ok=True)
            return cls(database, server)
        except BaseException:
            database.close()
            raise

    def run_many(self, sql: str, rows: Iterable[tuple[Any, ...]]) -> None:
        self.database.execute_many(sql, rows)

    @contextmanager
    def still(self) -> Iterator[None]:
        with self.database.sentences():
            self.database.connection().execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            try:
                yield
            finally:
                if not self.database.is_lost():
                    self.database.connection().execute("ROLLBACK")

    def count_on(self, table: str) -> None:
        sequence = "pg_get_serial_sequence(?, 'id')"
        self.rows(f'SELECT setval({sequence}, max(id)) FROM "{table}" HAVING max(id) IS NOT NULL', (table,))

    def hold(self) -> None:
        """Nothing to hold: whether its disk is sound is the server's to find out."""

    @property
    def damage(self) -> StoreProblem | None:
        return None

    def require_writable(self) -> None:
        """The server itself says so when something is written."""

    def wash(self, words: Collection[str] = ()) -> Washed:
        """Write the tables anew; a name that may not do so leaves it to the server, which clears away what was deleted by itself."""
        for table in TABLES:
            self.run(f'VACUUM FULL "{table._meta.table_name}"')
        return Washed.WHOLE

    @property
    def engine(self) -> str:
        return f"PostgreSQL {self.rows('SHOW server_version')[0][0].split(' ')[0]}"

    def total_changes(self) -> int:
        return int(self.database.changed)

    def changed_by_others(self) -> int:
        return int(self.rows("SELECT written FROM shop_version")[0][0]) - int(self.database.held_pen)

    def listed(self, column: str) -> str:
        return f"string_agg(CAST({column} AS text), ',')"


def is_there(server: Server) -> bool:
    """Is there a shop in which something was ever written down? Raises StoreProblem when the server cannot be asked."""
    with _asking(server) as database:
        return database.has("log_line") and bool(database.execute_sql("SELECT 1 FROM log_line LIMIT 1").fetchone())


def forget(server: Server) -> None:
    """Take a shop that was only half begun away with its schema."""
    with _asking(server) as database:
        database.execute_sql(f'DROP SCHEMA IF EXISTS "{server.schema}" CASCADE')


def rename(server: Server, schema: str) -> Server:
    """Give the closed shop's schema another name, and say where it lies now."""
    with _asking(server) as database:
        database.execute_sql(f'ALTER SCHEMA "{server.schema}" RENAME TO "{schema}"')
    return server.beside(schema)


@contextmanager
def _asking(server: Server) -> Iterator[Postgres]:
    """A connection for a word or two, while no shop is open here."""
    database = Postgres(server)
    with database.sentences(), contextlib.closing(database):
        database.connect()
        yield database


def _prepare(database: Postgres, create: bool) -> None:
    """See that there is a shop's schema that this program knows; make an empty one where that was asked for."""
    if database.connection().info.server_version < _OLDEST:
        raise problems.problem("old_server", database.server)
    if not database.has("shop_version"):
        if not create:
            raise problems.problem("missing", database.server)
        with _alone(database):
            _make(database)
    if _version(database) > schema.SCHEMA_VERSION:
        raise problems.problem("newer", database.server)


def _make(database: Postgres) -> None:
    if database.has("shop_version"):
        return  # another program was quicker
    tables = "SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = ? LIMIT 1"
    if database.execute_sql(tables, (database.server.schema,)).fetchone():
        raise problems.problem("foreign", database.server)
    statements = (f'CREATE SCHEMA IF NOT EXISTS "{database.server.schema}"', *_MAKE)
    database.execute_sql("; ".join(statements))


def _walk(database: Postgres) -> None:
    if _version(database) < schema.SCHEMA_VERSION:
        with _alone(database):
            schema.walk(database, lambda: None, mark=schema.Mark(_version, _keep_version, lambda database: 0))


@contextmanager
def _alone(database: Postgres) -> Iterator[None]:
    """Let no other program make or change the same schema meanwhile."""
    number = int.from_bytes(hashlib.sha256(database.server.schema.encode()).digest()[:8], "big", signed=True)
    database.execute_sql("SELECT pg_advisory_lock(?)", (number,))
    try:
        yield
    finally:
        if not database.is_lost():
            database.execute_sql("SELECT pg_advisory_unlock(?)", (number,))


def _version(database: peewee.Database) -> int:
    return int(database.execute_sql("SELECT version FROM shop_version").fetchone()[0])


def _keep_version(database: peewee.Database, number: int) -> None:
    database.execute_sql("UPDATE shop_version SET version = ?", (number,))
