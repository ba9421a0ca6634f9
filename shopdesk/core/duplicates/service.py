"""Pages that may be the same person."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop


class Duplicates:
    """Pages that may be the same person."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
