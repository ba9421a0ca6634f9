"""The seventh schema: the papers, printers and pictures of printed cards.

Frozen once released: this file says what step 7 added, whatever the tables say today.
"""

from __future__ import annotations

from typing import Any

from peewee import Database


def up(migrator: Any, db: Database) -> None:
    pass
