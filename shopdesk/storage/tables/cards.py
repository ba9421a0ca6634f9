"""What was printed for whom."""

from __future__ import annotations

from peewee import ForeignKeyField, Model, TextField

from shopdesk.storage.columns import DayField, InstantField
from shopdesk.storage.tables.kinds import ABOUT, Table
from shopdesk.storage.tables.members import Member
from shopdesk.storage.tables.shop import Staff


class PrintedCard(Table):
    """What was printed for whom, so that nobody gets the same card twice by mistake."""

    treatment = ABOUT
    member = ForeignKeyField(Member, on_delete="RESTRICT")
    kind = TextField()
    words = TextField()
    day = DayField()
    at = InstantField()
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")


TABLES: tuple[type[Model], ...] = (PrintedCard,)
LEDGERS: tuple[type[Model], ...] = ()
