"""Finding: one row a member holds what the match row shows and the words it is found by, in the order of last visit.

Nothing above this folder knows how an engine finds: terms come in as beginnings of words, rows go out.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shopdesk.storage.staged import StagedRows
    from shopdesk.storage.store import Store

SHOWN = (
    "g.member_id, g.code, g.name, g.greeting, g.city, g.phone, g.email, g.last_day, g.visits, g.remember_kind, g.remember, g.photo_id,"
    " m.left_alone, r.base, r.slipping_on, r.away_on, r.expected_on"
)
STANDING = "LEFT JOIN member m ON m.id = g.member_id LEFT JOIN rhythm r ON r.member_id = g.member_id"
_ROW = f"SELECT {SHOWN} FROM glance g {STANDING} WHERE"
_FIND_FTS5 = (
    f"SELECT {SHOWN} FROM search JOIN glance g ON g.recency = search.rowid {STANDING}"
    " WHERE search MATCH ? ORDER BY search.rowid DESC LIMIT ?"
)
_KNOWN_FTS5 = "SELECT 1 FROM search WHERE search MATCH ? LIMIT 1"
_COLUMNS = (
    "recency", "member_id", "code", "name", "greeting", "city", "phone", "email", "first_day", "last_day", "visits", "remember_kind",
    "remember", "photo_id", "words",
)
_INSERT = f"INSERT INTO glance ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"
WAITING = ("place", *_COLUMNS[1:])
"""The columns of a row that waits to be written: a running number from 0 on in place of its recency, which is known only then."""
_DAY_BITS = 24
_MANY = 20  # rows from which they are written together
_USUAL_MERGING = 4  # FTS5's own setting

Terms = Sequence[Sequence[str]]


def recency_of(day: int) -> int:
    """The first recency of a day (days since 1970-01-01)."""
    return day << _DAY_BITS


class SearchIndex(ABC):
    """The match rows and their words."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @abstractmethod
    def condition(self, terms: Terms) -> tuple[str, tuple[Any, ...]]:
        """What the rows ``g`` of the match rows must meet to meet every term: SQL, and its values."""

    @abstractmethod
    def known(self, beginnings: Iterable[str]) -> list[str]:
        """Keep those beginnings that some word in the shop has."""

    def find(self, terms: Terms, limit: int) -> list[tuple[Any, ...]]:
        """Give the rows that meet every term, most recent first."""
        if not terms:
            return []
        condition, values = self.condition(terms)
        return self._store.rows(f"{_ROW} {condition} ORDER BY g.recency DESC LIMIT ?", (*values, limit))

    def recent(self, limit: int) -> list[tuple[Any, ...]]:
        """Give the rows of who came last."""
        return self._store.rows(f"{_ROW} g.last_day IS NOT NULL ORDER BY g.recency DESC LIMIT ?", (limit,))

    def row(self, member_id: int) -> tuple[Any, ...] | None:
        """Give one member's row."""
        rows = self._store.rows(f"{_ROW} g.member_id = ?", (member_id,))
        return rows[0] if rows else None

    def put(self, member_id: int, day: int, values: Sequence[Any], *, up: bool = False) -> None:
        """Write a member's row anew. ``day`` orders it; ``values`` are the columns from ``code`` on.

        The place within a day is kept unless they move ``up``, having come once more.
        """
        old = self._take_out(member_id)
        recency = self._next(day) if up or old is None or old >> _DAY_BITS != day else old
        self._put_in((recency, member_id, *values))

    def put_many(self, rows: Sequence[tuple[int, int, Sequence[Any]]]) -> None:
        """Write the rows of many members anew: of each the member, the day, and the columns from ``code`` on, as ``put`` takes them."""
        ids = ", ".join(str(row[0]) for row in rows)
        many = len(rows) >= _MANY
        old = dict(self._store.rows(f"SELECT member_id, recency FROM glance WHERE member_id IN ({ids})")) if many else {}
        keeping = sorted((old[member], member, *values) for member, day, values in rows if old.get(member, -1) >> _DAY_BITS == day)
        if keeping:
            self.remove_all(", ".join(str(row[1]) for row in keeping))
            self.put_back(keeping)
        kept = {row[1] for row in keeping}
        for member, day, values in rows:
            if member not in kept:
                self.put(member, day, values)

    def remove_all(self, members: str) -> None:
        """Take out the rows of all members that the query ``members`` gives."""
        self._store.run(f"DELETE FROM glance WHERE member_id IN ({members})")

    def remove(self, member_id: int) -> None:
        """Take a member's row out."""
        self._take_out(member_id)

    def _put_in(self, row: tuple[Any, ...]) -> None:
        self._store.run(_INSERT, row)

    def _take_out(self, member_id: int) -> int | None:
        """Take a row out and give the recency it had; None when there was none."""
        rows = self._store.rows("DELETE FROM glance WHERE member_id = ? RETURNING recency", (member_id,))
        return int(rows[0][0]) if rows else None

    def _next(self, day: int) -> int:
        first = recency_of(day)
        newest = self._store.rows("SELECT max(recency) FROM glance WHERE recency >= ? AND recency < ?", (first, recency_of(day + 1)))[0][0]
        return first if newest is None else int(newest) + 1

    def put_new(self, day: int, rows: Iterable[tuple[Any, ...]]) -> None:
        """Write the rows (``member_id`` and the columns from ``code`` on) of many members who are not in the index yet."""
        first = self._next(day)
        self._store.run_many(_INSERT, ((first + place, *row) for place, row in enumerate(rows)))

    def only_adding(self) -> AbstractContextManager[None]:
        """Inside, it is left to later writes to put the pieces of the index together: in a bulk that is a good part of the work."""
        return nullcontext()

    def take_in(self, day: int, staged: StagedRows) -> None:
        """Write the rows of many new members that wait as a table ``glance`` of the columns WAITING."""
        self.put_new(day, (row[1:] for row in staged.rows("glance")))

    def put_back(self, rows: Iterable[tuple[Any, ...]]) -> None:
        """Write whole rows (``recency``, ``member_id`` and the columns from ``code`` on) that were taken out of a shop."""
        self._store.run_many(_INSERT, rows)

    def reorder(self) -> None:
        """Work out first day, last day, count and order of every member from the visits.

        For after many visits came at once; one visit goes through ``put``.
        """
        self._store.run(REORDER_MAKE)
        self._store.run("DELETE FROM glance")
        self._store.run("INSERT INTO glance SELECT * FROM reordered")
        self._store.run("DROP TABLE reordered")

    @abstractmethod
    def wipe(self) -> None:
        """See that words which were taken out cannot be read in what is kept any more."""


