"""The shop itself: pictures, who works here, counters, what the owner decided."""

from __future__ import annotations

from peewee import BlobField, Check, ForeignKeyField, Model, TextField

from shopdesk.storage.columns import FlagField, InstantField, JsonField
from shopdesk.storage.tables.kinds import SHOP, Table
from shopdesk.storage.treatment import OnErase, OnExport, OnMerge, OnUndo, Treatment


class Picture(Table):
    """A photo, face, signature or logo, kept inside the file as JPEG or PNG; reached only from what points to it."""

    treatment = Treatment(OnExport.BY_REFERENCE, OnErase.DELETED, OnMerge.POINTER, OnUndo.BEFORE_AND_AFTER)
    content = BlobField()
    added_at = InstantField()


class Staff(Table):
    """Somebody who works, or has worked, in the shop."""

    treatment = SHOP
    name = TextField()
    role = TextField(constraints=[Check("role IN ('owner', 'staff')")])
    title = TextField(default="")
    phone = TextField(default="")
    email = TextField(default="")
    line = TextField(default="")
    face = ForeignKeyField(Picture, null=True, on_delete="RESTRICT")
    signature = ForeignKeyField(Picture, null=True, on_delete="RESTRICT")
    works_here = FlagField(default=True)


class Counter(Table):
    """A place in the shop where the program runs, and who stands there now."""

    treatment = SHOP
    name = TextField(unique=True)
    staff = ForeignKeyField(Staff, null=True, on_delete="RESTRICT")
    settings = JsonField(default=dict)


class Setting(Table):
    """One thing the owner decided, by its key."""

    treatment = SHOP
    key = TextField(unique=True)
    value = JsonField()


TABLES: tuple[type[Model], ...] = (Picture, Staff, Counter, Setting,)
LEDGERS: tuple[type[Model], ...] = ()
