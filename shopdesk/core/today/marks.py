"""What was decided about rows of Today, kept by their keys: put off, done, given to somebody."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from shopdesk.core.today.records import Outcome, TodayRow
from shopdesk.errors import ChangedSince
from shopdesk.i18n import _
from shopdesk.storage import tables
from shopdesk.storage.columns import day_number, day_of

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop
    from shopdesk.core.transaction import Transaction

_KEPT = dt.timedelta(days=400)  # longer than a year, so that a birthday is not asked for twice
_IN_FORCE = "SELECT key, until, done_on, owner_id FROM today_mark WHERE ends_on > ?"
_ONE = "SELECT id, done_on FROM today_mark WHERE key = ?"


@dataclass(frozen=True, slots=True)
class Mark:
    """What is known of a row by its key."""

    until: dt.date | None
    is_done: bool
    owner_id: int | None

    def hides(self, day: dt.date) -> bool:
        """Is the row not to be seen on ``day``?"""
        return self.is_done or (self.until is not None and day < self.until)


class Marks:
    """Reads and writes them; every write is inside Today's transaction."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def in_force(self) -> dict[str, Mark]:
        """The marks that still say something, by key."""
        rows = self._shop.store.rows(_IN_FORCE, (day_number(self._shop.today()),))
        return {key: Mark(None if until is None else day_of(until), done is not None, owner) for key, until, done, owner in rows}

    def later(self) -> int:
        """How many things were put off."""
        day = day_number(self._shop.today())
        sql = "SELECT count(*) FROM today_mark WHERE ends_on > ? AND until > ? AND done_on IS NULL"
        return int(self._shop.store.rows(sql, (day, day))[0][0])

    def done(self) -> int:
        """How many things were done today."""
        return int(self._shop.store.rows("SELECT count(*) FROM today_mark WHERE done_on = ?", (day_number(self._shop.today()),))[0][0])

    def require_open(self, row: TodayRow) -> None:
        """Refuse what is done already (ChangedSince)."""
        found = self._shop.store.rows(_ONE, (row.key,))
        if found and found[0][1] is not None:
            raise ChangedSince(_("A colleague has just done this."), _("It is booked once."), _("Take the next one."))

    def put_off(self, writing: Transaction, row: TodayRow, until: dt.date) -> None:
        """It comes back on ``until``."""
        self._write(writing, row, until=until, ends_on=max(until, self._shop.today() + _KEPT))

    def give(self, writing: Transaction, row: TodayRow, staff_id: int) -> None:
        """Somebody else has it from now on."""
        self._write(writing, row, owner=staff_id)

    def close(self, writing: Transaction, row: TodayRow, outcome: Outcome) -> None:
        """It is done."""
        self._write(writing, row, done_on=self._shop.today(), outcome=outcome.value)

    def _write(self, writing: Transaction, row: TodayRow, **values: Any) -> None:
        shop = self._shop
        values = {"ends_on": shop.today() + _KEPT, "at": shop.clock.now(), "staff": shop.staff.at_counter_id()} | values
        found = shop.store.rows(_ONE, (row.key,))
        if found:
            writing.update(tables.TodayMark, found[0][0], **values)
        else:
            writing.insert(tables.TodayMark, key=row.key, member=row.member_id, **values)
