"""Putting back what a list changed on pages that were here before it, but for what somebody changed since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from shopdesk.core.imports import rules
from shopdesk.core.imports.freshening import write_columns
from shopdesk.core.imports.records import Stayed, StayedPage
from shopdesk.core.members.glance import shown_name
from shopdesk.core.members.merged import marks
from shopdesk.storage.columns import JsonField

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_AT_ONCE = 500  # pages
# What is one thing goes back whole, or stays whole.
_TOGETHER = (("name", "sort_key"), rules.COLUMNS[4:], rules.BORN)
_NOW = ("name", *(column for column in (*rules.COLUMNS[1:], *rules.BORN, "sort_key", "photo_id")))
_DELETE = {
    "phone": "DELETE FROM phone WHERE id = ? AND member_id = ? AND position = ?",
    "email": "DELETE FROM email WHERE id = ? AND member_id = ? AND position = ?",
    "note": "DELETE FROM note WHERE id = ? AND member_id = ? AND 0 = ?",
}
Pairs = list[tuple[Any, Any]]


class PuttingBack:
    """The way back for one list; ``restored`` pages say again what they said before. ``show`` must come last."""

    def __init__(self, shop: Shop, list_id: int) -> None:
        self._shop = shop
        self._list_id = list_id
        self.restored = 0
        self._pages: set[int] = set()
        self._pictures: set[int] = set()

    def run(self) -> tuple[StayedPage, ...]:
        """Put everything back that still says what the list made of it; gives the pages of which something stays."""
        ids = self._shop.store.rows("SELECT DISTINCT member_id FROM brought_change WHERE brought_list_id = ?", (self._list_id,))
        stayed = [one for place in range(0, len(ids), _AT_ONCE) for one in self._some([row[0] for row in ids[place : place + _AT_ONCE]])]
        self._shop.store.run("DELETE FROM brought_change WHERE brought_list_id = ?", (self._list_id,))
        return tuple(stayed)

    def show(self, others: Iterable[int]) -> None:
        """Let these pages, and ``others``, be found by what they say now, and let go of what none of them shows."""
        self._shop.members.refresh(self._pages.union(others))
        self._shop.pictures.let_go(self._pictures)

    def _some(self, ids: Sequence[int]) -> Iterator[StayedPage]:
        store, here = self._shop.store, marks(ids)
        now = {
            member_id: dict(zip(_NOW, values, strict=True))
            for member_id, *values in store.rows(f"SELECT id, {', '.join(_NOW)} FROM member WHERE id IN ({here})", ids)
        }
        columns: dict[tuple[str, ...], list[tuple[Any, ...]]] = defaultdict(list)
        kept = set()
        rows: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for member_id, changed, written in self._changes(ids):
            back, whole = _going_back(changed, now[member_id])
            if back:
                columns[tuple(back)].append((*back.values(), member_id))
            self._pictures.update(picture for _before, picture in changed.get("photo_id", ()))
            if not whole and not self._handed_on(member_id, {column: pairs for column, pairs in changed.items() if column not in back}):
                kept.add(member_id)
            for table, row_id, place in written:
                rows[table].append((row_id, member_id, place))
            self.restored += bool(back or written)
        write_columns(self._shop, columns)
        kept |= self._taken_out(rows)
        self._pages.update(ids)
        yield from (
            StayedPage(member_id, shown_name(now[member_id]["name"], ""), Stayed.CHANGED) for member_id in ids if member_id in kept
        )

    def _changes(self, ids: Sequence[int]) -> Iterator[tuple[int, dict[str, Pairs], list[tuple[str, int, int]]]]:
        """For each page what was done to its columns, in no order, and the rows written beside it."""
        sql = f"SELECT member_id, changed FROM brought_change WHERE brought_list_id = ? AND member_id IN ({marks(ids)})"
        columns: dict[int, dict[str, Pairs]] = defaultdict(lambda: defaultdict(list))
        rows: dict[int, list[tuple[str, int, int]]] = defaultdict(list)
        for member_id, text in self._shop.store.rows(sql, (self._list_id, *ids)):
            changed = JsonField().python_value(text)
            for column, (before, after) in changed["columns"].items():
                columns[member_id][column].append((before, after))
            rows[member_id] += [(table, row_id, place) for table, row_id, place in changed["rows"]]
        yield from ((member_id, columns[member_id], rows[member_id]) for member_id in ids)

    def _handed_on(self, member_id: int, stands: dict[str, Pairs]) -> bool:
        """What another list wrote over, that one puts back when it goes: as it was before both. Gives whether that is all of it."""
        store = self._shop.store
        handed: set[str] = set()
        sql = "SELECT id, changed FROM brought_change WHERE member_id = ? AND brought_list_id <> ?"
        for change_id, text in store.rows(sql, (member_id, self._list_id)):
            changed = JsonField().python_value(text)
            columns = changed["columns"]
            before = {column: first for column in stands.keys() & columns.keys() for first in _before(stands[column], columns[column][0])}
            columns |= {column: (first, columns[column][1]) for column, first in before.items()}
            handed |= before.keys()
            store.run("UPDATE brought_change SET changed = ? WHERE id = ?", (JsonField().db_value(changed), change_id))
        return handed == stands.keys()

    def _taken_out(self, rows: dict[str, list[tuple[int, int, int]]]) -> set[int]:
        """Take the rows out that stand as they were written; gives the pages of which one was moved since, and stays."""
        moved: set[int] = set()
        for table, those in rows.items():
            self._shop.store.run_many(_DELETE[table], those)
            for place in range(0, len(those), _AT_ONCE):
                some = [row_id for row_id, _member_id, _place in those[place : place + _AT_ONCE]]
                moved.update(row[0] for row in self._shop.store.rows(f"SELECT member_id FROM {table} WHERE id IN ({marks(some)})", some))
        return moved


def _going_back(changed: dict[str, Pairs], now: dict[str, Any]) -> tuple[dict[str, Any], bool]:
    """What the columns of a page get back, and whether that is all the list had changed."""
    back = {column: before for column, pairs in changed.items() for before in _before(pairs, now[column])}
    for unit in _TOGETHER:
        of_unit = [column for column in unit if column in changed]
        if any(column not in back for column in of_unit):
            back = {column: value for column, value in back.items() if column not in unit}
    return back, len(back) == len(changed)


def _before(pairs: Pairs, now: Any) -> Iterator[Any]:
    """What stood before the first of a chain of changes that ends in what stands now; nothing where it does not."""
    left, found = list(pairs), now
    while step := next((pair for pair in left if pair[1] == found), None):
        left.remove(step)
        found = step[0]
    if not left:
        yield found
