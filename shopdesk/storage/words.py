"""Do the words people are found by fit the rows they were made from? The engine looks only through a writing connection."""

from __future__ import annotations

import contextlib
from pathlib import Path

from shopdesk.storage import problems
from shopdesk.storage.engine import sqlite3


def fit(path: Path) -> bool:
    """Look with a connection of its own and write nothing; raises StoreProblem when the file cannot be looked into."""
    try:
        with contextlib.closing(sqlite3.connect(str(path), timeout=10, isolation_level=None)) as connection:
            connection.execute("PRAGMA trusted_schema = 0")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO search(search, rank) VALUES ('integrity-check', 1)")
            connection.execute("ROLLBACK")
    except sqlite3.Error as error:
        kind = problems.kind_of(error)
        if kind == "corrupt":
            return False
        raise problems.problem(kind or "io", path) from error
    return True
