from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListView, QPushButton, QScrollArea, QStackedWidget, QWidget

from shopdesk.core.members.records import MemberDraft
from shopdesk.core.staff.records import Role
from shopdesk.ui.pages.settings.section import Section
from shopdesk.ui.pages.settings.sections import sections

from .conftest import Desk


def test_showing_the_settings_writes_nothing(desk: Desk) -> None:
    before = desk.shop.store.total_changes()

    desk.page.refresh(None)
    desk.find(QListView, "sections").setFocus()
    for _section in sections():
        desk.press(Qt.Key.Key_Down)
    desk.save()

    assert desk.shop.store.total_changes() == before
    assert desk.messages.said == []


def test_arrow_keys_in_the_list_bring_each_section_into_sight(desk: Desk) -> None:
    listed, sheet = desk.find(QListView, "sections"), desk.page.findChildren(QScrollArea)[0]
    shown = desk.page.findChildren(Section)
    listed.setFocus()

    for number in range(1, len(sections())):
        desk.press(Qt.Key.Key_Down)
        assert listed.currentIndex().row() == number
        top = shown[number].mapTo(sheet, shown[number].rect().topLeft()).y()
        assert 0 <= top < sheet.viewport().height()


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("shop", "shop_name"), ("today", "today_limit"), ("core", "core_0"), ("playbook", "rule_how_any"), ("language", "language"),
        ("counter", "counter_name"), ("about", "copy_about"),
    ],
)
def test_tab_goes_from_the_list_into_the_section_that_is_chosen(desk: Desk, key: str, name: str) -> None:
    desk.find(QListView, "sections").setFocus()
    for _down in range([section.key for section in sections()].index(key)):
        desk.press(Qt.Key.Key_Down)

    desk.press(Qt.Key.Key_Tab)

    assert desk.find(QWidget, name).hasFocus()


def test_tab_goes_through_the_sections_as_they_are_read(desk: Desk) -> None:
    shown = desk.page.findChildren(Section)
    widget, passed = desk.find(QWidget, "shop_name"), [0]
    for _step in range(900):
        widget = widget.nextInFocusChain()
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            passed += [number for number, section in enumerate(shown) if section.isAncestorOf(widget)]
        if widget is desk.find(QWidget, "copy_about"):
            break

    assert sorted(set(passed)) == list(range(len(shown)))
    assert all(before <= after for before, after in pairwise(passed))


def test_ctrl_s_keeps_everything_that_was_changed_in_one_act(desk: Desk) -> None:
    desk.find(QLineEdit, "shop_city").setText("Trondheim")
    desk.find(QLineEdit, "counter_name").setText("By the door")
    theme = desk.find(QComboBox, "theme")
    theme.setCurrentIndex(theme.findData("dark"))
    assert desk.find(QWidget, "save").isVisible()
    assert dict(desk.page.keys())["Ctrl+S"] == "Save"

    desk.find(QLineEdit, "shop_city").setFocus()
    desk.save()

    assert desk.shop.settings.shop().address.city == "Trondheim"
    counter = desk.shop.settings.counter()
    assert (counter.name, counter.theme) == ("By the door", "dark")
    assert desk.messages.said == ["Saved"]
    assert not desk.find(QWidget, "save").isVisible()

    step = desk.shop.undo.last()
    assert step is not None
    desk.shop.undo.take_back(step.id)
    assert desk.shop.settings.shop().address.city == ""
    assert desk.shop.settings.counter().theme == "system"
    assert desk.find(QLineEdit, "shop_city").text() == ""


def test_leaving_as_it_was_shows_what_is_kept(desk: Desk) -> None:
    desk.find(QLineEdit, "shop_name").setText("Something else")
    desk.find(QLineEdit, "reason_phones").setText("")

    assert desk.page.step_back()

    assert desk.find(QLineEdit, "shop_name").text() == "Møllebakken Bakery"
    assert desk.find(QLineEdit, "reason_phones").text() == "So we can ring when your order is ready."
    assert not desk.page.step_back()


def test_the_buttons_do_what_the_keys_do(desk: Desk) -> None:
    desk.find(QLineEdit, "shop_city").setText("Oslo")
    desk.click("leave_as_it_was")
    assert desk.find(QLineEdit, "shop_city").text() == ""

    desk.find(QLineEdit, "shop_city").setText("Bergen")
    desk.click("save")
    assert desk.shop.settings.shop().address.city == "Bergen"


def test_all_or_nothing_is_kept(desk: Desk) -> None:
    desk.find(QLineEdit, "shop_city").setText("Trondheim")
    desk.find(QLineEdit, "counter_name").setText(" ")

    desk.find(QLineEdit, "shop_city").setFocus()
    desk.save()

    assert desk.shop.settings.shop().address.city == ""
    assert desk.find(QLineEdit, "shop_city").text() == "Trondheim"
    assert desk.find(QLineEdit, "counter_name").property("look") == "warm"
    assert desk.find(QLineEdit, "counter_name").hasFocus()
    assert desk.messages.said == []


