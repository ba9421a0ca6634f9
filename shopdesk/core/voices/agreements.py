"""What must always be right for one member, and our agreement with them: what we do for it, and the day we look at it again."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from shopdesk.core import validation
from shopdesk.core.members.merged import marks
from shopdesk.core.permissions.records import Channel, Purpose
from shopdesk.core.rhythm.records import Standing
from shopdesk.core.voices.records import Agreement
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _
from shopdesk.storage import tables
from shopdesk.storage.columns import day_number, day_of

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_AGREEMENT = "SELECT id, they_expect, we_do, agreed_on, review_on FROM agreement"
_REVIEW = dt.timedelta(days=365)


class Agreements:
    """Reads and keeps them; an earlier one stays as history."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def of(self, member_id: int) -> Agreement | None:
        """The agreement that stands."""
        pages = self._shop.members.pages(member_id)
        standing = f"{_AGREEMENT} WHERE member_id IN ({marks(pages)}) AND ended_at IS NULL ORDER BY agreed_on DESC, id LIMIT 1"
        rows = self._shop.store.rows(standing, pages)
        return _agreement(rows[0]) if rows else None

    def agree(self, member_id: int, they_expect: str, we_do: str, review_on: dt.date | None = None) -> Agreement:
        """Keep what was agreed today; looked at again in a year unless ``review_on`` says. Raises NeedsALook."""
        they_expect, we_do = validation.passage("they_expect", they_expect, 500), validation.passage("we_do", we_do, 500)
        for field, words in (("they_expect", they_expect), ("we_do", we_do)):
            if not words:
                raise NeedsALook(field, _("An agreement has two sides."), do=_("Write what they expect, and what we do."))
        if review_on is not None and review_on <= self._shop.today():
            raise NeedsALook("review_on", _("The day to look at it again is still to come."), do=_("Choose a later day."))
        return self._keep("voices.agree", member_id, they_expect, we_do, review_on)

    def expect(self, member_id: int, text: str) -> Agreement | None:
        """Keep what they answered to "what must always be right for you?"; what we do for it stays, and no words take it all away."""
        text, before = validation.passage("expectation", text, 500), self.of(member_id)
        if text == (before.they_expect if before else ""):
            return before
        if not text:
            self.end(member_id)
            return None
        return self._keep("voices.expect", member_id, text, before.we_do if before else "")

    def _keep(self, verb: str, member_id: int, they_expect: str, we_do: str, review_on: dt.date | None = None) -> Agreement:
        today = self._shop.today()
        with self._shop.transaction(verb) as writing:
            member_id = self._shop.members.resolved(member_id)
            self._end_present(member_id)
            row_id = writing.insert(
                tables.Agreement, member=member_id, they_expect=they_expect, we_do=we_do, agreed_on=today,
                review_on=review_on or today + _REVIEW, staff=self._shop.staff.at_counter_id(),
            )
            writing.log(verb, member_id, agreement=row_id)
            writing.touch("voices", member_id)
        return _agreement(self._shop.store.rows(_AGREEMENT + " WHERE id = ?", (row_id,))[0])

    def still_holds(self, agreement_id: int) -> None:
        """They looked at it together and it is right: the next look is in a year."""
        with self._shop.transaction("voices.agreement_review") as writing:
            (member_id,), = self._shop.store.rows("SELECT member_id FROM agreement WHERE id = ?", (agreement_id,))
            writing.update(tables.Agreement, agreement_id, review_on=self._shop.today() + _REVIEW)
            writing.log("voices.agreement_review", member_id, agreement=agreement_id)
            writing.touch("voices", member_id)

    def end(self, member_id: int) -> None:
        """It holds no more."""
        with self._shop.transaction("voices.agreement_end") as writing:
            self._end_present(member_id)
            writing.log("voices.agreement_end", member_id)
            writing.touch("voices", member_id)

    def _end_present(self, member_id: int) -> None:
        with self._shop.transaction("voices.agreement_end") as writing:
            pages = self._shop.members.pages(member_id)
            standing = f"SELECT id FROM agreement WHERE member_id IN ({marks(pages)}) AND ended_at IS NULL"
            for (row_id,) in self._shop.store.rows(standing, pages):
                writing.update(tables.Agreement, row_id, ended_at=self._shop.clock.now())

    def to_review(self, day: dt.date | None = None) -> tuple[tuple[int, Agreement], ...]:
        """Whose agreement is to be looked at again by ``day`` (today), the longest due first."""
        rows = self._shop.store.rows(
            "SELECT member_id, id, they_expect, we_do, agreed_on, review_on FROM agreement WHERE ended_at IS NULL AND review_on <= ?"
            " ORDER BY review_on, id", (day_number(day or self._shop.today()),),
        )
        return tuple((self._shop.members.resolved(row[0]), _agreement(row[1:])) for row in rows)

    def is_missing(self, member_id: int) -> bool:
        """Is this a regular with whom nothing was agreed yet, and who may be asked?"""
        shop = self._shop
        regular = shop.rhythm.standing(member_id) is Standing.REGULAR
        agreed = self.of(member_id)
        return regular and not (agreed and agreed.we_do) and bool(shop.permissions.may(member_id, Channel.IN_PERSON, Purpose.PERSONAL))


def _agreement(row: tuple[Any, ...]) -> Agreement:
    row_id, they_expect, we_do, agreed_on, review_on = row
    return Agreement(row_id, they_expect, we_do, day_of(agreed_on), day_of(review_on))
