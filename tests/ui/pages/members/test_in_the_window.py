"""The Members page in the whole window: Enter leads to the open page on the Counter, Ctrl N to a new one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from shopdesk.app import page_entries
from shopdesk.core.shop import Shop
from shopdesk.ui.main_window import MainWindow
from shopdesk.ui.pages.members.page import MembersPage
from tests.ui.pages.seen import part, words


@pytest.fixture
def window(qtbot: QtBot, shop: Shop, ids: dict[str, int]) -> Iterator[MainWindow]:
    window = MainWindow(shop, page_entries(lambda _backup: None, lambda: None))
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.show_page(3)
    yield window
    window.close()


def test_enter_opens_somebody_on_the_counter(qtbot: QtBot, window: MainWindow) -> None:
    page = window.page
    assert isinstance(page, MembersPage)
    page.table.move_by(2)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert window.page is window.show_page(1)
    assert "Håkon Lund" in words(window.page)


def test_a_new_member_begins_on_the_counter(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window.page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert not isinstance(window.page, MembersPage)
    assert part(window.page, QLineEdit, "new_line").isVisible()


def test_a_visit_logged_elsewhere_is_seen_when_one_comes_back(qtbot: QtBot, shop: Shop, window: MainWindow, ids: dict[str, int]) -> None:
    window.show_page(1)
    shop.visits.record(ids["Ingrid"])
    page = window.show_page(3)
    assert isinstance(page, MembersPage)
    assert shop.members.listing.rows([ids["Ingrid"]])[0].visits == 1
    row = page.table.members.place(ids["Ingrid"])
    assert page.table.members.index(row, 4).data() == "1"
