"""Gives the sample shop what it owes today, what it put right before, and what was given and asked over the year."""

from __future__ import annotations

import datetime as dt
from typing import Any

from shopdesk.core.cases.records import CaseKind, NewCase, OrderStatus, Reason
from shopdesk.core.shop import Shop
from shopdesk.core.today.records import Outcome
from shopdesk.core.trust.records import TrustKind
from shopdesk.sample.days import as_of
from shopdesk.sample.story import told

_SATURDAY = 5
_EIGHT = dt.time(8)


def give(shop: Shop, staff: dict[str, int]) -> None:
    """Write it all down; who is not in this shop is passed over."""
    teller, story = _Teller(shop, staff), told("owed")
    teller.trouble(story["trouble"])
    for row in story["solved"]:
        teller.solved(*row)
    for name, kind, days in story["trust"]:
        teller.booked(name, TrustKind(kind), days)
    for plain in story["cases"]:
        teller.case(plain)
    for row in story["promises"]:
        teller.promise(*row)
    for name, words in story["expectations"]:
        teller.expects(name, words)


class _Teller:
    """Tells each thing on the day it happened; what is due is due so many opening minutes from now."""

    def __init__(self, shop: Shop, staff: dict[str, int]) -> None:
        self._shop = shop
        self._staff = staff
        self._now = shop.clock.now()
        self._today = shop.today()

    def case(self, plain: dict[str, Any]) -> None:
        """Something that came in yesterday and is open."""
        member_id = self._member(plain["member"])
        if member_id is None:
            return
        reason = Reason(plain["reason"]) if "reason" in plain else None
        new = NewCase(
            member_id, CaseKind(plain["kind"]), plain["what"], reason, self._staff[plain["owner"]], self._due(plain["minutes"]),
            plain["channel"],
        )
        with as_of(self._shop, self._ago(1)):
            case = self._shop.cases.open(new)
            for text in plain["notes"]:
                self._shop.cases.note(case.id, text)
            if "status" in plain:
                self._shop.cases.orders.set_status(case.id, OrderStatus(plain["status"]))
            if plain.get("told"):
                self._shop.cases.orders.told(case.id)

    def promise(self, name: str, what: str, staff: str, due: int | str) -> None:
        """Our word, given yesterday; on "Saturday" it is due at eight."""
        member_id = self._member(name)
        if member_id is not None:
            at = self._saturday() if due == "Saturday" else self._due(int(due))
            with as_of(self._shop, self._ago(1)):
                self._shop.cases.promises.give(member_id, what, at, self._staff[staff])

    def solved(self, name: str, what: str, reason: str, staff: str, days: int, done: str, checked: str) -> None:
        """A problem put right at once, and asked about afterwards."""
        member_id = self._member(name)
        if member_id is None:
            return
        with as_of(self._shop, self._ago(days)):
            case = self._shop.cases.open(NewCase(member_id, CaseKind.PROBLEM, what, Reason(reason), self._staff[staff]))
            self._shop.cases.solve(case.id, done)
        with as_of(self._shop, self._ago(days - 4)):
            for followup in self._shop.followups.of(member_id):
                if followup.about_id == case.id:
                    self._shop.followups.finish(followup.id, Outcome.GOOD, checked)

    def trouble(self, plain: dict[str, Any]) -> None:
        """A bad morning that is over: most were told, some had to ask."""
        told_first, asked = ([who for name in plain[part] if (who := self._member(name)) is not None] for part in ("told", "asked"))
        troubles = self._shop.cases.troubles
        with as_of(self._shop, self._ago(plain["days"])):
            trouble = troubles.open(plain["what"], self._shop.cases.answers.due(), told_first + asked, plain["words"])
            for member_id in asked:
                troubles.asked(trouble.id, member_id)
            for member_id in told_first + asked:
                troubles.told(trouble.id, member_id, "phone")
            troubles.over(trouble.id)

    def booked(self, name: str, kind: TrustKind, days_ago: list[int]) -> None:
        """What was given or asked on these days."""
        member_id = self._member(name)
        for days in days_ago if member_id is not None else ():
            with as_of(self._shop, self._ago(days)):
                self._shop.trust.book(member_id or 0, kind)

    def expects(self, name: str, words: str) -> None:
        """What must always be right for somebody."""
        member_id = self._member(name)
        if member_id is not None:
            self._shop.cases.expectations.set(member_id, words)

    def _member(self, name: str) -> int | None:
        return next((match.id for match in self._shop.members.find(name).matches if match.name == name), None)

    def _due(self, minutes: int) -> dt.datetime:
        return self._shop.cases.answers.clock().add(self._now, minutes)

    def _saturday(self) -> dt.datetime:
        day = self._today + dt.timedelta((_SATURDAY - self._today.weekday() - 1) % 7 + 1)
        return self._shop.cases.answers.clock().at(dt.datetime.combine(day, _EIGHT))

    def _ago(self, days: int) -> dt.date:
        return self._today - dt.timedelta(days)
