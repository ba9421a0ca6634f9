"""What the shop knows of a person: told, given along, noted when it is used, and forgotten."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from shopdesk.core.known.erasing import Erasing
from shopdesk.core.known.records import Erased, Leaving
from shopdesk.core.known.records import Known as Sheet
from shopdesk.core.parts import part
from shopdesk.storage.columns import day_number, new_id

if TYPE_CHECKING:
    from shopdesk.core.known.elsewhere import Elsewhere
    from shopdesk.core.known.keeping import Keeping
    from shopdesk.core.known.telling import Telling
    from shopdesk.core.shop import Shop

_USED = (
    "INSERT INTO used (id, member_id, what, row_id, used_for, day, staff_id) VALUES (?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (member_id, what, row_id, used_for) DO UPDATE SET day = excluded.day, staff_id = excluded.staff_id"
)


class Known:
    """What the shop knows of a person.

    Limits of keeping are in ``keeping``, the erasure itself in ``erasing``, files it must reach in ``elsewhere``.
    """

    elsewhere: Elsewhere = part("known.elsewhere:Elsewhere")
    keeping: Keeping = part("known.keeping:Keeping")
    _telling: Telling = part("known.telling:Telling")

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self.erasing = Erasing(shop)

    def about(self, member_id: int) -> Sheet:
        """Every line kept about somebody: what it says, who told us, when, why, what it was last used for. Raises NotFound."""
        return self._telling.about(member_id)

    def export(self, member_id: int) -> dict[str, Any]:
        """Everything about somebody as plain values for JSON; an owner's. Raises NotFound, NotAllowed, NeedsSecret."""
        return self._telling.export(member_id)

    def used(self, member_id: int, what: str, row_id: int, used_for: str) -> None:
        """Note that something known was used: ``what`` is a field ("birthday", with the member's id as row) or a table ("memory").

        Joins the act it belongs to; taking that act back does not unsay that it was used.
        """
        with self._shop.transaction("known.used") as writing:
            member_id = self._shop.members.resolved(member_id)
            today, staff = day_number(self._shop.today()), self._shop.staff.at_counter_id()
            self._shop.store.run(_USED, (new_id(), member_id, what, row_id, used_for, today, staff))
            writing.touch("known", member_id)

    def erase(self, member_id: int) -> Erased:
        """Forget somebody for good; an owner's. Raises NotFound, NotAllowed, NeedsSecret."""
        return self.erasing.erase(member_id)

    def leave(self, member_id: int, wish: Leaving) -> Erased | None:
        """Somebody leaves, as they wish: erased, or left in silence with their page kept. Nothing is lost by it and nothing is owed."""
        if wish is Leaving.ERASE:
            return self.erase(member_id)
        with self._shop.transaction("known.leave") as writing:
            member = self._shop.members.get(member_id)
            self._shop.members.edit(member.id, replace(member.draft(), left_alone=True))
            writing.log("known.leave", member.id)
        return None
