"""What the shop used of what it knows, so that the sample can show it: a name on a card, a taste behind a small gift."""

from __future__ import annotations

import datetime as dt

from shopdesk.core.members.records import MemoryKind
from shopdesk.core.shop import Shop
from shopdesk.sample.days import as_of

_LATELY = 200  # people, the last who came


def note(shop: Shop) -> None:
    """Note for who came lately that they were greeted by name, and what a gift was chosen by."""
    for match in shop.members.recent(_LATELY):
        if match.last_day is None:
            continue
        with as_of(shop, match.last_day):
            shop.known.used(match.id, "greeting", match.id, "greeting")
        likes = next((one for one in shop.members.get(match.id).memories if one.kind is MemoryKind.LIKES), None)
        if likes is not None:
            with as_of(shop, match.last_day - dt.timedelta(7)):
                shop.known.used(match.id, "memory", likes.id, "gesture")
