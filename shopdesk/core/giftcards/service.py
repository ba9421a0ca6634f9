"""Gift cards: issued, activated, redeemed, replaced, void."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop


class GiftCards:
    """Gift cards: issued, activated, redeemed, replaced, void."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
