"""Every table of the shop's file, and how each that names a person is exported, erased, merged and undone.

Days are whole numbers of days and instants whole microseconds since 1970-01-01 (columns.py). Ledgers hold ids, codes
and numbers only and are held by triggers (the first schema step makes them).
"""

from __future__ import annotations

from typing import ClassVar

from peewee import AutoField, BigIntegerField, BlobField, BooleanField, Check, FloatField, ForeignKeyField, IntegerField, Model, TextField

from shopdesk.storage.columns import DayField, InstantField, JsonField, new_id
from shopdesk.storage.treatment import OnErase, OnExport, OnMerge, OnUndo, Treatment

_ABOUT = Treatment(OnExport.IN_FULL, OnErase.DELETED, OnMerge.POINTER, OnUndo.BEFORE_AND_AFTER, "member_id")
_SHOP = Treatment(OnExport.NOT_ABOUT_A_PERSON, OnErase.NOT_ABOUT_A_PERSON, OnMerge.NOT_ABOUT_A_PERSON, OnUndo.BEFORE_AND_AFTER)
_LEDGER = Treatment(OnExport.BY_REFERENCE, OnErase.KEPT_AS_NUMBERS, OnMerge.POINTER, OnUndo.NEW_ENTRY, "member_id")


class Table(Model):
    """A table with a random id that is never used again."""

    treatment: ClassVar[Treatment]
    id = BigIntegerField(primary_key=True, default=new_id)

    class Meta:
        legacy_table_names = False
        strict_tables = True


class Picture(Table):
    """A photo, face, signature or logo, kept inside the file as JPEG or PNG; reached only from what points to it."""

    treatment = Treatment(OnExport.BY_REFERENCE, OnErase.DELETED, OnMerge.POINTER, OnUndo.BEFORE_AND_AFTER)
    content = BlobField()
    added_at = InstantField()


class Staff(Table):
    """Somebody who works, or has worked, in the shop."""

    treatment = _SHOP
    name = TextField()
    role = TextField(constraints=[Check("role IN ('owner', 'staff')")])
    title = TextField(default="")
    phone = TextField(default="")
    email = TextField(default="")
    line = TextField(default="")
    face = ForeignKeyField(Picture, null=True, on_delete="RESTRICT")
    signature = ForeignKeyField(Picture, null=True, on_delete="RESTRICT")
    works_here = BooleanField(default=True)


class Counter(Table):
    """A place in the shop where the program runs, and who stands there now."""

    treatment = _SHOP
    name = TextField(unique=True)
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")
    settings = JsonField(default=dict)


class Setting(Table):
    """One thing the owner decided, by its key."""

    treatment = _SHOP
    key = TextField(unique=True)
    value = JsonField()


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
    left_alone = BooleanField(default=False)

    class Meta:
        indexes = ((("merged_into", "sort_key"), False),)


class Phone(Table):
    """A number as it was typed and, where it is one, in E.164."""

    treatment = _ABOUT
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    position = IntegerField(default=0)
    typed = TextField()
    e164 = TextField(null=True, index=True)


class Email(Table):
    """An address as it was typed, and folded for finding who has it."""

    treatment = _ABOUT
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    position = IntegerField(default=0)
    address = TextField()
    folded = TextField(index=True)


class Memory(Table):
    """One thing to remember. What was reworded or let go stays behind as history (``ended_at``)."""

    treatment = _ABOUT
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

    treatment = _ABOUT
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    job_when = TextField()
    job_want = TextField()
    job_so_that = TextField()
    until = DayField()
    at = InstantField()


class Companion(Table):
    """Who or what comes along; a child by first name only."""

    treatment = _ABOUT
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    kind = TextField()
    name = TextField()


class Thing(Table):
    """Something of theirs in use."""

    treatment = _ABOUT
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    what = TextField()
    since = DayField(null=True)
    care_every_days = IntegerField(null=True, constraints=[Check("care_every_days > 0")])


class Note(Table):
    """A line somebody wrote about a member on a day."""

    treatment = _ABOUT
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    text = TextField(constraints=[Check("length(text) <= 2000")])
    day = DayField()
    at = InstantField()
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")


class Visit(Table):
    """One time a member came. ``at`` is empty when only the day is known."""

    treatment = _ABOUT
    member = ForeignKeyField(Member, index=False, on_delete="RESTRICT")
    day = DayField()
    at = InstantField(null=True)
    staff = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")
    counter = ForeignKeyField(Counter, null=True, index=False, on_delete="RESTRICT")
    amount_minor = BigIntegerField(null=True)
    currency = TextField(null=True)
    what = TextField(default="")
    ask_how = BooleanField(default=False)

    class Meta:
        indexes = ((("member_id", "day"), False),)


class PrintedCard(Table):
    """What was printed for whom, so that nobody gets the same card twice by mistake."""

    treatment = _ABOUT
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    kind = TextField()
    words = TextField()
    day = DayField()
    at = InstantField()
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")


class Glance(Model):
    """The match row of each member, and the words they are found by. Made from the other tables, never edited.

    ``recency`` puts members in the order of their last visit: the day in the high bits, a running number in the low 24.
    """

    treatment = Treatment(OnExport.DERIVED, OnErase.DELETED, OnMerge.MADE_AGAIN, OnUndo.MADE_AGAIN, "member_id")
    recency = BigIntegerField(primary_key=True)
    member = ForeignKeyField(Member, unique=True, on_delete="RESTRICT")
    code = TextField()
    name = TextField()
    greeting = TextField()
    city = TextField()
    phone = TextField()
    email = TextField()
    first_day = DayField(null=True)
    last_day = DayField(null=True)
    visits = IntegerField()
    remember_kind = TextField(null=True)
    remember = TextField()
    photo = ForeignKeyField(Picture, null=True, index=False, on_delete="RESTRICT")
    words = TextField()

    class Meta:
        legacy_table_names = False
        strict_tables = True


