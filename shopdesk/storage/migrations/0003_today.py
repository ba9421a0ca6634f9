"""The third schema: what is owed, follow-ups with their playbook, and the trust account.

Frozen once released: this file says what step 3 added, whatever the tables say today.
"""

from __future__ import annotations

from typing import Any

from peewee import BigIntegerField, Check, Database, ForeignKeyField, IntegerField, Model, TextField


class Member(Model):
    id = BigIntegerField(primary_key=True)


class Staff(Model):
    id = BigIntegerField(primary_key=True)


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


class Lost(Model):
    id = BigIntegerField(primary_key=True)
    member = ForeignKeyField(Member, unique=True, on_delete="RESTRICT")
    reason = TextField()
    would_return = TextField()
    day = IntegerField()
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


_FOLLOW_UPS: tuple[type[Model], ...] = (TodayMark, FollowUp, Contact, Message, UseCheck, Lost, PlaybookRule, LifecycleCell)


def up(migrator: Any, db: Database) -> None:
    with db.bind_ctx((Member, Staff, *_FOLLOW_UPS)):
        db.create_tables(_FOLLOW_UPS, safe=False)
    # Whose day it is, without a walk through everybody.
    db.execute_sql('CREATE INDEX "member_birth_month_birth_day" ON "member" ("birth_month", "birth_day")')
    db.execute_sql('CREATE INDEX "glance_first_day" ON "glance" ("first_day")')
