"""Ask next, as rows of Today: one small question to some of those who are expected."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from shopdesk.core.today.records import Act, Group, Moment, Outcome, TodayRow
from shopdesk.core.today.source import Source
from shopdesk.i18n import _

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_A_DAY = 3  # rows on one day


class AskRows(Source):
    """Whoever is expected and has not been asked lately."""

    kinds = frozenset({"question"})
    begins = Group.ASK_NEXT

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def rows(self, moment: Moment) -> Iterable[TodayRow]:
        shown = 0
        for one in self._shop.rhythm.expected(moment.day):
            if shown == _A_DAY:
                return
            question = self._shop.asking.question(one.member_id)
            if question is not None:
                shown += 1
                sentence = _("Ask: {question} {why}").format(question=question.ask, why=question.why)
                yield TodayRow(
                    f"question:{one.member_id}:{question.key}:{moment.day.year}", Group.ASK_NEXT, "question", one.member_id,
                    self._shop.members.match(one.member_id).name, sentence, Act.SAY, day=moment.day,
                )

    def done(self, row: TodayRow, outcome: Outcome, words: str) -> bool:
        """``words`` are what they said; without words they let it pass."""
        key = row.key.split(":")[2]
        if words.strip():
            self._shop.asking.answered(row.member_id, key, words)
        else:
            self._shop.asking.passed(row.member_id, key)
        return True
