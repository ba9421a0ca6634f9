"""Gives the sample shop a day: what is owed this morning, what was promised, whom to ask how it went, and what is done already."""

from __future__ import annotations

import datetime as dt
from typing import Any

from shopdesk.core.cases.records import CaseKind, NewCase, Reason
from shopdesk.core.followups.missed import MissedRows
from shopdesk.core.followups.records import Event
from shopdesk.core.shop import Shop
from shopdesk.core.today.records import Moment, Outcome, TodayRow
from shopdesk.sample.days import as_of
from shopdesk.sample.story import told

_A_WEEK, _CHECKED_IN = 7, 30  # days ago


def begin_the_day(shop: Shop, staff: dict[str, int]) -> None:
    """Write the day down; who is not in this shop is passed over."""
    story, teller = told("acts"), _Teller(shop, staff)
    for plain in story["problems"]:
        teller.owe(plain, CaseKind.PROBLEM)
    for plain in story["questions"]:
        teller.owe(plain, CaseKind.REQUEST)
    for plain in story["promises"]:
        teller.promise(plain)
    for plain in story["thanked"]:
        if row := teller.ask(plain):
            shop.today_list.done(row, Outcome.GOOD, plain["words"])
    teller.check_in_with_all_but(story["missed"])


class _Teller:
    """Knows who is who, and counts the shop's opening hours from now on."""

    def __init__(self, shop: Shop, staff: dict[str, int]) -> None:
        self._shop = shop
        self._staff = staff
        self._clock = shop.cases.answers.clock()

    def _member(self, name: str) -> int | None:
        return next((match.id for match in self._shop.members.find(name).matches if match.name == name), None)

    def _due(self, minutes: int) -> dt.datetime:
        return self._clock.add(self._shop.clock.now(), minutes)

    def owe(self, plain: dict[str, Any], kind: CaseKind) -> None:
        """Something came in and waits for an answer."""
        if member_id := self._member(plain["name"]):
            reason = Reason(plain["reason"]) if "reason" in plain else None
            owner, due = self._staff[plain["staff"]], self._due(plain["minutes"])
            self._shop.cases.open(NewCase(member_id, kind, plain["what"], reason, owner, due, plain["channel"]))

    def promise(self, plain: dict[str, Any]) -> None:
        """Somebody gave their word."""
        if member_id := self._member(plain["name"]):
            self._shop.cases.promises.give(member_id, plain["what"], self._due(plain["minutes"]), self._staff[plain["staff"]])

    def check_in_with_all_but(self, names: list[str]) -> None:
        """Whoever else is missed was asked how they are some weeks ago."""
        source = MissedRows(self._shop)
        missed = list(source.rows(Moment(self._shop.clock.now(), self._shop.today())))
        with as_of(self._shop, self._shop.today() - dt.timedelta(_CHECKED_IN)):
            for row in missed:
                if row.name not in names:
                    self._shop.followups.tried(row.member_id, Outcome.GOOD)

    def ask(self, plain: dict[str, Any]) -> TodayRow | None:
        """Whoever served them wants to know how it went; give the row of Today that came of it."""
        member_id = self._member(plain["name"])
        visits = self._shop.visits.of(member_id, 1) if member_id else ()
        if not member_id or not visits:
            return None
        day = self._shop.today() - dt.timedelta(_A_WEEK)
        made = self._shop.followups.make(Event.HOW, member_id, day, visits[0].id, self._staff[plain["staff"]])
        return self._shop.today_list.row(f"followup:{made}")
