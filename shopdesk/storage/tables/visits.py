"""Visits, and what is made from them: the match rows and the rhythm."""

from __future__ import annotations

from peewee import BigIntegerField, Check, FloatField, ForeignKeyField, IntegerField, Model, TextField

from shopdesk.storage.columns import DayField, FlagField, InstantField, JsonField
from shopdesk.storage.tables.kinds import ABOUT, Table
from shopdesk.storage.tables.members import Member
from shopdesk.storage.tables.shop import Counter, Picture, Staff
from shopdesk.storage.treatment import OnErase, OnExport, OnMerge, OnUndo, Treatment


class Visit(Table):
    """One time a member came. ``at`` is empty when only the day is known."""

    treatment = ABOUT
    member = ForeignKeyField(Member, index=False, on_delete="RESTRICT")
    day = DayField()
    at = InstantField(null=True)
    staff = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")
    counter = ForeignKeyField(Counter, null=True, index=False, on_delete="RESTRICT")
    amount_minor = BigIntegerField(null=True)
    currency = TextField(null=True)
    what = TextField(default="")
    ask_how = FlagField(default=False)

    class Meta:
        indexes = ((("member_id", "day"), False),)


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
    first_day = DayField(null=True, index=True)
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
    stale = FlagField(default=True)


TABLES: tuple[type[Model], ...] = (Visit, Glance, Rhythm, ShopRhythm,)
LEDGERS: tuple[type[Model], ...] = ()
