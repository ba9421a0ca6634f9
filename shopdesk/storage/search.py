"""Finding: one row a member holds what the match row shows and the words it is found by; FTS5 keeps the order of last visit.

The index's row number is the member's recency, so the newest fifty stream out without a sort. Nothing above this folder
knows FTS5: terms come in as beginnings of words, rows go out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from shopdesk.storage.database import Store

_SHOWN = (
    "g.member_id, g.code, g.name, g.greeting, g.city, g.phone, g.email, g.last_day, g.visits, g.remember_kind, g.remember, g.photo_id,"
    " m.left_alone, r.base, r.slipping_on, r.away_on, r.expected_on"
)
_STANDING = "LEFT JOIN member m ON m.id = g.member_id LEFT JOIN rhythm r ON r.member_id = g.member_id"
_FIND = (
    f"SELECT {_SHOWN} FROM search JOIN glance g ON g.recency = search.rowid {_STANDING}"
    " WHERE search MATCH ? ORDER BY search.rowid DESC LIMIT ?"
)
_RECENT = f"SELECT {_SHOWN} FROM glance g {_STANDING} WHERE g.last_day IS NOT NULL ORDER BY g.recency DESC LIMIT ?"
_KNOWN = "SELECT 1 FROM search WHERE search MATCH ? LIMIT 1"
_COLUMNS = (
    "recency", "member_id", "code", "name", "greeting", "city", "phone", "email", "first_day", "last_day", "visits", "remember_kind",
    "remember", "photo_id", "words",
)
_INSERT = f"INSERT INTO glance ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"
_DAY_BITS = 24

Terms = Sequence[Sequence[str]]


def recency_of(day: int) -> int:
    """The first recency of a day (days since 1970-01-01)."""
    return day << _DAY_BITS


class SearchIndex:
    """The match rows and their words."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, terms: Terms, limit: int) -> list[tuple[Any, ...]]:
        """Give the rows that meet every term, most recent first."""
        return self._store.rows(_FIND, (matching(terms), limit)) if terms else []

    def recent(self, limit: int) -> list[tuple[Any, ...]]:
        """Give the rows of who came last."""
        return self._store.rows(_RECENT, (limit,))

    def row(self, member_id: int) -> tuple[Any, ...] | None:
        """Give one member's row."""
        rows = self._store.rows(f"SELECT {_SHOWN} FROM glance g {_STANDING} WHERE g.member_id = ?", (member_id,))
        return rows[0] if rows else None

    def known(self, beginnings: Iterable[str]) -> list[str]:
        """Keep those beginnings that some word in the shop has."""
        return [beginning for beginning in beginnings if self._store.rows(_KNOWN, (matching(((beginning,),)),))]

    def put(self, member_id: int, day: int, values: Sequence[Any], *, up: bool = False) -> None:
        """Write a member's row anew. ``day`` orders it; ``values`` are the columns from ``code`` on.

        The place within a day is kept unless they move ``up``, having come once more.
        """
        old = self._take_out(member_id)
        recency = self._next(day) if up or old is None or old >> _DAY_BITS != day else old
        self._store.run(_INSERT, (recency, member_id, *values))
        self._store.run("INSERT INTO search(rowid, words) VALUES (?, ?)", (recency, values[-1]))

    def remove(self, member_id: int) -> None:
        """Take a member's row out."""
        self._take_out(member_id)

    def _take_out(self, member_id: int) -> int | None:
        rows = self._store.rows("SELECT recency, words FROM glance WHERE member_id = ?", (member_id,))
        if not rows:
            return None
        recency, words = rows[0]
        self._store.run("INSERT INTO search(search, rowid, words) VALUES ('delete', ?, ?)", (recency, words))
        self._store.run("DELETE FROM glance WHERE recency = ?", (recency,))
        return int(recency)

    def _next(self, day: int) -> int:
        first = recency_of(day)
        newest = self._store.rows("SELECT max(recency) FROM glance WHERE recency >= ? AND recency < ?", (first, recency_of(day + 1)))[0][0]
        return first if newest is None else int(newest) + 1

    def put_new(self, day: int, rows: Iterable[tuple[Any, ...]]) -> None:
        """Write the rows (``member_id`` and the columns from ``code`` on) of many members who are not in the index yet."""
        first = self._next(day)
        self._store.run_many(_INSERT, ((first + place, *row) for place, row in enumerate(rows)))
        new = "INSERT INTO search(rowid, words) SELECT recency, words FROM glance WHERE recency >= ? AND recency < ?"
        self._store.run(new, (first, recency_of(day + 1)))

    def reorder(self) -> None:
        """Work out first day, last day, count and order of every member from the visits, and index all words again.

        For after many visits came at once; one visit goes through ``put``.
        """
        self._store.run(_REORDER_MAKE)
        self._store.run("DELETE FROM glance")
        self._store.run("INSERT INTO glance SELECT * FROM temp.reordered")
        self._store.run("DROP TABLE temp.reordered")
        self._store.run("INSERT INTO search(search) VALUES ('rebuild')")

    def wipe(self) -> None:
        """Write the index anew without the words that were taken out of it: until then they can still be read in the file."""
        self._store.run("INSERT INTO search(search) VALUES ('optimize')")

    def is_sound(self) -> bool:
        """Does the index agree with the rows it was made from?"""
        from shopdesk.errors import StoreProblem

        try:
            self._store.run("INSERT INTO search(search, rank) VALUES ('integrity-check', 1)")
        except StoreProblem:
            return False
        return True


_REORDER_MAKE = f"""
CREATE TEMP TABLE reordered AS
SELECT (day << {_DAY_BITS}) + row_number() OVER (PARTITION BY day ORDER BY at, recency) - 1 AS recency,
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
)
"""


def matching(terms: Terms) -> str:
    """Put ``terms`` into FTS5's own words. Quoted, so that nothing typed is ever an operator."""
    return " AND ".join("(" + " OR ".join(f'"{word}" *' for word in choices) + ")" for choices in terms)
