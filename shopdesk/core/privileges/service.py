"""Kinds of privileges, who holds them, and who is worth considering."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop


class Privileges:
    """Kinds of privileges, who holds them, and who is worth considering."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