class Fts5Index(SearchIndex):
    """SQLite's: FTS5 keeps the words, and its row number is the recency, so the newest fifty stream out without a sort."""

    def condition(self, terms: Terms) -> tuple[str, tuple[Any, ...]]:
        return "g.recency IN (SELECT rowid FROM search WHERE search MATCH ?)", (matching(terms),)

    def find(self, terms: Terms, limit: int) -> list[tuple[Any, ...]]:
        return self._store.rows(_FIND_FTS5, (matching(terms), limit)) if terms else []

    def known(self, beginnings: Iterable[str]) -> list[str]:
        return [beginning for beginning in beginnings if self._store.rows(_KNOWN_FTS5, (matching(((beginning,),)),))]

    def _put_in(self, row: tuple[Any, ...]) -> None:
        super()._put_in(row)
        self._store.run("INSERT INTO search(rowid, words) VALUES (?, ?)", (row[0], row[-1]))

    def _take_out(self, member_id: int) -> int | None:
        rows = self._store.rows("SELECT recency, words FROM glance WHERE member_id = ?", (member_id,))
        for recency, words in rows:
            self._store.run("INSERT INTO search(search, rowid, words) VALUES ('delete', ?, ?)", (recency, words))
        return super()._take_out(member_id)

    def remove_all(self, members: str) -> None:
        count = "SELECT count(*) FROM glance"
        going, of_all = self._store.rows(f"SELECT ({count} WHERE member_id IN ({members})), ({count})")[0]
        most = going * 2 > of_all  # then the index is sooner made anew than cleared of them one by one
        if not most:
            out = "INSERT INTO search(search, rowid, words) SELECT 'delete', recency, words FROM glance WHERE member_id IN"
            self._store.run(f"{out} ({members}) ORDER BY recency")  # any number below the last makes FTS5 write down what it holds
        super().remove_all(members)
        if most:
            self._store.run("INSERT INTO search(search) VALUES ('rebuild')")

    def put_new(self, day: int, rows: Iterable[tuple[Any, ...]]) -> None:
        first = self._next(day)
        super().put_new(day, rows)
        new = "INSERT INTO search(rowid, words) SELECT recency, words FROM glance WHERE recency >= ? AND recency < ?"
        self._store.run(new, (first, recency_of(day + 1)))

    def take_in(self, day: int, staged: StagedRows) -> None:
        if not self._store.is_beside(staged):
            super().take_in(day, staged)
            return
        first = self._next(day)
        columns = ", ".join(WAITING[1:])
        self._store.run(f"INSERT INTO glance (recency, {columns}) SELECT ? + place, {columns} FROM staged.glance", (first,))
        with self.only_adding():
            self._store.run("INSERT INTO search(rowid, words) SELECT ? + place, words FROM staged.glance", (first,))

    @contextmanager
    def only_adding(self) -> Iterator[None]:
        tell = "INSERT INTO search(search, rank) VALUES ('automerge', ?)"
        self._store.run(tell, (0,))
        yield
        self._store.run(tell, (_USUAL_MERGING,))

    def put_back(self, rows: Iterable[tuple[Any, ...]]) -> None:
        kept = sorted(rows)  # by recency, as FTS5 takes them quickest
        super().put_back(kept)
        self._store.run_many("INSERT INTO search(rowid, words) VALUES (?, ?)", ((row[0], row[-1]) for row in kept))

    def reorder(self) -> None:
        super().reorder()
        self._store.run("INSERT INTO search(search) VALUES ('rebuild')")

    def wipe(self) -> None:
        self._store.run("INSERT INTO search(search) VALUES ('optimize')")


