"""What the core asks of an open shop, whichever engine keeps it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from enum import Enum
from typing import Any, ClassVar

from shopdesk.errors import StoreProblem
from shopdesk.storage.location import Location
from shopdesk.storage.search import SearchIndex
from shopdesk.storage.staged import StagedRows
from shopdesk.storage.tables import TABLES


class Washed(Enum):
    """What of all that was deleted can still be read in what is kept."""

    NOT_YET = "some of it"  # another program is in the way
    OF_WORDS = "not the words that were looked for"
    WHOLE = "nothing"


@dataclass(slots=True)
class Turn:
    """An act that would rather be done later than wait: ``held`` back behind others, ``kept`` once something of it was written."""

    held: bool = False
    kept: bool = False

    @property
    def waits_for_nobody(self) -> bool:
        """Half an act cannot be done later: what has begun waits for the rest as everybody does."""
        return not self.kept


class Store(ABC):
    """An open shop. One at a time in a process: the tables are bound to it. SQL is written once, with ``?`` for each value."""

    search: SearchIndex
    refusals: ClassVar[tuple[type[Exception], ...]]
    """What the engine throws at rows that do not fit a table."""
    _open: ClassVar[Store | None] = None

    def __init__(self, database: Any, location: Location) -> None:
        if Store._open is not None:
            raise RuntimeError("a shop is open already in this process")
        self.database = database
        self.location = location
        database.bind(TABLES, bind_refs=False, bind_backrefs=False)  # every table is named
        Store._open = self

    def close(self) -> None:
        """Let go of the shop."""
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

    @abstractmethod
    def run_many(self, sql: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Run one statement for every row: five times quicker than peewee's insert_many."""

    def beside(self, staged: StagedRows) -> AbstractContextManager[None]:
        """Inside, and around the transaction, rows of ``staged`` are at hand for ``take_in``."""
        return nullcontext()

    def is_beside(self, staged: StagedRows) -> bool:
        """Whether SQL reads them itself, as tables of ``staged``."""
        return False

    def change_waiting(self, staged: StagedRows, sql: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Run one statement for every row on tables of ``staged``, which it calls ``{staged}.table``."""
        staged.run_many(sql.format(staged="main"), rows)

    def take_in(self, staged: StagedRows, table: str) -> None:
        """Write all rows that wait for a table into it."""
        columns = staged.columns[table]
        self.run_many(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})", staged.rows(table))

    @contextmanager
    def at_once(self, *, held: bool = False) -> Iterator[Turn]:
        """Inside, writing that would have to wait for another program raises StoreProblem "busy" at once; with ``held`` any writing does.

        Reading goes on. Only what begins an act is refused so: once something of it is written, the rest waits its turn.
        """
        turn = self.database.turn = Turn(held)
        try:
            yield turn
        finally:
            self.database.turn = None

    def is_free(self) -> bool:
        """Could something be written now, without waiting for another program? Not inside a transaction."""
        with self.at_once():
            try:
                self.database.begin()
            except StoreProblem as problem:
                return problem.kind != "busy"  # whatever else is amiss is said to whoever writes
            self.database.rollback()
        return True

    @abstractmethod
    def still(self) -> AbstractContextManager[None]:
        """Everything read inside is as it was at one moment, whatever others write meanwhile; nobody has to wait for it.

        Not inside a transaction, and nothing is written inside.
        """

    @abstractmethod
    def count_on(self, table: str) -> None:
        """Let a numbered table into which numbers were written go on after the highest."""

    @abstractmethod
    def hold(self) -> None:
        """From now on only read: what is kept is damaged."""

    @property
    @abstractmethod
    def damage(self) -> StoreProblem | None:
        """Why nothing more is written, or None while all is well."""

    @abstractmethod
    def require_writable(self) -> None:
        """Refuse to write where nothing may be written any more; raises StoreProblem."""

    @abstractmethod
    def wash(self, words: Collection[str] = ()) -> Washed:
        """See that nothing that was deleted can be read in what is kept; of a large shop only that ``words`` cannot, where any are given.

        Not inside a transaction. Raises StoreProblem, as when the disk is full.
        """

    @property
    @abstractmethod
    def engine(self) -> str:
        """What keeps the shop, with its version."""

    @abstractmethod
    def total_changes(self) -> int:
        """How many rows this connection has written since it was opened."""

    @abstractmethod
    def changed_by_others(self) -> int:
        """A number that changes when another connection has written."""

    @abstractmethod
    def listed(self, column: str) -> str:
        """The aggregate that puts a column's numbers into one text, with commas between them."""
