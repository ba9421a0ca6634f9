"""What is owed, as rows of Today: what to put right, what was promised, what to answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from heapq import merge
from operator import attrgetter
from typing import TYPE_CHECKING

from shopdesk.core.cases.reading import CASE, PROMISE, as_case, as_promise, stored
from shopdesk.core.cases.records import Case, NoteKind, Promise
from shopdesk.core.permissions.records import Channel, Purpose
from shopdesk.core.today.records import Act, Group, Moment, Outcome, TodayRow
from shopdesk.core.today.source import Source, in_chunks
from shopdesk.i18n import _

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_LAST_WORD = "SELECT text FROM case_note WHERE case_id = ? AND kind = ? ORDER BY at DESC, id LIMIT 1"
_STATES = ("open", "waiting")


class OwedRows(Source):
    """Cases and promises. Each knows itself whether it is over, so what Today keeps of them is only who put them off."""

    kinds = frozenset({"problem", "request", "order", "tell_order", "promise", "tell_promise"})

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def rows(self, moment: Moment) -> Iterable[TodayRow]:
        tonight = stored(self._midnight(moment.day + dt.timedelta(1)))
        now = stored(moment.now)
        owed = [self._cases(state, now, tonight) for state in _STATES]
        groups = [generator for of_state in owed for generator in of_state]
        return merge(*groups, self._promises(tonight), self._late_promises(), key=attrgetter("order"))

    def _midnight(self, day: dt.date) -> dt.datetime:
        return dt.datetime.combine(day, dt.time(0), self._shop.zone()).astimezone(dt.UTC)

    # cases

    def _cases(self, state: str, now: int, tonight: int) -> Iterator[Iterator[TodayRow]]:
        """A row source for each kind; what waits for a time that has not come, and is not due, is nobody's task yet."""
        waits = f"c.state = '{state}' AND (c.next_at IS NULL OR c.next_at <= ? OR c.due <= ?)"
        yield self._read(f"{waits} AND c.kind = 'problem'", (now, now), self._problem)
        yield self._read(f"{waits} AND c.kind = 'request' AND c.answered_at IS NULL", (now, now), self._request)
        answered = f"{waits} AND c.kind = 'request' AND c.answered_at IS NOT NULL AND c.due < ?"
        yield self._read(answered, (now, now, tonight), self._request)
        yield self._read(f"c.state = '{state}' AND c.kind = 'order' AND c.tell_since IS NOT NULL", (), self._tell_order)
        due = f"{waits} AND c.kind = 'order' AND c.tell_since IS NULL AND c.due < ?"
        yield self._read(due, (now, now, tonight), self._order)

    def _read(self, where: str, values: tuple[int, ...], made: Callable[[Case], TodayRow]) -> Iterator[TodayRow]:
        for row in in_chunks(self._shop, f"{CASE} WHERE {where} ORDER BY c.due, c.id", values):
            yield made(as_case(self._shop, row))

    def _problem(self, case: Case) -> TodayRow:
        return self._row(case, Group.PUT_RIGHT, "problem", _reply(case), case.what)

    def _request(self, case: Case) -> TodayRow:
        group = Group.ANSWER if case.answered_at is None else Group.PROMISED
        return self._row(case, group, "request", _reply(case), case.what)

    def _order(self, case: Case) -> TodayRow:
        return self._row(case, Group.PROMISED, "order", Act.DONE, case.what)

    def _tell_order(self, case: Case) -> TodayRow:
        news = self._shop.store.rows(_LAST_WORD, (case.id, (NoteKind.LATE if case.known_late else NoteKind.STATUS).value))
        sentence = _told(case.what, news[0][0] if news else "", late=case.known_late)
        return self._row(case, Group.PROMISED, "tell_order", Act.TELL, sentence)

    def _row(self, case: Case, group: Group, kind: str, act: Act, sentence: str) -> TodayRow:
        # Its time is in the key: put off is this time, not the next one.
        return TodayRow(
            key=f"{kind}:{case.id}:{stored(case.tell_since if kind == 'tell_order' and case.tell_since else case.due)}", group=group,
            kind=kind, member_id=case.member_id, name=case.member_name, sentence=ended(sentence), act=act, about_id=case.id,
            owner_id=case.owner_id, due=case.due, since=case.opened_at, purpose=Purpose.SERVICE,
        )

    # promises

    def _promises(self, tonight: int) -> Iterator[TodayRow]:
        where = f"{PROMISE} WHERE p.state = 'open' AND p.tell_since IS NULL AND p.due < ? ORDER BY p.due, p.id"
        for row in in_chunks(self._shop, where, (tonight,)):
            promise = as_promise(self._shop, row)
            yield self._promised(promise, "promise", Act.DONE, promise.what)

    def _late_promises(self) -> Iterator[TodayRow]:
        where = f"{PROMISE} WHERE p.state = 'open' AND p.tell_since IS NOT NULL ORDER BY p.due, p.id"
        for row in in_chunks(self._shop, where, ()):
            promise = as_promise(self._shop, row)
            yield self._promised(promise, "tell_promise", Act.TELL, _told(promise.what, promise.known_problem, late=True))

    def _promised(self, promise: Promise, kind: str, act: Act, sentence: str) -> TodayRow:
        return TodayRow(
            key=f"{kind}:{promise.id}:{stored(promise.due)}", group=Group.PROMISED, kind=kind, member_id=promise.member_id,
            name=promise.member_name, sentence=ended(sentence), act=act, about_id=promise.id, owner_id=promise.staff_id,
            due=promise.due, since=promise.given_at, purpose=Purpose.SERVICE,
        )

    # what becomes of them

    def done(self, row: TodayRow, outcome: Outcome, words: str) -> bool:
        assert row.about_id is not None
        if row.kind in ("promise", "tell_promise"):
            return self._promise_done(row.kind, row.about_id, outcome)
        return self._case_done(row.kind, row.about_id, outcome, words)

    def _case_done(self, kind: str, case_id: int, outcome: Outcome, words: str) -> bool:
        cases = self._shop.cases
        if outcome is not Outcome.GOOD:
            cases.note(case_id, words or _("We spoke, and it is not settled yet."))
            return False
        if kind == "tell_order":
            cases.orders.told(case_id, words)
        else:
            cases.solve(case_id, words)
        return True

    def _promise_done(self, kind: str, promise_id: int, outcome: Outcome) -> bool:
        promises = self._shop.cases.promises
        if outcome is Outcome.PROBLEM:
            promises.broken(promise_id)
        elif outcome is Outcome.QUESTION:
            return False
        elif kind == "tell_promise":
            promises.told(promise_id)
        else:
            promises.kept(promise_id)
        return True

    def give(self, row: TodayRow, staff_id: int, words: str) -> bool:
        assert row.about_id is not None
        if row.kind in ("promise", "tell_promise"):
            self._shop.cases.promises.hand_over(row.about_id, staff_id)
        else:
            self._shop.cases.hand_over(row.about_id, staff_id, words or _("Please take this one."))
        return True


def ended(words: str) -> str:
    """Words of ours as a sentence."""
    words = words.strip()
    return words if words.endswith((".", "?", "!", "…")) else f"{words}."


def _reply(case: Case) -> Act:
    """Answered the way it came."""
    return Act.WRITE if case.channel in (Channel.EMAIL, Channel.TEXT, Channel.SOCIAL) else Act.CALL


def _told(what: str, news: str, *, late: bool) -> str:
    if not late:
        return _("{what}: {news}").format(what=what.rstrip("."), news=news)
    return _("{what} will be late. {news} Tell them first.").format(what=what.rstrip("."), news=ended(news) if news else "")