REORDER_MAKE = f"""
CREATE TEMP TABLE reordered AS
SELECT (CAST(day AS bigint) << {_DAY_BITS}) + row_number() OVER (PARTITION BY day ORDER BY at, recency) - 1 AS recency,
       member_id, code, name, greeting, city, phone, email, first_day, last_day, visits, remember_kind, remember, photo_id, words
FROM (
    SELECT g.recency, g.member_id, g.code, g.name, g.greeting, g.city, g.phone, g.email, v.first_day, v.last_day,
           coalesce(v.visits, 0) AS visits, g.remember_kind, g.remember, g.photo_id, g.words,
           coalesce(v.last_day, m.since) AS day, coalesce(v.at, 0) AS at
    FROM glance g JOIN member m ON m.id = g.member_id
    LEFT JOIN (
        SELECT member_id, min(day) AS first_day, max(day) AS last_day, max(at) AS at, count(DISTINCT day) AS visits
        FROM visit GROUP BY member_id
    ) v ON v.member_id = g.member_id
) AS placed
"""


def matching(terms: Terms) -> str:
    """Put ``terms`` into FTS5's own words. Quoted, so that nothing typed is ever an operator."""
    return " AND ".join("(" + " OR ".join(f'"{word}" *' for word in choices) + ")" for choices in terms)
