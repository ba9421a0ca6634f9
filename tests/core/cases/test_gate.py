"""Every nice act asks whether something is to be put right first; what was paid or asked for never does."""

import uuid
from collections.abc import Callable

import pytest

from shopdesk.core.cards.records import CardKind
from shopdesk.core.gestures.records import GestureKind, NewGesture, Why
from shopdesk.core.giftcards.records import GiftCard, Part, Person, Worth
from shopdesk.core.permissions.records import Channel, Purpose
from shopdesk.core.privileges.records import Category, Giving, KindDraft
from shopdesk.core.shop import Shop
from shopdesk.core.trust.records import TrustKind
from shopdesk.errors import Held, NotAllowed
from tests.core.cases.bakery import problem

Act = Callable[[Shop, int], object]


def gift(shop: Shop, member_id: int) -> object:
    return shop.gestures.give(member_id, NewGesture(GestureKind.GIFT, "A rye loaf", Why.YEARS))


def privilege(shop: Shop, member_id: int) -> object:
    kinds = shop.privileges.kinds
    kind = next(iter(kinds.all()), None) or kinds.add(KindDraft("Kept aside", Category.PRIORITY, "Their loaf waits", "kept", 9, 180))
    return shop.privileges.give(member_id, kind.id, Giving("Two years of Saturdays.", "", None))


def card(kind: CardKind) -> Act:
    return lambda shop, member_id: shop.cards.require_printable(member_id, kind)


def gift_card(shop: Shop) -> GiftCard:
    batch = shop.giftcards.making.issue(Worth(5_000, shop.settings.shop().currency), blank=True)
    shop.giftcards.making.keep(batch.id)
    return shop.giftcards.find(batch.codes[0])


def given_gift_card(shop: Shop, member_id: int) -> object:
    return shop.giftcards.keeping.activate(gift_card(shop).id, str(uuid.uuid4()), receiver=Person(member_id), given=True)


def gift_card_named_afterwards(shop: Shop, member_id: int) -> object:
    found = gift_card(shop)
    shop.giftcards.keeping.activate(found.id, str(uuid.uuid4()), given=True)
    return shop.giftcards.keeping.name(found.id, Part.RECEIVER, Person(member_id))


def gift_out_of_the_answer_book(shop: Shop, member_id: int) -> object:
    answer = shop.gestures.answers.add("How is a starter fed?", "With rye flour.")
    return shop.gestures.give(member_id, NewGesture(GestureKind.GIFT, "A rye loaf", Why.YEARS, answer_id=answer.id))


def sold_gift_card(shop: Shop, member_id: int) -> object:
    found = gift_card(shop)
    shop.giftcards.keeping.activate(found.id, str(uuid.uuid4()), receiver=Person(member_id))
    return shop.giftcards.till.redeem(found.id, None, str(uuid.uuid4()))


def service_notice(shop: Shop, member_id: int) -> object:
    assert shop.permissions.may(member_id, Channel.PHONE, Purpose.SERVICE)
    return True


NICE = (
    gift, gift_out_of_the_answer_book, privilege, given_gift_card, gift_card_named_afterwards,
    card(CardKind.THANK_YOU),
    card(CardKind.INVITATION), card(CardKind.BIRTHDAY),
)
OWED = (sold_gift_card, service_notice, card(CardKind.MEMBER), card(CardKind.GIFT))


@pytest.mark.idea(55)
@pytest.mark.parametrize("act", NICE)
def test_nothing_nice_is_done_before_it_is_put_right(shop: Shop, hanne: int, act: Act) -> None:
    case = problem(shop, hanne)
    with pytest.raises(Held):
        act(shop, hanne)
    shop.cases.solve(case.id)
    act(shop, hanne)
    shop.cases.core.mark_red("core1", "The oven is cold.")
    with pytest.raises(Held):
        act(shop, hanne)


def test_a_gift_card_for_nobody_yet_waits_for_what_must_always_be_right(shop: Shop) -> None:
    shop.cases.core.mark_red("core1", "The oven is cold.")
    with pytest.raises(Held):
        shop.giftcards.keeping.activate(gift_card(shop).id, str(uuid.uuid4()), given=True)


@pytest.mark.idea(55)
@pytest.mark.parametrize("act", OWED)
def test_what_was_paid_or_asked_for_never_waits(shop: Shop, hanne: int, act: Act) -> None:
    problem(shop, hanne)
    shop.cases.core.mark_red("core1", "The oven is cold.")
    act(shop, hanne)


@pytest.mark.idea(55)
def test_the_apology_waits_for_the_problem_and_for_nothing_else(shop: Shop, hanne: int) -> None:
    case = problem(shop, hanne)
    with pytest.raises(NotAllowed):
        card(CardKind.APOLOGY)(shop, hanne)
    shop.cases.solve(case.id)
    shop.cases.core.mark_red("core1", "The oven is cold.")
    card(CardKind.APOLOGY)(shop, hanne)


@pytest.mark.idea(75)
def test_nobody_is_asked_from_an_empty_account(shop: Shop, hanne: int) -> None:
    shop.visits.record(hanne)
    assert shop.asking.question(hanne) is None
    shop.trust.book(hanne, TrustKind.GESTURE)
    shop.permissions.give(hanne, Channel.IN_PERSON, Purpose.PERSONAL)
    assert shop.asking.question(hanne) is not None
    problem(shop, hanne)
    assert shop.asking.question(hanne) is None
    for _good_turn in range(3):
        shop.trust.book(hanne, TrustKind.GESTURE)
    assert not shop.trust.is_empty(hanne)
    assert shop.asking.question(hanne) is None  # mend first, ask later
