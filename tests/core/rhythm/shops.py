"""Shops invented for the tests of rhythm: who came on which days."""

import datetime as dt

import numpy as np
from hypothesis import strategies as st

from shopdesk.core.rhythm.opening import OpeningDays
from shopdesk.core.rhythm.records import RhythmState, ShopRhythm
from shopdesk.core.rhythm.rules import learned
from shopdesk.core.rhythm.story import Story, gathered

TODAY = dt.date(2026, 11, 19).toordinal()  # a Thursday
ALWAYS_OPEN = OpeningDays()
NINE_DAYS = ShopRhythm(unit=9.0)

gaps = st.lists(st.one_of(st.integers(1, 30), st.integers(1, 900)), max_size=45)
closures = st.lists(st.tuples(st.integers(0, 500), st.integers(1, 20)), max_size=4)
rhythms = st.builds(
    ShopRhythm, unit=st.floats(1, 400), r=st.floats(0.05, 4), beta=st.floats(0.05, 4), a=st.floats(0.05, 4), b=st.floats(0.05, 4),
    q0=st.floats(0.05, 0.9), c4=st.floats(-5, 2), c16=st.floats(-5, 2),
)


def days_back_from(last: int, gaps_between: list[int]) -> list[int]:
    """Visit days with these gaps, the last visit on ``last``."""
    return [last - sum(gaps_between[place:]) for place in range(len(gaps_between) + 1)]


def state(gaps_between: list[float], rhythm: ShopRhythm = NINE_DAYS, last: int = TODAY) -> RhythmState:
    """The state of a member with these gaps in days, visit by visit."""
    made = learned(days_back_from(last, [int(gap) for gap in gaps_between]), rhythm, ALWAYS_OPEN)
    assert made is not None
    return made


def opening_of(ranges: list[tuple[int, int]]) -> OpeningDays:
    """Closures told as days before today and length."""
    return OpeningDays(day for back, length in ranges for day in range(TODAY - back, TODAY - back + length))


def story_of(shop: list[list[int]], opening: OpeningDays = ALWAYS_OPEN, today: int = TODAY) -> Story:
    """The story of members told as lists of days."""
    who = np.repeat(np.arange(len(shop)), [len(days) for days in shop])
    return gathered(who, np.array([day for days in shop for day in days], dtype=np.int64), opening, today)


def busy_shop(seed: int = 1, members: int = 60, until: int = TODAY) -> list[list[int]]:
    """A shop with receipts on nearly every day of the last year: everyone with a rhythm of their own."""
    random = np.random.default_rng(seed)
    shop = []
    for _member in range(members):
        mean = random.uniform(4, 40)
        days = until - np.cumsum(np.maximum(random.gamma(4, mean / 4, 60).round(), 1)).astype(int) + int(random.integers(0, 20))
        shop.append(sorted(int(day) for day in days if until - 365 < day <= until) or [until - 5])
    return shop
