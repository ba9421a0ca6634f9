"""Taking lists out of the shop: who may, who took what and why, and whom the permissions let go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from shopdesk.core import validation
from shopdesk.core.exports.people import People
from shopdesk.core.exports.records import WHOLE, Going, Tally, Wanted
from shopdesk.core.exports.whole import WholeShop
from shopdesk.core.staff.records import Right
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _
from shopdesk.storage import tables

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_WHY = 200  # letters of a reason


class Exports:
    """What leaves the shop, and who took it."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._people = People(shop)
        self.whole = WholeShop(shop)

    def begin(self, wanted: Wanted) -> int:
        """Write down that somebody takes a list, before anything leaves; gives its id. An owner's.

        Raises NotAllowed, NeedsSecret, and NeedsALook for ``why`` when everybody is wanted and no reason is given.
        """
        self._shop.staff.require(Right.EXPORT)
        why = validation.line("why", wanted.why, _WHY)
        if wanted.purpose is None and wanted.form != WHOLE and not why:
            raise NeedsALook(
                "why", _("Everybody, whatever they permitted: that needs a reason."), _("Nothing has left the shop."),
                _("Say why in a few words; it is kept with your name."),
            )
        purpose = wanted.purpose.value if wanted.purpose else ""
        with self._shop.transaction("exports.begin") as writing:
            writing.undoable = False
            list_id = writing.insert(
                tables.TakenList, at=self._shop.clock.now(), staff=self._shop.staff.at_counter_id(), form=wanted.form, purpose=purpose,
                why=why,
            )
            writing.log("exports.begin", list=list_id, form=wanted.form, purpose=purpose)
        return list_id

    def finished(self, list_id: int, going: int, staying: int = 0) -> None:
        """Write down how many were in the list, and how many were not."""
        with self._shop.transaction("exports.end") as writing:
            writing.undoable = False
            writing.update(tables.TakenList, list_id, going=going, staying=staying)
            writing.log("exports.end", list=list_id, going=going, staying=staying)

    def going(self, member_ids: Sequence[int], wanted: Wanted, tally: Tally) -> Iterator[Going]:
        """Who of these goes out; see People.going. Asks nobody for a right: ``begin`` did."""
        return self._people.going(member_ids, wanted, tally)

    def look(self, member_ids: Sequence[int], wanted: Wanted) -> Tally:
        """How many would go out and how many would stay in."""
        tally = Tally()
        for _one in self.going(member_ids, wanted, tally):
            pass
        return tally

    def still(self) -> AbstractContextManager[None]:
        """Read the shop inside as it is now, though the counters go on."""
        return self._shop.store.still()
