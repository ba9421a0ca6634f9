"""The third schema: what is owed, follow-ups with their playbook, and the trust account.

Frozen once released: this file says what step 3 added, whatever the tables say today.
"""

from __future__ import annotations

from typing import Any

from peewee import Database


def up(migrator: Any, db: Database) -> None:
    pass
