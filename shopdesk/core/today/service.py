"""The short list of human acts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from shopdesk.core.permissions.records import Channel
from shopdesk.core.today import reach
from shopdesk.core.today.marks import Marks
from shopdesk.core.today.merging import in_order
from shopdesk.core.today.records import Group, Moment, Outcome, TodayList, TodayRow
from shopdesk.core.today.say_now import SayNow
from shopdesk.core.today.source import Source
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

# What is written is booked with its words (followups.messages); a word across the counter is no contact of ours.
_BOOKED_HERE = frozenset({Channel.PHONE, Channel.POST})
_SEARCHED = 2000  # rows looked through for one that is named by its key


class Today:
    """Asks every registered source for its rows, and shows no more of them than a shop can do in a day."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._sources: list[Source] = []
        self.marks = Marks(shop)
        self.say_now = SayNow(shop)

    def register(self, source: Source) -> None:
        """Let a capability show its rows."""
        self._sources.append(source)

    # the list

    def now(self) -> TodayList:
        """Give today's rows, the most urgent first."""
        limit = self._shop.settings.shop().today_limit
        found = self._found(limit + 1)
        wrong = any(row.group is Group.PUT_RIGHT for row in found) or self._shop.cases.hold(None) is not None
        shown = self._shown(found[:limit])
        return TodayList(
            tuple(row for row in shown if not (wrong and row.is_extra)), tuple(row for row in shown if wrong and row.is_extra),
            len(found) > limit, self.marks.later(), self.marks.done(),
        )

    def about(self, member_id: int) -> tuple[TodayRow, ...]:
        """The rows of Today that are about one member."""
        now = self.now()
        return tuple(row for row in (*now.rows, *now.folded) if row.member_id == member_id)

    def row(self, key: str) -> TodayRow | None:
        """Find a row by its key, also one beyond the limit; None when it is not there any more."""
        found = next((row for row in self._found(_SEARCHED) if row.key == key), None)
        return None if found is None else self._shown([found])[0]

    def _shown(self, rows: list[TodayRow]) -> list[TodayRow]:
        """The rows as they can be done: by somebody, by a way that is permitted."""
        here = self._works_here()
        return [reach.with_owner(self._shop, reach.permitted(self._shop, row), here) for row in rows]

    def _works_here(self) -> set[int]:
        return {member.id for member in self._shop.staff.all()}

    def _found(self, count: int) -> list[TodayRow]:
        found: list[TodayRow] = []
        for row in self._open():
            if len(found) == count:
                break
            found.append(row)
        return found

    def _open(self) -> Iterator[TodayRow]:
        """Every row that is not put off or done, in order, as its owner has it now."""
        now = self._shop.clock.now()
        moment = Moment(now, self._shop.local(now).date())
        marks, works_here = self.marks.in_force(), self._works_here()
        for row in in_order(self._sources, moment):
            mark = marks.get(row.key)
            if (mark is None or not mark.hides(moment.day)) and (row.is_owed or not self._shop.cases.has_problem(row.member_id)):
                yield reach.owned(row, None if mark is None else mark.owner_id, works_here)

    # what becomes of a row

    def later(self, row: TodayRow, until: dt.date | None = None) -> None:
        """Not now: it comes back on ``until``, or on the next day the shop is open. Raises NeedsALook for a day that has begun."""
        today = self._shop.today()
        until = until or self._shop.rhythm.opening_day_after(today, 1)
        if until <= today:
            raise NeedsALook("until", _("That day has already begun."), _("It stays on Today."), _("Choose a later day."))
        with self._shop.transaction("today.later") as writing:
            self.marks.put_off(writing, row, until)
            writing.log("today.later", row.member_id, about=row.about_id)
            writing.touch("today", row.member_id)

    def give(self, row: TodayRow, staff_id: int, words: str = "") -> None:
        """Give it to a colleague, with a word if there is one. Raises NotFound or NeedsALook for somebody who has left."""
        colleague = self._shop.staff.get(staff_id)
        if not colleague.works_here:
            raise NeedsALook("owner", _("{name} does not work here any more.").format(name=colleague.name), _("It stays where it was."))
        with self._shop.transaction("today.give") as writing:
            if not self._source_of(row).give(row, staff_id, words):
                self.marks.give(writing, row, staff_id)
            writing.log("today.give", row.member_id, about=row.about_id, to=staff_id)
            writing.touch("today", row.member_id)

    def done(self, row: TodayRow, outcome: Outcome = Outcome.GOOD, words: str = "") -> None:
        """It was done: book the outcome and what follows from it. Raises ChangedSince when a colleague was quicker.

        Nobody reached: it comes back on the next day the shop is open.
        """
        if outcome is Outcome.NOT_REACHED:
            self.later(row)
            return
        with self._shop.transaction("today.done") as writing:
            self.marks.require_open(row)
            if self._source_of(row).done(row, outcome, words) is not False:
                self.marks.close(writing, row, outcome)
            if row.channel in _BOOKED_HERE:
                self._shop.permissions.sent(row.member_id, row.channel, row.purpose)
            writing.log("today.done", row.member_id, about=row.about_id)
            writing.touch("today", row.member_id)

    def _source_of(self, row: TodayRow) -> Source:
        return next(source for source in self._sources if row.kind in source.kinds)
