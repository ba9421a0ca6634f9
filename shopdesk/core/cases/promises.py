"""Promises: what was said, by when, and who gave their word."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from shopdesk.core.cases.notes import Owing
from shopdesk.core.cases.reading import PROMISE, as_promise
from shopdesk.core.cases.records import CaseKind, KeptRate, NewCase, Promise, PromiseState, Reason
from shopdesk.core.trust.records import TrustKind
from shopdesk.errors import ChangedSince, NotFound
from shopdesk.i18n import _
from shopdesk.storage import tables
from shopdesk.storage.columns import instant_number

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_RATE = """
SELECT sum(CASE WHEN state = 'kept' AND ended_at <= due THEN 1 ELSE 0 END),
sum(CASE WHEN state = 'kept' AND ended_at > due THEN 1 ELSE 0 END),
sum(CASE WHEN state = 'broken' THEN 1 ELSE 0 END),
sum(CASE WHEN state = 'open' AND due < ? THEN 1 ELSE 0 END)
FROM promise WHERE due >= ? AND due < ?
"""


class Promises:
    """The word that was given: kept, late, or broken; a broken one becomes a problem."""

    def __init__(self, shop: Shop, owing: Owing) -> None:
        self._shop = shop
        self._owing = owing

    def get(self, promise_id: int) -> Promise:
        """Give one promise; raises NotFound."""
        rows = self._shop.store.rows(f"{PROMISE} WHERE p.id = ?", (promise_id,))
        if not rows:
            raise NotFound(_("This promise is not there any more."), do=_("Somebody may have taken it back. Look at the person's page."))
        return as_promise(self._shop, rows[0])

    def all_open(self) -> tuple[Promise, ...]:
        """Every open promise, what is due first at the top."""
        rows = self._shop.store.rows(f"{PROMISE} WHERE p.state = 'open' ORDER BY p.due, p.id")
        return tuple(as_promise(self._shop, row) for row in rows)

    def of(self, member_id: int, *, ended_too: bool = False) -> tuple[Promise, ...]:
        """What somebody was promised: the open ones, what is due first at the top, then if asked the others, newest first."""
        pages = self._shop.members.pages(member_id)
        rows = self._shop.store.rows(f"{PROMISE} WHERE p.member_id IN ({', '.join('?' * len(pages))}) ORDER BY p.due, p.id", pages)
        found = [as_promise(self._shop, row) for row in rows]
        waiting = [one for one in found if one.state is PromiseState.OPEN]
        return tuple(waiting + [one for one in reversed(found) if ended_too and one.state is not PromiseState.OPEN])

    def give(self, member_id: int, what: str, due: dt.datetime, staff_id: int | None = None) -> Promise:
        """Give somebody our word; it is the word of who is at the counter unless ``staff_id`` says whose. Raises NeedsALook."""
        what, due, staff = self._owing.words("what", what), self._owing.due(due), self._owing.owner(staff_id)
        with self._shop.transaction("cases.promise") as writing:
            member_id = self._shop.members.resolved(member_id)
            promise_id = writing.insert(
                tables.Promise, member=member_id, what=what, due=due, staff=staff, given_at=self._shop.clock.now(),
                given_on=self._shop.today(),
            )
            writing.log("cases.promise", member_id, promise=promise_id)
            writing.touch("cases", member_id)
        return self.get(promise_id)

    def kept(self, promise_id: int) -> Promise:
        """We did what we said. Kept late and without a word is drawn from the trust account."""
        promise, now = self._open(promise_id), self._shop.clock.now()
        with self._shop.transaction("cases.kept"):
            if now <= promise.due:
                self._shop.trust.book(promise.member_id, TrustKind.PROMISE_KEPT, promise.id)
            elif promise.told_at is None:
                self._shop.trust.book(promise.member_id, TrustKind.LATE, promise.id)
            return self._write(promise, "cases.kept", state=PromiseState.KEPT.value, ended_at=now, tell_since=None)

    def broken(self, promise_id: int) -> Promise:
        """We did not do what we said: it becomes a problem of whoever gave their word."""
        promise = self._open(promise_id)
        with self._shop.transaction("cases.broken"):
            self._shop.trust.book(promise.member_id, TrustKind.PROMISE_BROKEN, promise.id)
            owner = promise.staff_id if promise.staff_here else None
            what = _("We promised this and did not keep it: {what}").format(what=promise.what)[:2000]
            case = self._shop.cases.open_unbooked(NewCase(promise.member_id, CaseKind.PROBLEM, what, Reason.NOT_DELIVERED, owner))
            return self._write(
                promise, "cases.broken", state=PromiseState.BROKEN.value, ended_at=self._shop.clock.now(), case=case.id, tell_since=None
            )

    def let_go(self, promise_id: int) -> Promise:
        """They do not want it any more; nothing is owed."""
        return self._write(
            self._open(promise_id), "cases.let_go", state=PromiseState.LET_GO.value, ended_at=self._shop.clock.now(), tell_since=None
        )

    def hand_over(self, promise_id: int, staff_id: int) -> Promise:
        """Somebody else stands for it from now on. Raises NotAllowed when they have left."""
        return self._write(self._open(promise_id), "cases.promise_over", staff=self._owing.owner(staff_id))

    def will_be_late(self, promise_id: int, why: str) -> Promise:
        """It is known that it will be late, so they are to be told before they ask."""
        promise, now = self._open(promise_id), self._shop.clock.now()
        return self._write(
            promise, "cases.promise_late", known_problem=self._owing.words("why", why), late_since=promise.late_since or now,
            tell_since=promise.tell_since or now,
        )

    def told(self, promise_id: int, new_due: dt.datetime | None = None) -> Promise:
        """They know, and perhaps agreed on another time. Told before it was late, that is help before they asked."""
        promise, now = self._open(promise_id), self._shop.clock.now()
        due = promise.due if new_due is None else self._owing.due(new_due)
        with self._shop.transaction("cases.promise_told"):
            if promise.to_tell and now <= promise.due:
                self._shop.trust.book_once(promise.member_id, TrustKind.HELP_BEFORE_ASKED, promise.id)
            self._shop.followups.in_touch(promise.member_id)
            late_since = promise.late_since if new_due is None else None
            return self._write(promise, "cases.promise_told", tell_since=None, told_at=now, due=due, late_since=late_since)

    def kept_rate(self, first: dt.date, last: dt.date) -> KeptRate:
        """How the promises that were due on these days (both included) went; those still to come do not count."""
        clock, now = self._shop.cases.answers.clock(), self._shop.clock.now()
        midnight = dt.time(0)
        begin, end = (clock.at(dt.datetime.combine(day, midnight)) for day in (first, last + dt.timedelta(1)))
        kept, late, broken, overdue = self._shop.store.rows(_RATE, (instant_number(now), instant_number(begin), instant_number(end)))[0]
        return KeptRate(kept or 0, late or 0, broken or 0, overdue or 0)

    def _open(self, promise_id: int) -> Promise:
        promise = self.get(promise_id)
        if promise.state is not PromiseState.OPEN:
            raise ChangedSince(_("This promise is settled already."), _("Everything stays as it is now."), _("Look at it again."))
        return promise

    def _write(self, promise: Promise, verb: str, **changed: Any) -> Promise:
        with self._shop.transaction(verb) as writing:
            writing.update(tables.Promise, promise.id, **changed)
            writing.log(verb, promise.member_id, promise=promise.id)
            writing.touch("cases", promise.member_id)
        return self.get(promise.id)
