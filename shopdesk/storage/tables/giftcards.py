"""Gift cards: how each stands, the ledger it adds up from, and what people said with them."""

from __future__ import annotations

from peewee import BigIntegerField, Check, ForeignKeyField, IntegerField, Model, TextField

from shopdesk.storage.columns import DayField, FlagField, InstantField
from shopdesk.storage.tables.kinds import ABOUT, SHOP, Table
from shopdesk.storage.tables.members import Member
from shopdesk.storage.tables.shop import Counter, Staff
from shopdesk.storage.treatment import OnErase, OnExport, OnMerge, OnUndo, Treatment


class GiftBatch(Table):
    """Cards made together: being printed until somebody says that every sheet came out, good, or void."""

    treatment = SHOP
    at = InstantField()
    counter = ForeignKeyField(Counter, null=True, on_delete="RESTRICT")
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")
    count = IntegerField(constraints=[Check("count > 0")])
    currency = TextField(default="")
    value = BigIntegerField()
    thing = TextField(default="")
    is_blank = FlagField()
    state = TextField(constraints=[Check("state IN ('printing', 'good', 'void')")])


class GiftCard(Table):
    """How a card stands: of its code only the SHA-256 and the last letters. Without a currency ``value`` and ``balance`` count things.

    ``entries`` is how many entries of the ledger it adds up from; one statement changes it with the balance.
    """

    treatment = SHOP
    code_hash = TextField(unique=True)
    tail = TextField()
    is_brought = FlagField(default=False)
    thing = TextField(default="")
    currency = TextField(default="")
    value = BigIntegerField(constraints=[Check("value >= 0")])
    balance = BigIntegerField(constraints=[Check("balance >= 0")])
    state = TextField(constraints=[Check("state IN ('blank', 'open', 'used', 'void')")])
    entries = IntegerField()
    is_given = FlagField(default=False)
    batch = ForeignKeyField(GiftBatch, null=True, on_delete="RESTRICT")
    followed_by = ForeignKeyField("self", null=True, on_delete="RESTRICT")
    issued_at = InstantField()
    activated_at = InstantField(null=True)
    last_at = InstantField()

    class Meta:
        indexes = ((("state", "last_at"), False),)


class GiftEntry(Table):
    """One entry of the ledger: ``amount`` added (less than nothing: taken), the balance after it, and the key of the press it came from."""

    treatment = Treatment(OnExport.NOT_ABOUT_A_PERSON, OnErase.NOT_ABOUT_A_PERSON, OnMerge.NOT_ABOUT_A_PERSON, OnUndo.NEW_ENTRY)
    card = ForeignKeyField(GiftCard, index=False, on_delete="RESTRICT")
    number = IntegerField()
    kind = TextField(constraints=[Check("kind IN ('issue', 'activate', 'redeem', 'refund', 'void', 'replace', 'correct')")])
    amount = BigIntegerField()
    balance = BigIntegerField(constraints=[Check("balance >= 0")])
    currency = TextField()
    key = TextField(unique=True, constraints=[Check("length(key) = 36")])
    at = InstantField(index=True)
    day = DayField()
    counter_id = BigIntegerField(null=True)
    staff_id = BigIntegerField(null=True)
    about_id = BigIntegerField(null=True)

    class Meta:
        indexes = ((("card", "number"), True),)


class GiftPerson(Table):
    """Who gave a card and for whom it is: a member, or words; what the giver said stands with the giver."""

    treatment = ABOUT
    card = ForeignKeyField(GiftCard, index=False, on_delete="RESTRICT")
    part = TextField(constraints=[Check("part IN ('giver', 'receiver')")])
    member = ForeignKeyField(Member, null=True, on_delete="RESTRICT")
    name = TextField(default="")
    words = TextField(default="")

    class Meta:
        indexes = ((("card", "part"), True),)


class GiftReason(Table):
    """Why an owner voided or corrected; goes with the member it may name."""

    treatment = ABOUT
    entry = ForeignKeyField(GiftEntry, unique=True, on_delete="RESTRICT")
    member = ForeignKeyField(Member, null=True, on_delete="RESTRICT")
    words = TextField()


class GiftGuess(Table):
    """A code that looked right and that no card carries; ten in ten minutes stop the reading until an owner lets it go on."""

    treatment = SHOP
    at = InstantField()
    counter = ForeignKeyField(Counter, null=True, on_delete="RESTRICT")


TABLES: tuple[type[Model], ...] = (GiftBatch, GiftCard, GiftEntry, GiftPerson, GiftReason, GiftGuess)
LEDGERS: tuple[type[Model], ...] = (GiftEntry,)
