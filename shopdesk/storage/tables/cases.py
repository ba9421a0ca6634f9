"""What is owed: cases with their notes, promises, troubles that hit many, and what must always be right for somebody."""

from __future__ import annotations

from peewee import Check, ForeignKeyField, IntegerField, Model, TextField

from shopdesk.storage.columns import DayField, InstantField
from shopdesk.storage.tables.kinds import ABOUT, SHOP, Table
from shopdesk.storage.tables.members import Member
from shopdesk.storage.tables.shop import Staff


class CaseFile(Table):
    """A problem, a request or an order, with one owner and a due time. ("case" alone is a word of SQL.)

    ``tell_since`` and ``told_at``: there is news of it that they have not been told; when they were told last.
    """

    treatment = ABOUT
    member = ForeignKeyField(Member, index=False, on_delete="RESTRICT")
    kind = TextField(constraints=[Check("kind IN ('problem', 'request', 'order')")])
    reason = TextField(
        default="",
        constraints=[Check("reason IN ('', 'not_delivered', 'badly_explained', 'wrong_price', 'rude', 'dirty', 'lost')")],
    )
    what = TextField(constraints=[Check("length(what) <= 2000")])
    state = TextField(default="open", constraints=[Check("state IN ('open', 'waiting', 'solved', 'checked')")])
    channel = TextField(default="in_person")
    owner = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")
    opened_at = InstantField()
    opened_on = DayField()
    opened_by = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")
    due = InstantField()
    next_at = InstantField(null=True)
    answered_at = InstantField(null=True)
    solved_at = InstantField(null=True)
    checked_at = InstantField(null=True)
    status = TextField(default="")
    late_since = InstantField(null=True)
    tell_since = InstantField(null=True)
    told_at = InstantField(null=True)

    class Meta:
        indexes = ((("member_id", "state"), False), (("state", "due"), False))


class CaseNote(Table):
    """A line in a case that anybody here can read: what was done, said, or handed over to whom."""

    treatment = ABOUT
    case = ForeignKeyField(CaseFile, on_delete="RESTRICT")
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    kind = TextField(default="note")
    text = TextField(default="", constraints=[Check("length(text) <= 2000")])
    at = InstantField()
    day = DayField()
    staff = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")
    to_staff = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")


class Promise(Table):
    """What was said and by when, and who gave their word. ``case``: the problem a broken one became."""

    treatment = ABOUT
    member = ForeignKeyField(Member, index=False, on_delete="RESTRICT")
    what = TextField(constraints=[Check("length(what) <= 2000")])
    state = TextField(default="open", constraints=[Check("state IN ('open', 'kept', 'broken', 'let_go')")])
    due = InstantField()
    staff = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")
    given_at = InstantField()
    given_on = DayField()
    ended_at = InstantField(null=True)
    known_problem = TextField(default="")
    late_since = InstantField(null=True)
    tell_since = InstantField(null=True)
    told_at = InstantField(null=True)
    case = ForeignKeyField(CaseFile, null=True, index=False, on_delete="RESTRICT")

    class Meta:
        indexes = ((("member_id", "state"), False), (("state", "due"), False))


class Trouble(Table):
    """Something that hits many people at once, and when they hear of it next. ``words``: what is said to each; ``news`` counts how often
    there was something to say."""

    treatment = SHOP
    what = TextField(constraints=[Check("length(what) <= 2000")])
    words = TextField(default="", constraints=[Check("length(words) <= 2000")])
    owner = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")
    opened_at = InstantField()
    opened_on = DayField()
    next_update = InstantField()
    news = IntegerField(default=1)
    over_at = InstantField(null=True, index=True)


class TroubleMember(Table):
    """Whether somebody hit by a trouble was told, up to which news, how, and whether they had to ask first."""

    treatment = ABOUT
    trouble = ForeignKeyField(Trouble, index=False, on_delete="RESTRICT")
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    told_at = InstantField(null=True)
    told_by = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")
    told_news = IntegerField(default=0)
    channel = TextField(default="")
    asked_at = InstantField(null=True)

    class Meta:
        indexes = ((("trouble_id", "member_id"), True),)


class Override(Table):
    """The owner's words for doing something nice although something was to be put right first.

    ``case``: what held it; ``core``: the thing marked red that did. No member: it was for everybody.
    """

    treatment = ABOUT
    member = ForeignKeyField(Member, null=True, on_delete="RESTRICT")
    case = ForeignKeyField(CaseFile, null=True, index=False, on_delete="RESTRICT")
    core = TextField(default="")
    words = TextField(constraints=[Check("length(words) <= 2000")])
    at = InstantField()
    day = DayField()
    staff = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")


TABLES: tuple[type[Model], ...] = (CaseFile, CaseNote, Promise, Trouble, TroubleMember, Override)
LEDGERS: tuple[type[Model], ...] = ()
