"""Learning a whole shop in a process of its own."""

from __future__ import annotations

from shopdesk.clock import Clock
from shopdesk.core.location import Location
from shopdesk.core.rhythm.anew import OnProgress
from shopdesk.core.shop import Shop


def learn_file(tell: OnProgress, path: Location, clock: Clock, counter: str) -> int:
    """Learn the shop at ``path`` while the window has it open too, and give the number of members."""
    with Shop.open(path, clock=clock, counter=counter) as shop:
        return shop.rhythm.learn_all(tell)