def test_what_is_not_saved_stays_when_one_leaves_and_is_said(desk: Desk) -> None:
    stack = QStackedWidget()
    desk.qtbot.addWidget(stack)
    stack.addWidget(desk.page)
    stack.addWidget(QWidget())
    with desk.qtbot.waitExposed(stack):
        stack.show()
    desk.find(QLineEdit, "shop_city").setText("Trondheim")

    stack.setCurrentIndex(1)

    assert desk.messages.said == ["Not saved yet, and kept as you left it: Shop."]
    stack.setCurrentIndex(0)
    desk.page.refresh(None)
    assert desk.find(QLineEdit, "shop_city").text() == "Trondheim"
    stack.removeWidget(desk.page)
    desk.page.setParent(None)


def test_what_another_counter_changes_is_shown_but_never_over_what_is_being_typed(desk: Desk) -> None:
    desk.find(QLineEdit, "counter_name").setText("By the door")

    desk.shop.settings.save_shop(replace(desk.shop.settings.shop(), phone="+47 73 50 01 00"))

    assert desk.find(QLineEdit, "shop_phone").text() == "+47 73 50 01 00"
    assert desk.find(QLineEdit, "counter_name").text() == "By the door"


def test_staff_read_the_shop_and_are_told_whom_to_ask(desk: Desk) -> None:
    noor = next(member for member in desk.shop.staff.all() if member.role is Role.STAFF)
    desk.shop.staff.hand_over(noor.id)

    assert desk.find(QLineEdit, "shop_name").isReadOnly()
    assert not desk.find(QComboBox, "shop_currency").isEnabled()
    assert not desk.find(QPushButton, "add_staff").isEnabled()
    assert desk.find(QLineEdit, "reason_phones").isReadOnly()
    assert not desk.find(QComboBox, "language").isEnabled()
    why = desk.find(QLabel, "why_not")
    assert why.isVisible()
    assert why.text() == "Only an owner changes the shop, its staff and the reasons for asking. Hand over to Ingrid with F9."

    desk.find(QLineEdit, "counter_name").setText("By the door")
    desk.find(QLineEdit, "counter_name").setFocus()
    desk.save()
    assert desk.shop.settings.counter().name == "By the door"


def test_what_the_owner_began_is_refused_once_somebody_else_is_here(desk: Desk) -> None:
    desk.find(QLineEdit, "shop_name").setText("Noor’s Bakery")
    noor = next(member for member in desk.shop.staff.all() if member.role is Role.STAFF)
    desk.shop.staff.hand_over(noor.id)

    desk.find(QLineEdit, "shop_name").setFocus()
    desk.save()

    assert [str(problem) for problem in desk.messages.problems] == [
        "Only an owner may change the settings. Nothing was changed. Hand over to Ingrid with F9."
    ]
    assert desk.shop.settings.shop().name == "Møllebakken Bakery"
    assert desk.find(QLineEdit, "shop_name").text() == "Noor’s Bakery"


def test_each_reason_says_how_many_people_have_told_us(desk: Desk) -> None:
    desk.shop.members.add(MemberDraft(name="Søren Kjær", phones=("+47 912 34 567",)))
    desk.shop.members.add(MemberDraft(name="Åse Bråten", phones=("+47 913 34 567",), emails=("aase@example.no",)))

    desk.page.activated()

    desk.qtbot.waitUntil(lambda: desk.find(QLabel, "count_phones").text() != "", timeout=20_000)
    assert desk.find(QLabel, "count_phones").text() == "2 people"
    assert desk.find(QLabel, "count_emails").text() == "1 person"
    assert desk.find(QLabel, "count_birthday").text() == "0 people"


def test_a_field_without_a_reason_cannot_be_switched_on(desk: Desk) -> None:
    desk.find(QLineEdit, "reason_birthday").setText("")
    desk.click("asked_birthday")
    desk.save()
    assert not desk.shop.settings.is_asked("birthday")
    assert desk.find(QLabel, "count_birthday").text() == "hidden"

    desk.click("asked_birthday")

    assert not desk.find(QPushButton, "leave_as_it_was").isVisible()
    assert desk.find(QLabel, "reason_sentence").text() == "Without a reason nobody is asked. Write why, as a customer may read it."
    assert desk.find(QLineEdit, "reason_birthday").hasFocus()


def test_a_reason_taken_from_a_field_that_is_asked_must_be_looked_at(desk: Desk) -> None:
    desk.find(QLineEdit, "reason_phones").setText("  ")
    desk.find(QLineEdit, "reason_phones").setFocus()

    desk.save()

    assert desk.find(QLabel, "reason_sentence").text().startswith("Without a reason nobody is asked.")
    assert desk.shop.settings.is_asked("phones")


@pytest.mark.parametrize("width", [1178, 992])
def test_columns_stand_beside_each_other_only_where_there_is_room(desk: Desk, width: int) -> None:
    desk.page.resize(width, 700)
    reasons, backup = desk.find(QWidget, "reason_phones"), desk.find(QWidget, "back_up_now")

    def left(widget: QWidget) -> int:
        return widget.mapTo(desk.page, widget.rect().topLeft()).x()

    desk.qtbot.waitUntil(lambda: (left(backup) > left(reasons) + reasons.width()) == (width > 1000))


def test_a_long_reason_is_read_whole_while_nobody_types_in_it(desk: Desk) -> None:
    line = desk.find(QLineEdit, "reason_address")
    before = line.height()

    line.setText("Only if you want a card by post, at Christmas or when something you have been waiting for has come in at last.")

    assert line.height() >= before + line.fontMetrics().height()
    line.setText("So we can write.")
    assert line.height() == before
