"""Telling something on another day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from shopdesk.clock import FixedClock
from shopdesk.core.shop import Shop


@contextmanager
def as_of(shop: Shop, day: dt.date) -> Iterator[None]:
    """Let the shop live on another day: what is told then is booked then."""
    now = shop.clock
    shop.clock = FixedClock(dt.datetime.combine(day, dt.time(11), dt.UTC))
    try:
        yield
    finally:
        shop.clock = now
