"""Privileges as they stand in the store, made into records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from shopdesk.core.members.merged import PAGES, pages
from shopdesk.core.privileges.records import Category, Held, Person, PrivilegeKind
from shopdesk.storage.columns import day_number, day_of

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

# Not ended, and its last day has not passed. One that begins later holds its place already.
STANDS = "p.ended_at IS NULL AND (p.end_on IS NULL OR p.end_on >= ?)"
KIND = (
    "k.id, k.name, k.category, k.instruction, k.icon, k.places, k.review_days,"
    f" (SELECT count(*) FROM privilege p WHERE p.kind_id = k.id AND {STANDS}),"
    " (SELECT count(*) FROM privilege_waiting w WHERE w.kind_id = k.id)"
)
_PLAIN_KIND = "k.id, k.name, k.category, k.instruction, k.icon, k.places, k.review_days"
_KINDS = 7
_ROW = (
    f"SELECT {_PLAIN_KIND}, p.id, {{member}}, p.reason, p.detail, p.start, p.review_on, p.end_on, p.used_on,"
    " g.id, g.name, g.works_here, c.id, c.name, c.works_here"
)
_JOINED = (
    " JOIN privilege_kind k ON k.id = p.kind_id LEFT JOIN staff g ON g.id = p.giver_id LEFT JOIN staff c ON c.id = p.contact_id"
)
_OF_MEMBER = f"{_ROW.format(member='page.root')} FROM page CROSS JOIN privilege p{_JOINED} WHERE p.member_id = page.id"
_OF_SHOP = _ROW.format(member="p.member_id") + f" FROM privilege p{_JOINED}"
_ORDER = " ORDER BY k.position, k.id, p.start, p.id"
GO_FIRST = (
    "WITH RECURSIVE goes_first(id) AS (SELECT coalesce(m.merged_into_id, m.id) FROM privilege p"
    " JOIN privilege_kind k ON k.id = p.kind_id JOIN member m ON m.id = p.member_id"
    f" WHERE k.category = '{Category.PRIORITY.value}' AND {STANDS} AND p.start <= ?"
    " UNION SELECT m.id FROM goes_first JOIN member m ON m.merged_into_id = goes_first.id) "
)
"""The beginning of a query about what waits: ``goes_first(id)`` gives each page of whoever holds a priority. Its values: the day, twice."""


def kind_of(row: Sequence[Any]) -> PrivilegeKind:
    """A row of KIND as a record."""
    kind_id, name, category, *rest = row
    return PrivilegeKind(kind_id, name, Category(category), *rest)


def held_by(shop: Shop, member_ids: Sequence[int], day: dt.date) -> tuple[Held, ...]:
    """Give what these members hold on ``day``, merged pages included, in the order of the kinds."""
    if not member_ids:
        return ()
    sql = f"{pages(len(member_ids))}{_OF_MEMBER} AND {STANDS} AND p.start <= ?{_ORDER}"
    number = day_number(day)
    return tuple(_held(row) for row in shop.store.rows(sql, (*member_ids, number, number)))


def held_of_kind(shop: Shop, kind_id: int, day: dt.date) -> tuple[Held, ...]:
    """Give everybody's privilege of a kind that stands, those that begin later too."""
    rows = shop.store.rows(f"{_OF_SHOP} WHERE p.kind_id = ? AND {STANDS}{_ORDER}", (kind_id, day_number(day)))
    return tuple(_held(row) for row in rows)


def due_for_review(shop: Shop, day: dt.date) -> tuple[Held, ...]:
    """Give what is to be looked at again: its day has come, or the person somebody was given has left."""
    sql = f"{_OF_SHOP} WHERE {STANDS} AND (p.review_on <= ? OR c.works_here = 0) ORDER BY p.review_on, p.id"
    number = day_number(day)
    return tuple(_held(row) for row in shop.store.rows(sql, (number, number)))


def one(shop: Shop, privilege_id: int, day: dt.date) -> Held | None:
    """Give one that still stands; None when there is none."""
    rows = shop.store.rows(f"{_OF_SHOP} WHERE p.id = ? AND {STANDS}", (privilege_id, day_number(day)))
    return _held(rows[0]) if rows else None


def holds(shop: Shop, member_id: int, kind_id: int, day: dt.date) -> bool:
    """Does a member hold the kind, or will they?"""
    sql = f"{PAGES}SELECT 1 FROM page CROSS JOIN privilege p WHERE p.member_id = page.id AND p.kind_id = ? AND {STANDS}"
    return bool(shop.store.rows(sql, (member_id, kind_id, day_number(day))))


def who_go_first(shop: Shop, day: dt.date) -> frozenset[int]:
    """Give every page of those who hold a priority on ``day``."""
    number = day_number(day)
    return frozenset(row[0] for row in shop.store.rows(f"{GO_FIRST}SELECT id FROM goes_first", (number, number)))


def _held(row: Sequence[Any]) -> Held:
    privilege_id, member_id, reason, detail, start, review_on, end_on, used_on, *people = row[_KINDS:]
    return Held(
        privilege_id, member_id, kind_of(row[:_KINDS]), reason, detail, _person(people[:3]), _person(people[3:]), day_of(start),
        day_of(review_on), _day(end_on), _day(used_on),
    )


def _day(number: int | None) -> dt.date | None:
    return None if number is None else day_of(number)


def _person(row: Sequence[Any]) -> Person | None:
    return None if row[0] is None else Person(row[0], row[1], bool(row[2]))
