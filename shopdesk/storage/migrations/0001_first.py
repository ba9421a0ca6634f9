"""The first schema: members, visits, staff, settings, finding, undo and the log.

Frozen: this file says what the first released file looked like, whatever tables.py says today.
"""

from __future__ import annotations

from typing import Any

from peewee import (
    AutoField,
    BigIntegerField,
    BlobField,
    BooleanField,
    Check,
    Database,
    ForeignKeyField,
    IntegerField,
    Model,
    PostgresqlDatabase,
    TextField,
)


class Table(Model):
    id = BigIntegerField(primary_key=True)

    class Meta:
        legacy_table_names = False
        strict_tables = True


class Picture(Table):
    content = BlobField()
    added_at = BigIntegerField()


class Staff(Table):
    name = TextField()
    role = TextField(constraints=[Check("role IN ('owner', 'staff')")])
    title = TextField()
    phone = TextField()
    email = TextField()
    line = TextField()
    face = ForeignKeyField(Picture, null=True, on_delete="RESTRICT")
    signature = ForeignKeyField(Picture, null=True, on_delete="RESTRICT")
    works_here = BooleanField()


class Counter(Table):
    name = TextField(unique=True)
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")
    settings = TextField()


class Setting(Table):
    key = TextField(unique=True)
    value = TextField()


class Member(Table):
    code = TextField(unique=True, constraints=[Check("length(code) = 16")])
    name = TextField(constraints=[Check("length(name) <= 200")])
    sort_key = TextField(index=True)
    greeting = TextField()
    pronounce = TextField()
    language = TextField()
    street = TextField()
    postcode = TextField()
    city = TextField()
    region = TextField()
    country = TextField()
    birth_month = IntegerField(null=True, constraints=[Check("birth_month BETWEEN 1 AND 12")])
    birth_day = IntegerField(null=True, constraints=[Check("birth_day BETWEEN 1 AND 31")])
    birth_year = IntegerField(null=True, constraints=[Check("birth_year BETWEEN 1850 AND 3000")])
    job_when = TextField()
    job_want = TextField()
    job_so_that = TextField()
    remembered = TextField(constraints=[Check("remembered IN ('nothing', 'visits', 'purchases')")])
    photo = ForeignKeyField(Picture, null=True, on_delete="RESTRICT")
    since = IntegerField()
    added_at = BigIntegerField()
    merged_into = ForeignKeyField("self", null=True, on_delete="RESTRICT")


class Phone(Table):
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    position = IntegerField()
    typed = TextField()
    e164 = TextField(null=True, index=True)


class Email(Table):
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    position = IntegerField()
    address = TextField()
    folded = TextField(index=True)


class Memory(Table):
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    kind = TextField(constraints=[Check("kind IN ('allergy', 'never', 'likes', 'talk', 'note')")])
    text = TextField(constraints=[Check("length(text) <= 2000")])
    told_by = TextField()
    told_on = IntegerField()
    confirmed_on = IntegerField()
    added_at = BigIntegerField()
    ended_at = BigIntegerField(null=True)
    followed_by = ForeignKeyField("self", null=True, on_delete="RESTRICT")


class FormerJob(Table):
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    job_when = TextField()
    job_want = TextField()
    job_so_that = TextField()
    until = IntegerField()
    at = BigIntegerField()


class Companion(Table):
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    kind = TextField()
    name = TextField()


class Thing(Table):
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    what = TextField()
    since = IntegerField(null=True)
    care_every_days = IntegerField(null=True, constraints=[Check("care_every_days > 0")])


class Note(Table):
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    text = TextField(constraints=[Check("length(text) <= 2000")])
    day = IntegerField()
    at = BigIntegerField()
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")


class Visit(Table):
    member = ForeignKeyField(Member, index=False, on_delete="RESTRICT")
    day = IntegerField()
    at = BigIntegerField(null=True)
    staff = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")
    counter = ForeignKeyField(Counter, null=True, index=False, on_delete="RESTRICT")
    amount_minor = BigIntegerField(null=True)
    currency = TextField(null=True)
    what = TextField()
    ask_how = BooleanField()

    class Meta:
        indexes = ((("member_id", "day"), False),)


