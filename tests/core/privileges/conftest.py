"""An owner, two of staff, four people, and a kind with two places."""

from __future__ import annotations

import pytest

from shopdesk.core.members.records import MemberDraft
from shopdesk.core.privileges.records import Category, KindDraft, PrivilegeKind
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import Role, StaffDraft

ASIDE = KindDraft("Kept aside", Category.PRIORITY, "Their loaf waits until the hour they named", "kept", 2, 180)
CONTACT = KindDraft("Personal contact", Category.CONTACT, "A number that reaches Ingrid", "contact", 20, 365)


@pytest.fixture
def staff(shop: Shop) -> dict[str, int]:
    """Ingrid, the owner, stands at the counter; Noor and Tomasz work here."""
    ids = {"Ingrid": shop.staff.add(StaffDraft("Ingrid Dahl", Role.OWNER)).id}
    shop.staff.hand_over(ids["Ingrid"])
    for name in ("Noor Bakker", "Tomasz Wójcik"):
        ids[name.split()[0]] = shop.staff.add(StaffDraft(name)).id
    return ids


@pytest.fixture
def people(shop: Shop, staff: dict[str, int]) -> dict[str, int]:
    """Four people by first name."""
    names = ("Søren Kjær", "Åse Bråten", "Hanne Vik", "Ole Moen")
    return {name.split()[0]: shop.members.add(MemberDraft(name)).id for name in names}


@pytest.fixture
def aside(shop: Shop, staff: dict[str, int]) -> PrivilegeKind:
    return shop.privileges.kinds.add(ASIDE)


@pytest.fixture
def contact(shop: Shop, staff: dict[str, int]) -> PrivilegeKind:
    return shop.privileges.kinds.add(CONTACT)
