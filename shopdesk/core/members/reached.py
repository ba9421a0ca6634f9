"""Writing the numbers and addresses of a form, over all pages that are one person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from shopdesk.core.members.merged import marks

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop
    from shopdesk.core.transaction import Transaction
    from shopdesk.storage.tables import Table

Row = tuple[int, int, str, str | None, int]
"""Id, position, what is typed, what is compared, and whether it stands on this very page."""


class Reached:
    """The rows of one table, phones or e-mails. ``columns`` are what is typed, and what is compared (where there is any)."""

    def __init__(self, shop: Shop, writing: Transaction, table: type[Table], columns: tuple[str, str]) -> None:
        self._shop = shop
        self._writing = writing
        self._table = table
        self._columns = columns

    def become(self, member_id: int, wanted: Sequence[tuple[str, str | None]]) -> None:
        """Make the rows say ``wanted`` in this order. A row that still says so, or otherwise now, stays on the page it stands on."""
        typed, compared = self._columns
        rows = self._rows(member_id)
        there = {row[2]: row for row in reversed(rows)}
        otherwise = _said_otherwise(rows, wanted)
        kept = {key or text for text, key in wanted} | {text for text, _key in wanted}
        for place, (text, key) in enumerate(wanted):
            row = there.get(text)
            if not (row and row[4]) and (old := otherwise.pop(key or text, None)):
                self._writing.update(self._table, old, position=place, **{typed: text, compared: key})
                there[text] = (old, place, text, key, True)
            elif row is None:
                self._writing.insert(self._table, member=member_id, position=place, **{typed: text, compared: key})
            elif row[1] != place:
                self._writing.update(self._table, row[0], position=place)
        standing = {there[text][0] for text, _key in wanted if text in there}
        for row_id, _position, text, key, own in rows:
            if (key or text) not in kept or (own and row_id not in standing):
                self._writing.delete(self._table, row_id)

    def _rows(self, member_id: int) -> list[Row]:
        """Those of this page first."""
        pages = self._shop.members.pages(member_id)
        own = "CASE member_id WHEN ? THEN 1 ELSE 0 END"
        return self._shop.store.rows(
            f"SELECT id, position, {', '.join(self._columns)}, {own} FROM {self._table._meta.table_name}"
            f" WHERE member_id IN ({marks(pages)}) ORDER BY {own} DESC, position", (pages[0], *pages, pages[0]),
        )


def _said_otherwise(rows: Sequence[Row], wanted: Sequence[tuple[str, str | None]]) -> dict[str, int]:
    """The rows of the very page that are written otherwise now, by what they are compared by."""
    texts = {text for text, _key in wanted}
    return {key or text: row_id for row_id, _position, text, key, own in reversed(rows) if own and text not in texts}
