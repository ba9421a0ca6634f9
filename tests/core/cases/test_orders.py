"""Orders and repairs: plain words, when we speak next, and telling first."""

import datetime as dt
from collections.abc import Callable

import pytest

from shopdesk.core.cases import rules
from shopdesk.core.cases.records import NoteKind, OrderStatus
from shopdesk.core.shop import Shop
from shopdesk.core.trust.records import TrustKind
from shopdesk.errors import ChangedSince, NeedsALook
from tests.core.cases.bakery import booked, order, oslo, problem

At = Callable[[dt.datetime], None]


@pytest.mark.idea(60)
def test_each_status_is_plain_words_and_offers_to_tell_them_with_the_time_we_speak_next(shop: Shop, hanne: int) -> None:
    case = order(shop, hanne, due=oslo(11, 27, 12))
    assert (case.status, case.to_tell) == (OrderStatus.NOTED, False)
    moved = shop.cases.orders.set_status(case.id, OrderStatus.IN_WORK, speak_next=oslo(11, 24, 10))
    assert (moved.status, moved.to_tell, moved.next_at) == (OrderStatus.IN_WORK, True, oslo(11, 24, 10))
    assert "We are working on it." in [line.text for line in shop.cases.lines(case.id)]
    told = shop.cases.orders.told(case.id, "Wrote to her.")
    assert (told.to_tell, told.told_at) == (False, shop.clock.now())
    ready = shop.cases.orders.set_status(case.id, OrderStatus.READY)
    assert ready.to_tell
    assert not shop.cases.orders.set_status(case.id, OrderStatus.FETCHED).to_tell


def test_every_status_has_its_words() -> None:
    assert set(rules.status_words()) == set(OrderStatus)
    assert all(words.endswith(".") for words in rules.status_words().values())


def test_saying_the_same_status_again_tells_nobody_anew(shop: Shop, hanne: int) -> None:
    case = order(shop, hanne)
    shop.cases.orders.set_status(case.id, OrderStatus.ORDERED)
    shop.cases.orders.told(case.id)
    assert not shop.cases.orders.set_status(case.id, OrderStatus.ORDERED).to_tell


@pytest.mark.parametrize("new_due", [None, oslo(11, 28, 12)])
def test_what_will_be_late_is_told_first_and_that_is_help(shop: Shop, hanne: int, at: At, new_due: dt.datetime | None) -> None:
    case = order(shop, hanne, due=oslo(11, 27, 12))
    late = shop.cases.orders.will_be_late(case.id, "The flour did not come.")
    assert (late.known_late, late.to_tell) == (True, True)
    assert [line.kind for line in shop.cases.lines(case.id)] == [NoteKind.LATE]
    told = shop.cases.orders.told(case.id, "Rang her.", new_due)
    assert (told.to_tell, told.due) == (False, new_due or case.due)
    assert told.known_late is (new_due is None)
    shop.cases.orders.told(case.id)
    assert booked(shop, hanne) == [TrustKind.HELP_BEFORE_ASKED]


def test_told_after_its_time_is_no_help_before_they_asked(shop: Shop, hanne: int, at: At) -> None:
    case = order(shop, hanne, due=oslo(11, 20, 12))
    shop.cases.orders.will_be_late(case.id, "The flour did not come.")
    at(oslo(11, 20, 13))
    shop.cases.orders.told(case.id)
    assert booked(shop, hanne) == []


def test_only_an_order_has_a_status_and_only_while_it_is_open(shop: Shop, hanne: int) -> None:
    with pytest.raises(NeedsALook):
        shop.cases.orders.set_status(problem(shop, hanne).id, OrderStatus.READY)
    case = order(shop, hanne)
    shop.cases.solve(case.id)
    for act in (lambda: shop.cases.orders.set_status(case.id, OrderStatus.READY), lambda: shop.cases.orders.will_be_late(case.id, "x")):
        with pytest.raises(ChangedSince):
            act()
