"""The eighth schema: lists brought in and taken back, picked by hand, taken out, and pages that are one person or two.

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


class Member(Table):
    pass


class Staff(Table):
    pass


class BroughtList(Table):
    pass


class BroughtPage(Table):
    brought_list = ForeignKeyField(BroughtList, on_delete="RESTRICT")
    member = ForeignKeyField(Member, on_delete="RESTRICT")


class BroughtChange(Table):
    brought_list = ForeignKeyField(BroughtList, on_delete="RESTRICT")
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    changed = TextField()


class BroughtVisits(Table):
    brought_list = ForeignKeyField(BroughtList, on_delete="RESTRICT")
    first = BigIntegerField()
    last = BigIntegerField()


class TakenBack(Table):
    brought_list = ForeignKeyField(BroughtList, unique=True, on_delete="RESTRICT")
    at = BigIntegerField()
    staff = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")
    gone = IntegerField()
    stayed = IntegerField()


class Merge(Table):
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    other = ForeignKeyField(Member, on_delete="RESTRICT")
    at = BigIntegerField()
    staff = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")
    changed = TextField()
    separated_at = BigIntegerField(null=True)


class TwoPeople(Table):
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    other = ForeignKeyField(Member, on_delete="RESTRICT")
    at = BigIntegerField()
    staff = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")


class Listed(Table):
    list_key = TextField(index=True)
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    at = BigIntegerField()
    staff = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")


class TakenList(Table):
    at = BigIntegerField()
    staff = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")
    form = TextField()
    purpose = TextField()
    why = TextField()
    going = IntegerField(null=True)
    staying = IntegerField(null=True)


_TABLES = (BroughtPage, BroughtChange, BroughtVisits, TakenBack, Merge, TwoPeople, Listed, TakenList)


def up(migrator: Any, db: Database) -> None:
    with db.bind_ctx((Member, Staff, BroughtList, *_TABLES)):
        db.create_tables(_TABLES, safe=False)
