"""Birthdays and anniversaries of the first visit: tasks for somebody with a pen, never messages."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Iterator
from heapq import merge
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from shopdesk.core.followups import outcomes, rules, sentences
from shopdesk.core.followups.records import Event, Rule
from shopdesk.core.followups.rows import NAME
from shopdesk.core.rhythm.records import standing_on
from shopdesk.core.today.records import Group, Moment, Outcome, TodayRow
from shopdesk.core.today.source import Source, in_chunks
from shopdesk.storage.columns import day_number

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_STANDING = "r.base, r.slipping_on, r.away_on"
_BORN = (
    f"SELECT m.id, {NAME}, m.birth_year, {_STANDING} FROM member m LEFT JOIN rhythm r ON r.member_id = m.id"
    " WHERE m.birth_month = ? AND m.birth_day BETWEEN ? AND ? AND m.left_alone = 0 AND m.merged_into_id IS NULL ORDER BY m.sort_key, m.id"
)
_FIRST = (
    f"SELECT m.id, {NAME}, ?, {_STANDING} FROM glance g JOIN member m ON m.id = g.member_id"
    " JOIN rhythm r ON r.member_id = m.id WHERE g.first_day = ? AND m.left_alone = 0 AND m.merged_into_id IS NULL ORDER BY m.sort_key, m.id"
)
_MOST_YEARS = 60


class MomentRows(Source):
    """The days that lie near enough for the playbook."""

    kinds = frozenset({Event.BIRTHDAY.value, Event.ANNIVERSARY.value})
    begins = Group.MOMENTS

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def rows(self, moment: Moment) -> Iterable[TodayRow]:
        playbook = self._shop.followups.playbook.rules()
        return merge(self._birthdays(moment.day, playbook), self._anniversaries(moment.day, playbook), key=attrgetter("order"))

    def _birthdays(self, today: dt.date, playbook: tuple[Rule, ...]) -> Iterator[TodayRow]:
        for day in self._near(Event.BIRTHDAY, today, playbook):
            leapling = (day.month, day.day) == (2, 28) and not calendar.isleap(day.year)
            for row in in_chunks(self._shop, _BORN, (day.month, day.day, day.day + leapling)):
                yield from self._row(Event.BIRTHDAY, row, day, today, playbook, sentences.birthday(day, row[2], today))

    def _anniversaries(self, today: dt.date, playbook: tuple[Rule, ...]) -> Iterator[TodayRow]:
        for day in self._near(Event.ANNIVERSARY, today, playbook):
            for years in filter(rules.is_round, range(1, _MOST_YEARS)):
                if (day.month, day.day) == (2, 29) and not calendar.isleap(day.year - years):
                    continue
                first = day_number(day.replace(year=day.year - years))
                for row in in_chunks(self._shop, _FIRST, (years, first)):
                    yield from self._row(Event.ANNIVERSARY, row, day, today, playbook, sentences.anniversary(day, years, today))

    def _near(self, event: Event, today: dt.date, playbook: tuple[Rule, ...]) -> list[dt.date]:
        """The days from today to as far ahead as any rule of the event looks."""
        ahead = max((-rule.after_days for rule in playbook if rule.event is event and rule.active), default=None)
        if ahead is None:
            return []
        last = self._shop.rhythm.opening_day_after(today, ahead) if ahead else today
        return [today + dt.timedelta(days) for days in range((last - today).days + 1)]

    def _row(
        self, event: Event, row: tuple[Any, ...], day: dt.date, today: dt.date, playbook: tuple[Rule, ...], sentence: str
    ) -> Iterator[TodayRow]:
        member_id, name, _year, base, slipping_on, away_on = row
        standing = standing_on(base, slipping_on, away_on, day_number(today)) if base else None
        rule = rules.best(playbook, event, standing)
        if rule is None or (rule.after_days and self._shop.rhythm.opening_day_after(today, -rule.after_days) < day):
            return
        yield TodayRow(
            key=f"{event.value}:{member_id}:{day.year}", group=Group.MOMENTS, kind=event.value, member_id=member_id, name=name,
            sentence=sentence, act=rule.act, day=day, card=rule.card, hint=rule.words,
        )

    def done(self, row: TodayRow, outcome: Outcome, words: str) -> None:
        outcomes.book(self._shop, row, outcome, words)
