"""The fourth schema: what each member permits and chooses, who may do what, and who was erased.

Frozen once released: this file says what step 4 added, whatever the tables say today.
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


class Wording(Table):
    number = IntegerField(unique=True)
    purpose = TextField()
    language = TextField()
    text = TextField()
    at = BigIntegerField()
    staff_id = BigIntegerField(null=True)


class Permission(Table):
    member_id = BigIntegerField(index=True)
    channel = TextField(constraints=[Check("channel IN ('in_person', 'phone', 'text', 'email', 'post', 'social')")])
    purpose = TextField(constraints=[Check("purpose IN ('personal', 'news', 'offers')")])
    state = TextField(constraints=[Check("state IN ('unknown', 'yes', 'no', 'withdrawn')")])
    number = IntegerField()
    at = BigIntegerField()
    booked_at = BigIntegerField()
    staff_id = BigIntegerField(null=True)
    how = TextField()
    wording = ForeignKeyField(Wording, null=True, on_delete="RESTRICT")
    voice_id = BigIntegerField(null=True)
    numbers = TextField()

    class Meta:
        indexes = ((("channel", "purpose", "member_id", "state"), False),)


class Choice(Table):
    member = ForeignKeyField(Member, unique=True, on_delete="RESTRICT")
    ranked = TextField()
    per_month = IntegerField(null=True, constraints=[Check("per_month BETWEEN 0 AND 31")])
    quiet_from = IntegerField(null=True, constraints=[Check("quiet_from BETWEEN 0 AND 1439")])
    quiet_to = IntegerField(null=True, constraints=[Check("quiet_to BETWEEN 0 AND 1439")])
    topics = TextField()
    addressed = TextField()
    handle = TextField()
    mention = IntegerField()
    ask_nothing = IntegerField()
    told_on = IntegerField()
    how = TextField()
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")


class NewsRound(Table):
    channel = TextField()
    topic = TextField()
    reason = TextField()
    subject = TextField()
    words = TextField()
    test_of = BigIntegerField(null=True)
    recipients = IntegerField()
    at = BigIntegerField()
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")


class Sending(Table):
    member = ForeignKeyField(Member, index=False, on_delete="RESTRICT")
    channel = TextField()
    purpose = TextField()
    topic = TextField()
    words = TextField()
    day = IntegerField()
    at = BigIntegerField()
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")
    news_round = ForeignKeyField(NewsRound, null=True, on_delete="RESTRICT")

    class Meta:
        indexes = ((("member_id", "day"), False),)


class AskedQuestion(Table):
    member = ForeignKeyField(Member, index=False, on_delete="RESTRICT")
    question = TextField()
    answer = TextField()
    passed = IntegerField()
    day = IntegerField(index=True)
    at = BigIntegerField()
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")

    class Meta:
        indexes = ((("member_id", "day"), False),)


class Agreement(Table):
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    they_expect = TextField()
    we_do = TextField()
    agreed_on = IntegerField()
    review_on = IntegerField(index=True)
    ended_at = BigIntegerField(null=True)
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")


class Voice(Table):
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    kind = TextField(constraints=[Check("kind IN ('said', 'opted_out')")])
    words = TextField()
    topic = TextField()
    heard_on = IntegerField(index=True)
    at = BigIntegerField()
    heard_by = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")
    did = TextField()
    did_on = IntegerField(null=True)
    told_on = IntegerField(null=True)


class LostNote(Table):
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    reason = TextField()
    would_bring = TextField()
    day = IntegerField()
    at = BigIntegerField()
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")
    ended_at = BigIntegerField(null=True)


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


_PERMISSIONS: tuple[type[Model], ...] = (
    Wording, Permission, Choice, NewsRound, Sending, AskedQuestion, Agreement, Voice, LostNote,
)
_RIGHTS: tuple[type[Model], ...] = (Secret, Used, Kept, Erasure)
_HELD = """
CREATE TRIGGER {table}_never_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, 'a ledger is only added to'); END
"""
_HELD_POSTGRES = "CREATE TRIGGER {table}_never_{verb} BEFORE {verb} ON {table} FOR EACH ROW EXECUTE FUNCTION only_added_to()"


def up(migrator: Any, db: Database) -> None:
    tables = _PERMISSIONS + _RIGHTS
    # Not the migrator's way: see 0002. A server sorts words by its own language unless each column is told not to.
    text = 'TEXT COLLATE "C"' if isinstance(db, PostgresqlDatabase) else "TEXT"
    db.execute_sql(f"ALTER TABLE member ADD COLUMN age {text} NOT NULL DEFAULT '' CHECK (age IN ('', 'young', 'adult'))")
    with db.bind_ctx((Member, Staff, *tables)):
        db.create_tables(tables, safe=False)
    for table in ("wording", "permission", "erasure"):
        _hold(db, table)


def _hold(db: Database, table: str) -> None:
    """The engine itself refuses to change a row of a ledger or to take it out."""
    held = _HELD_POSTGRES if isinstance(db, PostgresqlDatabase) else _HELD
    for verb in ("update", "delete"):
        db.execute_sql(held.format(table=table, verb=verb))
