"""Who may be reached how, how often and about what."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop


class Permissions:
    """Who may be reached how, how often and about what."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
