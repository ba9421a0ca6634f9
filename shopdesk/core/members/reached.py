"""Writing the numbers and addresses of a form, over all pages that are one person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from shopdesk.core.members.merged import marks

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop
    from shopdesk.core.transaction import Transaction
    from shopdesk.storage.tables import Table


class Reached:
    """The rows of one table, phones or e-mails. ``columns`` are what is typed, and what is compared (where there is any)."""

    def __init__(self, shop: Shop, writing: Transaction, table: type[Table], columns: tuple[str, str]) -> None:
        self._shop = shop
        self._writing = writing
        self._table = table
        self._columns = columns

    def become(self, member_id: int, wanted: Sequence[tuple[str, str | None]]) -> None:
        """Make the rows say ``wanted`` in this order. A row that still says so stays on the page it stands on."""
        typed, compared = self._columns
        rows = self._rows(member_id)
        there = {row[2]: row for row in reversed(rows)}
        for place, (text, key) in enumerate(wanted):
            if text not in there:
                self._writing.insert(self._table, member=member_id, position=place, **{typed: text, compared: key})
            elif there[text][1] != place:
                self._writing.update(self._table, there[text][0], position=place)
        kept = {key or text for text, key in wanted} | {text for text, _key in wanted}
        for row_id, _position, text, key in rows:
            if (key or text) not in kept:
                self._writing.delete(self._table, row_id)

    def _rows(self, member_id: int) -> list[tuple[int, int, str, str | None]]:
        pages = self._shop.members.pages(member_id)
        return self._shop.store.rows(
            f"SELECT id, position, {', '.join(self._columns)} FROM {self._table._meta.table_name} WHERE member_id IN ({marks(pages)})"
            " ORDER BY CASE member_id WHEN ? THEN 0 ELSE 1 END, position", (*pages, pages[0]),
        )
