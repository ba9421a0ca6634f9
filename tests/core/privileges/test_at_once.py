"""Several counters give the last place of many kinds, each at the same moment: one does, the others are told."""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import replace

import pytest

from shopdesk.clock import FixedClock
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.privileges.records import Giving
from shopdesk.core.shop import Shop
from shopdesk.errors import NotAllowed
from shopdesk.storage.location import Location
from shopdesk.storage.tables import Privilege
from shopdesk.survival.at_once import Together, at_once
from tests.core.privileges.conftest import ASIDE

COUNTERS, KINDS = 3, 12


def give(shop: Shop, member_id: int, kind_id: int) -> str:
    try:
        shop.privileges.give(member_id, kind_id, Giving("The early shift"))
    except NotAllowed as refused:
        return refused.what
    return "given"


def give_hastily(shop: Shop, member_id: int, kind_id: int) -> str:
    """The same as one writes it first: look whether there is room, and then give."""
    if not shop.privileges.kinds.get(kind_id).room:
        return "full"
    time.sleep(0.002)
    today = shop.today()
    with shop.transaction("trial") as writing:
        writing.insert(Privilege, member=member_id, kind=kind_id, reason="The early shift", start=today, review_on=today)
    return "given"


def stand(
    number: int, together: Together, shop_at: Location, now: dt.datetime, members: list[int], kinds: list[int], guarded: bool
) -> None:
    with Shop.open(shop_at, clock=FixedClock(now), counter=f"Counter {number}") as shop:
        for kind_id in kinds:
            together.meet()
            together.told[(give if guarded else give_hastily)(shop, members[number], kind_id)] += 1


@pytest.mark.parametrize("guarded", [True, False])
def test_the_last_place_is_given_once(shop: Shop, shop_at: Location, clock: FixedClock, guarded: bool) -> None:
    """The control, which looks first and then gives, has to give places there are not, or the test shows nothing."""
    kinds = [shop.privileges.kinds.add(replace(ASIDE, name=f"Kind {number}", places=1)) for number in range(KINDS)]
    members = [shop.members.add(MemberDraft(f"Person {number}")).id for number in range(COUNTERS)]
    told = at_once(COUNTERS, stand, shop_at, clock.now(), members, [kind.id for kind in kinds], guarded)
    held = [kind.held for kind in shop.privileges.kinds.all()]
    if guarded:
        refused = {f"The only place of “{kind.name}” is held.": COUNTERS - 1 for kind in kinds}
        assert told == {"given": KINDS} | refused
        assert held == [1] * KINDS
    else:
        assert max(held) > 1
