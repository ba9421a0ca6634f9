"""Privileges that are to be looked at again, as rows of Today."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from shopdesk.core.today.records import Act, Group, Moment, Outcome, TodayRow
from shopdesk.core.today.source import Source

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_REVIEW = "privilege_review"


class DueReviews(Source):
    """One row each. Done means it stays; what shall end is ended on the Privileges page."""

    kinds = frozenset({_REVIEW})
    begins = Group.REVIEWS

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def rows(self, moment: Moment) -> Iterator[TodayRow]:
        for review in self._shop.privileges.reviews():
            held = review.holder.held
            yield TodayRow(
                f"{_REVIEW}:{held.id}:{review.due.isoformat()}", Group.REVIEWS, _REVIEW, self._shop.members.resolved(held.member_id),
                review.holder.name, f"{held.kind.name}. {review.sentence}", Act.LOOK, about_id=held.id, day=review.due,
            )

    def done(self, row: TodayRow, outcome: Outcome, words: str) -> bool:
        if row.about_id is not None and outcome is not Outcome.NOT_REACHED:
            self._shop.privileges.keep(row.about_id)
        return outcome is not Outcome.NOT_REACHED
