"""Gives the sample shop its Today: whom one may reach how, a visit to ask after, and what was left for another day."""

from __future__ import annotations

import datetime as dt
from typing import Any

from shopdesk.core.permissions.records import Channel, Purpose
from shopdesk.core.shop import Shop
from shopdesk.sample.story import told


def give(shop: Shop) -> None:
    """Write it all down; who is not in this shop is passed over."""
    story = told("today")
    teller = _Teller(shop)
    for name, channels in story["permitted"]:
        teller.permit(name, channels)
    for name, what, opening_days in story["how"]:
        teller.ask_how(name, what, opening_days)
    teller.trouble(story["trouble"])
    teller.put_off(story["later"])


class _Teller:
    """Knows who is who."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._today = shop.today()

    def _member(self, name: str) -> int | None:
        return next((match.id for match in self._shop.members.find(name).matches if match.name == name), None)

    def permit(self, name: str, channels: list[str]) -> None:
        """Somebody said yes to a personal word, this way."""
        if member_id := self._member(name):
            for channel in channels:
                self._shop.permissions.give(member_id, Channel(channel), Purpose.PERSONAL)

    def ask_how(self, name: str, what: str, opening_days: int) -> None:
        """A visit so many opening days ago after which one asks how it goes."""
        member_id = self._member(name)
        if member_id is None:
            return
        day = self._today
        while self._shop.rhythm.opening_day_after(day, opening_days) > self._today:
            day -= dt.timedelta(1)
        self._shop.visits.record(member_id, day=day, what=what, ask_how=True)

    def trouble(self, plain: dict[str, Any]) -> None:
        """Something that hits a few, all of whom know."""
        channels = {member_id: channel for name, channel in plain["told"] if (member_id := self._member(name))}
        if not channels:
            return
        clock = self._shop.cases.answers.clock()
        next_news = clock.add(self._shop.clock.now(), plain["minutes"])
        trouble = self._shop.cases.troubles.open(plain["what"], next_news, channels, plain["words"])
        for member_id, channel in channels.items():
            self._shop.cases.troubles.told(trouble.id, member_id, channel)

    def put_off(self, kinds: list[str]) -> None:
        """What somebody looked at this morning and left for another day."""
        today_list = self._shop.today_list
        while left := [row for row in today_list.now().rows if row.kind in kinds]:
            for row in left:
                today_list.later(row)
