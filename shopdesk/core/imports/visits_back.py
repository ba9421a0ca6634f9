"""Taking back the visits of a list: all it wrote, but for those that somebody wrote on since or that something else is about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from shopdesk.core.imports.records import Stayed, StayedPage
from shopdesk.storage import tables
from shopdesk.storage.columns import JsonField

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_OURS = (
    "INSERT INTO going_visit (id) SELECT v.id FROM brought_visits b JOIN visit v ON v.id BETWEEN b.first AND b.last"
    " WHERE b.brought_list_id = ?"
)
_WRITTEN_ON = "SELECT numbers FROM log_line WHERE id > ? AND verb IN ('visits.edit', 'visits.asked')"
_WHOSE = "SELECT DISTINCT m.id, m.name FROM visit v JOIN member m ON m.id = v.member_id WHERE v.id IN ({ids}) ORDER BY m.name, m.id"


def take_out_visits(shop: Shop, list_id: int, logged: int) -> tuple[int, tuple[StayedPage, ...]]:
    """Take them out; gives how many went, and whose stay. ``logged`` is the log's line about the list."""
    store = shop.store
    store.run("CREATE TEMPORARY TABLE going_visit (id bigint PRIMARY KEY)")
    store.run(_OURS, (list_id,))
    stayed: dict[int, StayedPage] = {}
    for why, sql in _reasons(shop, logged):
        ids = f"SELECT id FROM going_visit WHERE id IN ({sql})"
        for member_id, name in store.rows(_WHOSE.format(ids=ids)):
            stayed.setdefault(member_id, StayedPage(member_id, name, why))
        store.run(f"DELETE FROM going_visit WHERE id IN ({sql})")
    count = int(store.rows("SELECT count(*) FROM going_visit")[0][0])
    store.run("DELETE FROM visit WHERE id IN (SELECT id FROM going_visit)")
    store.run("DROP TABLE going_visit")
    store.run("DELETE FROM brought_visits WHERE brought_list_id = ?", (list_id,))
    if count:
        shop.visits.order_anew()
    return count, tuple(stayed.values())


def _reasons(shop: Shop, logged: int) -> Iterator[tuple[Stayed, str]]:
    decode = JsonField().python_value
    written_on = {int(decode(numbers)["visit"]) for (numbers,) in shop.store.rows(_WRITTEN_ON, (logged,))}
    yield Stayed.CHANGED, ", ".join(map(str, sorted(written_on))) or "NULL"
    for table in tables.TABLES:
        for link in table._meta.refs:
            if link.rel_model is tables.Visit:
                column = link.column_name
                yield Stayed.KEPT, f'SELECT "{column}" FROM "{table._meta.table_name}" WHERE "{column}" IS NOT NULL'
