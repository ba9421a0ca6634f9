"""Lists that were taken out of the shop."""

from __future__ import annotations

from peewee import ForeignKeyField, IntegerField, Model, TextField

from shopdesk.storage.columns import InstantField
from shopdesk.storage.tables.kinds import SHOP, Table
from shopdesk.storage.tables.shop import Staff


class TakenList(Table):
    """One list: who took it, in which form, for what (empty: everybody, the owner's) and why in their own words.

    ``going`` and ``staying`` are how many were in it and how many were not; empty until it was written to its end.
    """

    treatment = SHOP
    at = InstantField()
    staff = ForeignKeyField(Staff, null=True, index=False, on_delete="RESTRICT")
    form = TextField()
    purpose = TextField(default="")
    why = TextField(default="")
    going = IntegerField(null=True)
    staying = IntegerField(null=True)


TABLES: tuple[type[Model], ...] = (TakenList,)
LEDGERS: tuple[type[Model], ...] = ()
