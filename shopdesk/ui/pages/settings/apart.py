"""What the settings let another process do, with a way of its own to the shop's file; nothing of Qt is needed there."""

from __future__ import annotations

from collections.abc import Callable

from shopdesk.core.location import Location

Tell = Callable[[int, int], None]


def count_filled(_tell: Tell, path: Location) -> dict[str, int]:
    """How many people have each field filled in; raises StoreProblem."""
    from shopdesk.core.shop import Shop

    with Shop.open(path) as shop:
        return shop.settings.filled()
