"""The fourth schema: what each member permits and chooses, who may do what, and who was erased.

Frozen once released: this file says what step 4 added, whatever the tables say today.
"""

from __future__ import annotations

from typing import Any

from peewee import BigIntegerField, Database, ForeignKeyField, IntegerField, Model, PostgresqlDatabase, TextField


class Table(Model):
    id = BigIntegerField(primary_key=True)

    class Meta:
        legacy_table_names = False
        strict_tables = True


class Member(Table):
    pass


class Staff(Table):
    pass


class Secret(Table):
    staff = ForeignKeyField(Staff, unique=True, on_delete="RESTRICT")
    hashed = TextField()
    set_at = BigIntegerField()
    wrong = IntegerField()
    wrong_at = BigIntegerField(null=True)
    wait = IntegerField()


class Used(Table):
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    what = TextField()
    row_id = BigIntegerField()
    used_for = TextField()
    day = IntegerField()
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")

    class Meta:
        indexes = ((("member_id", "what", "row_id", "used_for"), True), (("what", "day"), False))


class Kept(Table):
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    day = IntegerField()
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")


class Erasure(Table):
    member_id = BigIntegerField(unique=True)
    at = BigIntegerField()


_RIGHTS: tuple[type[Model], ...] = (Secret, Used, Kept, Erasure)
_HELD = """
CREATE TRIGGER {table}_never_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, 'a ledger is only added to'); END
"""
_HELD_POSTGRES = "CREATE TRIGGER {table}_never_{verb} BEFORE {verb} ON {table} FOR EACH ROW EXECUTE FUNCTION only_added_to()"


def up(migrator: Any, db: Database) -> None:
    with db.bind_ctx((Member, Staff, *_RIGHTS)):
        db.create_tables(_RIGHTS, safe=False)
    _hold(db, "erasure")


def _hold(db: Database, table: str) -> None:
    """The engine itself refuses to change a row of a ledger or to take it out."""
    held = _HELD_POSTGRES if isinstance(db, PostgresqlDatabase) else _HELD
    for verb in ("update", "delete"):
        db.execute_sql(held.format(table=table, verb=verb))
