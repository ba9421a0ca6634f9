"""Finding on a server: the same words as with SQLite, each a lexeme as it stands, and a GIN index over them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from shopdesk.storage.search import REORDER_MAKE, SHOWN, STANDING, SearchIndex, Terms

_NEWEST = 1000  # rows looked through before the index is asked: what many have is found among them
_LONGEST = 400  # letters of a word that are kept: the engine takes 2046 bytes
_MOVED = "(r.recency, r.first_day, r.last_day, r.visits) IS DISTINCT FROM (g.recency, g.first_day, g.last_day, g.visits)"
# Word for word what the index in the first schema step is made over.
_LEXEMES = "array_to_tsvector(string_to_array(g.words, ' '))"
_MATCHES = f"{_LEXEMES} @@ CAST(? AS tsquery)"
_FIND_NEWEST = (
    f"SELECT {SHOWN} FROM (SELECT * FROM glance ORDER BY recency DESC LIMIT ?) g {STANDING} WHERE {_MATCHES}"
    " ORDER BY g.recency DESC LIMIT ?"
)
_FIND_ANY = (
    f"WITH found AS MATERIALIZED (SELECT g.recency FROM glance g WHERE {_MATCHES}),"
    " newest AS (SELECT recency FROM found ORDER BY recency DESC LIMIT ?)"
    f" SELECT {SHOWN} FROM newest JOIN glance g ON g.recency = newest.recency {STANDING} ORDER BY g.recency DESC"
)


class LexemeIndex(SearchIndex):
    """PostgreSQL's."""

    def find(self, terms: Terms, limit: int) -> list[tuple[Any, ...]]:
        # Left to itself the server reads row after row until it has enough, which for a rare word is the whole shop. The index
        # by itself gives everybody a common word fits before the newest can be told.
        if not terms:
            return []
        query = matching(terms)
        newest = self._store.rows(_FIND_NEWEST, (_NEWEST, query, limit))
        return newest if len(newest) == limit else self._store.rows(_FIND_ANY, (query, limit))

    def condition(self, terms: Terms) -> tuple[str, tuple[Any, ...]]:
        return _MATCHES, (matching(terms),)

    def known(self, beginnings: Iterable[str]) -> list[str]:
        asked = list(beginnings)
        known = "SELECT a.place FROM unnest(CAST(? AS text[])) WITH ORDINALITY AS a(query, place) WHERE EXISTS"
        rows = self._store.rows(
            f"{known} (SELECT 1 FROM glance g WHERE {_LEXEMES} @@ CAST(a.query AS tsquery)) ORDER BY a.place",
            ([matching(((beginning,),)) for beginning in asked],),
        )
        return [asked[place - 1] for (place,) in rows]

    def put(self, member_id: int, day: int, values: Sequence[Any], *, up: bool = False) -> None:
        super().put(member_id, day, (*values[:-1], _shortened(values[-1])), up=up)

    def put_new(self, day: int, rows: Iterable[tuple[Any, ...]]) -> None:
        super().put_new(day, ((*row[:-1], _shortened(row[-1])) for row in rows))

    def put_back(self, rows: Iterable[tuple[Any, ...]]) -> None:
        super().put_back((*row[:-1], _shortened(row[-1])) for row in rows)

    def reorder(self) -> None:
        # A whole shop takes longer than anything at a counter may; rows that stay where they are need no new place in the index.
        self._store.run("SET LOCAL statement_timeout = '10min'")
        self._store.run(REORDER_MAKE)
        self._store.run(f"DELETE FROM glance g USING reordered r WHERE r.member_id = g.member_id AND {_MOVED}")
        missing = "NOT EXISTS (SELECT 1 FROM glance g WHERE g.member_id = r.member_id)"
        self._store.run(f"INSERT INTO glance SELECT * FROM reordered r WHERE {missing}")
        self._store.run("DROP TABLE reordered")

    def wipe(self) -> None:
        """Nothing to do: the server clears away what was taken out by itself."""


def matching(terms: Terms) -> str:
    """Put ``terms`` into a tsquery's words. Quoted, so that nothing typed is ever an operator."""
    return " & ".join("(" + " | ".join(f"{_quoted(word[:_LONGEST])}:*" for word in choices) + ")" for choices in terms)


def _quoted(word: str) -> str:
    doubled = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{doubled}'"


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST else " ".join(dict.fromkeys(word[:_LONGEST] for word in words.split(" ")))
