"""Our agreement with one member: what they expect, what we do, and the day we look at it again."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from shopdesk.core import validation
from shopdesk.core.voices.records import Agreement
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _
from shopdesk.storage import tables
from shopdesk.storage.columns import day_number, day_of

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_AGREEMENT = "SELECT id, they_expect, we_do, agreed_on, review_on FROM agreement"
_REVIEW = dt.timedelta(days=365)
_WITHOUT = (
    "SELECT r.member_id FROM rhythm r JOIN member m ON m.id = r.member_id WHERE r.base = 'regular' AND m.merged_into_id IS NULL"
    " AND m.left_alone = 0 AND NOT EXISTS (SELECT 1 FROM agreement a WHERE a.member_id = m.id AND a.ended_at IS NULL)"
    " AND NOT EXISTS (SELECT 1 FROM lost_note l WHERE l.member_id = m.id AND l.ended_at IS NULL) ORDER BY m.sort_key, m.id LIMIT ?"
)


class Agreements:
    """Reads and keeps them; an earlier one stays as history."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def of(self, member_id: int) -> Agreement | None:
        """The agreement that stands."""
        rows = self._shop.store.rows(_AGREEMENT + " WHERE member_id = ? AND ended_at IS NULL", (member_id,))
        return _agreement(rows[0]) if rows else None

    def agree(self, member_id: int, they_expect: str, we_do: str, review_on: dt.date | None = None) -> Agreement:
        """Keep what was agreed today; looked at again in a year unless ``review_on`` says. Raises NeedsALook."""
        they_expect, we_do = validation.passage("they_expect", they_expect, 500), validation.passage("we_do", we_do, 500)
        for field, words in (("they_expect", they_expect), ("we_do", we_do)):
            if not words:
                raise NeedsALook(field, _("An agreement has two sides."), do=_("Write what they expect, and what we do."))
        today = self._shop.today()
        if review_on is not None and review_on <= today:
            raise NeedsALook("review_on", _("The day to look at it again is still to come."), do=_("Choose a later day."))
        with self._shop.transaction("voices.agree") as writing:
            member_id = self._shop.members.resolved(member_id)
            self._end_present(member_id)
            row_id = writing.insert(
                tables.Agreement, member=member_id, they_expect=they_expect, we_do=we_do, agreed_on=today,
                review_on=review_on or today + _REVIEW, staff=self._shop.staff.at_counter_id(),
            )
            writing.log("voices.agree", member_id, agreement=row_id)
            writing.touch("voices", member_id)
        return _agreement(self._shop.store.rows(_AGREEMENT + " WHERE id = ?", (row_id,))[0])

    def end(self, member_id: int) -> None:
        """It holds no more."""
        with self._shop.transaction("voices.agreement_end") as writing:
            self._end_present(member_id)
            writing.log("voices.agreement_end", member_id)
            writing.touch("voices", member_id)

    def _end_present(self, member_id: int) -> None:
        with self._shop.transaction("voices.agreement_end") as writing:
            for (row_id,) in self._shop.store.rows("SELECT id FROM agreement WHERE member_id = ? AND ended_at IS NULL", (member_id,)):
                writing.update(tables.Agreement, row_id, ended_at=self._shop.clock.now())

    def to_review(self, day: dt.date | None = None) -> tuple[tuple[int, Agreement], ...]:
        """Whose agreement is to be looked at again by ``day`` (today), the longest due first."""
        rows = self._shop.store.rows(
            "SELECT member_id, id, they_expect, we_do, agreed_on, review_on FROM agreement WHERE ended_at IS NULL AND review_on <= ?"
            " ORDER BY review_on, id", (day_number(day or self._shop.today()),),
        )
        return tuple((row[0], _agreement(row[1:])) for row in rows)

    def regulars_without(self, limit: int = 20) -> tuple[int, ...]:
        """Regulars with whom nothing was agreed yet, by name."""
        return tuple(row[0] for row in self._shop.store.rows(_WITHOUT, (limit,)))


def _agreement(row: tuple[Any, ...]) -> Agreement:
    row_id, they_expect, we_do, agreed_on, review_on = row
    return Agreement(row_id, they_expect, we_do, day_of(agreed_on), day_of(review_on))
