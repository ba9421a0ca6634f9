"""Figure members: the list of members sorted, and narrowed, by standing: the new order or choice, how many, and its first rows.

Asked for as the page asks, just after a visit was logged, so that nothing is left from the time before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random
from statistics import median

from shopdesk.clock import FixedClock
from shopdesk.core.members.filters import MemberFilter, Order
from shopdesk.core.rhythm.records import Standing
from shopdesk.core.shop import Shop

from .figure import Figure, timed
from .ground import OPENING, Ground

_SECONDS = 0.100
_FIRST_ROWS = 100


def figures(ground: Ground) -> Iterator[Figure]:
    """Sorted and filtered, over the same shop."""
    with Shop.open(ground.shop_file(), clock=FixedClock(OPENING)) as shop:
        listing = shop.members.listing
        chance = Random("listing")
        everyone = tuple(listing.ids())

        def seconds(ids: Callable[[], Sequence[int]]) -> float:
            shop.visits.record(chance.choice(everyone))
            return timed(lambda: listing.rows(ids()[:_FIRST_ROWS]))

        def sort() -> Sequence[int]:
            return listing.ids(order=Order.STANDING)

        filters = [_narrow(shop, standing) for standing in Standing]
        for what, acts in (("sorted", [sort]), ("filtered", filters)):
            times = [1000 * seconds(act) for act in acts for _round in range(ground.rounds(7))]
            more = {"worst": round(max(times), 1)}
            name = f"members {what} by standing"
            yield Figure(name, median(times), None, 1000 * _SECONDS, "ms", ground.members, absolute=True, more=more)


def _narrow(shop: Shop, standing: Standing) -> Callable[[], Sequence[int]]:
    return lambda: shop.members.listing.ids(MemberFilter(standings=frozenset({standing})))
