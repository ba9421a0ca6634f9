"""The sixth schema: gift cards and their ledger.

Frozen once released: this file says what step 6 added, whatever the tables say today.
"""

from __future__ import annotations

from typing import Any

from peewee import Database


def up(migrator: Any, db: Database) -> None:
    pass
