"""What was done for members, with its cost and its why."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop


class Gestures:
    """What was done for members, with its cost and its why."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
