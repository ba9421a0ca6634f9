"""The short list of human acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop


class Today:
    """The short list of human acts."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
