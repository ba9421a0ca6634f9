"""Gives the people of the sample shop their privileges and small gifts, each on its day and for its reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import cycle
from typing import Any

from shopdesk.core.gestures.records import GestureKind, NewGesture, Why
from shopdesk.core.money import Money
from shopdesk.core.privileges.records import Category, Contributed, Giving, KindDraft, PrivilegeKind
from shopdesk.core.shop import Shop
from shopdesk.sample.days import as_of
from shopdesk.sample.story import told

_RECENT = 150


def give(shop: Shop, staff: dict[str, int]) -> None:
    """Begin the kinds, give their places, and write down what people did and got; who is not in this shop is passed over."""
    story = told("privileges")
    teller = _Teller(shop, staff, story)
    for plain in story["kinds"]:
        teller.fill_kind(plain)
    teller.settle_staff()
    for name, kind, days in story["used"]:
        teller.use(name, kind, days)
    for name, kind, suits, text, days in story["contributions"]:
        if member_id := teller.member(name):
            day = shop.today() - dt.timedelta(days)
            shop.privileges.considering.contributed(member_id, Contributed(kind), text, day, Category(suits))
    shop.gestures.budget.set_limit(Money(story["budget"], shop.settings.shop().currency))
    for gift in story["gifts"]:
        teller.gift(*gift)
    for question, answer in story["answers"]:
        shop.gestures.answers.add(question, answer)


class _Teller:
    """Knows who is who, and who is asked next where only a number of holders is told."""

    def __init__(self, shop: Shop, staff: dict[str, int], story: dict[str, Any]) -> None:
        self._shop = shop
        self._staff = staff
        self._today = shop.today()
        named = {row[0] for plain in story["kinds"] for row in plain["holders"]} | {row[0] for row in story["contributions"]}
        self._others = [match.id for match in shop.members.recent(_RECENT) if match.name not in named]
        self._reasons: Iterator[str] = cycle(story["reasons"])

    def member(self, name: str) -> int | None:
        """The id of somebody by their whole name; None when they are not in this shop."""
        return next((match.id for match in self._shop.members.find(name).matches if match.name == name), None)

    def fill_kind(self, plain: dict[str, Any]) -> None:
        """Begin a kind and give its places, first to those who are named."""
        draft = KindDraft(
            plain["name"], Category(plain["category"]), plain["instruction"], plain["icon"], plain["places"], plain["review_days"]
        )
        kind = self._shop.privileges.kinds.add(draft)
        for name, days, reason, detail in plain["holders"]:
            if member_id := self.member(name):
                self._give(member_id, kind, days, reason, detail)
        first = 7 * kind.places % 40  # other people for each kind
        for number, member_id in enumerate(self._others[first : first + plain["held"] - len(plain["holders"])]):
            self._give(member_id, kind, 100 - 3 * number, next(self._reasons), "")

    def _give(self, member_id: int, kind: PrivilegeKind, days: int, reason: str, detail: str) -> None:
        contact = None
        if kind.category is Category.CONTACT:
            names = list(self._staff)
            name = "Tomasz Wójcik" if "Tomasz" in detail else names[0] if detail else names[days % len(names)]
            contact, detail = self._staff[name], detail or f"Rings {name.split()[0]}."
        with as_of(self._shop, self._today - dt.timedelta(days)):
            self._shop.privileges.give(member_id, kind.id, Giving(reason, detail, contact))

    def settle_staff(self) -> None:
        """Say who carries how many, and who stands in for whom on which day off."""
        people = list(self._staff.values())
        for number, staff_id in enumerate(people):
            stand_in = people[(number + 1) % len(people)]
            self._shop.privileges.contacts.settle(staff_id, 10, stand_in, [number % 6])

    def use(self, name: str, kind: str, days: int) -> None:
        """Somebody last used what they hold so many days ago."""
        member_id = self.member(name)
        for held in self._shop.privileges.of(member_id) if member_id else ():
            if held.kind.name == kind:
                with as_of(self._shop, self._today - dt.timedelta(days)):
                    self._shop.privileges.used(held.id)

    def gift(self, name: str, days: int, what: str, minor: int, why: str, words: str) -> None:
        """A small gift of this month."""
        member_id = self.member(name)
        if member_id is None:
            return
        day = self._today - dt.timedelta(min(days, self._today.day - 1))
        cost = Money(minor, self._shop.settings.shop().currency)
        with as_of(self._shop, day):
            self._shop.gestures.give(member_id, NewGesture(GestureKind.GIFT, what, Why(why), words, cost, minutes=2))