class PrintedCard(Table):
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    kind = TextField()
    words = TextField()
    day = IntegerField()
    at = BigIntegerField()
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")


class Glance(Model):
    recency = BigIntegerField(primary_key=True)
    member = ForeignKeyField(Member, unique=True, on_delete="RESTRICT")
    code = TextField()
    name = TextField()
    greeting = TextField()
    city = TextField()
    phone = TextField()
    email = TextField()
    first_day = IntegerField(null=True)
    last_day = IntegerField(null=True)
    visits = IntegerField()
    remember_kind = TextField(null=True)
    remember = TextField()
    photo = ForeignKeyField(Picture, null=True, index=False, on_delete="RESTRICT")
    words = TextField()

    class Meta:
        legacy_table_names = False
        strict_tables = True


class BroughtList(Table):
    at = BigIntegerField()
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")
    file_name = TextField()
    format = TextField()
    columns = TextField()
    rows_taken = IntegerField()
    rows_left = IntegerField()


class BroughtRow(Table):
    brought_list = ForeignKeyField(BroughtList, on_delete="RESTRICT")
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    line = IntegerField()
    own_id = TextField(index=True)
    content = TextField()


class UndoStep(Model):
    id = AutoField()
    at = BigIntegerField()
    counter = ForeignKeyField(Counter, null=True, on_delete="RESTRICT")
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")
    verb = TextField()
    member_id = BigIntegerField(null=True)
    undone_at = BigIntegerField(null=True)

    class Meta:
        legacy_table_names = False
        strict_tables = True


class UndoRow(Table):
    step = ForeignKeyField(UndoStep, on_delete="CASCADE")
    position = IntegerField()
    table_name = TextField()
    row_id = BigIntegerField(index=True)
    before = TextField(null=True)
    after = TextField(null=True)


class LogLine(Model):
    id = AutoField()
    at = BigIntegerField()
    counter_id = BigIntegerField(null=True)
    staff_id = BigIntegerField(null=True)
    verb = TextField()
    member_id = BigIntegerField(null=True)
    numbers = TextField()
    chain = TextField()

    class Meta:
        legacy_table_names = False
        strict_tables = True


_TABLES: tuple[type[Model], ...] = (
    Picture, Staff, Counter, Setting, Member, Phone, Email, Memory, FormerJob, Companion, Thing, Note, Visit, PrintedCard, Glance,
    BroughtList, BroughtRow, UndoStep, UndoRow, LogLine,
)

# Words are folded and split by us (core/members/finding.py), so the tokenizer only has to leave them alone: "ascii" takes
# every letter beyond ASCII as part of a word. "_" and "=" mark names.
_SEARCH = """
CREATE VIRTUAL TABLE search USING fts5(
    words, content='glance', content_rowid='recency', detail=none, prefix='1 2 3 4', tokenize="ascii tokenchars '_='")
"""
_SEARCH_POSTGRES = """
CREATE INDEX glance_words ON glance USING gin (array_to_tsvector(string_to_array(words, ' ')))
"""
_HELD = """
CREATE TRIGGER {table}_never_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, 'a ledger is only added to'); END
"""
_HELD_POSTGRES = "CREATE TRIGGER {table}_never_{verb} BEFORE {verb} ON {table} FOR EACH ROW EXECUTE FUNCTION only_added_to()"
# What every ledger's triggers call, in later steps too.
_ONLY_ADDED_TO = """
CREATE FUNCTION only_added_to() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE integrity_constraint_violation USING MESSAGE = 'a ledger is only added to'; END $$
"""


def up(migrator: Any, db: Database) -> None:
    with db.bind_ctx(_TABLES):
        db.create_tables(_TABLES, safe=False)
    if isinstance(db, PostgresqlDatabase):
        db.execute_sql(_ONLY_ADDED_TO)
        db.execute_sql(_SEARCH_POSTGRES)
    else:
        db.execute_sql(_SEARCH)
    _hold(db, "log_line")


def _hold(db: Database, table: str) -> None:
    """The engine itself refuses to change a row of a ledger or to take it out."""
    held = _HELD_POSTGRES if isinstance(db, PostgresqlDatabase) else _HELD
    for verb in ("update", "delete"):
        db.execute_sql(held.format(table=table, verb=verb))
