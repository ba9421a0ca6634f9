"""Saved lists on the page: go to one, keep a filter, rename, remove, and counts that come by themselves."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from shopdesk.core.members.filters import MemberFilter, Order, Reach
from shopdesk.core.shop import Shop
from shopdesk.ui.pages.members.name_sheet import NameSheet
from shopdesk.ui.pages.members.page import MembersPage
from tests.ui.pages.members.test_page import button, choose, names
from tests.ui.recorded import RecordedMessages

PHONE = MemberFilter(reach=frozenset({Reach.PHONE}))


def lists(page: MembersPage) -> list[str]:
    return [saved.name for saved in page.lists.view.lists.lists()]


def said(page: MembersPage, row: int) -> str:
    return str(page.lists.view.lists.index(row).data(Qt.ItemDataRole.AccessibleTextRole))


def name_it(qtbot: QtBot, page: MembersPage, name: str) -> NameSheet:
    sheet = page.findChild(NameSheet)
    assert sheet is not None
    line = sheet.findChild(QLineEdit, "list_name")
    assert line is not None
    line.setText(name)
    keep = sheet.findChild(QAbstractButton, "list_name_keep")
    assert keep is not None
    qtbot.mouseClick(keep, Qt.MouseButton.LeftButton)
    return sheet


def test_counts_come_when_nobody_waits_and_follow_what_is_written(qtbot: QtBot, shop: Shop, page: MembersPage) -> None:
    assert said(page, 0) == "Everyone"
    last = len(lists(page)) - 1
    qtbot.waitUntil(lambda: said(page, last) == "Birthdays this month. 1 person.", timeout=10_000)
    assert said(page, 0) == "Everyone. 5 people."


def test_a_list_brings_its_filter_and_its_order(qtbot: QtBot, shop: Shop, page: MembersPage) -> None:
    shop.lists.keep("By phone", PHONE, Order.VISITS)
    page.lists.view.choose(shop.lists.all()[-1].key)
    assert names(page) == ["Håkon", "Agnieszka", "Søren"]
    page.lists.view.choose("allergies")
    assert names(page) == ["Søren"]


def test_arrow_keys_go_from_list_to_list(qtbot: QtBot, page: MembersPage) -> None:
    page.lists.view.setFocus()
    qtbot.keyClick(page.lists.view, Qt.Key.Key_End)
    assert names(page) == ["Birthe"]


def test_a_filter_is_kept_under_a_name(qtbot: QtBot, shop: Shop, page: MembersPage, messages: RecordedMessages) -> None:
    assert not button(page, "list_keep").isVisible()
    choose(page, "reach", "Phone known")
    qtbot.mouseClick(button(page, "list_keep"), Qt.MouseButton.LeftButton)
    name_it(qtbot, page, "By phone")
    assert shop.lists.all()[-1].wanted == PHONE
    assert page.lists.current().name == "By phone"
    assert messages.said == ["List kept"]
    assert not button(page, "list_keep").isVisible()


def test_a_name_that_is_taken_is_said_at_the_field(qtbot: QtBot, shop: Shop, page: MembersPage, messages: RecordedMessages) -> None:
    choose(page, "reach", "Phone known")
    qtbot.mouseClick(button(page, "list_keep"), Qt.MouseButton.LeftButton)
    sheet = name_it(qtbot, page, "everyone")
    assert sheet.isVisible()
    assert messages.problems == []
    assert not any(saved.own for saved in shop.lists.all())
    sheet.reject()


def test_an_own_list_is_renamed_and_removed_and_comes_back(qtbot: QtBot, shop: Shop, page: MembersPage, messages: RecordedMessages) -> None:
    kept = shop.lists.keep("By phone", PHONE)
    assert not button(page, "list_rename").isVisible()
    page.lists.view.choose(kept.key)
    qtbot.mouseClick(button(page, "list_rename"), Qt.MouseButton.LeftButton)
    name_it(qtbot, page, "To ring")
    assert lists(page)[-1] == "To ring"
    page.lists.view.setFocus()
    qtbot.keyClick(page.lists.view, Qt.Key.Key_Delete)
    assert "To ring" not in lists(page)
    assert messages.said[-1] == "List “To ring” removed"
    step = shop.undo.last()
    assert step is not None
    shop.undo.take_back(step.id)
    assert lists(page)[-1] == "To ring"


def test_a_list_of_every_shop_is_not_removed(qtbot: QtBot, shop: Shop, page: MembersPage) -> None:
    page.lists.view.choose("allergies")
    before = lists(page)
    qtbot.keyClick(page.lists.view, Qt.Key.Key_Delete)
    assert lists(page) == before
