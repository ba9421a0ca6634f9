"""A bakery in Oslo with three people behind the counter and three before it."""

import dataclasses
import datetime as dt
from collections.abc import Callable

import pytest

from shopdesk.clock import FixedClock
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.settings.records import OpeningHours
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import Role, StaffDraft

WEEK = (*(OpeningHours(dt.time(8), dt.time(18)),) * 5, OpeningHours(dt.time(8), dt.time(16)), None)


@pytest.fixture
def staff(shop: Shop) -> dict[str, int]:
    """Ingrid owns the shop and stands at the counter; Tomasz and Emil work there."""
    settings = dataclasses.replace(shop.settings.shop(), name="Møllebakken", time_zone="Europe/Oslo", week=WEEK)
    shop.settings.save_shop(settings)
    ids = {"Ingrid": shop.staff.add(StaffDraft("Ingrid Dahl", Role.OWNER)).id}
    shop.staff.hand_over(ids["Ingrid"])
    return ids | {name.split()[0]: shop.staff.add(StaffDraft(name)).id for name in ("Tomasz Nowak", "Emil Berg")}


@pytest.fixture
def hanne(shop: Shop, staff: dict[str, int]) -> int:
    return shop.members.add(MemberDraft(name="Hanne Vik", phones=("91234567",))).id


@pytest.fixture
def soren(shop: Shop, staff: dict[str, int]) -> int:
    return shop.members.add(MemberDraft(name="Søren Kjær", phones=("92345678",))).id


@pytest.fixture
def at(clock: FixedClock) -> Callable[[dt.datetime], None]:
    """Move the clock to an instant."""
    return lambda instant: clock.move(instant - clock.now())
