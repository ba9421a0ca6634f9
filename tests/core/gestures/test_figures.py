"""What gestures come to: counted from fixtures, and nothing said of what is too few."""

from __future__ import annotations

import datetime as dt

import pytest

from shopdesk.clock import FixedClock
from shopdesk.core.gestures import rules
from shopdesk.core.gestures.records import ENOUGH, GestureKind, HelpAndAsks, NewGesture, Share, Why
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.money import Money
from shopdesk.core.shop import Shop
from shopdesk.core.trust.records import TrustKind


@pytest.fixture
def hanne(shop: Shop) -> int:
    return shop.members.add(MemberDraft("Hanne Vik")).id


@pytest.mark.idea(13)
def test_the_share_of_help_in_ten_acts(shop: Shop, hanne: int) -> None:
    day = shop.today()
    for kind in (GestureKind.HELP, GestureKind.ADVICE, GestureKind.TOO_MUCH):
        shop.gestures.give(hanne, NewGesture(kind, "What it was", Why.YEARS))
    for what in ("A bun", "A loaf"):
        shop.gestures.give(hanne, NewGesture(GestureKind.GIFT, what, Why.YEARS))
    for ago in range(5):
        shop.visits.record(hanne, day - dt.timedelta(ago), amount=Money(4800, "EUR"))
    share = shop.gestures.figures.share(day - dt.timedelta(10), day)
    assert share == Share(helps=3, gifts=2, sales=5)
    assert share.of_help == pytest.approx(0.3)
    assert shop.gestures.figures.share(day - dt.timedelta(900), day - dt.timedelta(800)).of_help is None


@pytest.mark.idea(47)
def test_too_much_for_you_is_help_and_no_sale(shop: Shop, hanne: int) -> None:
    shop.gestures.give(hanne, NewGesture(GestureKind.TOO_MUCH, "Half a cake is enough for four", Why.OTHER, "Asked for a large one"))
    assert shop.gestures.figures.share(shop.today(), shop.today()) == Share(helps=1, gifts=0, sales=0)


@pytest.mark.idea(49)
def test_help_beside_asking_of_one_person_and_of_all(shop: Shop, hanne: int) -> None:
    other = shop.members.add(MemberDraft("Ole Moen")).id
    for member_id in (hanne, hanne, other):
        shop.gestures.give(member_id, NewGesture(GestureKind.HELP, "Rang first", Why.YEARS))
    shop.trust.book(hanne, TrustKind.ASKED)
    assert shop.gestures.figures.help_and_asks(hanne) == HelpAndAsks(2, 1)
    assert shop.gestures.figures.help_and_asks(other) == HelpAndAsks(1, 0)
    assert shop.gestures.figures.help_and_asks_of_shop(shop.today(), shop.today()) == HelpAndAsks(3, 1)


# The measures that show it come with the insights; the sums and the silence below ten acts are here.
@pytest.mark.idea(24, part=True)
@pytest.mark.idea(89, part=True)
def test_cost_and_effect_are_summed_and_nothing_is_said_of_few(shop: Shop) -> None:
    first = shop.today()
    people = [shop.members.add(MemberDraft(f"Person {number}")).id for number in range(ENOUGH)]
    for member_id in people[:-1]:
        shop.gestures.give(member_id, NewGesture(GestureKind.GIFT, "A bun", Why.YEARS, cost=Money(350, "EUR"), minutes=4))
    shop.clock = FixedClock(shop.clock.now() + dt.timedelta(5))
    for member_id in people[:4]:
        shop.visits.record(member_id)
    shop.clock = FixedClock(shop.clock.now() + rules.BACK_WITHIN)
    (effect,) = shop.gestures.figures.effects(first, shop.today())
    assert (effect.count, effect.cost, effect.minutes) == (9, (Money(9 * 350, "EUR"),), 36)
    assert (effect.looked_at, effect.came_back, effect.share_back) == (9, 4, None)
    shop.gestures.give(people[-1], NewGesture(GestureKind.GIFT, "A bun", Why.YEARS))
    shop.clock = FixedClock(shop.clock.now() + rules.BACK_WITHIN)
    (effect,) = shop.gestures.figures.effects(first, shop.today())
    assert (effect.looked_at, effect.came_back, effect.share_back) == (10, 4, 0.4)


def test_a_gesture_whose_time_is_not_over_is_not_judged(shop: Shop, hanne: int) -> None:
    shop.gestures.give(hanne, NewGesture(GestureKind.GIFT, "A bun", Why.YEARS))
    (effect,) = shop.gestures.figures.effects(shop.today(), shop.today())
    assert (effect.count, effect.looked_at) == (1, 0)
