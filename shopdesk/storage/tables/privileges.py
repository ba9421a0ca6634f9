"""Kinds of privileges with their places, who holds them, and gestures. No column here can hold a condition."""

from __future__ import annotations

from peewee import BigIntegerField, Check, ForeignKeyField, IntegerField, Model, TextField

from shopdesk.storage.columns import DayField, FlagField, InstantField
from shopdesk.storage.tables.kinds import ABOUT, SHOP, Table
from shopdesk.storage.tables.members import Member
from shopdesk.storage.tables.shop import Staff


class PrivilegeKind(Table):
    """Something a few may have: what staff do when they see it, for how many there is room, when each is looked at again."""

    treatment = SHOP
    name = TextField(constraints=[Check("length(name) <= 40")])
    category = TextField(constraints=[Check("category IN ('priority', 'contact', 'moment', 'small')")])
    instruction = TextField()
    icon = TextField()
    places = IntegerField(constraints=[Check("places > 0")])
    review_days = IntegerField(constraints=[Check("review_days > 0")])
    position = IntegerField(default=0)
    ended_at = InstantField(null=True)


class ContactPerson(Table):
    """How many people somebody of the staff can carry, who stands in, and on which weekdays they are off ("06": Monday, Sunday)."""

    treatment = SHOP
    staff = ForeignKeyField(Staff, unique=True, on_delete="RESTRICT")
    carries = IntegerField(constraints=[Check("carries >= 0")])
    stand_in = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")
    free_weekdays = TextField(default="")


class DayOff(Table):
    """Days in a row on which somebody of the staff is not here."""

    treatment = SHOP
    staff = ForeignKeyField(Staff, on_delete="RESTRICT")
    first = DayField()
    last = DayField()


class Privilege(Table):
    """One kind, held by one member, for a reason. Over when it was ended, or after its last day."""

    treatment = ABOUT
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    kind = ForeignKeyField(PrivilegeKind, on_delete="RESTRICT")
    reason = TextField()
    detail = TextField(default="")
    giver = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")
    contact = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")
    start = DayField()
    review_on = DayField()
    end_on = DayField(null=True)
    used_on = DayField(null=True)
    ended_at = InstantField(null=True)
    ended_by = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")
    ended_why = TextField(default="")


class PrivilegeWaiting(Table):
    """Somebody who is to have a kind when a place is free, in the order they were written down."""

    treatment = ABOUT
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    kind = ForeignKeyField(PrivilegeKind, on_delete="RESTRICT")
    reason = TextField()
    position = IntegerField()
    at = InstantField()


class Contribution(Table):
    """What somebody did for the shop: a wish, an introduction, good advice, patience with our mistake."""

    treatment = ABOUT
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    kind = TextField(constraints=[Check("kind IN ('wish', 'introduction', 'advice', 'patience')")])
    text = TextField()
    suits = TextField(null=True, constraints=[Check("suits IN ('priority', 'contact', 'moment', 'small')")])
    day = DayField(index=True)
    staff = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")


class PutOff(Table):
    """Somebody who was considered, and rests until a day before they are thought of again."""

    treatment = ABOUT
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    until = DayField(index=True)


class Answer(Table):
    """The answer book: a question we know the answer to."""

    treatment = SHOP
    question = TextField()
    answer = TextField()
    staff = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")
    added_at = InstantField()
    ended_at = InstantField(null=True)


class Gesture(Table):
    """Something done for a member, what it cost us and why. It has no strings."""

    treatment = ABOUT
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    kind = TextField(constraints=[Check("kind IN ('advice', 'gift', 'fixed', 'help', 'too_much', 'referral')")])
    what = TextField()
    folded = TextField()
    cost_minor = BigIntegerField(null=True, constraints=[Check("cost_minor >= 0")])
    currency = TextField(null=True)
    minutes = IntegerField(null=True, constraints=[Check("minutes >= 0")])
    why = TextField(constraints=[Check("why IN ('patience', 'advice', 'friend', 'years', 'hard_week', 'put_right', 'other')")])
    words = TextField(default="")
    staff = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")
    day = DayField(index=True)
    at = InstantField()
    answer = ForeignKeyField(Answer, null=True, index=False, on_delete="RESTRICT")
    memory_id = BigIntegerField(null=True)
    case_id = BigIntegerField(null=True)
    referred_to = TextField(default="")
    paid = FlagField(default=False)
    over_budget = TextField(default="")
    received = TextField(default="")
    received_on = DayField(null=True)


TABLES: tuple[type[Model], ...] = (
    PrivilegeKind, ContactPerson, DayOff, Privilege, PrivilegeWaiting, Contribution, PutOff, Answer, Gesture,
)
LEDGERS: tuple[type[Model], ...] = ()
