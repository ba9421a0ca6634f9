"""The follow-ups that are due, as rows of Today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from heapq import merge
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from shopdesk.core.followups import outcomes, rules, why
from shopdesk.core.followups.playbook import RuleFor
from shopdesk.core.followups.records import Event
from shopdesk.core.permissions.records import Purpose
from shopdesk.core.today.records import Act, Group, Moment, Outcome, TodayRow
from shopdesk.core.today.source import Source, in_chunks
from shopdesk.storage.columns import day_number, day_of

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

GROUPS = {
    Event.STUCK: Group.ANSWER, Event.HOW: Group.HOW_DID_IT_GO, Event.SOLVED: Group.HOW_DID_IT_GO, Event.CARE: Group.HOW_DID_IT_GO,
    Event.SO_SO: Group.HOW_DID_IT_GO, Event.FIRST_WEEK: Group.HOW_DID_IT_GO, Event.WISH: Group.TELL_THEM,
}
OWED = frozenset({Event.STUCK, Event.SOLVED, Event.WISH})
NAME = "coalesce(nullif(m.name, ''), (SELECT e.address FROM email e WHERE e.member_id = m.id ORDER BY e.position LIMIT 1), '')"
_DUE = (
    f"SELECT f.id, f.member_id, f.due, f.made_on, f.about_id, f.owner_id, {NAME}, m.merged_into_id FROM follow_up f"
    " JOIN member m ON m.id = f.member_id"
    " WHERE f.done_on IS NULL AND f.kind = ? AND f.due BETWEEN ? AND ? AND (m.left_alone = 0 OR ? = 1) ORDER BY f.due, m.sort_key, f.id"
)
_EARLIEST = -1_000_000


class FollowUpRows(Source):
    """What was written down to be done from a day on."""

    kinds = frozenset(event.value for event in GROUPS)
    begins = Group.ANSWER

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def rows(self, moment: Moment) -> Iterable[TodayRow]:
        playbook = self._shop.followups.playbook
        kept = playbook.rules()
        return merge(*(self._of(event, moment, playbook.of(event, kept)) for event in GROUPS), key=attrgetter("order"))

    def _of(self, event: Event, moment: Moment, rule_for: RuleFor) -> Iterator[TodayRow]:
        today = day_number(moment.day)
        earliest = today - rules.STALE_AFTER[event] if event in rules.STALE_AFTER else _EARLIEST
        for row in in_chunks(self._shop, _DUE, (event.value, earliest, today, int(event in OWED))):
            made = self._row(event, row, moment, rule_for)
            if made is not None:
                yield made

    def _row(self, event: Event, row: tuple[Any, ...], moment: Moment, rule_for: RuleFor) -> TodayRow | None:
        followup_id, member_id, due, made_on, about_id, owner_id, name, merged = row
        if merged is not None:
            page = self._shop.members.get(member_id)
            member_id, name = page.id, page.name
        rule = rule_for(member_id)
        if rule is None or rule.act is Act.SAY:  # said at their next visit: the cue on their page is its place
            return None
        sentence = why.sentence(self._shop, event, about_id, day_of(made_on), moment.day)
        if sentence is None:
            return None
        return TodayRow(
            key=f"followup:{followup_id}", group=GROUPS[event], kind=event.value, member_id=member_id, name=name, sentence=sentence,
            act=rule.act, about_id=followup_id, owner_id=owner_id, due=self._by_evening(day_of(due)) if event is Event.STUCK else None,
            day=day_of(due), purpose=Purpose.SERVICE if event in OWED else Purpose.PERSONAL, card=rule.card, hint=rule.words,
        )

    def _by_evening(self, day: dt.date) -> dt.datetime:
        return dt.datetime.combine(day, dt.time(23, 59), self._shop.zone()).astimezone(dt.UTC)

    def done(self, row: TodayRow, outcome: Outcome, words: str) -> None:
        assert row.about_id is not None
        self._shop.followups.finish(row.about_id, outcome, words)
        outcomes.book(self._shop, row, outcome, words)
