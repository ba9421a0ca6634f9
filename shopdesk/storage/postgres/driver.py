"""The connection to a server: settings that let no counter stop the others, one SQL text for both engines, lost lines found again."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from itertools import islice
from typing import Any, TypeVar

import peewee
import psycopg
from psycopg.adapt import Dumper, Loader
from psycopg.pq import TransactionStatus

from shopdesk.storage.location import Server
from shopdesk.storage.postgres import problems
from shopdesk.storage.store import Turn

_WAITS = {"lock_timeout": 3_000, "statement_timeout": 15_000, "idle_in_transaction_session_timeout": 15_000}  # milliseconds
# A shop lies in the server's memory, where reading here and there costs what reading on does; and no query here is worth compiling.
_PLANS = {"random_page_cost": 1.1, "jit": "off"}
_LINE: dict[str, Any] = {
    "connect_timeout": 3, "keepalives": 1, "keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3,
    "tcp_user_timeout": 15_000, "client_encoding": "UTF8",
}
_TYPES = peewee.PostgresqlDatabase.field_types | {"BOOL": "INTEGER", "FLOAT": "DOUBLE PRECISION", "TEXT": 'TEXT COLLATE "C"'}
_LONGEST_NAME = 63  # bytes the server keeps of a program's name
_MARKS = re.compile(r"'(?:[^']|'')*'|\"[^\"]*\"|%s|\?|%")
_SPOKEN = {"?": "%s", "%s": "%s"}
_READS = ("SELECT", "WITH", "VALUES")
_WRITES = frozenset({"INSERT", "UPDATE", "DELETE"})
# Whoever writes holds this row until they are done, as they hold the lock of a file; its number counts the times it was held.
_TAKE_THE_PEN = "UPDATE shop_version SET written = written + 1"
_SEE_THE_PEN_FREE = "SELECT 1 FROM shop_version FOR UPDATE NOWAIT"
_PLAIN_INSERT = re.compile(r'\s*INSERT INTO "?(?P<table>\w+)"? ?\((?P<columns>[\w\s,"]+)\)\s*VALUES \([?, ]+\)\s*')
_FEW = 20  # rows for which it is not worth beginning a stream
_STREAMED = 1000  # rows in one statement, each of which may take no longer than a statement may
Given = TypeVar("Given")


class Postgres(peewee.PostgresqlDatabase):
    """peewee's database with SQLite's manners: one writes at a time, text sorts by its letters' numbers, yes and no are 1 and 0."""

    param = "?"
    field_types = _TYPES

    def __init__(self, server: Server, counter: str = "") -> None:
        self.server = server
        self._program = (counter or "ShopDesk").encode()[:_LONGEST_NAME].decode(errors="ignore")
        self.changed = 0  # rows written through this connection
        self.held_pen = 0  # times this connection took the right to write, and kept what it wrote
        self.turn: Turn | None = None
        super().__init__(server.conninfo, prefer_psycopg3=True)

    def _connect(self) -> Any:
        settings = " ".join(f"-c {name}={value}" for name, value in {**_WAITS, **_PLANS}.items())
        connection = psycopg.connect(
            self.server.conninfo, autocommit=True, cursor_factory=psycopg.ClientCursor, application_name=self._program,
            options=f"-c search_path={self.server.schema} {settings}", **_LINE,
        )
        connection.adapters.register_dumper(bool, _AsNumber)
        connection.adapters.register_loader("numeric", _WholeOrNot)
        return connection

    def _set_server_version(self, conn: Any) -> None:
        self.server_version = conn.info.server_version

    def get_binary_type(self) -> Any:
        return psycopg.Binary

    def has(self, table: str) -> bool:
        """Is there such a table in the shop's schema?"""
        return bool(self.execute_sql("SELECT to_regclass(?)", (f"{self.server.schema}.{table}",)).fetchone()[0])

    # speaking

    def execute_sql(self, sql: str, params: Any = None) -> Any:
        with self.sentences():
            if self.in_transaction():
                return self._say(sql, params)
            return self._say_again_if_lost(lambda: self._say(sql, params), reads=sql.lstrip().upper().startswith(_READS))

    def execute_many(self, sql: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Run one statement for every row; many that are only put in go as a stream, in a third of the time."""
        with self.sentences():
            cursor = psycopg.Cursor(self.connection())  # values sent apart: the statement is read once
            plain, waiting = _PLAIN_INSERT.fullmatch(sql), iter(rows)
            while some := list(islice(waiting, _STREAMED)):
                if plain is None or len(some) < _FEW:
                    cursor.executemany(spoken(sql), some)
                else:
                    _stream(cursor, plain["table"], plain["columns"], some)
                self.changed += max(cursor.rowcount, 0)

    def _say(self, sql: str, params: Any) -> Any:
        cursor = super().execute_sql(spoken(sql), tuple(params or ()))
        if (cursor.statusmessage or "").split(" ")[0] in _WRITES:
            self.changed += cursor.rowcount
        return cursor

    def _say_again_if_lost(self, say: Callable[[], Given], *, reads: bool) -> Given:
        """Reach the server anew where the line was lost before; if it goes just now, ask once more what only reads."""
        if self.is_lost():
            self._reach_anew()
        try:
            return say()
        except (peewee.PeeweeException, psycopg.Error):
            if not (reads and self.is_lost()):
                raise
        self._reach_anew()
        return say()

    def is_lost(self) -> bool:
        """Is there no line to the server any more, though nobody closed it?"""
        return not self.is_closed() and bool(self.connection().closed)

    def _reach_anew(self) -> None:
        self.close()
        self.connect()

    @contextmanager
    def sentences(self) -> Iterator[None]:
        """Turn the engine's errors into StoreProblem; anything it did not throw passes."""
        try:
            yield
        except (peewee.PeeweeException, psycopg.Error) as error:
            kind = problems.kind_of(error)
            if kind is None:
                raise
            raise problems.problem(kind, self.server) from error

    # writing as one

    def begin(self, isolation_level: Any = None) -> None:
        turn = self.turn if self.turn is not None and self.turn.waits_for_nobody else None
        if turn is not None and turn.held:
            raise problems.problem("busy", self.server)
        with self.sentences():
            self._say_again_if_lost(lambda: self._say("BEGIN", None), reads=True)
            try:
                if turn is not None:
                    self._say(_SEE_THE_PEN_FREE, None)
                self._say(_TAKE_THE_PEN, None)
            except BaseException:
                self._back_out()
                raise
            self.held_pen += 1

    def commit(self) -> Any:
        with self.sentences():
            try:
                done = super().commit()
            except peewee.PeeweeException as error:
                if self.is_lost():
                    raise problems.problem("unsure", self.server) from error
                raise
        if self.turn is not None:
            self.turn.kept = True
        return done

    def rollback(self) -> Any:
        self.held_pen -= 1
        self._back_out()

    def _back_out(self) -> None:
        """Give up what was begun; the server has done so of its own accord where the line is lost."""
        connection = self.connection()
        if not connection.closed and connection.info.transaction_status != TransactionStatus.IDLE:
            with contextlib.suppress(psycopg.OperationalError):
                connection.execute("ROLLBACK")


def _stream(cursor: psycopg.Cursor[Any], table: str, columns: str, rows: Iterable[tuple[Any, ...]]) -> None:
    with cursor.copy(f'COPY "{table}" ({columns}) FROM STDIN'.encode()) as stream:
        for row in rows:
            stream.write_row(row)


@lru_cache(maxsize=1024)
def spoken(sql: str) -> str:
    """Put SQL with ``?`` for each value as psycopg wants it; what stands in quotes keeps its meaning."""
    # Every table of a server is what SQLite calls STRICT, and has no word for it.
    return _MARKS.sub(lambda found: _SPOKEN.get(found[0], found[0].replace("%", "%%")), sql.removesuffix(" STRICT"))


class _AsNumber(Dumper):
    """Yes and no as 1 and 0: that is how the columns keep them."""

    oid = psycopg.postgres.types["int4"].oid

    def dump(self, obj: bool) -> bytes:
        return b"1" if obj else b"0"

    def quote(self, obj: bool) -> bytes:
        return self.dump(obj)


class _WholeOrNot(Loader):
    """Sums come as whole numbers and means as fractions, as SQLite gives them."""

    def load(self, data: Any) -> int | float:
        text = bytes(data).decode()
        return int(text) if text.lstrip("-").isdigit() else float(text)


