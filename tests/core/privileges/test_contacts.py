"""Personal contacts: who carries how many, who stands in, and what becomes of them when somebody leaves."""

from __future__ import annotations

import datetime as dt

import pytest

from shopdesk.core.privileges.records import Giving, PrivilegeKind
from shopdesk.core.shop import Shop
from shopdesk.errors import NeedsALook, NotAllowed, NotFound

THURSDAY, FRIDAY = dt.date(2026, 11, 19), dt.date(2026, 11, 20)


def test_a_personal_contact_has_a_name(shop: Shop, staff: dict[str, int], people: dict[str, int], contact: PrivilegeKind) -> None:
    with pytest.raises(NeedsALook) as refused:
        shop.privileges.give(people["Søren"], contact.id, Giving("Needs one of us to ring"))
    assert refused.value.field == "contact"
    held = shop.privileges.give(people["Søren"], contact.id, Giving("Needs one of us to ring", contact_id=staff["Noor"]))
    assert held.contact is not None
    assert held.contact.name == "Noor Bakker"
    assert shop.privileges.contacts.get(staff["Noor"]).carried == 1


def test_nobody_carries_more_people_than_they_can(
    shop: Shop, staff: dict[str, int], people: dict[str, int], contact: PrivilegeKind
) -> None:
    shop.privileges.contacts.settle(staff["Noor"], 1)
    shop.privileges.give(people["Søren"], contact.id, Giving("Rings often", contact_id=staff["Noor"]))
    with pytest.raises(NotAllowed, match="Noor carries 1 person already"):
        shop.privileges.give(people["Åse"], contact.id, Giving("Rings often", contact_id=staff["Noor"]))
    assert shop.privileges.of(people["Åse"]) == ()
    shop.privileges.contacts.settle(staff["Noor"], 2)
    shop.privileges.give(people["Åse"], contact.id, Giving("Rings often", contact_id=staff["Noor"]))


@pytest.mark.idea(20)
def test_the_stand_in_is_named_on_days_off(shop: Shop, staff: dict[str, int], people: dict[str, int], contact: PrivilegeKind) -> None:
    shop.privileges.contacts.settle(staff["Noor"], 5, staff["Tomasz"], free_weekdays=[FRIDAY.weekday()])
    held = shop.privileges.give(people["Søren"], contact.id, Giving("Rings often", contact_id=staff["Noor"]))
    assert held.contact is not None
    seen = {}
    shop.privileges.contacts.away(staff["Noor"], dt.date(2026, 11, 23), dt.date(2026, 11, 25))
    for day in (THURSDAY, FRIDAY, dt.date(2026, 11, 25), dt.date(2026, 11, 26)):
        now = shop.privileges.contacts.reach(held.contact, day).now
        seen[day.day] = now and now.first_name
    assert seen == {19: "Noor", 20: "Tomasz", 25: "Tomasz", 26: "Noor"}
    shop.privileges.contacts.away(staff["Tomasz"], FRIDAY, FRIDAY)
    assert shop.privileges.contacts.reach(held.contact, FRIDAY).now is None


def test_who_left_is_stood_in_for_and_comes_up_for_review(
    shop: Shop, staff: dict[str, int], people: dict[str, int], contact: PrivilegeKind
) -> None:
    shop.privileges.contacts.settle(staff["Noor"], 5, staff["Tomasz"])
    held = shop.privileges.give(people["Søren"], contact.id, Giving("Rings often", contact_id=staff["Noor"]))
    assert shop.privileges.reviews() == ()
    shop.staff.leave(staff["Noor"])
    reach = shop.privileges.reach(shop.privileges.get(held.id))
    assert reach is not None
    assert reach.now is not None
    assert reach.now.first_name == "Tomasz"
    assert shop.privileges.reviews()[0].sentence == "Noor does not work here any more. Choose another person for them."
    with pytest.raises(NotAllowed, match="does not work here"):
        shop.privileges.hand_on(held.id, staff["Noor"])
    shop.privileges.hand_on(held.id, staff["Tomasz"])
    assert shop.privileges.reviews() == ()


def test_what_is_settled_about_the_staff_is_checked_and_the_owners(shop: Shop, staff: dict[str, int]) -> None:
    for carries, stand_in in ((-1, None), (3, staff["Noor"])):
        with pytest.raises(NeedsALook):
            shop.privileges.contacts.settle(staff["Noor"], carries, stand_in)
    with pytest.raises(NeedsALook):
        shop.privileges.contacts.away(staff["Noor"], FRIDAY, THURSDAY)
    shop.privileges.contacts.settle(staff["Noor"], 3, staff["Tomasz"], [0, 6])
    carrier = shop.privileges.contacts.get(staff["Noor"])
    assert (carrier.carries, carrier.stand_in and carrier.stand_in.first_name, carrier.free_weekdays) == (3, "Tomasz", {0, 6})
    assert [one.staff.first_name for one in shop.privileges.contacts.all()] == ["Ingrid", "Noor", "Tomasz"]
    shop.staff.hand_over(staff["Noor"])
    with pytest.raises(NotAllowed):
        shop.privileges.contacts.settle(staff["Noor"], 100)


def test_only_days_of_the_week_are_off_and_only_people_stand_in(shop: Shop, staff: dict[str, int]) -> None:
    assert shop.privileges.contacts.settle(staff["Noor"], 2, free_weekdays=(-1, 2, 9)).free_weekdays == {2}
    with pytest.raises(NotFound):
        shop.privileges.contacts.settle(staff["Noor"], 2, stand_in_id=1)
    with pytest.raises(NeedsALook):
        shop.privileges.contacts.settle(staff["Noor"], 2**70)
    assert shop.privileges.contacts.all()
