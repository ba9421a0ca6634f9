"""Everybody chooses their own PIN or password; an owner takes away a forgotten one."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit

from shopdesk.core.staff.records import Proof, StaffMember
from shopdesk.ui.pages.settings.secret_buttons import ChooseSecret
from shopdesk.ui.widgets.key_button import KeyButton

from .conftest import Desk


def _person(desk: Desk, name: str) -> StaffMember:
    return next(member for member in desk.shop.staff.all() if member.first_name == name)


def _choose(desk: Desk, first: str, again: str) -> ChooseSecret | None:
    desk.qtbot.waitUntil(lambda: len([each for each in desk.page.findChildren(KeyButton, "choose_secret") if each.isVisible()]) == 1)
    next(each for each in desk.page.findChildren(KeyButton, "choose_secret") if each.isVisible()).click()
    sheet = desk.page.window().findChild(ChooseSecret)
    assert sheet is not None
    sheet.first.setText(first)
    sheet.again.setText(again)
    sheet.keep.click()
    return sheet


def test_an_owner_chooses_a_password(desk: Desk) -> None:
    _choose(desk, "rye, butter, salt", "rye, butter, salt")
    assert desk.shop.staff.secrets.proof(_person(desk, "Ingrid").id) is Proof.PASSWORD
    assert "Ingrid" in desk.messages.said[-1]


def test_two_that_differ_and_one_too_short_are_not_kept(desk: Desk) -> None:
    sheet = _choose(desk, "rye, butter, salt", "rye, butter, malt")
    assert desk.shop.staff.secrets.proof(_person(desk, "Ingrid").id) is Proof.NONE
    assert sheet is not None
    sheet.first.setText("short")
    sheet.again.setText("short")
    sheet.keep.click()
    assert desk.shop.staff.secrets.proof(_person(desk, "Ingrid").id) is Proof.NONE
    assert any("ten letters" in label.text() for label in sheet.findChildren(QLabel))
    assert sheet.findChild(QLineEdit, "secret_again").text() == ""
    sheet.reject()


def test_staff_choose_their_own_though_the_rest_is_the_owners(desk: Desk) -> None:
    desk.shop.staff.hand_over(_person(desk, "Noor").id)
    desk.page.refresh(None)
    _choose(desk, "4075", "4075")
    assert desk.shop.staff.secrets.proof(_person(desk, "Noor").id) is Proof.PIN
    desk.page.refresh(None)
    assert "Ingrid" in desk.find(QLabel, "unguarded").text()


def test_an_owner_takes_a_forgotten_pin_away(desk: Desk) -> None:
    noor = _person(desk, "Noor")
    desk.shop.staff.hand_over(noor.id)
    desk.shop.staff.secrets.choose(noor.id, "4075")
    desk.shop.staff.hand_over(_person(desk, "Ingrid").id)
    desk.page.refresh(None)
    desk.find(KeyButton, f"edit_staff_{noor.id}").click()
    desk.find(KeyButton, "clear_secret").click()
    assert desk.shop.staff.secrets.proof(noor.id) is Proof.NONE
