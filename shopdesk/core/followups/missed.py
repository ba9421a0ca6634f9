"""Regulars who are missed: a gentle check-in, never an offer, once per absence, then half a year's rest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from shopdesk.core.followups import outcomes, rules, sentences
from shopdesk.core.followups.records import Event, Rule
from shopdesk.core.followups.rows import NAME
from shopdesk.core.members.merged import marks
from shopdesk.core.rhythm import sentences as rhythm_sentences
from shopdesk.core.rhythm.records import Standing
from shopdesk.core.today.records import Group, Moment, Outcome, TodayRow
from shopdesk.core.today.source import Source, in_chunks
from shopdesk.storage.columns import day_number, day_of

if TYPE_CHECKING:
    from shopdesk.core.changes import Changes
    from shopdesk.core.shop import Shop

# Read day by day, the newest first, so that reading can break off when the list is full.
_DAYS = "SELECT DISTINCT slipping_on FROM rhythm WHERE slipping_on BETWEEN ? AND ? ORDER BY slipping_on DESC"
# An absence that had begun before we knew them (in a list that was brought in) is nobody's task.
_MISSED = (
    f"SELECT r.member_id, r.last, r.slipping_on, r.away_on, {NAME} FROM rhythm r JOIN member m ON m.id = r.member_id"
    " WHERE r.slipping_on = ? AND r.base = 'regular' AND m.left_alone = 0 AND m.merged_into_id IS NULL"
    " AND r.slipping_on > m.added_at / 86400000000 AND (CASE WHEN r.away_on <= ? THEN ? ELSE ? END) = 1"
    " AND NOT EXISTS (SELECT 1 FROM follow_up f WHERE f.member_id = r.member_id AND f.kind = 'missed'"
    " AND (f.done_on > ? OR f.done_on >= r.last))"
    " ORDER BY m.sort_key, m.id"
)
_STAND = "SELECT DISTINCT slipping_on FROM rhythm WHERE slipping_on IS NOT NULL AND member_id IN ({marks})"
_BEAR_ON_ALL = frozenset({"followups", "settings"})  # though they name nobody: the playbook, opening days, and their ways back
_FEW = 500  # members whose days are given back one by one


class BarrenDays:
    """The days on which nobody's absence is a task, as they were found; a change gives back the days of whom it touched.

    After a list was brought in, nearly every absence is from before: looking through them all each time is what takes long.
    """

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._days: set[int] = set()
        self._touched: set[int] = set()
        self._on: dt.date | None = None
        shop.listen(self._on_changed, first=True)

    def as_of(self, day: dt.date) -> set[int]:
        """Those that are still known on ``day``, to be added to."""
        if day != self._on:
            self._days, self._on = set(), day
        if self._touched and self._days:
            touched = tuple(self._touched)
            self._days -= {day for (day,) in self._shop.store.rows(_STAND.format(marks=marks(touched)), touched)}
        self._touched = set()
        return self._days

    def _on_changed(self, changes: Changes) -> None:
        self._touched |= changes.members
        unnamed = not changes.members and not _BEAR_ON_ALL.isdisjoint(changes.features)
        if changes.all_members or changes.by_others or unnamed or len(self._touched) > _FEW:
            self._on = None
            self._touched.clear()


class MissedRows(Source):
    """Reads the days on which standings begin; nothing is written until somebody is checked in with."""

    kinds = frozenset({Event.MISSED.value})
    begins = Group.MISSED

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._barren = BarrenDays(shop)

    def rows(self, moment: Moment) -> Iterable[TodayRow]:
        today, playbook = day_number(moment.day), self._shop.followups.playbook.rules()
        wanted = {standing: rules.best(playbook, Event.MISSED, standing) for standing in (Standing.SLIPPING, Standing.AWAY)}
        slipping, away = (int(rule is not None) for rule in wanted.values())
        if not slipping and not away:
            return
        barren = self._barren.as_of(moment.day)
        for (day,) in self._shop.store.rows(_DAYS, (today - rules.REST, today)):
            if day in barren:
                continue
            bears = False
            for row in in_chunks(self._shop, _MISSED, (day, today, away, slipping, today - rules.REST)):
                made = self._row(row, moment, wanted)
                if made is not None:
                    bears = True
                    yield made
            if not bears:
                barren.add(day)

    def _row(self, row: tuple[Any, ...], moment: Moment, wanted: Mapping[Standing, Rule | None]) -> TodayRow | None:
        member_id, last, slipping_on, away_on, name = row
        today, day = day_number(moment.day), day_of(slipping_on)
        rule = wanted[Standing.AWAY if away_on is not None and today >= away_on else Standing.SLIPPING]
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
