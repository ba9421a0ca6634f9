"""Gift budget and who carries how many people, as the owner types them."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit

from shopdesk.core.money import Money
from shopdesk.core.shop import Shop
from shopdesk.ui.pages.settings.flower_section import CarrierRow

from .conftest import Desk


def row(desk: Desk, name: str) -> CarrierRow:
    return next(each for each in desk.page.findChildren(CarrierRow) if each.carrier.staff.first_name == name and each.isVisible())


def carrier(shop: Shop, name: str) -> tuple[int, str, set[int]]:
    found = shop.privileges.contacts.get(shop.staff.named(name).id)
    return found.carries, found.stand_in.first_name if found.stand_in else "", set(found.free_weekdays)


def test_the_budget_and_the_people_are_kept(desk: Desk) -> None:
    desk.find(QLineEdit, "gift_budget").setText("600")
    noor = row(desk, "Noor")
    noor.carries.setText("12")
    noor.stand_in.setCurrentIndex(noor.stand_in.findText("Ingrid Dahl"))
    noor.days[0].setChecked(True)
    desk.save()
    assert desk.shop.gestures.budget.limit() == Money(60000, "NOK")
    assert carrier(desk.shop, "Noor") == (12, "Ingrid", {0})
    assert carrier(desk.shop, "Ingrid")[0] == 20
    desk.find(QLineEdit, "gift_budget").setText("")
    desk.save()
    assert desk.shop.gestures.budget.limit() is None


@pytest.mark.parametrize("typed", ["much", "-5"])
def test_a_budget_that_is_no_amount_is_said_at_its_field(desk: Desk, typed: str) -> None:
    line = desk.find(QLineEdit, "gift_budget")
    line.setText(typed)
    desk.save()
    assert line.property("look") == "warm"
    assert line.text() == typed
    assert desk.shop.gestures.budget.limit() is None


def test_a_number_of_people_that_is_none_is_said(desk: Desk) -> None:
    row(desk, "Noor").carries.setText("a few")
    desk.save()
    assert carrier(desk.shop, "Noor")[0] == 20
    assert row(desk, "Noor").carries.text() == "a few"


def test_nobody_is_offered_as_their_own_stand_in(desk: Desk) -> None:
    box: QComboBox = row(desk, "Noor").stand_in
    assert [box.itemText(number) for number in range(box.count())] == ["Nobody", "Ingrid Dahl"]
