"""Who may do what, what was used for what, who was erased, and whom the owner chose to keep."""

from __future__ import annotations

from peewee import BigIntegerField, ForeignKeyField, IntegerField, Model, TextField

from shopdesk.storage.columns import DayField, InstantField
from shopdesk.storage.tables.kinds import ABOUT, LEDGER, Table
from shopdesk.storage.tables.members import Member
from shopdesk.storage.tables.shop import Staff
from shopdesk.storage.treatment import OnErase, OnExport, OnMerge, OnUndo, Treatment


class Secret(Table):
    """Somebody's PIN or password, as a hash, and how often it was guessed wrong in a row.

    ``wait`` is how many seconds must pass after ``wrong_at`` before the next try is looked at.
    """

    treatment = Treatment(OnExport.NOT_ABOUT_A_PERSON, OnErase.NOT_ABOUT_A_PERSON, OnMerge.NOT_ABOUT_A_PERSON, OnUndo.NEVER)
    staff = ForeignKeyField(Staff, unique=True, on_delete="RESTRICT")
    hashed = TextField()
    set_at = InstantField()
    wrong = IntegerField(default=0)
    wrong_at = InstantField(null=True)
    wait = IntegerField(default=0)


class Used(Table):
    """What something known of a member was last used for. ``what`` is a field of the page or a table."""

    treatment = Treatment(OnExport.IN_FULL, OnErase.DELETED, OnMerge.POINTER, OnUndo.NEVER, "member_id")
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    what = TextField()
    row_id = BigIntegerField()
    used_for = TextField()
    day = DayField()
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")

    class Meta:
        indexes = ((("member_id", "what", "row_id", "used_for"), True), (("what", "day"), False))


class Kept(Table):
    """The owner looked at somebody not seen for long, and chose to keep them."""

    treatment = ABOUT
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    day = DayField()
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")


class Erasure(Table):
    """The id of a page that was erased, and when: so that a backup of before does not bring anybody back."""

    treatment = LEDGER
    member_id = BigIntegerField(unique=True)
    at = InstantField()


TABLES: tuple[type[Model], ...] = (Secret, Used, Kept, Erasure)
LEDGERS: tuple[type[Model], ...] = (Erasure,)
