"""Esc from somebody's page leads back to where one came from."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from shopdesk.core.cases.records import CaseKind, NewCase
from shopdesk.core.shop import Shop
from shopdesk.ui.main_window import MainWindow
from shopdesk.ui.page import COUNTER, TODAY, PageEntry
from shopdesk.ui.pages.counter.page import CounterPage
from shopdesk.ui.pages.today.page import TodayPage
from tests.ui.pages.seen import words

_NOISE = r"This plugin does not support (raise|grabbing|propagateSizeHints)"


@pytest.fixture
def window(qtbot: QtBot, shop: Shop) -> Iterator[MainWindow]:
    entries = [PageEntry(COUNTER, "Counter", "counter", CounterPage), PageEntry(TODAY, "Today", "today", TodayPage)]
    window = MainWindow(shop, entries)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield window
    window.close()


@pytest.mark.qt_log_ignore(_NOISE)
@pytest.mark.parametrize("by", ["key", "button"])
def test_a_member_opened_on_today_leads_back_to_today(qtbot: QtBot, shop: Shop, soren: int, window: MainWindow, by: str) -> None:
    shop.cases.open(NewCase(soren, CaseKind.REQUEST, "Is there rye on Monday?"))
    today = window.show_page(TODAY)
    today.member_asked.emit(soren)
    assert isinstance(window.page, CounterPage)
    back = next(each for each in window.page.findChildren(QAbstractButton) if each.isVisible() and each.accessibleName() == "Today")
    if by == "key":
        qtbot.keyClick(window, Qt.Key.Key_Escape)
    else:
        qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert window.page is today
    # From the Counter itself one stays on the Counter.
    counter = window.show_page(COUNTER)
    assert isinstance(counter, CounterPage)
    counter.open_member(soren)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.page is counter


@pytest.mark.qt_log_ignore(_NOISE)
def test_somebody_else_found_meanwhile_leads_to_the_counter(qtbot: QtBot, soren: int, birthe: int, window: MainWindow) -> None:
    window.show_page(TODAY).member_asked.emit(soren)
    counter = window.page
    assert isinstance(counter, CounterPage)
    counter.open_member(birthe)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.page is counter


def test_a_key_of_a_page_that_is_not_there_says_so(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier)
    assert "There is no page 7 yet." in words(window)
