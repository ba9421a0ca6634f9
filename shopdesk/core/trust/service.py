"""What was given to and asked of each member."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from shopdesk.core.trust import rules
from shopdesk.core.trust.records import Account, Booked, TrustKind
from shopdesk.i18n import _
from shopdesk.storage.columns import day_number, day_of
from shopdesk.storage.tables import TrustEntry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shopdesk.core.shop import Shop

# An entry that was taken back and the one that took it back both stay in the ledger, and neither counts.
# Not "reverses_id IS NULL": the engine would look that up in its index and find nearly the whole ledger.
_STANDING = "coalesce(reverses_id, 0) = 0 AND NOT EXISTS (SELECT 1 FROM trust_entry r WHERE r.reverses_id = e.id)"


class Trust:
    """The trust account: booked by what happens, never by hand."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def book(self, member_id: int, kind: TrustKind, about_id: int | None = None) -> int:
        """Book one thing given or taken, now; ``about_id`` is what it came from. Within the transaction of what happened."""
        with self._shop.transaction("trust.book") as writing:
            member_id = self._shop.members.resolved(member_id)
            entry = self._write(member_id, kind.value, rules.VALUES[kind], about_id)
            writing.log("trust.book", member_id, entry=entry, of=kind.value)
        return entry

    def book_once(self, member_id: int, kind: TrustKind, about_id: int) -> int | None:
        """Book it unless the same was booked about the same thing and still stands; then None."""
        sql = f"SELECT 1 FROM trust_entry e WHERE e.about_id = ? AND e.kind = ? AND {_STANDING} LIMIT 1"
        booked = self._shop.store.rows(sql, (about_id, kind.value))
        return None if booked else self.book(member_id, kind, about_id)

    def unbook(self, about_id: int, kind: TrustKind) -> None:
        """It was not so after all: take back what was booked about a thing, if it still stands."""
        sql = f"SELECT id FROM trust_entry e WHERE about_id = ? AND kind = ? AND {_STANDING}"
        for (entry_id,) in self._shop.store.rows(sql, (about_id, kind.value)):
            self.reverse(entry_id)

    def reverse(self, entry_id: int) -> None:
        """Take an entry back by one that says the opposite (undo does); a second time changes nothing.

        What took an entry back is answered by booking that entry anew.
        """
        store = self._shop.store
        if store.rows("SELECT 1 FROM trust_entry WHERE reverses_id = ?", (entry_id,)):
            return
        with self._shop.transaction("trust.reverse") as writing:
            member_id, kind, value, about, reverses = store.rows(
                "SELECT member_id, kind, value, about_id, reverses_id FROM trust_entry WHERE id = ?", (entry_id,)
            )[0]
            self._write(member_id, kind, -value, about, reverses_id=entry_id if reverses is None else None)
            writing.log("trust.reverse", member_id, entry=entry_id)

    def _write(self, member_id: int, kind: str, value: int, about_id: int | None, reverses_id: int | None = None) -> int:
        shop = self._shop
        with shop.transaction("trust.book") as writing:
            writing.touch("trust", member_id)
            return writing.insert(
                TrustEntry, member_id=member_id, kind=kind, value=value, at=shop.clock.now(), day=shop.today(),
                staff_id=shop.staff.at_counter_id(), about_id=about_id, reverses_id=reverses_id,
            )

    # what it adds up to

    def account(self, member_id: int) -> Account:
        """Give somebody's last twelve months, and the sentence that says what they mean."""
        today = self._shop.today()
        booked = self._booked(member_id, rules.first_day(today))
        return rules.account(booked, today, held=self._shop.cases.has_problem(member_id))

    def is_empty(self, member_id: int) -> bool:
        """Was as much taken as given in the last twelve months? Then give first."""
        booked = self._booked(member_id, rules.first_day(self._shop.today()))
        return rules.is_empty(sum(one.value for one in booked))

    def warning(self, member_id: int) -> str:
        """What to say to whoever is about to ask something of them; nothing while there is goodwill to draw on."""
        if not self.is_empty(member_id):
            return ""
        return _("The trust account is empty. Give something first, then ask.")

    def _booked(self, member_id: int, since: dt.date) -> list[Booked]:
        pages = self._shop.members.pages(member_id)
        marks = ", ".join("?" * len(pages))
        sql = f"SELECT kind, value, day, about_id FROM trust_entry e WHERE member_id IN ({marks}) AND day >= ? AND {_STANDING}"
        rows: Iterable[tuple[str, int, int, int | None]] = self._shop.store.rows(f"{sql} ORDER BY at, id", (*pages, day_number(since)))
        return [Booked(TrustKind(kind), value, day_of(day), about) for kind, value, day, about in rows]

    def history(self, member_id: int) -> tuple[Booked, ...]:
        """Everything that stands on somebody's account, oldest first."""
        return tuple(self._booked(member_id, dt.date.min))

    # the whole shop

    def count(self, kind: TrustKind, first: dt.date, last: dt.date) -> int:
        """How often something happened, both days included."""
        sql = f"SELECT count(*) FROM trust_entry e WHERE kind = ? AND day BETWEEN ? AND ? AND {_STANDING}"
        return int(self._shop.store.rows(sql, (kind.value, day_number(first), day_number(last)))[0][0])
