"""The SQLite library that is in use: the newer one that peewee finds, else Python's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
else:
    from peewee import sqlite3

__all__ = ["sqlite3"]
