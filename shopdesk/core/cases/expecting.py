"""What must always be right for somebody: the line that says what a slip is to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shopdesk.core import validation
from shopdesk.core.cases.records import Expectation
from shopdesk.storage import tables
from shopdesk.storage.columns import day_of

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_SQL = "SELECT id, text, told_on FROM expectation WHERE member_id IN ({marks}) AND ended_at IS NULL ORDER BY at DESC, id LIMIT 1"


class Expectations:
    """One line for each member who told us; saying it otherwise leaves what stood there as history."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def of(self, member_id: int) -> Expectation | None:
        """What must always be right for them; None until they say."""
        pages = self._shop.members.pages(member_id)
        rows = self._shop.store.rows(_SQL.format(marks=", ".join("?" * len(pages))), pages)
        return Expectation(rows[0][0], rows[0][1], day_of(rows[0][2])) if rows else None

    def set(self, member_id: int, text: str) -> Expectation | None:
        """Keep what they answered to "what must always be right for you?"; no words take the line away."""
        text, before = validation.passage("expectation", text, 500), self.of(member_id)
        if text == (before.text if before else ""):
            return before
        with self._shop.transaction("cases.expect") as writing:
            member_id = self._shop.members.resolved(member_id)
            if before:
                writing.update(tables.Expectation, before.id, ended_at=self._shop.clock.now())
            if text:
                writing.insert(
                    tables.Expectation, member=member_id, text=text, told_on=self._shop.today(), at=self._shop.clock.now(),
                    staff=self._shop.staff.at_counter_id(),
                )
            writing.log("cases.expect", member_id)
            writing.touch("cases", member_id)
        return self.of(member_id)
