"""The eighth schema: lists that were taken out of the shop.

Frozen once released: this file says what step 8 added, whatever the tables say today.
"""

from __future__ import annotations

from typing import Any

from peewee import BigIntegerField, Database, ForeignKeyField, IntegerField, Model, TextField


class Table(Model):
    id = BigIntegerField(primary_key=True)

    class Meta:
        legacy_table_names = False
        strict_tables = True


class Staff(Table):
    pass


class TakenList(Table):
    at = BigIntegerField()
    staff = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")
    form = TextField()
    purpose = TextField()
    why = TextField()
    going = IntegerField(null=True)
    staying = IntegerField(null=True)


_TABLES = (TakenList,)


def up(migrator: Any, db: Database) -> None:
    with db.bind_ctx((Staff, *_TABLES)):
        db.create_tables(_TABLES, safe=False)
