"""Several counters give the last place at the same moment: one does, the others are told."""

from __future__ import annotations

import datetime as dt
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context

from shopdesk.clock import FixedClock
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.privileges.records import Giving
from shopdesk.core.shop import Shop
from shopdesk.errors import NotAllowed
from shopdesk.storage.location import Location
from tests.core.privileges.conftest import ASIDE

COUNTERS = 3


def give(shop_at: Location, now: dt.datetime, start: float, member_id: int, kind_id: int) -> str:
    """A counter of its own, in a process of its own, that gives at ``start`` (seconds since 1970)."""
    with Shop.open(shop_at, clock=FixedClock(now), counter=f"Counter {member_id}") as shop:
        time.sleep(max(start - time.time(), 0))
        try:
            shop.privileges.give(member_id, kind_id, Giving("The early shift"))
        except NotAllowed as refused:
            return refused.what
        return "given"


def test_the_last_place_is_given_once(shop: Shop, shop_at: Location, clock: FixedClock) -> None:
    kind = shop.privileges.kinds.add(replace(ASIDE, places=1))
    members = [shop.members.add(MemberDraft(f"Person {number}")).id for number in range(COUNTERS)]
    with ProcessPoolExecutor(COUNTERS, mp_context=get_context("spawn")) as counters:
        start = time.time() + 3
        ends = [counters.submit(give, shop_at, clock.now(), start, member_id, kind.id) for member_id in members]
        said = sorted(end.result() for end in ends)
    assert said == ["The only place of “Kept aside” is held."] * (COUNTERS - 1) + ["given"]
    assert shop.privileges.kinds.get(kind.id).held == 1
