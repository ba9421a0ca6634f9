"""Taking lists out of the shop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shopdesk.core.exports.whole import WholeShop

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop


class Exports:
    """What leaves the shop, and who took it."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self.whole = WholeShop(shop)
