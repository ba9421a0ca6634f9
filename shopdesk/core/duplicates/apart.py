"""Looking through a whole shop for pairs in a process of its own."""

from __future__ import annotations

from shopdesk.clock import Clock
from shopdesk.core.duplicates.records import Alike
from shopdesk.core.duplicates.searching import OnProgress
from shopdesk.core.location import Location
from shopdesk.core.shop import Shop


def look_in_file(tell: OnProgress, path: Location, clock: Clock, counter: str) -> tuple[Alike, ...]:
    """Look through the shop at ``path`` while the window has it open too."""
    with Shop.open(path, clock=clock, counter=counter) as shop:
        return shop.duplicates.pairs(on_progress=tell)
