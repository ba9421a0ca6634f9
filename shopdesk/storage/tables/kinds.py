"""What every table has: a random id, and what it says of itself (treatment.py)."""

from __future__ import annotations

from typing import ClassVar

from peewee import BigIntegerField, Model

from shopdesk.storage.columns import new_id
from shopdesk.storage.treatment import OnErase, OnExport, OnMerge, OnUndo, Treatment

ABOUT = Treatment(OnExport.IN_FULL, OnErase.DELETED, OnMerge.POINTER, OnUndo.BEFORE_AND_AFTER, "member_id")
SHOP = Treatment(OnExport.NOT_ABOUT_A_PERSON, OnErase.NOT_ABOUT_A_PERSON, OnMerge.NOT_ABOUT_A_PERSON, OnUndo.BEFORE_AND_AFTER)
LEDGER = Treatment(OnExport.BY_REFERENCE, OnErase.KEPT_AS_NUMBERS, OnMerge.POINTER, OnUndo.NEW_ENTRY, "member_id")


class Table(Model):
    """A table with a random id that is never used again."""

    treatment: ClassVar[Treatment]
    id = BigIntegerField(primary_key=True, default=new_id)

    class Meta:
        legacy_table_names = False
        strict_tables = True
