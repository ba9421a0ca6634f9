"""What is owed: problems, requests and orders, promises, and troubles that hit many."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop


class Cases:
    """What is owed: problems, requests and orders, promises, and troubles that hit many."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
