"""The fifth schema: kinds of privileges, who holds them, and gestures.

Frozen once released: this file says what step 5 added, whatever the tables say today.
"""

from __future__ import annotations

from typing import Any

from peewee import BigIntegerField, Check, Database, ForeignKeyField, IntegerField, Model, TextField


class Table(Model):
    id = BigIntegerField(primary_key=True)

    class Meta:
        legacy_table_names = False
        strict_tables = True


class Member(Table):
    pass


class Staff(Table):
    pass


class PrivilegeKind(Table):
    name = TextField(constraints=[Check("length(name) <= 40")])
    category = TextField(constraints=[Check("category IN ('priority', 'contact', 'moment', 'small')")])
    instruction = TextField()
    icon = TextField()
    places = IntegerField(constraints=[Check("places > 0")])
    review_days = IntegerField(constraints=[Check("review_days > 0")])
    position = IntegerField()
    ended_at = BigIntegerField(null=True)


class ContactPerson(Table):
    staff = ForeignKeyField(Staff, unique=True, on_delete="RESTRICT")
    carries = IntegerField(constraints=[Check("carries >= 0")])
    stand_in = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")
    free_weekdays = TextField()


class DayOff(Table):
    staff = ForeignKeyField(Staff, on_delete="RESTRICT")
    first = IntegerField()
    last = IntegerField()


class Privilege(Table):
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    kind = ForeignKeyField(PrivilegeKind, on_delete="RESTRICT")
    reason = TextField()
    detail = TextField()
    giver = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")
    contact = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")
    start = IntegerField()
    review_on = IntegerField()
    end_on = IntegerField(null=True)
    used_on = IntegerField(null=True)
    ended_at = BigIntegerField(null=True)
    ended_by = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")
    ended_why = TextField()


class PrivilegeWaiting(Table):
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    kind = ForeignKeyField(PrivilegeKind, on_delete="RESTRICT")
    reason = TextField()
    position = IntegerField()
    at = BigIntegerField()


class Contribution(Table):
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    kind = TextField(constraints=[Check("kind IN ('wish', 'introduction', 'advice', 'patience')")])
    text = TextField()
    suits = TextField(null=True, constraints=[Check("suits IN ('priority', 'contact', 'moment', 'small')")])
    day = IntegerField(index=True)
    staff = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")


class PutOff(Table):
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    until = IntegerField(index=True)


class Answer(Table):
    question = TextField()
    answer = TextField()
    staff = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")
    added_at = BigIntegerField()
    ended_at = BigIntegerField(null=True)


class Gesture(Table):
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    kind = TextField(constraints=[Check("kind IN ('advice', 'gift', 'fixed', 'help', 'too_much', 'referral')")])
    what = TextField()
    folded = TextField()
    cost_minor = BigIntegerField(null=True, constraints=[Check("cost_minor >= 0")])
    currency = TextField(null=True)
    minutes = IntegerField(null=True, constraints=[Check("minutes >= 0")])
    why = TextField(constraints=[Check("why IN ('patience', 'advice', 'friend', 'years', 'hard_week', 'put_right', 'other')")])
    words = TextField()
    staff = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")
    day = IntegerField(index=True)
    at = BigIntegerField()
    answer = ForeignKeyField(Answer, null=True, index=False, on_delete="RESTRICT")
    memory_id = BigIntegerField(null=True)
    case_id = BigIntegerField(null=True)
    referred_to = TextField()
    paid = IntegerField()
    over_budget = TextField()
    received = TextField()
    received_on = IntegerField(null=True)


_TABLES: tuple[type[Model], ...] = (
    PrivilegeKind, ContactPerson, DayOff, Privilege, PrivilegeWaiting, Contribution, PutOff, Answer, Gesture,
)


def up(migrator: Any, db: Database) -> None:
    with db.bind_ctx(_TABLES):
        db.create_tables(_TABLES, safe=False)
