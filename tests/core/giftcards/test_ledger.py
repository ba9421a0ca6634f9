"""Whatever is done to cards in whatever order: the balance is the sum of the entries, never less than nothing, the same on both engines."""

import contextlib
import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shopdesk.clock import FixedClock
from shopdesk.core.giftcards.records import GiftState, Worth
from shopdesk.core.giftcards.rules import balance_of, new_key
from shopdesk.core.money import Money
from shopdesk.core.shop import Shop
from shopdesk.errors import ShopError
from shopdesk.storage.location import Location
from tests.core.conftest import EmptyPlace

OPENING = dt.datetime(2026, 11, 19, 8, 40, tzinfo=dt.UTC)
Act = tuple[str, int, int]
ACTS = ("redeem", "all", "give back", "activate", "void", "correct", "replace", "undo", "again")


@pytest.fixture
def empty_file(_new_shop_file: Path, tmp_path: Path) -> EmptyPlace:
    """The same place in a file, beside that on a server."""
    return lambda: Path(shutil.copy(_new_shop_file, tmp_path / "beside.shopdesk"))


def act(shop: Shop, cards: list[int], name: str, which: int, units: int, keys: list[str]) -> None:
    gifts, card_id, key = shop.giftcards, cards[which % len(cards)], new_key()
    if name == "again" and keys:
        key = keys[units % len(keys)]
    entries = gifts.entries(card_id)
    deeds: dict[str, Callable[[], object]] = {
        "redeem": lambda: gifts.till.redeem(card_id, Money(units, "NOK"), key),
        "again": lambda: gifts.till.redeem(card_id, Money(units, "NOK"), key),
        "all": lambda: gifts.till.redeem(card_id, None, key),
        "give back": lambda: gifts.till.give_back(entries[units % len(entries)].id, key),
        "activate": lambda: gifts.keeping.activate(card_id, key),
        "void": lambda: gifts.keeping.void(card_id, "Lost", key),
        "correct": lambda: gifts.keeping.correct(card_id, Worth(units, "NOK"), "Counted again", key),
        "replace": lambda: cards.append(gifts.making.replace(card_id).card_ids[0]),
        "undo": lambda: shop.undo.take_back(step.id) if (step := shop.undo.last()) else None,
    }
    deeds[name]()
    keys.append(key)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 5), st.integers(1, 60)), max_size=25))
def test_the_balance_is_the_sum_of_the_entries_and_never_below_nothing(
    engine: str, empty_place: EmptyPlace, empty_file: EmptyPlace, told: list[Act]
) -> None:
    story = _story(empty_place(), told)
    if engine == "postgresql":
        assert story == _story(empty_file(), told)


def _story(place: Location, told: list[Act]) -> list[list[tuple[object, ...]]]:
    """Do what is told, and give every entry of every card."""
    with Shop.open(place, clock=FixedClock(OPENING), counter="Counter") as shop:
        cards = _hold(shop, told)
        return [[(entry.number, entry.kind, entry.worth, entry.balance) for entry in shop.giftcards.entries(card)] for card in cards]


def _hold(shop: Shop, told: list[Act]) -> list[int]:
    cards = list(shop.giftcards.making.issue(Worth(50, "NOK"), 2, blank=False).card_ids)
    blank = shop.giftcards.making.issue(Worth(50, "NOK"), 1)
    shop.giftcards.making.keep(blank.id)
    cards += blank.card_ids
    keys: list[str] = []
    for name, which, units in told:
        with contextlib.suppress(ShopError):
            act(shop, cards, name, which, units, keys)
        for card_id in cards:
            _adds_up(shop, card_id)
    owed = shop.giftcards.shelf.owed()
    assert sum(worth.units for worth in owed.sums) == sum(shop.giftcards.get(card_id).balance.units for card_id in cards)
    return cards


def _adds_up(shop: Shop, card_id: int) -> None:
    card, entries = shop.giftcards.get(card_id), shop.giftcards.entries(card_id)
    assert card.balance.units == balance_of(entries) == entries[-1].balance >= 0
    assert [entry.number for entry in entries] == list(range(1, card.entries + 1))
    assert (card.state is GiftState.OPEN) == (card.balance.units > 0)
    running = 0
    for entry in entries:
        running += entry.worth.units
        assert running == entry.balance >= 0
