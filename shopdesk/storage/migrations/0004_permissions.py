"""The fourth schema: what each member permits and chooses, who may do what, and who was erased.

Frozen once released: this file says what step 4 added, whatever the tables say today.
"""

from __future__ import annotations

from typing import Any

from peewee import Database


def up(migrator: Any, db: Database) -> None:
    pass
