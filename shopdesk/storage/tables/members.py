"""Members, and what stands on their pages."""

from __future__ import annotations

from peewee import Check, ForeignKeyField, IntegerField, Model, TextField

from shopdesk.storage.columns import DayField, FlagField, InstantField
from shopdesk.storage.tables.kinds import ABOUT, Table
from shopdesk.storage.tables.shop import Picture, Staff
from shopdesk.storage.treatment import OnErase, OnExport, OnMerge, OnUndo, Treatment


class Member(Table):
    """Somebody the shop knows. A merged page points to the one that goes on."""

    treatment = Treatment(OnExport.IN_FULL, OnErase.DELETED, OnMerge.POINTER, OnUndo.BEFORE_AND_AFTER, "id")
    code = TextField(unique=True, constraints=[Check("length(code) = 16")])
    name = TextField(constraints=[Check("length(name) <= 200")])
    sort_key = TextField()
    greeting = TextField(default="")
    pronounce = TextField(default="")
    language = TextField(default="")
    street = TextField(default="")
    postcode = TextField(default="")
    city = TextField(default="")
    region = TextField(default="")
    country = TextField(default="")
    birth_month = IntegerField(null=True, constraints=[Check("birth_month BETWEEN 1 AND 12")])
    birth_day = IntegerField(null=True, constraints=[Check("birth_day BETWEEN 1 AND 31")])
    birth_year = IntegerField(null=True, constraints=[Check("birth_year BETWEEN 1850 AND 3000")])
    job_when = TextField(default="")
    job_want = TextField(default="")
    job_so_that = TextField(default="")
    remembered = TextField(default="visits", constraints=[Check("remembered IN ('nothing', 'visits', 'purchases')")])
    photo = ForeignKeyField(Picture, null=True, on_delete="RESTRICT")
    since = DayField()
    added_at = InstantField()
    merged_into = ForeignKeyField("self", null=True, index=False, on_delete="RESTRICT")
    left_alone = FlagField(default=False)
    age = TextField(default="", constraints=[Check("age IN ('', 'young', 'adult')")])

    class Meta:
        indexes = ((("merged_into", "sort_key"), False), (("birth_month", "birth_day"), False))


class Phone(Table):
    """A number as it was typed and, where it is one, in E.164."""

    treatment = ABOUT
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    position = IntegerField(default=0)
    typed = TextField()
    e164 = TextField(null=True, index=True)


class Email(Table):
    """An address as it was typed, and folded for finding who has it."""

    treatment = ABOUT
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    position = IntegerField(default=0)
    address = TextField()
    folded = TextField(index=True)


class Memory(Table):
    """One thing to remember. What was reworded or let go stays behind as history (``ended_at``)."""

    treatment = ABOUT
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    kind = TextField(constraints=[Check("kind IN ('allergy', 'never', 'likes', 'talk', 'note')")])
    text = TextField(constraints=[Check("length(text) <= 2000")])
    told_by = TextField(default="")
    told_on = DayField()
    confirmed_on = DayField()
    added_at = InstantField()
    ended_at = InstantField(null=True)
    followed_by = ForeignKeyField("self", null=True, on_delete="RESTRICT")


class FormerJob(Table):
    """What somebody came for before they said it otherwise."""

    treatment = ABOUT
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    job_when = TextField()
    job_want = TextField()
    job_so_that = TextField()
    until = DayField()
    at = InstantField()


class Companion(Table):
    """Who or what comes along; a child by first name only."""

    treatment = ABOUT
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    kind = TextField()
    name = TextField()


class Thing(Table):
    """Something of theirs in use."""

    treatment = ABOUT
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    what = TextField()
    since = DayField(null=True)
    care_every_days = IntegerField(null=True, constraints=[Check("care_every_days > 0")])


class Note(Table):
    """A line somebody wrote about a member on a day."""

    treatment = ABOUT
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    text = TextField(constraints=[Check("length(text) <= 2000")])
    day = DayField()
    at = InstantField()
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")


TABLES: tuple[type[Model], ...] = (Member, Phone, Email, Memory, FormerJob, Companion, Thing, Note,)
LEDGERS: tuple[type[Model], ...] = ()
