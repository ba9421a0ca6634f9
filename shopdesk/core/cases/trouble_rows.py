"""Whoever is hit by a trouble and does not know it yet, as rows of Today; who goes first where things wait is told first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from shopdesk.core import saying
from shopdesk.core.cases.reading import whose
from shopdesk.core.permissions.records import Channel, Purpose
from shopdesk.core.privileges.reading import GO_FIRST
from shopdesk.core.today.records import Act, Group, Moment, Outcome, TodayRow
from shopdesk.core.today.source import Source, in_chunks
from shopdesk.storage.columns import day_number, instant_of

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_UNTOLD = (
    f"{GO_FIRST}SELECT m.id, m.name, m.merged_into_id, t.id, t.what, t.owner_id, t.opened_at, t.next_update, t.news FROM trouble_member h"
    " JOIN trouble t ON t.id = h.trouble_id JOIN member m ON m.id = h.member_id"
    " WHERE t.over_at IS NULL AND h.told_news < t.news"
    " ORDER BY t.next_update, t.id, CASE WHEN h.member_id IN (SELECT id FROM goes_first) THEN 0 ELSE 1 END, h.id"
)


class TroubleRows(Source):
    """One row for each person still to be told, through their own channel."""

    kinds = frozenset({"trouble"})

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def rows(self, moment: Moment) -> Iterator[TodayRow]:
        days = (day_number(moment.day),) * 2
        for row in in_chunks(self._shop, _UNTOLD, days):
            member_id, name = whose(self._shop, *row[:3])
            trouble_id, what, owner_id, opened_at, next_update, news = row[3:]
            yield TodayRow(
                f"trouble:{trouble_id}:{member_id}:{news}", Group.PUT_RIGHT, "trouble", member_id, name, saying.end(what), Act.TELL,
                about_id=trouble_id, owner_id=owner_id, due=instant_of(next_update), since=instant_of(opened_at), purpose=Purpose.SERVICE,
            )

    def done(self, row: TodayRow, outcome: Outcome, words: str) -> None:
        assert row.about_id is not None
        self._shop.cases.troubles.told(row.about_id, row.member_id, (row.channel or Channel.IN_PERSON).value)
