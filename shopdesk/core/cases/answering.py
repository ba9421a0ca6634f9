"""The response clock: what the shop promises, and how long people waited, counted in opening hours."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from shopdesk.core.cases import rules
from shopdesk.core.cases.hours import OpeningClock
from shopdesk.core.cases.records import Answers, Case, CaseKind, Promise, TimeLeft
from shopdesk.i18n import _
from shopdesk.storage.columns import day_number, instant_of

if TYPE_CHECKING:
    from shopdesk.core.settings.records import ShopSettings
    from shopdesk.core.shop import Shop

_KEY = "answers"
_ANSWERED = "SELECT opened_at, answered_at FROM case_file WHERE opened_on BETWEEN ? AND ? AND answered_at IS NOT NULL"


class Answering:
    """How soon the shop answers."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._clock: tuple[ShopSettings, OpeningClock] | None = None

    def settings(self) -> Answers:
        """What the shop promises."""
        return Answers(**(self._shop.settings.kept(_KEY) or {}))

    def save(self, answers: Answers) -> Answers:
        """Promise it otherwise; the owner's. What is owed already keeps its time. Raises NeedsALook."""
        self._shop.staff.require_owner(_("change the settings"))
        answers = rules.clean_answers(answers)
        with self._shop.transaction("cases.answers") as writing:
            self._shop.settings.keep(_KEY, {"hours": answers.hours}, "settings.answers")
            writing.touch_all("cases")
        return answers

    def clock(self) -> OpeningClock:
        """The clock that counts the shop's opening hours."""
        settings = self._shop.settings.shop()
        if self._clock is None or self._clock[0] is not settings:
            self._clock = settings, OpeningClock(settings.week, settings.closed, self._shop.zone())
        return self._clock[1]

    def due(self) -> dt.datetime:
        """By when something that comes in now is to be answered."""
        return self.clock().add(self._shop.clock.now(), self.settings().hours * 60)

    def time_left(self, owed: Case | Promise) -> TimeLeft:
        """The response clock of a case or a promise, now."""
        if isinstance(owed, Case):
            return self.left(owed.due, owed.opened_at, pressing=owed.kind is CaseKind.PROBLEM)
        return self.left(owed.due, owed.given_at)

    def left(self, due: dt.datetime, since: dt.datetime | None = None, *, pressing: bool = False) -> TimeLeft:
        """The response clock of anything due, now. ``since``: when its time began to run, None where nobody knows; ``pressing`` from
        the start."""
        now, clock = self._shop.clock.now(), self.clock()
        promised = 0 if since is None else clock.between(since, due)
        return rules.time_left(clock.between(now, due), promised, late=now > due, pressing=pressing)

    def median(self, first: dt.date, last: dt.date) -> float | None:
        """The median of the opening minutes until the first answer, for what came in on these days (both included); None without any."""
        rows, clock = self._shop.store.rows(_ANSWERED, (day_number(first), day_number(last))), self.clock()
        return rules.median_minutes([clock.between(instant_of(opened), instant_of(answered)) for opened, answered in rows])
