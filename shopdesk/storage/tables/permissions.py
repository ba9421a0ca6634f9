"""What each member permits, and how they wish to be reached."""

from __future__ import annotations

from peewee import BigIntegerField, Check, ForeignKeyField, IntegerField, Model, TextField

from shopdesk.storage.columns import DayField, FlagField, InstantField, JsonField
from shopdesk.storage.tables.kinds import ABOUT, LEDGER, SHOP, Table
from shopdesk.storage.tables.members import Member
from shopdesk.storage.tables.shop import Staff
from shopdesk.storage.treatment import OnErase, OnExport, OnMerge, OnUndo, Treatment


class Wording(Table):
    """The exact words somebody is asked with. Never changed: other words are another row with the next number."""

    treatment = Treatment(OnExport.NOT_ABOUT_A_PERSON, OnErase.NOT_ABOUT_A_PERSON, OnMerge.NOT_ABOUT_A_PERSON, OnUndo.NEW_ENTRY)
    number = IntegerField(unique=True)
    purpose = TextField()
    language = TextField()
    text = TextField()
    at = InstantField()
    staff_id = BigIntegerField(null=True)


class Permission(Table):
    """One thing said about one channel for one purpose: what, when, how, to whom, in which words, on what evidence.

    ``at`` is when it was said, ``booked_at`` when we heard of it. ``number`` counts what was said about this channel and
    purpose. ``voice_id`` points to the reason somebody gave, which is erased with them.
    """

    treatment = LEDGER
    member_id = BigIntegerField(index=True)
    channel = TextField(constraints=[Check("channel IN ('in_person', 'phone', 'text', 'email', 'post', 'social')")])
    purpose = TextField(constraints=[Check("purpose IN ('personal', 'news', 'offers')")])
    state = TextField(constraints=[Check("state IN ('unknown', 'yes', 'no', 'withdrawn')")])
    number = IntegerField()
    at = InstantField()
    booked_at = InstantField()
    staff_id = BigIntegerField(null=True)
    how = TextField()
    wording = ForeignKeyField(Wording, null=True, on_delete="RESTRICT")
    voice_id = BigIntegerField(null=True)
    numbers = JsonField(default=dict)

    class Meta:
        indexes = ((("channel", "purpose", "member_id", "state"), False),)  # who of all said yes is read off it alone


class Choice(Table):
    """How one member wishes to be reached; days and minutes of the day are the shop's local ones."""

    treatment = ABOUT
    member = ForeignKeyField(Member, unique=True, on_delete="RESTRICT")
    ranked = JsonField(default=list)
    per_month = IntegerField(null=True, constraints=[Check("per_month BETWEEN 0 AND 31")])
    quiet_from = IntegerField(null=True, constraints=[Check("quiet_from BETWEEN 0 AND 1439")])
    quiet_to = IntegerField(null=True, constraints=[Check("quiet_to BETWEEN 0 AND 1439")])
    topics = JsonField(default=list)
    addressed = TextField(default="")
    handle = TextField(default="")
    mention = FlagField(default=False)
    ask_nothing = FlagField(default=False)
    told_on = DayField()
    how = TextField()
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")


class NewsRound(Table):
    """Something we told many at once: about which topic, why, in which words, and to how many a test went first."""

    treatment = SHOP
    channel = TextField()
    topic = TextField()
    reason = TextField()
    subject = TextField()
    words = TextField()
    test_of = BigIntegerField(null=True)
    recipients = IntegerField()
    at = InstantField()
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")


class Sending(Table):
    """Something that went out to a member; every one of them counts in the month, whichever the channel."""

    treatment = ABOUT
    member = ForeignKeyField(Member, index=False, on_delete="RESTRICT")
    channel = TextField()
    purpose = TextField()
    topic = TextField(default="")
    words = TextField(default="")
    day = DayField()
    at = InstantField()
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")
    news_round = ForeignKeyField(NewsRound, null=True, on_delete="RESTRICT")

    class Meta:
        indexes = ((("member", "day"), False),)


class AskedQuestion(Table):
    """A small question that was put to a member on a day, and what they said, or that they let it pass."""

    treatment = ABOUT
    member = ForeignKeyField(Member, index=False, on_delete="RESTRICT")
    question = TextField()
    answer = TextField(default="")
    passed = FlagField(default=False)
    day = DayField(index=True)
    at = InstantField()
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")

    class Meta:
        indexes = ((("member", "day"), False),)


class Agreement(Table):
    """What must always be right for a member, in their words, and what we do for it where that was agreed; until it is said otherwise."""

    treatment = ABOUT
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    they_expect = TextField()
    we_do = TextField(default="")
    agreed_on = DayField()
    review_on = DayField(index=True)
    ended_at = InstantField(null=True)
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")


class Voice(Table):
    """What a member said, word for word: who heard it, what we did, and whether they were told."""

    treatment = ABOUT
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    kind = TextField(constraints=[Check("kind IN ('said', 'opted_out')")])
    words = TextField()
    topic = TextField(default="")
    heard_on = DayField(index=True)
    at = InstantField()
    heard_by = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")
    did = TextField(default="")
    did_on = DayField(null=True)
    told_on = DayField(null=True)


class LostNote(Table):
    """Somebody does not want to come back: why, and what might bring them; while it stands nobody chases them."""

    treatment = ABOUT
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    reason = TextField()
    would_bring = TextField(default="")
    day = DayField()
    at = InstantField()
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")
    ended_at = InstantField(null=True)


TABLES: tuple[type[Model], ...] = (
    Wording, Permission, Choice, NewsRound, Sending, AskedQuestion, Agreement, Voice, LostNote,
)
LEDGERS: tuple[type[Model], ...] = (Wording, Permission)
