"""What to do for members on a day, and the playbook it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop


class FollowUps:
    """What to do for members on a day, and the playbook it comes from."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
