import datetime as dt
from dataclasses import replace

import peewee
import pytest

from shopdesk.clock import FixedClock
from shopdesk.core.giftcards.records import EntryKind, GiftState, Refused, Why, Worth
from shopdesk.core.giftcards.rules import balance_of, new_key
from shopdesk.core.money import Money
from shopdesk.core.shop import Shop
from shopdesk.errors import ChangedSince, NeedsALook
from shopdesk.storage import tables
from tests.core.giftcards.conftest import Made


def kroner(amount: int) -> Money:
    return Money(amount * 100, "NOK")


def test_money_is_taken_in_parts_until_nothing_is_left(shop: Shop, made: Made) -> None:
    card = made()
    first = shop.giftcards.till.redeem(card.id, kroner(128), new_key())
    assert (first.state, first.entry.balance, first.replay) == (GiftState.OPEN, 22_200, False)
    last = shop.giftcards.till.redeem(card.id, None, new_key())
    assert (last.state, last.entry.worth.units, last.entry.balance) == (GiftState.USED, -22_200, 0)
    assert [entry.worth.units for entry in shop.giftcards.entries(card.id)] == [35_000, -12_800, -22_200]
    assert last.entry.counter == "Counter"
    assert last.entry.staff == "Ingrid Dahl"


def test_a_press_said_again_counts_once_and_hears_the_same(shop: Shop, made: Made, clock: FixedClock) -> None:
    card, key = made(), new_key()
    first = shop.giftcards.till.redeem(card.id, kroner(350), key)
    clock.move(dt.timedelta(minutes=3))
    again = shop.giftcards.till.redeem(card.id, kroner(350), key.upper())
    assert again == replace(first, replay=True)
    assert shop.giftcards.till.redeem(card.id, None, key).replay
    assert len(shop.giftcards.entries(card.id)) == 2


def test_a_key_is_not_for_two_things(shop: Shop, made: Made) -> None:
    card, other, key = made(), made(), new_key()
    shop.giftcards.till.redeem(card.id, kroner(20), key)
    for card_id, amount in ((other.id, kroner(20)), (card.id, kroner(30))):
        with pytest.raises(Refused) as refused:
            shop.giftcards.till.redeem(card_id, amount, key)
        assert refused.value.why is Why.OTHER_PRESS
    assert shop.giftcards.get(other.id).balance.units == 35_000


@pytest.mark.parametrize(
    ("amount", "why"),
    [(Money(35_001, "NOK"), Why.TOO_MUCH), (Money(2**70, "NOK"), Why.TOO_MUCH), (Money(0, "NOK"), Why.AMOUNT),
     (Money(-100, "NOK"), Why.AMOUNT), (Money(100, "EUR"), Why.CURRENCY)],
)
def test_what_may_not_be_taken_is_not(shop: Shop, made: Made, amount: Money, why: Why) -> None:
    card = made()
    with pytest.raises(Refused) as refused:
        shop.giftcards.till.redeem(card.id, amount, new_key())
    assert refused.value.why is why
    assert shop.giftcards.get(card.id) == card


def test_who_comes_second_hears_when_and_where_it_went(shop: Shop, made: Made, clock: FixedClock) -> None:
    card = made()
    shop.giftcards.till.redeem(card.id, None, new_key())
    clock.move(dt.timedelta(days=16))
    with pytest.raises(Refused, match="used up on 19 November at 08:40, at the counter “Counter”") as refused:
        shop.giftcards.till.redeem(card.id, kroner(1), new_key())
    assert refused.value.why is Why.USED
    assert refused.value.card is not None


@pytest.mark.idea(15)
def test_redeeming_needs_no_sale_and_a_card_knows_no_condition(shop: Shop, made: Made) -> None:
    card = made(Worth(1, "", "A loaf of rye"))
    taken = shop.giftcards.till.redeem(card.id, None, new_key())
    assert taken.state is GiftState.USED
    assert shop.store.rows("SELECT count(*) FROM visit") == [(0,)]
    names = {field.name for table in (tables.GiftCard, tables.GiftBatch, tables.GiftEntry, tables.GiftPerson) for field in
             table._meta.sorted_fields}
    assert not {name for name in names for word in ("min", "until", "expire", "end", "cond", "spend", "purchase", "sale") if word in name}


