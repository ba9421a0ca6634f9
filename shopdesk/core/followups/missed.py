"""Regulars who are missed: a gentle check-in, never an offer, once per absence, then half a year's rest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from shopdesk.core.followups import outcomes, rules, sentences
from shopdesk.core.followups.records import Event, Rule
from shopdesk.core.followups.rows import NAME
from shopdesk.core.rhythm import sentences as rhythm_sentences
from shopdesk.core.rhythm.records import Standing
from shopdesk.core.today.records import Group, Moment, Outcome, TodayRow
from shopdesk.core.today.source import Source, in_chunks
from shopdesk.storage.columns import day_number, day_of

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

# Read day by day, the newest first, so that reading can break off when the list is full.
_DAYS = "SELECT DISTINCT slipping_on FROM rhythm WHERE slipping_on BETWEEN ? AND ? ORDER BY slipping_on DESC"
# An absence that had begun before we knew them (in a list that was brought in) is nobody's task.
_MISSED = (
    f"SELECT r.member_id, r.last, r.slipping_on, r.away_on, {NAME} FROM rhythm r JOIN member m ON m.id = r.member_id"
    " WHERE r.slipping_on = ? AND r.base = 'regular' AND m.left_alone = 0 AND m.merged_into_id IS NULL"
    " AND r.slipping_on > m.added_at / 86400000000"
    " AND NOT EXISTS (SELECT 1 FROM follow_up f WHERE f.member_id = r.member_id AND f.kind = 'missed'"
    " AND (f.done_on > ? OR f.done_on >= r.last))"
    " ORDER BY m.sort_key, m.id"
)


class MissedRows(Source):
    """Reads the days on which standings begin; nothing is written until somebody is checked in with."""

    kinds = frozenset({Event.MISSED.value})
    begins = Group.MISSED

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def rows(self, moment: Moment) -> Iterable[TodayRow]:
        today, playbook = day_number(moment.day), self._shop.followups.playbook.rules()
        for (day,) in self._shop.store.rows(_DAYS, (today - rules.REST, today)):
            for row in in_chunks(self._shop, _MISSED, (day, today - rules.REST)):
                made = self._row(row, moment, playbook)
                if made is not None:
                    yield made

    def _row(self, row: tuple[Any, ...], moment: Moment, playbook: tuple[Rule, ...]) -> TodayRow | None:
        member_id, last, slipping_on, away_on, name = row
        today, day = day_number(moment.day), day_of(slipping_on)
        standing = Standing.AWAY if away_on is not None and today >= away_on else Standing.SLIPPING
        rule = rules.best(playbook, Event.MISSED, standing)
        begins = rules.missed_from(day_of(last), day, self._shop.followups.last_contact(member_id))
        if rule is None or self._begins(begins, rule.after_days) > moment.day:
            return None
        return TodayRow(
            key=f"missed:{member_id}:{last}", group=Group.MISSED, kind=Event.MISSED.value, member_id=member_id, name=name,
            sentence=self._sentence(member_id, today - last), act=rule.act, rank=today - slipping_on, day=begins, card=rule.card,
            hint=rule.words,
        )

    def _begins(self, day: dt.date, after_days: int) -> dt.date:
        return self._shop.rhythm.opening_day_after(day, after_days) if after_days else day

    def _sentence(self, member_id: int, away: int) -> str:
        judged = self._shop.rhythm.of(member_id)
        if judged is None or judged.own_gap_days is None or judged.said.code == "habit":
            return "" if judged is None else rhythm_sentences.text(judged.said)
        return sentences.missed(judged.own_gap_days, away)

    def done(self, row: TodayRow, outcome: Outcome, words: str) -> None:
        self._shop.followups.tried(row.member_id, outcome)
        outcomes.book(self._shop, row, outcome, words)
