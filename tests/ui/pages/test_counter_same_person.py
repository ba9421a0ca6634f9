"""Somebody new who may have a page already: asked before a second one is begun, once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from shopdesk.core.shop import Shop
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.counter.page import CounterPage
from tests.ui.pages.seen import part, shows, words


def begin(counter: CounterPage, qtbot: QtBot, typed: str) -> None:
    qtbot.keyClick(part(counter, QLineEdit, "find_edit"), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(part(counter, QLineEdit, "new_line"), typed)


def test_who_it_may_be_shows_while_one_types(shop: Shop, birthe: int, counter: CounterPage, qtbot: QtBot) -> None:
    begin(counter, qtbot, "Birte Sørensen")
    qtbot.waitUntil(lambda: "Is this the same person?" in words(counter))
    assert part(counter, QAbstractButton, "same_person").accessibleName() == "Birthe Sørensen, birthe@example.com. One letter off"


def test_enter_asks_first_and_leads_to_the_page_that_is_there(shop: Shop, birthe: int, counter: CounterPage, qtbot: QtBot) -> None:
    begin(counter, qtbot, "Birte Sørensen")
    qtbot.keyClick(part(counter, QLineEdit, "new_line"), Qt.Key.Key_Return)
    same = part(counter, QAbstractButton, "same_person")
    assert same.hasFocus()
    qtbot.keyClick(same, Qt.Key.Key_Space)
    assert shows(counter, "member_name")
    assert shop.members.count() == 1


def test_somebody_else_gets_a_page_and_nobody_asks_again(
    shop: Shop, birthe: int, counter: CounterPage, operations: Operations, qtbot: QtBot
) -> None:
    begin(counter, qtbot, "Birte Sørensen")
    qtbot.keyClick(part(counter, QLineEdit, "new_line"), Qt.Key.Key_Return)
    assert part(counter, QAbstractButton, "new_begin").accessibleName() == "Somebody else, begin the page"
    part(counter, QAbstractButton, "new_begin").click()
    assert shop.members.count() == 2
    assert shop.duplicates.pairs() == ()
    operations.take_back()
    assert shop.members.count() == 1
