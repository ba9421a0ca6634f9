"""The eighth schema: lists that can be taken back whole, saved filters and duplicates.

Frozen once released: this file says what step 8 added, whatever the tables say today.
"""

from __future__ import annotations

from typing import Any

from peewee import Database


def up(migrator: Any, db: Database) -> None:
    pass
