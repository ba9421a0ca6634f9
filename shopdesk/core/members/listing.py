"""The list of members: who is in it, in which order, and what stands in a row. At 100,000 members each answer comes in under 100 ms.

Who is in it is one list of ids, so that a row keeps its number while one scrolls, and everything shown can be ticked;
what stands in the rows is read for those on the screen only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from shopdesk.core.members.filters import MemberFilter, MemberRow, Order, Reach
from shopdesk.core.members.glance import shown_name
from shopdesk.core.members.narrowing import Narrowing
from shopdesk.core.members.records import MemoryKind
from shopdesk.core.members.standing import standing_on
from shopdesk.core.permissions import reach
from shopdesk.core.rhythm.records import Standing
from shopdesk.storage.columns import day_number, day_of

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

EVERYONE = MemberFilter()
MOST = 500  # rows read at once
_OFFERED = 20  # towns and languages to choose from
_IN_ORDER = (Standing.REGULAR, Standing.BECOMING, Standing.NEW, Standing.SLIPPING, Standing.AWAY)
# The index of names is walked, and whoever has a row of their own (a merged page has none) is taken as they come.
_BY_NAME = "SELECT id FROM member WHERE merged_into_id IS NULL ORDER BY sort_key, id"
_BY_NAME_BACK = "SELECT id FROM member WHERE merged_into_id IS NULL ORDER BY sort_key DESC, id DESC"
# The other orders come by the newest visit first, which costs no sort; what is equal keeps that order when Python sorts it anew.
_BY_RECENCY = "SELECT member_id, last_day IS NULL, visits FROM glance ORDER BY recency DESC"
_ROWS = (
    "SELECT g.member_id, g.code, g.name, g.city, g.last_day, g.visits, {standing}, g.remember_kind, g.remember, g.photo_id, g.email,"
    " g.phone, m.street FROM glance g JOIN member m ON m.id = g.member_id WHERE g.member_id IN ({places})"
)


class Listing:
    """Answers what the list of members shows."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._store = shop.store
        self._orders: dict[tuple[Order, bool], tuple[tuple[int, int, int], list[int]]] = {}
        self._narrowing = Narrowing(shop)

    def ids(self, wanted: MemberFilter = EVERYONE, order: Order = Order.NAME, backwards: bool = False) -> Sequence[int]:
        """Give the ids of everyone in the list, in order. Who has no visit yet comes last by last visit and by standing."""
        ordered = self._ordered(order, backwards)
        if wanted == EVERYONE:
            return ordered
        kept = self._narrowing.who(wanted)
        if len(kept) == len(ordered):
            return ordered
        return list(filter(kept.__contains__, ordered)) if kept else []

    def rows(self, ids: Sequence[int]) -> tuple[MemberRow, ...]:
        """Give the rows of at most MOST members in the order of ``ids``; who is gone is left out."""
        ids = ids[:MOST]
        if not ids:
            return ()
        table, code = standing_on(self._today())
        standing = f"(SELECT {code} FROM {table} s WHERE s.member_id = g.member_id)"
        found = self._store.rows(_ROWS.format(standing=standing, places=", ".join("?" * len(ids))), ids)
        may, marks = reach.ways(self._shop, ids), self._shop.privileges.marks(ids)
        rows = {row[0]: replace(_row(row), may=may.get(row[0], frozenset()), marks=marks.get(row[0], ())) for row in found}
        return tuple(rows[member_id] for member_id in ids if member_id in rows)

    def count(self, wanted: MemberFilter) -> int:
        """How many are in the list."""
        return self._narrowing.count(wanted)

    def towns(self) -> tuple[str, ...]:
        """Where most people live, the town of most first."""
        towns = "SELECT city FROM glance WHERE city <> '' GROUP BY city ORDER BY count(*) DESC, city LIMIT ?"
        return tuple(self._first_of(towns, (_OFFERED,)))

    def languages(self) -> tuple[str, ...]:
        """What most people read, the language of most first."""
        languages = "SELECT language FROM member WHERE language <> '' GROUP BY language ORDER BY count(*) DESC, language LIMIT ?"
        return tuple(self._first_of(languages, (_OFFERED,)))

    def _first_of(self, sql: str, values: tuple[Any, ...] = ()) -> Iterator[Any]:
        return chain.from_iterable(self._store.rows(sql, values))

    # order

    def _ordered(self, order: Order, backwards: bool) -> list[int]:
        """Everyone in order, kept until it may be another; a visit does not change names, so the order of names outlives it."""
        written = self._shop.written["members"] if order is Order.NAME else self._store.total_changes()
        kept = self._orders.get((order, backwards))
        made_at = (written, self._store.changed_by_others(), self._today())
        if kept is None or kept[0] != made_at:
            kept = self._orders[order, backwards] = (made_at, self._sort(order, backwards))
        return kept[1]

    def _sort(self, order: Order, backwards: bool) -> list[int]:
        if order is Order.NAME:
            return list(self._first_of(_BY_NAME_BACK if backwards else _BY_NAME))
        if order is Order.STANDING:
            return self._by_standing(backwards)
        rows = self._store.rows(_BY_RECENCY)
        if order is Order.VISITS:
            return [row[0] for row in sorted(rows, key=itemgetter(2), reverse=not backwards)]
        came = [member_id for member_id, never, _visits in rows if not never]
        return (came[::-1] if backwards else came) + [member_id for member_id, never, _visits in rows if never]

    def _by_standing(self, backwards: bool) -> list[int]:
        """By standing, and by name among those who stand alike: sorting keeps what is equal in its order, at a third of SQL's time."""
        table, code = standing_on(self._today())
        ranks = " ".join(f"WHEN '{standing}' THEN {rank}" for rank, standing in enumerate(_IN_ORDER[:: -1 if backwards else 1]))
        by_name = self._ordered(Order.NAME, False)
        rank_of = dict.fromkeys(by_name, len(_IN_ORDER))
        rank_of.update(self._store.rows(f"SELECT s.member_id, CASE {code} {ranks} ELSE {len(_IN_ORDER)} END FROM {table} s"))
        return sorted(by_name, key=rank_of.__getitem__)

    def _today(self) -> int:
        return day_number(self._shop.today())


def _row(row: tuple[Any, ...]) -> MemberRow:
    member_id, code, name, city, last_day, visits, standing, kind, remember, photo_id, email, phone, street = row
    ways = {Reach.EMAIL: email, Reach.PHONE: phone, Reach.POST: street}
    return MemberRow(
        member_id, code, shown_name(name, email), city, None if last_day is None else day_of(last_day), visits,
        None if standing is None else Standing(standing), MemoryKind(kind) if kind else None, remember, photo_id,
        frozenset(way for way, known in ways.items() if known),
    )
