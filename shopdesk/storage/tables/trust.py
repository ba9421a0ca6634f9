"""The trust account: what was given and taken, append-only."""

from __future__ import annotations

from peewee import BigIntegerField, IntegerField, Model, TextField

from shopdesk.storage.columns import DayField, InstantField
from shopdesk.storage.tables.kinds import LEDGER, Table


class TrustEntry(Table):
    """One thing given (above zero) or taken. ``about_id`` is what it came from; ``reverses_id`` the entry this one takes back."""

    treatment = LEDGER
    member_id = BigIntegerField()
    kind = TextField()
    value = IntegerField()
    at = InstantField()
    day = DayField()
    staff_id = BigIntegerField(null=True)
    about_id = BigIntegerField(null=True, index=True)
    reverses_id = BigIntegerField(null=True, unique=True)

    class Meta:
        indexes = ((("member_id", "day"), False),)


TABLES: tuple[type[Model], ...] = (TrustEntry,)
LEDGERS: tuple[type[Model], ...] = (TrustEntry,)
