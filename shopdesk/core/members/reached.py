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
        """Make the rows say ``wanted`` in this order. A row that still says so stays on the page it stands on.

        What is written otherwise now is a new row in the place of the old one: it was typed here, whichever list brought the old.
        """
        typed, compared = self._columns
        rows = self._rows(member_id)
        there = {row[2]: row for row in reversed(rows)}
        texts = {text for text, _key in wanted}
        kept = {key or text for text, key in wanted} | texts
        otherwise = {key or text for _id, _position, text, key, own in rows if own and text not in texts}
        for place, (text, key) in enumerate(wanted):
            row = there.get(text)
            if row is None or (not row[4] and (key or text) in otherwise):
                self._writing.insert(self._table, member=member_id, position=place, **{typed: text, compared: key})
            elif row[1] != place:
                self._writing.update(self._table, row[0], position=place)
        for row_id, _position, text, key, own in rows:
            if (key or text) not in kept or (own and (text not in texts or row_id != there[text][0])):
                self._writing.delete(self._table, row_id)

    def _rows(self, member_id: int) -> list[Row]:
        """Those of this page first."""
        pages = self._shop.members.pages(member_id)
        own = "CASE member_id WHEN ? THEN 1 ELSE 0 END"
        return self._shop.store.rows(
            f"SELECT id, position, {', '.join(self._columns)}, {own} FROM {self._table._meta.table_name}"
            f" WHERE member_id IN ({marks(pages)}) ORDER BY {own} DESC, position", (pages[0], *pages, pages[0]),
        )
