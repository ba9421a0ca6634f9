"""People unseen for long, as rows of Today: a few a day, to be kept or erased, never silently either."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from shopdesk.core import saying
from shopdesk.core.today.records import Act, Group, Moment, Outcome, TodayRow
from shopdesk.core.today.source import Source
from shopdesk.i18n import _

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

UNSEEN = "unseen"
_A_DAY = 3  # people asked about on one day, those who were kept that day among them; all stand in Settings
_LAST = 10_000_000  # after whatever else is to be looked at again


class UnseenRows(Source):
    """One row each, who was away longest first. Done means they are kept; erasing takes them off the list by itself."""

    kinds = frozenset({UNSEEN})
    begins = Group.REVIEWS

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def rows(self, moment: Moment) -> Iterator[TodayRow]:
        keeping = self._shop.known.keeping
        for place, person in enumerate(keeping.unseen(max(_A_DAY - keeping.kept_on(moment.day), 0))):
            sentence = _("Not here since {day}. Keep the page, or erase it?").format(day=saying.short_day(person.last, moment.day))
            yield TodayRow(
                f"{UNSEEN}:{person.member_id}:{person.last.isoformat()}", Group.REVIEWS, UNSEEN, person.member_id, person.name, sentence,
                Act.LOOK, day=person.last, rank=_LAST + place,
            )

    def done(self, row: TodayRow, outcome: Outcome, words: str) -> bool:
        """They are kept, and asked about again after the same time."""
        self._shop.known.keeping.keep(row.member_id)
        return True
