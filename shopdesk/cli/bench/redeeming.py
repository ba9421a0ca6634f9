"""Figures giftcards: taking off a gift card among many, and making a batch. There is no bare tool; the bars are the issue's own.

Beside the first stands what one bare synced commit takes on this disk.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from random import Random
from statistics import median

from shopdesk.clock import FixedClock
from shopdesk.core.giftcards.making import MOST
from shopdesk.core.giftcards.records import Worth
from shopdesk.core.giftcards.rules import new_key
from shopdesk.core.money import Money
from shopdesk.core.shop import Shop

from .figure import Figure, quantile, timed
from .ground import OPENING, Ground, fresh
from .visiting import bare_commit

_WORTH, _TAKEN = Worth(35_000, "NOK"), Money(2_000, "NOK")
_BATCH = 1000
_MEDIAN, _LATE, _MAKING = 10.0, 50.0, 1.0


def figures(ground: Ground) -> Iterator[Figure]:
    """Milliseconds of a press, code and all, over cards chosen by chance; seconds of a batch."""
    path = ground.folder / "giftcards.shopdesk"
    fresh(path).close()
    count = ground.members
    with Shop.open(path, clock=FixedClock(OPENING), counter="Counter") as shop:
        codes: list[str] = []
        while len(codes) < count:
            codes += shop.giftcards.making.issue(_WORTH, min(MOST, count - len(codes)), blank=False).codes
        chosen = Random("redeem").sample(codes, min(count, 20 if ground.quick else 1000))
        times = [1000 * timed(partial(_press, shop, code)) for code in chosen]
        making = [timed(partial(shop.giftcards.making.issue, _WORTH, _BATCH)) for _turn in range(ground.rounds(5))]
    commit = bare_commit(ground)
    more = {"cards": count, "worst": round(max(times), 2), "bare_commit_p50": round(commit, 2)}
    yield Figure("gift card redeemed", median(times), None, _MEDIAN, "ms, p50", ground.members, absolute=True, more=more)
    yield Figure("gift card redeemed, late", quantile(times, 0.99), None, _LATE, "ms, p99", ground.members, absolute=True, more=more)
    yield Figure("gift cards made", median(making), None, _MAKING, "s", ground.members, absolute=True, more={"cards": _BATCH})


def _press(shop: Shop, code: str) -> None:
    shop.giftcards.till.redeem(shop.giftcards.find(code).id, _TAKEN, new_key())
