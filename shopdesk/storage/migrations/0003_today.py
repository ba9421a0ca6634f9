"""The third schema: what is owed, follow-ups with their playbook, and the trust account.

Frozen once released: this file says what step 3 added, whatever the tables say today.
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


class CaseFile(Table):
    member = ForeignKeyField(Member, index=False, on_delete="RESTRICT")
    kind = TextField(constraints=[Check("kind IN ('problem', 'request', 'order')")])
    reason = TextField(
        constraints=[Check("reason IN ('', 'not_delivered', 'badly_explained', 'wrong_price', 'rude', 'dirty', 'lost')")]
    )
    what = TextField(constraints=[Check("length(what) <= 2000")])
    state = TextField(constraints=[Check("state IN ('open', 'waiting', 'solved', 'checked')")])
    channel = TextField()
    owner = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")
    opened_at = BigIntegerField()
    opened_on = IntegerField()
    opened_by = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")
    due = BigIntegerField()
    next_at = BigIntegerField(null=True)
    answered_at = BigIntegerField(null=True)
    solved_at = BigIntegerField(null=True)
    checked_at = BigIntegerField(null=True)
    status = TextField()
    late_since = BigIntegerField(null=True)
    tell_since = BigIntegerField(null=True)
    told_at = BigIntegerField(null=True)

    class Meta:
        indexes = ((("member_id", "state"), False), (("state", "due"), False))


class CaseNote(Table):
    case = ForeignKeyField(CaseFile, on_delete="RESTRICT")
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    kind = TextField()
    text = TextField(constraints=[Check("length(text) <= 2000")])
    at = BigIntegerField()
    day = IntegerField()
    staff = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")
    to_staff = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")


class Promise(Table):
    member = ForeignKeyField(Member, index=False, on_delete="RESTRICT")
    what = TextField(constraints=[Check("length(what) <= 2000")])
    state = TextField(constraints=[Check("state IN ('open', 'kept', 'broken', 'let_go')")])
    due = BigIntegerField()
    staff = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")
    given_at = BigIntegerField()
    given_on = IntegerField()
    ended_at = BigIntegerField(null=True)
    known_problem = TextField()
    late_since = BigIntegerField(null=True)
    tell_since = BigIntegerField(null=True)
    told_at = BigIntegerField(null=True)
    case = ForeignKeyField(CaseFile, null=True, index=False, on_delete="RESTRICT")

    class Meta:
        indexes = ((("member_id", "state"), False), (("state", "due"), False))


class Trouble(Table):
    what = TextField(constraints=[Check("length(what) <= 2000")])
    words = TextField(constraints=[Check("length(words) <= 2000")])
    owner = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")
    opened_at = BigIntegerField()
    opened_on = IntegerField()
    next_update = BigIntegerField()
    news = IntegerField()
    over_at = BigIntegerField(null=True, index=True)


class TroubleMember(Table):
    trouble = ForeignKeyField(Trouble, index=False, on_delete="RESTRICT")
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    told_at = BigIntegerField(null=True)
    told_by = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")
    told_news = IntegerField()
    channel = TextField()
    asked_at = BigIntegerField(null=True)

    class Meta:
        indexes = ((("trouble_id", "member_id"), True),)


class Override(Table):
    member = ForeignKeyField(Member, null=True, on_delete="RESTRICT")
    case = ForeignKeyField(CaseFile, null=True, index=False, on_delete="RESTRICT")
    core = TextField()
    words = TextField(constraints=[Check("length(words) <= 2000")])
    at = BigIntegerField()
    day = IntegerField()
    staff = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")


class TrustEntry(Table):
    member_id = BigIntegerField()
    kind = TextField()
    value = IntegerField()
    at = BigIntegerField()
    day = IntegerField()
    staff_id = BigIntegerField(null=True)
    about_id = BigIntegerField(null=True, index=True)
    reverses_id = BigIntegerField(null=True, unique=True)

    class Meta:
        indexes = ((("member_id", "day"), False),)


class TodayMark(Model):
    id = BigIntegerField(primary_key=True)
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    key = TextField(unique=True)
    ends_on = IntegerField(index=True)
    until = IntegerField(null=True)
    done_on = IntegerField(null=True, index=True)
    outcome = TextField()
    owner = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")
    staff = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")
    at = BigIntegerField()

    class Meta:
        legacy_table_names = False
        strict_tables = True


class FollowUp(Model):
    id = BigIntegerField(primary_key=True)
    member = ForeignKeyField(Member, index=False, on_delete="RESTRICT")
    kind = TextField()
    due = IntegerField()
    about_id = BigIntegerField(null=True, index=True)
    owner = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")
    made_on = IntegerField()
    done_on = IntegerField(null=True)
    outcome = TextField()

    class Meta:
        legacy_table_names = False
        strict_tables = True
        indexes = ((("done_on", "kind", "due"), False), (("member_id", "kind", "done_on"), False))


class Contact(Model):
    id = BigIntegerField(primary_key=True)
    member = ForeignKeyField(Member, index=False, on_delete="RESTRICT")
    day = IntegerField()
    at = BigIntegerField()

    class Meta:
        legacy_table_names = False
        strict_tables = True
        indexes = ((("member_id", "day"), False),)


class Message(Model):
    id = BigIntegerField(primary_key=True)
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    kind = TextField()
    channel = TextField()
    why = TextField(constraints=[Check("length(why) BETWEEN 1 AND 500")])
    text = TextField(constraints=[Check("length(text) <= 2000")])
    day = IntegerField()
    at = BigIntegerField()
    staff = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")

    class Meta:
        legacy_table_names = False
        strict_tables = True


class UseCheck(Model):
    id = BigIntegerField(primary_key=True)
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    thing_id = BigIntegerField(index=True)
    going = TextField(constraints=[Check("going IN ('good', 'so_so', 'stuck')")])
    tip = TextField()
    day = IntegerField()
    at = BigIntegerField()
    staff = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")

    class Meta:
        legacy_table_names = False
        strict_tables = True


class PlaybookRule(Model):
    id = BigIntegerField(primary_key=True)
    event = TextField()
    standing = TextField()
    after_days = IntegerField()
    act = TextField()
    card = TextField()
    words = TextField()
    active = IntegerField()

    class Meta:
        legacy_table_names = False
        strict_tables = True
        indexes = ((("event", "standing"), True),)


class LifecycleCell(Model):
    id = BigIntegerField(primary_key=True)
    phase = TextField(unique=True)
    discipline = TextField()
    acts = TextField()

    class Meta:
        legacy_table_names = False
        strict_tables = True


_FOLLOW_UPS: tuple[type[Model], ...] = (TodayMark, FollowUp, Contact, Message, UseCheck, PlaybookRule, LifecycleCell)
_TABLES: tuple[type[Model], ...] = (
    CaseFile, CaseNote, Promise, Trouble, TroubleMember, Override, TrustEntry,
)
_LEDGERS = ("trust_entry",)
_HELD = """
CREATE TRIGGER {table}_never_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, 'a ledger is only added to'); END
"""
_HELD_POSTGRES = "CREATE TRIGGER {table}_never_{verb} BEFORE {verb} ON {table} FOR EACH ROW EXECUTE FUNCTION only_added_to()"


def up(migrator: Any, db: Database) -> None:
    with db.bind_ctx((Member, Staff, *_TABLES, *_FOLLOW_UPS)):
        db.create_tables((*_TABLES, *_FOLLOW_UPS), safe=False)
    for table in _LEDGERS:
        _hold(db, table)
    # Whose day it is, without a walk through everybody.
    db.execute_sql('CREATE INDEX "member_birth_month_birth_day" ON "member" ("birth_month", "birth_day")')
    db.execute_sql('CREATE INDEX "glance_first_day" ON "glance" ("first_day")')


def _hold(db: Database, table: str) -> None:
    """The engine itself refuses to change a row of a ledger or to take it out."""
    held = _HELD_POSTGRES if isinstance(db, PostgresqlDatabase) else _HELD
    for verb in ("update", "delete"):
        db.execute_sql(held.format(table=table, verb=verb))
