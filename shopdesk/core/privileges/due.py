"""Privileges that are to be looked at again, as rows of Today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from shopdesk.core.followups.records import Event
from shopdesk.core.today.records import Group, Moment, Outcome, TodayRow
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
        rule_for = self._shop.followups.playbook.of(Event.REVIEW)
        for review in self._shop.privileges.reviews():
            held = review.holder.held
            rule = rule_for(held.member_id)
            if rule is None or self._begins(review.due, rule.after_days) > moment.day:
                continue
            yield TodayRow(
                f"{_REVIEW}:{held.id}:{review.due.isoformat()}", Group.REVIEWS, _REVIEW, self._shop.members.resolved(held.member_id),
                review.holder.name, f"{held.kind.name}. {review.sentence}", rule.act, about_id=held.id, day=review.due, card=rule.card,
                hint=rule.words,
            )

    def _begins(self, day: dt.date, after_days: int) -> dt.date:
        return self._shop.rhythm.opening_day_after(day, after_days) if after_days else day

    def done(self, row: TodayRow, outcome: Outcome, words: str) -> bool:
        if row.about_id is not None and outcome is not Outcome.NOT_REACHED:
            self._shop.privileges.keep(row.about_id)
        return outcome is not Outcome.NOT_REACHED
