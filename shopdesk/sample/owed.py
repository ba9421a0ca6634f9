"""Gives the sample shop its orders, what it promised and put right over the year, what must be right for whom, and what was asked."""

from __future__ import annotations

import datetime as dt
from typing import Any

from shopdesk.core.cases.records import CaseKind, NewCase, OrderStatus, Reason
from shopdesk.core.shop import Shop
from shopdesk.core.trust.records import TrustKind
from shopdesk.sample.days import as_of
from shopdesk.sample.story import told

_SATURDAY = 5
_EIGHT = dt.time(8)


def give(shop: Shop, staff: dict[str, int]) -> None:
    """Write it all down, each thing on the day it happened; who is not in this shop is passed over."""
    teller, story = _Teller(shop, staff), told("owed")
    teller.trouble(story["trouble"])
    for name, days in story["asked"]:
        teller.asked(name, days)
    for plain in story["orders"]:
        teller.order(plain)
    for name, words in story["expectations"]:
        teller.expects(name, words)
    for row in story["kept"]:
        teller.kept(*row)
    for row in story["solved"]:
        teller.solved(*row)
    teller.for_saturday(*story["saturday"])


class _Teller:
    """Knows who is who; what is due is due so many opening minutes from now."""

    def __init__(self, shop: Shop, staff: dict[str, int]) -> None:
        self._shop = shop
        self._staff = staff
        self._now = shop.clock.now()
        self._today = shop.today()

    def order(self, plain: dict[str, Any]) -> None:
        """Something ordered yesterday, of which they know where it is."""
        member_id = self._member(plain["member"])
        if member_id is None:
            return
        due = self._shop.cases.answers.clock().add(self._now, plain["minutes"])
        with as_of(self._shop, self._ago(1)):
            order = self._shop.cases.open(NewCase(member_id, CaseKind.ORDER, plain["what"], owner_id=self._staff[plain["owner"]], due=due))
            self._shop.cases.note(order.id, plain["note"])
            self._shop.cases.orders.set_status(order.id, OrderStatus(plain["status"]))
            self._shop.cases.orders.told(order.id)

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

    def asked(self, name: str, days: int) -> None:
        """Somebody was asked something."""
        member_id = self._member(name)
        if member_id is not None:
            with as_of(self._shop, self._ago(days)):
                self._shop.trust.book(member_id, TrustKind.ASKED)

    def expects(self, name: str, words: str) -> None:
        """What must always be right for somebody."""
        member_id = self._member(name)
        if member_id is not None:
            self._shop.voices.agreements.expect(member_id, words)

    def kept(self, name: str, what: str, days: int) -> None:
        """A promise of long ago that was kept."""
        member_id, promises = self._member(name), self._shop.cases.promises
        if member_id is not None:
            with as_of(self._shop, self._ago(days)):
                promises.kept(promises.give(member_id, what, self._shop.cases.answers.due()).id)

    def solved(self, name: str, what: str, reason: str, staff: str, days: int, done: str) -> None:
        """A problem put right at once, and found to be right some days later."""
        member_id, cases = self._member(name), self._shop.cases
        if member_id is None:
            return
        with as_of(self._shop, self._ago(days)):
            case = cases.open(NewCase(member_id, CaseKind.PROBLEM, what, Reason(reason), self._staff[staff]))
            cases.solve(case.id, done)
        with as_of(self._shop, self._ago(days - 4)):
            cases.check(case.id)

    def for_saturday(self, name: str, what: str, staff: str) -> None:
        """Our word of yesterday for the next Saturday at eight."""
        member_id = self._member(name)
        if member_id is None:
            return
        day = self._today + dt.timedelta((_SATURDAY - self._today.weekday() - 1) % 7 + 1)
        due = self._shop.cases.answers.clock().at(dt.datetime.combine(day, _EIGHT))
        with as_of(self._shop, self._ago(1)):
            self._shop.cases.promises.give(member_id, what, due, self._staff[staff])

    def _member(self, name: str) -> int | None:
        return next((match.id for match in self._shop.members.find(name).matches if match.name == name), None)

    def _ago(self, days: int) -> dt.date:
        return self._today - dt.timedelta(days)
