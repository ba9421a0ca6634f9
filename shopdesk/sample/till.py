"""What a visit was like: at what time, who served, what was bought and for how much."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from random import Random
from zoneinfo import ZoneInfo

from shopdesk.core.members.records import MemoryKind, Remembered
from shopdesk.core.money import Money, exponent
from shopdesk.core.settings.records import ShopSettings
from shopdesk.core.visits.records import NewVisit
from shopdesk.sample.furnishing import hours
from shopdesk.sample.story import Bought, Person, avoided_goods, told

_TREAT = 0.012  # share of visits for which something was ordered


class Till:
    """Makes a person's visits out of the days they came. ``staff`` are ids by name."""

    def __init__(self, shop: ShopSettings, staff: Mapping[str, int]) -> None:
        self._shop = shop
        self._staff = staff
        self._zone = ZoneInfo(shop.time_zone)
        self._unit = 10 ** exponent(shop.currency)

    def visits(self, member_id: int, person: Person, days: Sequence[dt.date], chance: Random) -> Iterator[NewVisit]:
        """Give one row a day; the latest carry what the person's story says of them."""
        basket, favourite = _basket(person, chance), chance.choice(list(self._staff))
        for place, day in enumerate(days):
            ago = len(days) - 1 - place
            said = person.recent[ago] if ago < len(person.recent) else None
            staff_name = said.staff if said else self._served_by(day, favourite, chance)
            bought = said or self._bought(person.draft.remembered, staff_name, basket, chance)
            amount = None if bought.kroner is None else Money(bought.kroner * self._unit, self._shop.currency)
            at = self._instant(day, person.coming.hour, chance)
            yield NewVisit(member_id, day, at, self._staff[staff_name], amount, bought.what, bought.ask_how)

    def _served_by(self, day: dt.date, favourite: str, chance: Random) -> str:
        rota: dict[str, int] = told("shop")["rota"][day.weekday()]
        return chance.choices(list(rota), [share * (3 if name == favourite else 1) for name, share in rota.items()])[0]

    def _bought(self, remembered: Remembered, staff: str, basket: Sequence[tuple[str, int]], chance: Random) -> Bought:
        if remembered is not Remembered.PURCHASES or chance.random() < 0.2:  # some days nobody writes it down
            return Bought(staff, "", None, False)
        if chance.random() < _TREAT:
            what, price = chance.choice(told("shop")["treats"])
            return Bought(staff, what, price, chance.random() < 0.7)
        goods = list(dict.fromkeys(chance.sample(basket, min(len(basket), chance.choice((1, 1, 2, 2, 3))))))
        what = ", ".join([name if place == 0 else name[:1].lower() + name[1:] for place, (name, _) in enumerate(goods)])
        return Bought(staff, what if chance.random() < 0.6 else "", sum(price for _, price in goods), chance.random() < 0.006)

    def _instant(self, day: dt.date, usual_hour: float, chance: Random) -> dt.datetime:
        """The usual hour give or take a quarter, within opening hours."""
        minute = round(usual_hour * 60 + chance.gauss(0, 14))
        open_hours = hours(self._shop, day)
        if open_hours is not None:
            earliest, latest = (time.hour * 60 + time.minute for time in (open_hours.opens, open_hours.closes))
            minute = min(max(minute, earliest + chance.randrange(1, 20)), latest - chance.randrange(1, 20))
        local = dt.datetime.combine(day, dt.time(minute // 60, minute % 60, chance.randrange(60)), self._zone)
        return local.astimezone(dt.UTC)


def _basket(person: Person, chance: Random) -> list[tuple[str, int]]:
    """What somebody chooses from: what they are known to like and two things more, nothing they must avoid."""
    avoided = avoided_goods(memory.text for memory in person.memories)
    goods = [(name, price) for name, price in told("shop")["goods"] if name not in avoided]
    likes = " ".join(memory.text.lower() for memory in person.memories if memory.kind is MemoryKind.LIKES)
    liked = [row for row in goods if row[0].lower() in likes]
    return liked * 2 + chance.sample(goods, 2)
