"""Everything that makes the match rows of many members, read at once over all pages that are theirs."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from shopdesk.core.members.merged import pages as pages_of
from shopdesk.core.members.records import Phone

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_COLUMNS = "code, name, greeting, city, since, photo_id, street, job_when, job_want, job_so_that, language"
_MEMBER = "SELECT page.root, page.id, {columns} FROM page CROSS JOIN member m WHERE m.id = page.id"
_BESIDE = {
    "phones": "SELECT page.root, t.typed, t.e164 FROM page CROSS JOIN phone t WHERE t.member_id = page.id {order}",
    "emails": "SELECT page.root, t.address, t.folded FROM page CROSS JOIN email t WHERE t.member_id = page.id {order}",
    "memories": (
        "SELECT page.root, t.kind, t.text FROM page CROSS JOIN memory t WHERE t.member_id = page.id AND t.ended_at IS NULL"
        " ORDER BY t.told_on DESC, t.id"
    ),
    "companions": "SELECT page.root, t.name FROM page CROSS JOIN companion t WHERE t.member_id = page.id",
    "things": "SELECT page.root, t.what FROM page CROSS JOIN thing t WHERE t.member_id = page.id",
    "own_ids": (
        "SELECT DISTINCT page.root, t.own_id FROM page CROSS JOIN brought_row t WHERE t.member_id = page.id AND t.own_id <> ''"
    ),
    "visits": (
        "SELECT page.root, min(t.day), max(t.day), count(DISTINCT t.day) FROM page CROSS JOIN visit t WHERE t.member_id = page.id"
        " GROUP BY page.root"
    ),
}
# What was typed on the page that goes on comes first among equals.
_ORDER = "ORDER BY t.position, CASE page.id WHEN page.root THEN 0 ELSE 1 END, t.id"
Rows = list[tuple[Any, ...]]


class Everything:
    """Of each of ``roots``, whose pages go on: ``columns`` as _COLUMNS has them, and the rows beside all their pages."""

    def __init__(self, shop: Shop, roots: tuple[int, ...]) -> None:
        self._shop, self._roots = shop, roots
        self.columns: dict[int, tuple[Any, ...]] = {}
        self._also: dict[int, Rows] = defaultdict(list)
        for root, page, *columns in self._rows(_MEMBER.format(columns=", ".join(f"m.{one}" for one in _COLUMNS.split(", ")))):
            if root == page:
                self.columns[root] = tuple(columns)
            else:
                self._also[root].append((columns[1], columns[2], columns[0]))
        self._beside: dict[str, dict[int, Rows]] = {}
        for what, sql in _BESIDE.items():
            self._beside[what] = defaultdict(list)
            for root, *values in self._rows(sql.format(order=_ORDER)):
                self._beside[what][root].append(tuple(values))

    def _rows(self, sql: str) -> Rows:
        return self._shop.store.rows(pages_of(len(self._roots)) + sql, self._roots)

    def of(self, what: str, root: int) -> Rows:
        """The rows of one table: memories (kind and text), companions, things, own_ids."""
        return self._beside[what].get(root, [])

    def phones(self, root: int) -> tuple[Phone, ...]:
        """Somebody's numbers in their order, each once."""
        found: dict[str, Phone] = {}
        for typed, e164 in self.of("phones", root):
            found.setdefault(e164 or typed, Phone(typed, e164))
        return tuple(found.values())

    def emails(self, root: int) -> tuple[str, ...]:
        """Somebody's addresses in their order, each once."""
        found: dict[str, str] = {}
        for address, folded in self.of("emails", root):
            found.setdefault(folded, address)
        return tuple(found.values())

    def visits(self, root: int) -> tuple[int | None, int | None, int]:
        """The first and the last day somebody was here, and on how many."""
        first, last, count = next(iter(self.of("visits", root)), (None, None, 0))
        return first, last, count

    def also_called(self, root: int) -> Rows:
        """Name, greeting and code of the pages merged into this one: they go on finding the person."""
        return self._also.get(root, [])
