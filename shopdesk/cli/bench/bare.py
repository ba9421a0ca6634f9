"""The bare tools that ShopDesk is held against: the SQLite library it uses itself, without anything of ShopDesk around it."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

try:
    import pysqlite3 as sqlite3
except ImportError:
    import sqlite3

# As in the first schema step: the limit searches with the same options.
_SEARCH = "CREATE VIRTUAL TABLE search USING fts5(words, content='', detail=none, prefix='1 2 3 4', tokenize=\"ascii tokenchars '_='\")"
FIND = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT 50"
_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "ı": "i"})
_MIDDLE = 3


@contextmanager
def connected(path: Path) -> Iterator[Any]:
    """A bare connection with what ShopDesk also asks for: a log ahead that is synced at every commit."""
    connection = sqlite3.connect(str(path), isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = wal")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA cache_size = -32000")
        yield connection
    finally:
        connection.close()


def search_like(shop: Path, target: Path, with_names: bool = False) -> None:
    """Write the words that the people of ``shop`` are found by into a bare FTS5 table of the same options, rows in the same order.

    ``with_names`` puts a table with their names beside it.
    """
    with connected(target) as connection:
        _make_search(connection)
        connection.execute("ATTACH ? AS shop", (str(shop),))
        connection.execute("BEGIN")
        connection.execute("INSERT INTO search(rowid, words) SELECT recency, words FROM shop.glance ORDER BY recency")
        if with_names:
            connection.execute("CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT)")
            connection.execute("INSERT INTO person SELECT recency, name FROM shop.glance ORDER BY recency")
        connection.execute("COMMIT")


def _make_search(connection: Any) -> None:
    connection.execute(_SEARCH)
    connection.execute("INSERT INTO search(search, rank) VALUES ('pgsz', 1000)")


def match(terms: Sequence[Sequence[str]]) -> str:
    """FTS5's own words for beginnings that must all be met."""
    return " AND ".join("(" + " OR ".join(f'"{word}" *' for word in choices) + ")" for choices in terms)


def import_plainly(source: Path, target: Path) -> None:
    """Write the columns of a CSV with the sqlite3 module, and a folded search over them: words, the middles of names, digits of phones."""
    with connected(target) as connection, source.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
        connection.execute("CREATE TABLE member (id INTEGER PRIMARY KEY, name TEXT, phone TEXT, email TEXT, city TEXT)")
        _make_search(connection)
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO member VALUES (?, ?, ?, ?, ?)", ((number, *row) for number, row in enumerate(rows)))
        words = ((number, _words(*row)) for number, row in enumerate(rows))
        connection.executemany("INSERT INTO search(rowid, words) VALUES (?, ?)", words)
        connection.execute("COMMIT")


def _words(name: str, phone: str, email: str, city: str) -> str:
    names = _folded(name).split()
    middles = [f"_{word[start:]}" for word in names for start in range(1, len(word) - _MIDDLE + 1)]
    digits = phone.removeprefix("+")
    return " ".join((*names, *middles, digits, digits[-4:], _folded(email), _folded(city)))


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def read_phones(numbers: Sequence[str]) -> None:
    """One pass of phonenumbers over a column: parse and write as E.164."""
    import phonenumbers

    for number in numbers:
        try:
            phonenumbers.format_number(phonenumbers.parse(number, "NO"), phonenumbers.PhoneNumberFormat.E164)
        except phonenumbers.NumberParseException:
            continue
