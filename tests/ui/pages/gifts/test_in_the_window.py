"""Gift cards from anywhere in the window: by Ctrl+G, and by a scan on another page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from shopdesk.core import codes
from shopdesk.core.codes import CodeKind
from shopdesk.core.giftcards.records import Batch
from shopdesk.core.shop import Shop
from shopdesk.ui.broken_off import offer_last
from shopdesk.ui.main_window import MainWindow
from shopdesk.ui.page import Page, PageEntry
from shopdesk.ui.pages.gifts.page import GiftsPage
from shopdesk.ui.widgets.boxes import Column
from tests.ui.keys import Keyboard


class Writing(Page):
    """A page on which somebody is typing."""

    def __init__(self) -> None:
        super().__init__()
        self.edit = QLineEdit()
        Column(self).addWidget(self.edit)

    def activated(self) -> None:
        self.edit.setFocus()


@pytest.fixture
def window(qtbot: QtBot, shop: Shop, batch: Batch) -> Iterator[MainWindow]:
    entries = [PageEntry(1, "Counter", "counter", lambda *_parts: Writing()), PageEntry(6, "Gifts", "gift", GiftsPage)]
    window = MainWindow(shop, entries)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    yield window
    window.close()


def test_a_scan_on_any_page_opens_the_gift_card(qtbot: QtBot, window: MainWindow, batch: Batch) -> None:
    Keyboard().scan(window, codes.payload(batch.codes[0], CodeKind.GIFT))
    qtbot.waitUntil(lambda: isinstance(window.page, GiftsPage) and window.page.view.good.isVisible())


def test_a_scan_with_a_letter_wrong_says_so(qtbot: QtBot, window: MainWindow, batch: Batch) -> None:
    code = batch.codes[0]
    Keyboard().scan(window, "SDG" + code[:-1] + ("B" if code[-1] != "B" else "C"))
    qtbot.waitUntil(window.problem_bar.isVisible)
    assert "letter wrong" in window.problem_bar.accessibleName()


def test_ctrl_g_asks_for_a_gift_card(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(window.page, GiftsPage)
    assert window.page.rest.finder.edit.hasFocus()


def test_after_an_unclean_end_the_last_five_are_offered(qtbot: QtBot, window: MainWindow, shop: Shop) -> None:
    offer_last(shop, window.notices, window.run_errand)
    notice = window.notices.banner("broken_off")
    assert notice is not None
    notice.findChild(QAbstractButton).click()
    assert isinstance(window.page, GiftsPage)
    qtbot.waitUntil(lambda: window.page.findChild(QWidget, "gift_latest") is not None)


def test_f2_scans_another(qtbot: QtBot, window: MainWindow, batch: Batch) -> None:
    Keyboard().scan(window, codes.payload(batch.codes[0], CodeKind.GIFT))
    qtbot.waitUntil(lambda: isinstance(window.page, GiftsPage) and window.page.view.good.isVisible())
    qtbot.keyClick(window, Qt.Key.Key_F2)
    assert isinstance(window.page, GiftsPage)
    assert window.page.rest.isVisible()


def test_taking_off_is_taken_back_by_ctrl_z(qtbot: QtBot, window: MainWindow, shop: Shop, batch: Batch) -> None:
    Keyboard().scan(window, codes.payload(batch.codes[0], CodeKind.GIFT))
    qtbot.waitUntil(lambda: isinstance(window.page, GiftsPage) and window.page.view.good.isVisible())
    assert isinstance(window.page, GiftsPage)
    window.page.view.good.take_asked.emit(None)
    assert shop.giftcards.get(batch.card_ids[0]).balance.units == 0
    window.operations.take_back()
    assert shop.giftcards.get(batch.card_ids[0]).balance.units == 35_000
