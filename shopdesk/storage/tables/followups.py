"""Something to do for a member on a day, the playbook it comes from, and what becomes of the rows of Today."""

from __future__ import annotations

from peewee import BigIntegerField, Check, ForeignKeyField, IntegerField, Model, TextField

from shopdesk.storage.columns import DayField, FlagField, InstantField, JsonField
from shopdesk.storage.tables.kinds import ABOUT, SHOP, Table
from shopdesk.storage.tables.members import Member
from shopdesk.storage.tables.shop import Staff


class TodayMark(Table):
    """What was decided about one row of Today, by the row's key: put off ``until`` a day, done, or given to somebody.

    From ``ends_on`` on it is of no account: the key does not come round again.
    """

    treatment = ABOUT
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    key = TextField(unique=True)
    ends_on = DayField(index=True)
    until = DayField(null=True)
    done_on = DayField(null=True, index=True)
    outcome = TextField(default="")
    owner = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")
    staff = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")
    at = InstantField()


class FollowUp(Table):
    """Something to do for a member from the day ``due`` on; ``about_id`` is the visit, case, thing or wish it follows."""

    treatment = ABOUT
    member = ForeignKeyField(Member, index=False, on_delete="RESTRICT")
    kind = TextField()
    due = DayField()
    about_id = BigIntegerField(null=True, index=True)
    owner = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")
    made_on = DayField()
    done_on = DayField(null=True)
    outcome = TextField(default="")

    class Meta:
        indexes = ((("done_on", "kind", "due"), False), (("member_id", "kind", "done_on"), False))


class Contact(Table):
    """A day on which we really were in touch, beside the visits: they were reached, or wrote, or rang."""

    treatment = ABOUT
    member = ForeignKeyField(Member, index=False, on_delete="RESTRICT")
    day = DayField()
    at = InstantField()

    class Meta:
        indexes = ((("member_id", "day"), False),)


class Message(Table):
    """Words one of us wrote to a member, why they concern this person, and which way they went."""

    treatment = ABOUT
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    kind = TextField()
    channel = TextField()
    why = TextField(constraints=[Check("length(why) BETWEEN 1 AND 500")])
    text = TextField(constraints=[Check("length(text) <= 2000")])
    day = DayField()
    at = InstantField()
    staff = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")


class UseCheck(Table):
    """How a thing of theirs was going when somebody asked, and the tip that was given."""

    treatment = ABOUT
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    thing_id = BigIntegerField(index=True)
    going = TextField(constraints=[Check("going IN ('good', 'so_so', 'stuck')")])
    tip = TextField(default="")
    day = DayField()
    at = InstantField()
    staff = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")


class PlaybookRule(Table):
    """What the owner decided to do at an event with somebody of a standing; where there is no row, as it comes with the program."""

    treatment = SHOP
    event = TextField()
    standing = TextField(default="")
    after_days = IntegerField()
    act = TextField()
    card = TextField(default="")
    words = TextField(default="")
    active = FlagField(default=True)

    class Meta:
        indexes = ((("event", "standing"), True),)


class LifecycleCell(Table):
    """What the owner advises in one phase of somebody's time with the shop."""

    treatment = SHOP
    phase = TextField(unique=True)
    discipline = TextField()
    acts = JsonField()


TABLES: tuple[type[Model], ...] = (TodayMark, FollowUp, Contact, Message, UseCheck, PlaybookRule, LifecycleCell)
LEDGERS: tuple[type[Model], ...] = ()
