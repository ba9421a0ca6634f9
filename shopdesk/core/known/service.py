"""What the shop knows of a person, given out or erased."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop


class Known:
    """What the shop knows of a person, given out or erased."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
