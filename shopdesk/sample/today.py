"""Gives the sample shop a day: what went wrong, what was promised and asked, a trouble, and whom one may reach how."""

from __future__ import annotations

import datetime as dt
from typing import Any

from shopdesk.core.cases.records import CaseKind, NewCase, Reason
from shopdesk.core.permissions.records import Channel, Purpose
from shopdesk.core.shop import Shop
from shopdesk.sample.days import as_of
from shopdesk.sample.story import told


def give(shop: Shop, staff: dict[str, int]) -> None:
    """Write it all down, each thing on the day it came in; who is not in this shop is passed over."""
    story = told("today")
    teller = _Teller(shop, staff)
    for name, channels in story["permitted"]:
        teller.permit(name, channels)
    for plain in story["solved"]:
        teller.solve(plain)
    for name, what, days in story["kept"]:
        teller.keep(name, what, days)
    for plain in story["cases"]:
        teller.case(plain)
    for plain in story["promises"]:
        teller.promise(plain)
    for name, what, opening_days in story["how"]:
        teller.ask_how(name, what, opening_days)
    teller.trouble(story["trouble"])
    teller.put_off(story["later"])


class _Teller:
    """Knows who is who, and turns days ago and times of the day into instants."""

    def __init__(self, shop: Shop, staff: dict[str, int]) -> None:
        self._shop = shop
        self._staff = staff
        self._today = shop.today()

    def _member(self, name: str) -> int | None:
        return next((match.id for match in self._shop.members.find(name).matches if match.name == name), None)

    def _day(self, days: int) -> dt.date:
        return self._today - dt.timedelta(days)

    def _at(self, when: list[Any]) -> dt.datetime:
        """So many days from today, at a time of the wall clock; never before the sample is told."""
        days, time = when
        local = dt.datetime.combine(self._today + dt.timedelta(days), dt.time.fromisoformat(time))
        soon = self._shop.clock.now() + dt.timedelta(hours=1)
        return max(self._shop.cases.answers.clock().at(local), soon)

    def permit(self, name: str, channels: list[str]) -> None:
        """Somebody said yes to a personal word, this way."""
        if member_id := self._member(name):
            for channel in channels:
                self._shop.permissions.give(member_id, Channel(channel), Purpose.PERSONAL)

    def case(self, plain: dict[str, Any], due: dt.datetime | None = None) -> int | None:
        """Something came in; gives its id."""
        member_id = self._member(plain["member"])
        if member_id is None:
            return None
        due = due or self._at(plain["due"])
        with as_of(self._shop, self._day(plain["days"])):
            reason = Reason(plain["reason"]) if plain["reason"] else None
            case = self._shop.cases.open(NewCase(
                member_id, CaseKind(plain["kind"]), plain["what"], reason, self._staff[plain["owner"]], due,
                plain.get("channel", Channel.IN_PERSON.value),
            ))
            for note in plain.get("notes", ()):
                self._shop.cases.note(case.id, note)
        return case.id

    def solve(self, plain: dict[str, Any]) -> None:
        """Something that was put right in its time, and found to be right."""
        day = self._day(plain["days"])
        case_id = self.case(plain, dt.datetime.combine(day + dt.timedelta(2), dt.time(12), dt.UTC))
        if case_id is not None:
            with as_of(self._shop, day + dt.timedelta(1)):
                self._shop.cases.solve(case_id)
                self._shop.cases.check(case_id)

    def keep(self, name: str, what: str, days: int) -> None:
        """A promise of long ago that was kept."""
        if member_id := self._member(name):
            day = self._day(days)
            with as_of(self._shop, day):
                due = dt.datetime.combine(day + dt.timedelta(2), dt.time(12), dt.UTC)
                promise = self._shop.cases.promises.give(member_id, what, due)
                self._shop.cases.promises.kept(promise.id)

    def promise(self, plain: dict[str, Any]) -> None:
        """A promise that is still open."""
        if member_id := self._member(plain["member"]):
            due = self._at(plain["due"])
            with as_of(self._shop, self._day(plain["days"])):
                self._shop.cases.promises.give(member_id, plain["what"], due, self._staff[plain["owner"]])

    def ask_how(self, name: str, what: str, opening_days: int) -> None:
        """A visit so many opening days ago after which one asks how it goes."""
        member_id = self._member(name)
        if member_id is None:
            return
        day = self._today
        while self._shop.rhythm.opening_day_after(day, opening_days) > self._today:
            day -= dt.timedelta(1)
        self._shop.visits.record(member_id, day=day, what=what, ask_how=True)

    def put_off(self, kinds: list[str]) -> None:
        """What somebody looked at this morning and left for another day."""
        today_list = self._shop.today_list
        while left := [row for row in today_list.now().rows if row.kind in kinds]:
            for row in left:
                today_list.later(row)

    def trouble(self, plain: dict[str, Any]) -> None:
        """Something that hits a few, all of whom were told."""
        members = [member_id for name in plain["members"] if (member_id := self._member(name))]
        if not members:
            return
        next_update = self._at(plain["next"])
        with as_of(self._shop, self._day(plain["days"])):
            trouble = self._shop.cases.troubles.open(plain["what"], next_update, members, plain["words"], self._staff[plain["owner"]])
            for name, channel in plain["told"]:
                if member_id := self._member(name):
                    self._shop.cases.troubles.told(trouble.id, member_id, channel)
