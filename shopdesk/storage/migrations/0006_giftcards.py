"""The sixth schema: gift cards and their ledger.

Frozen once released: this file says what step 6 added, whatever the tables say today.
"""

from __future__ import annotations

from typing import Any

from peewee import BigIntegerField, Check, Database, ForeignKeyField, IntegerField, Model, PostgresqlDatabase, TextField


class Table(Model):
    id = BigIntegerField(primary_key=True)

    class Meta:
        legacy_table_names = False
        strict_tables = True


class Member(Table):
    pass


class Staff(Table):
    pass


class Counter(Table):
    pass


class GiftBatch(Table):
    at = BigIntegerField()
    counter = ForeignKeyField(Counter, null=True, on_delete="RESTRICT")
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")
    count = IntegerField(constraints=[Check("count > 0")])
    currency = TextField()
    value = BigIntegerField()
    thing = TextField()
    is_blank = IntegerField()
    state = TextField(constraints=[Check("state IN ('printing', 'good', 'void')")])


class GiftCard(Table):
    code_hash = TextField(unique=True)
    tail = TextField()
    is_brought = IntegerField()
    thing = TextField()
    currency = TextField()
    value = BigIntegerField(constraints=[Check("value >= 0")])
    balance = BigIntegerField(constraints=[Check("balance >= 0")])
    state = TextField(constraints=[Check("state IN ('blank', 'open', 'used', 'void')")])
    entries = IntegerField()
    is_given = IntegerField()
    batch = ForeignKeyField(GiftBatch, null=True, on_delete="RESTRICT")
    followed_by = ForeignKeyField("self", null=True, on_delete="RESTRICT")
    issued_at = BigIntegerField()
    activated_at = BigIntegerField(null=True)
    last_at = BigIntegerField()

    class Meta:
        indexes = ((("state", "last_at"), False),)


class GiftEntry(Table):
    card = ForeignKeyField(GiftCard, index=False, on_delete="RESTRICT")
    number = IntegerField()
    kind = TextField(constraints=[Check("kind IN ('issue', 'activate', 'redeem', 'refund', 'void', 'replace', 'correct')")])
    amount = BigIntegerField()
    balance = BigIntegerField(constraints=[Check("balance >= 0")])
    currency = TextField()
    key = TextField(unique=True, constraints=[Check("length(key) = 36")])
    at = BigIntegerField(index=True)
    day = IntegerField()
    counter_id = BigIntegerField(null=True)
    staff_id = BigIntegerField(null=True)
    about_id = BigIntegerField(null=True)

    class Meta:
        indexes = ((("card", "number"), True),)


class GiftPerson(Table):
    card = ForeignKeyField(GiftCard, index=False, on_delete="RESTRICT")
    part = TextField(constraints=[Check("part IN ('giver', 'receiver')")])
    member = ForeignKeyField(Member, null=True, on_delete="RESTRICT")
    name = TextField()
    words = TextField()

    class Meta:
        indexes = ((("card", "part"), True),)


class GiftReason(Table):
    entry = ForeignKeyField(GiftEntry, unique=True, on_delete="RESTRICT")
    member = ForeignKeyField(Member, null=True, on_delete="RESTRICT")
    words = TextField()


class GiftGuess(Table):
    at = BigIntegerField()
    counter = ForeignKeyField(Counter, null=True, on_delete="RESTRICT")


_TABLES: tuple[type[Model], ...] = (GiftBatch, GiftCard, GiftEntry, GiftPerson, GiftReason, GiftGuess)
_HELD = """
CREATE TRIGGER {table}_never_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, 'a ledger is only added to'); END
"""
_HELD_POSTGRES = "CREATE TRIGGER {table}_never_{verb} BEFORE {verb} ON {table} FOR EACH ROW EXECUTE FUNCTION only_added_to()"


def up(migrator: Any, db: Database) -> None:
    with db.bind_ctx((Member, Staff, Counter, *_TABLES)):
        db.create_tables(_TABLES, safe=False)
    _hold(db, "gift_entry")


def _hold(db: Database, table: str) -> None:
    """The engine itself refuses to change a row of a ledger or to take it out."""
    held = _HELD_POSTGRES if isinstance(db, PostgresqlDatabase) else _HELD
    for verb in ("update", "delete"):
        db.execute_sql(held.format(table=table, verb=verb))