def test_a_thing_is_taken_whole(shop: Shop, made: Made) -> None:
    card = made(Worth(1, "", "A loaf of rye"))
    with pytest.raises(Refused) as refused:
        shop.giftcards.till.redeem(card.id, kroner(1), new_key())
    assert refused.value.why is Why.CURRENCY
    assert shop.giftcards.till.redeem(card.id, None, new_key()).entry.worth == Worth(-1, "", "A loaf of rye")


def test_a_blank_card_is_worth_nothing_yet(shop: Shop, made: Made) -> None:
    with pytest.raises(Refused) as refused:
        shop.giftcards.till.redeem(made(blank=True).id, None, new_key())
    assert refused.value.why is Why.BLANK


def test_a_card_made_void_while_another_counter_has_it_open(shop: Shop, made: Made) -> None:
    card = made()
    shop.giftcards.keeping.void(card.id, "Stolen with the bag", new_key())
    with pytest.raises(Refused) as refused:
        shop.giftcards.till.redeem(card.id, kroner(20), new_key())
    assert refused.value.why is Why.VOID


def test_taking_back_is_an_entry_of_its_own(shop: Shop, made: Made) -> None:
    card = made()
    shop.giftcards.till.redeem(card.id, None, new_key())
    step = shop.undo.last()
    assert step is not None
    shop.undo.take_back(step.id)
    entries = shop.giftcards.entries(card.id)
    assert [entry.kind for entry in entries] == [EntryKind.ISSUE, EntryKind.REDEEM, EntryKind.REFUND]
    assert entries[2].about_id == entries[1].id
    card = shop.giftcards.get(card.id)
    assert (card.state, card.balance.units, balance_of(entries)) == (GiftState.OPEN, 35_000, 35_000)


def test_nothing_is_put_back_twice(shop: Shop, made: Made) -> None:
    card = made()
    taken = shop.giftcards.till.redeem(card.id, kroner(20), new_key())
    key = new_key()
    assert not shop.giftcards.till.give_back(taken.entry.id, key).replay
    assert shop.giftcards.till.give_back(taken.entry.id, key).replay
    with pytest.raises(Refused):
        shop.giftcards.till.give_back(taken.entry.id, new_key())
    step = shop.undo.last()
    assert step is not None
    with pytest.raises(ChangedSince):
        shop.undo.take_back(step.id)
    assert shop.giftcards.get(card.id).balance.units == 35_000


def test_the_ledger_is_only_added_to(shop: Shop, made: Made) -> None:
    card = made()
    for sql in ("UPDATE gift_entry SET amount = 1", "DELETE FROM gift_entry"):
        with pytest.raises(peewee.DatabaseError, match="only added to"):
            shop.store.run(sql)
    with pytest.raises(peewee.IntegrityError):
        shop.store.run("UPDATE gift_card SET balance = -1 WHERE id = ?", (card.id,))


def test_the_newest_are_shown_after_an_unclean_end(shop: Shop, made: Made, clock: FixedClock) -> None:
    cards = [made() for _card in range(7)]
    for card in cards:
        clock.move(dt.timedelta(minutes=1))
        shop.giftcards.till.redeem(card.id, kroner(10), new_key())
    assert [entry.card_id for entry in shop.giftcards.latest()] == [card.id for card in reversed(cards[2:])]


def test_the_currency_stays_once_cards_count_in_it(shop: Shop, made: Made) -> None:
    made(Worth(1, "", "A loaf of rye"))
    shop.settings.save_shop(replace(shop.settings.shop(), currency="SEK"))
    made(Worth(100, "SEK"))
    with pytest.raises(NeedsALook, match="count in SEK"):
        shop.settings.save_shop(replace(shop.settings.shop(), currency="NOK"))
