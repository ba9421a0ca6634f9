"""Reading what is owed: one case, somebody's, everybody's; and how much of which sort there was."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from shopdesk.core.cases.answering import Answering
from shopdesk.core.cases.core_first import CoreFirst
from shopdesk.core.cases.notes import CaseNotes
from shopdesk.core.cases.reading import CASE, as_case
from shopdesk.core.cases.records import Case, CaseKind, CaseLine, Reason, TimeLeft
from shopdesk.errors import NotFound
from shopdesk.i18n import _
from shopdesk.storage.columns import day_number

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_REASONS = "SELECT reason, count(*) FROM case_file WHERE kind = 'problem' AND opened_on BETWEEN ? AND ? GROUP BY reason"


class CaseBook(CoreFirst):
    """Every case there is, as it stands."""

    def __init__(self, shop: Shop) -> None:
        super().__init__(shop)
        self.answers = Answering(shop)
        self._notes = CaseNotes(shop)

    def get(self, case_id: int) -> Case:
        """Give one case; raises NotFound."""
        rows = self._shop.store.rows(f"{CASE} WHERE c.id = ?", (case_id,))
        if not rows:
            raise NotFound(_("This is not there any more."), do=_("Somebody may have taken it back. Look at the person's page."))
        return as_case(self._shop, rows[0])

    def all_open(self) -> tuple[Case, ...]:
        """Everything that is open or waiting, what is due first at the top."""
        rows = self._shop.store.rows(f"{CASE} WHERE c.state IN ('open', 'waiting') ORDER BY c.due, c.id")
        return tuple(as_case(self._shop, row) for row in rows)

    def of(self, member_id: int, *, ended_too: bool = False) -> tuple[Case, ...]:
        """Somebody's cases: the open ones, what is due first at the top, then if asked the others, newest first."""
        pages = self._shop.members.pages(member_id)
        rows = self._shop.store.rows(f"{CASE} WHERE c.member_id IN ({', '.join('?' * len(pages))}) ORDER BY c.due, c.id", pages)
        cases = tuple(as_case(self._shop, row) for row in rows)
        ended = sorted((case for case in cases if not case.is_open), key=lambda case: case.opened_at, reverse=True)
        return tuple(case for case in cases if case.is_open) + (tuple(ended) if ended_too else ())

    def lines(self, case_id: int) -> tuple[CaseLine, ...]:
        """What was done and said about it, oldest first."""
        return self._notes.of(case_id)

    def time_left(self, case: Case) -> TimeLeft:
        """Its response clock, now."""
        return self.answers.time_left(case)

    def apology(self, member_id: int) -> Case | None:
        """The problem solved last, for which its owner may sign an apology card; None while one is open or where none was."""
        if self.has_problem(member_id):
            return None
        solved = [case for case in self.of(member_id, ended_too=True) if case.kind is CaseKind.PROBLEM]
        return max(solved, key=lambda case: case.solved_at or case.opened_at, default=None)

    def problems_by_reason(self, first: dt.date, last: dt.date) -> dict[Reason | None, int]:
        """How many problems of each sort came in on these days, both included; None: nobody said what sort."""
        rows = self._shop.store.rows(_REASONS, (day_number(first), day_number(last)))
        return {Reason(reason) if reason else None: count for reason, count in rows}

    def solved_problems(self, since: dt.date, limit: int) -> tuple[Case, ...]:
        """The problems that came in since a day and were put right, newest first."""
        sql = f"{CASE} WHERE c.kind = 'problem' AND c.state IN ('solved', 'checked') AND c.opened_on >= ? ORDER BY c.opened_at DESC, c.id"
        return tuple(as_case(self._shop, row) for row in self._shop.store.rows(f"{sql} LIMIT ?", (day_number(since), limit)))
