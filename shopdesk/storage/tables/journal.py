"""How acts are taken back, and the log."""

from __future__ import annotations

from peewee import AutoField, BigIntegerField, ForeignKeyField, IntegerField, Model, TextField

from shopdesk.storage.columns import InstantField, JsonField
from shopdesk.storage.tables.kinds import LEDGER, Table
from shopdesk.storage.tables.shop import Counter, Staff
from shopdesk.storage.treatment import OnErase, OnExport, OnMerge, OnUndo, Treatment


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

    treatment = LEDGER
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


TABLES: tuple[type[Model], ...] = (UndoStep, UndoRow, LogLine,)
LEDGERS: tuple[type[Model], ...] = (LogLine,)
