"""What was given to and asked of each member."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop


class Trust:
    """What was given to and asked of each member."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
