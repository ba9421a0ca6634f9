"""Pictures inside the file. What may come in is judged by the gate that app.py hands over."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from shopdesk.core.members.merged import marks
from shopdesk.errors import NotFound
from shopdesk.i18n import _
from shopdesk.storage import tables

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

Gate = Callable[..., bytes]
_AT_ONCE = 500


class Pictures:
    """Bytes in, an id out; the same id gives the bytes back."""

    def __init__(self, shop: Shop, gate: Gate | None) -> None:
        self._shop = shop
        self._gate = gate

    def admit(self, picture: bytes | None, *, keep_alpha: bool = False) -> int | None:
        """Keep a picture and give its id; None for None. Raises FileProblem when it is not one we can keep."""
        if picture is None:
            return None
        content = self.looked_at(picture, keep_alpha=keep_alpha)
        with self._shop.transaction("pictures.admit") as writing:
            return writing.insert(tables.Picture, content=content, added_at=self._shop.clock.now())

    def looked_at(self, picture: bytes, *, keep_alpha: bool = False) -> bytes:
        """A picture as it may be kept, small and clean; nothing is kept. Raises FileProblem when it is not one we can keep."""
        if self._gate is None:
            raise RuntimeError("this shop was opened without a gate for pictures")
        return self._gate(picture, keep_alpha=keep_alpha)

    def get(self, picture_id: int) -> bytes:
        """Give a picture as JPEG or PNG; raises NotFound."""
        rows = self._shop.store.rows("SELECT content FROM picture WHERE id = ?", (picture_id,))
        if not rows:
            raise NotFound(_("This picture is not there any more."))
        return bytes(rows[0][0])

    def let_go(self, picture_ids: Iterable[int]) -> None:
        """Take out those of the pictures that nothing shows any more; within a transaction that nobody takes back."""
        links = [
            (table._meta.table_name, link.column_name) for table in tables.TABLES for link in table._meta.refs
            if link.rel_model is tables.Picture
        ]
        shown = " ".join(f'AND NOT EXISTS (SELECT 1 FROM "{table}" t WHERE t."{column}" = picture.id)' for table, column in links)
        ids = sorted(picture_ids)
        for place in range(0, len(ids), _AT_ONCE):
            some = ids[place : place + _AT_ONCE]
            self._shop.store.run(f"DELETE FROM picture WHERE id IN ({marks(some)}) {shown}", some)
