"""What is owed, as rows of Today: problems first, then what was promised, then whoever waits for an answer.

Of the orders of a day those of people with a priority come first.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from heapq import merge
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from shopdesk.core.cases import rules
from shopdesk.core.cases.reading import CASE, PROMISE, as_case, as_promise
from shopdesk.core.cases.records import Case, CaseKind, NewCase, Promise
from shopdesk.core.permissions.records import Channel, Purpose
from shopdesk.core.privileges.reading import GO_FIRST
from shopdesk.core.today.records import Act, Group, Moment, Outcome, TodayRow
from shopdesk.core.today.source import Source, in_chunks
from shopdesk.storage.columns import day_number, instant_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shopdesk.core.shop import Shop

_GROUPS = {CaseKind.PROBLEM: Group.PUT_RIGHT, CaseKind.REQUEST: Group.ANSWER, CaseKind.ORDER: Group.PROMISED}
# What waits for somebody else rests until we look at it again, or until its time has come.
_CASES = (
    f"{CASE} WHERE c.kind = ? AND c.state IN ('open', 'waiting') AND (c.state = 'open' OR c.tell_since IS NOT NULL OR c.due < ?"
    " OR c.next_at < ?)"
)
_BY_DUE = " ORDER BY c.due, c.id"
_DUE_ORDERS = (
    f"{GO_FIRST}{_CASES} AND (c.due < ? OR c.tell_since IS NOT NULL OR c.next_at < ?)"
    f" AND c.member_id {{are}} (SELECT id FROM goes_first){_BY_DUE}"
)
_PROMISES = f"{PROMISE} WHERE p.state = 'open' AND (p.due < ? OR p.tell_since IS NOT NULL) ORDER BY p.due, p.id"


class OwedRows(Source):
    """Cases and promises whose time has come."""

    kinds = frozenset({"problem", "request", "order", "promise"})

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def rows(self, moment: Moment) -> Iterator[TodayRow]:
        now, tonight = instant_number(moment.now), instant_number(self._midnight(moment.day + dt.timedelta(1)))
        yield from self._cases(_CASES + _BY_DUE, (CaseKind.PROBLEM.value, now, tonight), moment)
        day = day_number(moment.day)
        due = (day, day, CaseKind.ORDER.value, now, tonight, tonight, tonight)
        first = map(self._first_of_its_day, self._cases(_DUE_ORDERS.format(are="IN"), due, moment))
        orders = self._cases(_DUE_ORDERS.format(are="NOT IN"), due, moment)
        promises = (self._of_promise(as_promise(self._shop, row)) for row in in_chunks(self._shop, _PROMISES, (tonight,)))
        yield from merge(first, orders, promises, key=attrgetter("order"))
        yield from self._cases(_CASES + _BY_DUE, (CaseKind.REQUEST.value, now, tonight), moment)

    def _cases(self, sql: str, values: Sequence[Any], moment: Moment) -> Iterator[TodayRow]:
        return (self._of_case(as_case(self._shop, row), moment) for row in in_chunks(self._shop, sql, values))

    def _of_case(self, case: Case, moment: Moment) -> TodayRow:
        sentence, act = rules.today_sentence(case), Act.WRITE if case.channel in (Channel.TEXT, Channel.EMAIL, Channel.SOCIAL) else Act.CALL
        if case.to_tell:
            act = Act.TELL
        elif case.kind is CaseKind.ORDER and (case.next_at is None or case.next_at > moment.now):
            act = Act.DONE
        return TodayRow(
            f"{case.kind.value}:{case.id}:{instant_number(case.due)}:{_told(case)}", _GROUPS[case.kind], case.kind.value, case.member_id,
            case.member_name, sentence, act, about_id=case.id, owner_id=case.owner_id, due=case.due, since=case.opened_at,
            purpose=Purpose.SERVICE,
        )

    def _of_promise(self, promise: Promise) -> TodayRow:
        return TodayRow(
            f"promise:{promise.id}:{instant_number(promise.due)}:{_told(promise)}", Group.PROMISED, "promise", promise.member_id,
            promise.member_name, rules.today_sentence(promise), Act.TELL if promise.to_tell else Act.DONE, about_id=promise.id,
            owner_id=promise.staff_id, due=promise.due, since=promise.given_at, purpose=Purpose.SERVICE,
        )

    def _first_of_its_day(self, row: TodayRow) -> TodayRow:
        """Where it stands when its person goes first: before all that is due on the same day, after what was due before."""
        assert row.due is not None
        return replace(row, stands_at=self._midnight(self._shop.local(row.due).date()))

    def _midnight(self, day: dt.date) -> dt.datetime:
        """When a day of the shop begins."""
        return self._shop.cases.answers.clock().at(dt.datetime.combine(day, dt.time(0)))

    # what becomes of a row

    def done(self, row: TodayRow, outcome: Outcome, words: str) -> bool:
        assert row.about_id is not None
        if row.kind == "promise":
            self._promise_done(row.about_id, row, outcome)
        else:
            self._case_done(row.about_id, row, outcome, words)
        # Spoken about is not solved: it stays on Today until it is right.
        return outcome is Outcome.GOOD or row.kind == "promise" or row.act is Act.TELL

    def _promise_done(self, promise_id: int, row: TodayRow, outcome: Outcome) -> None:
        promises = self._shop.cases.promises
        if outcome is Outcome.PROBLEM:
            promises.broken(promise_id)
        elif row.act is Act.DONE:
            promises.kept(promise_id)
        else:
            promises.told(promise_id)

    def _case_done(self, case_id: int, row: TodayRow, outcome: Outcome, words: str) -> None:
        cases = self._shop.cases
        if row.kind == "order" and outcome is Outcome.PROBLEM:
            cases.open(NewCase(row.member_id, CaseKind.PROBLEM, words or row.sentence, owner_id=row.owner_id))
        if row.kind == "order" and row.act is not Act.DONE:
            cases.orders.told(case_id, words)
        elif outcome is Outcome.GOOD:
            cases.solve(case_id, words)
        else:
            cases.answer(case_id, words, again=True)

    def give(self, row: TodayRow, staff_id: int, words: str) -> bool:
        assert row.about_id is not None
        if row.kind == "promise":
            self._shop.cases.promises.hand_over(row.about_id, staff_id)
        else:
            self._shop.cases.hand_over(row.about_id, staff_id, words)
        return True


def _told(owed: Case | Promise) -> int:
    """What tells news they know from news they do not: done with the one, the other still comes."""
    return 0 if owed.tell_since is None else instant_number(owed.tell_since)
