"""The fifth schema: kinds of privileges, who holds them, and gestures.

Frozen once released: this file says what step 5 added, whatever the tables say today.
"""

from __future__ import annotations

from typing import Any

from peewee import Database


def up(migrator: Any, db: Database) -> None:
    pass
