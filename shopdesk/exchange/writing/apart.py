"""What a window lets another process do about exports; nothing of Qt is needed there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from shopdesk.core.exports.records import Tally, Wanted
from shopdesk.core.location import Location
from shopdesk.exchange.writing import people_file, whole_file

Tell = Callable[[int, int], None]


def look(_tell: Tell, location: Location, member_ids: Sequence[int], wanted: Wanted) -> tuple[Wanted, Tally]:
    """How many would go out, and how many would stay in and why, with what was asked."""
    from shopdesk.core.shop import Shop

    with Shop.open(location) as shop:
        return wanted, shop.exports.look(member_ids, wanted)


def write(tell: Tell, location: Location, member_ids: Sequence[int], order: people_file.Order) -> Tally:
    """Write a list; raises FileProblem."""
    from shopdesk.core.shop import Shop

    with Shop.open(location) as shop:
        return people_file.write(shop, member_ids, order, tell)


def write_whole(tell: Tell, location: Location, order: people_file.Order) -> Tally:
    """Write the whole shop; raises FileProblem."""
    from shopdesk.core.shop import Shop

    with Shop.open(location) as shop:
        counts = whole_file.write(order.path, shop.exports.whole, shop.clock.now().isoformat(), tell)
        return Tally(going=counts["member"])
