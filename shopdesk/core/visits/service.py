"""Visits: one key logs one, a list brings many."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from shopdesk.core import validation
from shopdesk.core.members.merged import marks
from shopdesk.core.members.records import Remembered
from shopdesk.core.money import Money
from shopdesk.core.visits.records import NewVisit, Press, Visit
from shopdesk.errors import NeedsALook, NotFound
from shopdesk.i18n import _
from shopdesk.storage import tables
from shopdesk.storage.columns import InstantField, day_number, day_of, new_id

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_EARLIEST = dt.date(1900, 1, 1)
_CHUNK = 20_000  # visits that are made ready at a time
_VISIT = (
    "SELECT v.id, v.member_id, v.day, v.at, v.staff_id, coalesce(f.name, ''), v.counter_id, v.amount_minor, v.currency, v.what, v.ask_how"
    " FROM visit v LEFT JOIN staff f ON f.id = v.staff_id"
)
_INSERT = (
    "INSERT INTO visit (id, member_id, day, at, staff_id, counter_id, amount_minor, currency, what, ask_how)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


class Visits:
    """When people came."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def record(
        self, member_id: int, day: dt.date | None = None, amount: Money | None = None, what: str = "", ask_how: bool = False
    ) -> Visit | None:
        """Log that somebody came, now unless ``day`` says when; None when they want nothing remembered, or are a child."""
        today = self._shop.today()
        day = self._day(day or today)
        return self._record(member_id, new_id(), day, self._shop.clock.now() if day == today else None, amount, what, ask_how)

    def press(self, member_id: int) -> Press:
        """Somebody is here, now: what ``record_press`` writes as soon as the shop can be written to."""
        return Press(new_id(), member_id, self._shop.clock.now())

    def record_press(self, press: Press) -> Visit | None:
        """Log that somebody came when it was pressed; a second time gives the visit that stands there. None as ``record`` has it."""
        if self._shop.store.rows("SELECT 1 FROM visit WHERE id = ?", (press.visit_id,)):
            return self.get(press.visit_id)
        return self._record(press.member_id, press.visit_id, self._shop.local(press.at).date(), press.at)

    def _record(
        self, member_id: int, visit_id: int, day: dt.date, at: dt.datetime | None, amount: Money | None = None, what: str = "",
        ask_how: bool = False,
    ) -> Visit | None:
        shop = self._shop
        member = shop.members.get(member_id)
        if member.remembered is Remembered.NOTHING or shop.known.keeping.is_child(member.birthday, member.address.country):
            return None
        if member.remembered is Remembered.VISITS:
            amount, what = None, ""
        what = validation.line("what", what)
        with shop.transaction("visits.record") as writing:
            writing.insert(
                tables.Visit, id=visit_id, member=member.id, day=day, at=at, staff=shop.staff.at_counter_id(), counter=shop.counter_id,
                amount_minor=amount and amount.minor, currency=amount and amount.currency, what=what, ask_how=ask_how,
            )
            writing.log("visits.record", member.id, visit=visit_id, day=day_number(day), amount=amount and amount.minor)
            self._touched(member.id, day_number(day))
            shop.rhythm.came(member.id, day_number(day))
            visit = self.get(visit_id)
            shop.followups.on_visit(visit)
        return visit

    def edit(self, visit_id: int, amount: Money | None = None, what: str = "", ask_how: bool = False) -> Visit:
        """Say what was bought, how much it was, and whether to ask how it goes."""
        visit = self.get(visit_id)
        if self._shop.members.get(visit.member_id).remembered is not Remembered.PURCHASES and (amount or what):
            raise NeedsALook(
                "what", _("They chose that what they buy is not remembered."), _("The visit itself is kept."),
                _("Change it with them under “Edit” first."),
            )
        with self._shop.transaction("visits.edit") as writing:
            writing.update(
                tables.Visit, visit_id, amount_minor=amount and amount.minor, currency=amount and amount.currency,
                what=validation.line("what", what), ask_how=ask_how,
            )
            writing.log(
                "visits.edit", visit.member_id, visit=visit_id, before=visit.amount and visit.amount.minor, after=amount and amount.minor
            )
            self._touched(visit.member_id)
            changed = self.get(visit_id)
            self._shop.followups.on_visit(changed)
        return changed

    def asked(self, visit_id: int) -> None:
        """Somebody asked how it goes."""
        visit = self.get(visit_id)
        with self._shop.transaction("visits.asked") as writing:
            writing.update(tables.Visit, visit_id, ask_how=False)
            writing.log("visits.asked", visit.member_id, visit=visit_id)
            self._touched(visit.member_id)
            self._shop.followups.on_visit(self.get(visit_id))

    def remove(self, visit_id: int) -> None:
        """It was not so: take the visit out."""
        visit = self.get(visit_id)
        with self._shop.transaction("visits.remove") as writing:
            self._shop.followups.on_visit_removed(visit_id)
            writing.delete(tables.Visit, visit_id)
            writing.log("visits.remove", visit.member_id, visit=visit_id, day=day_number(visit.day))
            self._touched(visit.member_id)
            self._shop.rhythm.relearn((visit.member_id,))

    def get(self, visit_id: int) -> Visit:
        """Give one visit; raises NotFound."""
        rows = self._shop.store.rows(_VISIT + " WHERE v.id = ?", (visit_id,))
        if not rows:
            raise NotFound(_("This visit is not there any more."))
        visit = _visit(rows[0])
        return replace(visit, member_id=self._shop.members.resolved(visit.member_id))

    def of(self, member_id: int, limit: int = 20) -> tuple[Visit, ...]:
        """Somebody's visits, newest first."""
        pages = self._shop.members.pages(member_id)
        newest = f" WHERE v.member_id IN ({marks(pages)}) ORDER BY v.day DESC, v.at DESC NULLS LAST LIMIT ?"
        rows = self._shop.store.rows(_VISIT + newest, (*pages, limit))
        return tuple(replace(_visit(row), member_id=pages[0]) for row in rows)

    def count(self) -> int:
        """How many visits are written down."""
        return int(self._shop.store.rows("SELECT count(*) FROM visit")[0][0])

    def record_many(self, rows: Iterable[NewVisit]) -> int:
        """Write many visits at once and give their number; members who want nothing remembered get none. Not undoable by itself.

        Ends with ordering all members anew, so it is for lists, not for the counter.
        """
        with self._shop.transaction("visits.record_many") as writing:
            waiting, written = iter(rows), 0
            while chunk := list(islice(waiting, _CHUNK)):  # a server lets go of whoever says nothing for long
                written += len(self.write_chunk(chunk))
            self.order_anew()
            writing.log("visits.record_many", count=written)
        return written

    def write_chunk(self, rows: Iterable[NewVisit]) -> range:
        """Write visits and nothing else, and give their ids; ``order_anew`` must follow in the same transaction."""
        shop = self._shop
        levels = dict(shop.store.rows("SELECT id, remembered FROM member WHERE remembered <> 'purchases'"))
        instant, counter, nothing = InstantField().db_value, shop.counter_id, Remembered.NOTHING.value
        first = new_id() // 2  # half, so that those behind it are ids too
        values: list[tuple[Any, ...]] = []
        for row in rows:
            level = levels.get(row.member_id)
            if level == nothing:
                continue
            amount, what = (None, "") if level else (row.amount, row.what)
            values.append((
                first + len(values), row.member_id, day_number(row.day), instant(row.at), row.staff_id, counter, amount and amount.minor,
                amount and amount.currency, what, row.ask_how,
            ))
        with shop.transaction("visits.record_many") as writing:
            shop.store.run_many(_INSERT, values)
            writing.touch_all("visits")
        return range(first, first + len(values))

    def order_anew(self) -> None:
        """Put every member where their visits say; their rhythm is to be learned anew."""
        self._shop.members.glances.reorder()
        self._shop.rhythm.mark_stale()

    def _day(self, day: dt.date) -> dt.date:
        if day > self._shop.today():
            raise NeedsALook("day", _("This day is still to come."), do=_("Look at the date."))
        if day < _EARLIEST:
            raise NeedsALook("day", _("This day is too long ago to be a visit."), do=_("Look at the year."))
        return day

    def _touched(self, member_id: int, new_day: int | None = None) -> None:
        with self._shop.transaction("visits.touched") as writing:
            writing.touch("visits", member_id)
            self._shop.members.glances.came(member_id, new_day)


def _visit(row: tuple[Any, ...]) -> Visit:
    visit_id, member_id, day, at, staff_id, staff_name, counter_id, minor, currency, what, ask_how = row
    amount = Money(minor, currency) if minor is not None else None
    return Visit(
        visit_id, member_id, day_of(day), InstantField().python_value(at), staff_id, staff_name, counter_id, amount, what, bool(ask_how)
    )
