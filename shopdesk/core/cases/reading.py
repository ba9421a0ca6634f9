"""Rows of what is owed as records; a merged page's rows come out under the page that goes on."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from shopdesk.core.cases.records import (
    Case,
    CaseKind,
    CaseLine,
    CaseState,
    NoteKind,
    OrderStatus,
    Promise,
    PromiseState,
    Reason,
)
from shopdesk.storage.columns import day_of, instant_of

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

CASE = (
    "SELECT m.id, m.name, m.merged_into_id, c.owner_id, coalesce(f.name, ''), coalesce(f.works_here, 0), c.id, c.kind, c.reason, c.what,"
    " c.state, c.channel, c.opened_on, c.status, c.opened_at, c.due, c.next_at, c.answered_at, c.solved_at, c.checked_at, c.late_since,"
    " c.tell_since, c.told_at FROM case_file c JOIN member m ON m.id = c.member_id LEFT JOIN staff f ON f.id = c.owner_id"
)
PROMISE = (
    "SELECT m.id, m.name, m.merged_into_id, p.staff_id, coalesce(f.name, ''), coalesce(f.works_here, 0), p.id, p.what, p.state,"
    " p.given_on, p.known_problem, p.case_id, p.due, p.given_at, p.ended_at, p.late_since, p.tell_since, p.told_at"
    " FROM promise p JOIN member m ON m.id = p.member_id LEFT JOIN staff f ON f.id = p.staff_id"
)
LINE = (
    "SELECT n.id, n.kind, n.text, n.at, n.day, coalesce(f.name, ''), coalesce(t.name, '') FROM case_note n"
    " LEFT JOIN staff f ON f.id = n.staff_id LEFT JOIN staff t ON t.id = n.to_staff_id"
)


def as_case(shop: Shop, row: tuple[Any, ...]) -> Case:
    """A row of CASE as a record."""
    member_id, member_name = whose(shop, *row[:3])
    owner_id, owner_name, works_here, case_id, kind, reason, what, state, channel, opened_on, status, opened_at, due, *later = row[3:]
    next_at, answered_at, solved_at, checked_at, late_since, tell_since, told_at = (or_none(at) for at in later)
    return Case(
        case_id, member_id, member_name, CaseKind(kind), Reason(reason) if reason else None, what, CaseState(state), channel,
        owner_id, owner_name, bool(works_here), instant_of(opened_at), day_of(opened_on), instant_of(due), next_at, answered_at, solved_at,
        checked_at, OrderStatus(status) if status else None, late_since, tell_since, told_at,
    )


def as_promise(shop: Shop, row: tuple[Any, ...]) -> Promise:
    """A row of PROMISE as a record."""
    member_id, member_name = whose(shop, *row[:3])
    staff_id, staff_name, works_here, promise_id, what, state, given_on, known_problem, case_id, due, given_at, *later = row[3:]
    ended_at, late_since, tell_since, told_at = (or_none(at) for at in later)
    return Promise(
        promise_id, member_id, member_name, what, PromiseState(state), instant_of(due), staff_id, staff_name, bool(works_here),
        instant_of(given_at), day_of(given_on), ended_at, known_problem, late_since, tell_since, told_at, case_id,
    )


def as_line(row: tuple[Any, ...]) -> CaseLine:
    """A row of LINE as a record."""
    line_id, kind, text, at, day, staff_name, to_staff_name = row
    return CaseLine(line_id, NoteKind(kind), text, instant_of(at), day_of(day), staff_name, to_staff_name)


def whose(shop: Shop, member_id: int, name: str, merged_into: int | None) -> tuple[int, str]:
    """Id and name of the page that goes on."""
    if merged_into is None:
        return member_id, name
    member_id = shop.members.resolved(merged_into)
    return member_id, str(shop.store.rows("SELECT name FROM member WHERE id = ?", (member_id,))[0][0])


def or_none(number: int | None) -> dt.datetime | None:
    """An instant out of the store, or None."""
    return None if number is None else instant_of(number)
