"""A shop in Norway with an owner at the counter, and gift cards in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from shopdesk.core.giftcards.records import GiftCard, Worth
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import Role, StaffDraft

KRONER_350 = Worth(35_000, "NOK")
Made = Callable[..., GiftCard]


@pytest.fixture
def shop(shop: Shop) -> Shop:
    shop.settings.save_shop(replace(shop.settings.shop(), name="Møllebakken Bakery", currency="NOK", time_zone="Europe/Oslo"))
    shop.staff.hand_over(shop.staff.add(StaffDraft("Ingrid Dahl", Role.OWNER)).id)
    return shop


@pytest.fixture
def emil(shop: Shop) -> int:
    """Somebody of the staff, who is no owner."""
    return shop.staff.add(StaffDraft("Emil Haug")).id


@pytest.fixture
def made(shop: Shop) -> Made:
    """Make one card of 350 kroner, open unless ``blank``, whose batch is good."""

    def make(worth: Worth = KRONER_350, *, blank: bool = False) -> GiftCard:
        batch = shop.giftcards.making.issue(worth, blank=blank)
        shop.giftcards.making.keep(batch.id)
        return shop.giftcards.find(batch.codes[0])

    return make