class Rhythm(Model):
    """What is learned of each member's visits, and the days on which their next standings begin. Made from the visits, never edited.

    Who has not come, wants nothing remembered or wants to be left alone has no row. On a day the standing is ``away`` from
    ``away_on`` on, else ``slipping`` from ``slipping_on`` on, else ``base``. ``basis`` is a number made of what it was learned with.
    """

    treatment = Treatment(OnExport.DERIVED, OnErase.DELETED, OnMerge.MADE_AGAIN, OnUndo.MADE_AGAIN, "member_id")
    member = ForeignKeyField(Member, primary_key=True, on_delete="RESTRICT")
    basis = BigIntegerField()
    gaps = IntegerField()
    last = DayField()
    weight = FloatField()
    length = FloatField()
    fit1 = FloatField()
    fit4 = FloatField()
    fit16 = FloatField()
    recent = TextField()
    habit_weekday = IntegerField()
    habit_since = DayField()
    habit_times = IntegerField()
    habit_firm = IntegerField()
    base = TextField(index=True, constraints=[Check("base IN ('new', 'becoming', 'regular')")])
    slipping_on = DayField(null=True, index=True)
    away_on = DayField(null=True, index=True)
    expected_on = DayField(null=True, index=True)
    own_gap = IntegerField(null=True)
    habit_every = IntegerField(null=True)
    usual_gap = FloatField()
    u90 = FloatField()
    p_return = FloatField()
    sure = FloatField()

    class Meta:
        legacy_table_names = False
        strict_tables = True


class ShopRhythm(Table):
    """The numbers the shop learned from all its members, from how many, and the days on which it found itself closed.

    ``stale``: visits came since that no member's rhythm knows of.
    """

    treatment = Treatment(OnExport.NOT_ABOUT_A_PERSON, OnErase.NOT_ABOUT_A_PERSON, OnMerge.NOT_ABOUT_A_PERSON, OnUndo.MADE_AGAIN)
    unit = FloatField()
    r = FloatField()
    beta = FloatField()
    a = FloatField()
    b = FloatField()
    q0 = FloatField()
    c4 = FloatField()
    c16 = FloatField()
    season = FloatField()
    closures = JsonField(default=list)
    basis = BigIntegerField(null=True)
    learned_at = InstantField(null=True)
    learned_on = DayField(null=True)
    members = IntegerField(default=0)
    visits = IntegerField(default=0)
    stale = BooleanField(default=True)


class BroughtList(Table):
    """A file that was brought in: its name, what it was read as, and how many rows it gave."""

    treatment = _SHOP
    at = InstantField()
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")
    file_name = TextField()
    format = TextField()
    columns = JsonField()
    rows_taken = IntegerField()
    rows_left = IntegerField()


class BroughtRow(Table):
    """One row of a file that was brought in, word for word, and whom it made or added to."""

    treatment = _ABOUT
    brought_list = ForeignKeyField(BroughtList, on_delete="RESTRICT")
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    line = IntegerField()
    own_id = TextField(default="", index=True)
    content = TextField()


class UndoStep(Model):
    """One act that can be taken back, in the order acts were done."""

    treatment = Treatment(OnExport.BY_REFERENCE, OnErase.DELETED, OnMerge.POINTER, OnUndo.NEVER, "member_id")
    id = AutoField()
    at = InstantField()
    counter = ForeignKeyField(Counter, null=True, on_delete="RESTRICT")
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")
    verb = TextField()
    member_id = BigIntegerField(null=True)
    undone_at = InstantField(null=True)

    class Meta:
        legacy_table_names = False
        strict_tables = True


class UndoRow(Table):
    """One row that an act touched, as it was before and after; no "before" means it was made, no "after" it was removed."""

    treatment = Treatment(OnExport.BY_REFERENCE, OnErase.DELETED, OnMerge.POINTER, OnUndo.NEVER)
    step = ForeignKeyField(UndoStep, on_delete="CASCADE")
    position = IntegerField()
    table_name = TextField()
    row_id = BigIntegerField(index=True)
    before = JsonField(null=True)
    after = JsonField(null=True)


class LogLine(Model):
    """The append-only log: when, which counter, who, what, ids and numbers. Chained, so that a changed line is seen."""

    treatment = _LEDGER
    id = AutoField()
    at = InstantField()
    counter_id = BigIntegerField(null=True)
    staff_id = BigIntegerField(null=True)
    verb = TextField()
    member_id = BigIntegerField(null=True)
    numbers = JsonField()
    chain = TextField()

    class Meta:
        legacy_table_names = False
        strict_tables = True


TABLES: tuple[type[Model], ...] = (
    Picture, Staff, Counter, Setting, Member, Phone, Email, Memory, FormerJob, Companion, Thing, Note, Visit, PrintedCard, Glance,
    Rhythm, ShopRhythm, BroughtList, BroughtRow, UndoStep, UndoRow, LogLine,
)
LEDGERS: tuple[type[Model], ...] = (LogLine,)
