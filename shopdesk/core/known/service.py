"""What the shop knows of a person, given out or erased."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shopdesk.core.known.erasing import Erasing
from shopdesk.core.known.records import Erased

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop


class Known:
    """What the shop knows of a person, given out or erased."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self.erasing = Erasing(shop)

    def erase(self, member_id: int) -> Erased:
        """Forget somebody for good; an owner's. Raises NotFound, NotAllowed, NeedsSecret."""
        return self.erasing.erase(member_id)
