"""Gift cards of the sample shop: some sold, some used, some printed and waiting in the drawer."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from shopdesk.core.giftcards.records import Person, Worth
from shopdesk.core.giftcards.rules import new_key
from shopdesk.core.money import Money
from shopdesk.core.shop import Shop
from shopdesk.sample.days import as_of

_IN_DRAWER = 20


@dataclass(frozen=True, slots=True)
class _Told:
    """One card: kroner (0: a loaf), sold so many days ago by whom to whom, with which words; taken off: (days ago, kroner, by whom)."""

    kroner: int
    days: int
    giver: str
    receiver: str
    words: str = ""
    given: bool = False
    taken: tuple[tuple[int, int, str], ...] = ()


_CARDS = (
    _Told(350, 17, "Hanne Vik", "Søren Kjær", "For the lift home in the rain."),
    _Told(750, 24, "Joost van Dijk", "the night nurses", taken=((10, 140, "Emil Holm"),)),
    _Told(350, 17, "Åse Bråten", "Ole Moen", "You know why.", taken=((16, 350, "Emil Holm"),)),
    _Told(200, 41, "Birthe Sørensen", "Mads Sørensen"),
    _Told(500, 63, "Ragnhild Eide", "Lars Ødegård", "Fifty is nothing.", taken=((50, 180, "Noor Bakker"), (31, 95, "Tomasz Wójcik"))),
    _Told(300, 88, "", "Olena Shevchuk", given=True),
    _Told(0, 12, "", "Even Haugen", given=True),
)


def sell(shop: Shop, staff: dict[str, int]) -> None:
    """Sell and give the cards, each on its day; whoever is not in this shop is written down by name."""
    owner, today = next(iter(staff.values())), shop.today()
    currency = shop.settings.shop().currency
    unit = Money(1, currency).decimal()
    for told in sorted(_CARDS, key=lambda told: -told.days):
        with as_of(shop, today - dt.timedelta(told.days)):
            worth = Worth(int(told.kroner / unit), currency) if told.kroner else Worth(1, "", "A loaf of your choice")
            card_id = _made(shop, worth)
            giver = _person(shop, told.giver, told.words) if told.giver else None
            shop.giftcards.keeping.activate(card_id, new_key(), giver=giver, receiver=_person(shop, told.receiver), given=told.given)
        for days, kroner, name in told.taken:
            shop.staff.hand_over(staff.get(name, owner))
            with as_of(shop, today - dt.timedelta(days)):
                shop.giftcards.till.redeem(card_id, Money(int(kroner / unit), currency), new_key())
        shop.staff.hand_over(owner)
    with as_of(shop, today - dt.timedelta(30)):
        _made(shop, Worth(int(350 / unit), currency), _IN_DRAWER)


def _made(shop: Shop, worth: Worth, count: int = 1) -> int:
    """Print blank cards, all of which came out; the id of the first."""
    batch = shop.giftcards.making.issue(worth, count)
    shop.giftcards.making.keep(batch.id)
    return batch.card_ids[0]


def _person(shop: Shop, name: str, words: str = "") -> Person:
    member = next((match.id for match in shop.members.find(name).matches if match.name == name), None)
    return Person(member, name, words)
