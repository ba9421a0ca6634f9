"""A list that is brought in while the counter goes on: shown over the page, stopped there, and asked about when the window closes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop
from shopdesk.ui.lists.import_window import ImportWindow
from shopdesk.ui.main_window import MainWindow
from shopdesk.ui.page import PageEntry
from shopdesk.ui.pages.counter.page import CounterPage
from shopdesk.ui.widgets.sheet import Question


@pytest.fixture
def window(qtbot: QtBot, shop: Shop) -> Iterator[MainWindow]:
    window = MainWindow(shop, (PageEntry(1, "Counter", "counter", CounterPage),))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.close()


def brought(qtbot: QtBot, shop: Shop, window: MainWindow, path: Path, count: int) -> ImportWindow:
    """Press Import on a list of so many people."""
    path.write_text("Name;Phone\n" + "".join(f"Hanne Vik {number};+47 9{number:07}\n" for number in range(count)), encoding="utf-8")
    sheet = ImportWindow(shop, window.operations, path, window)
    with qtbot.waitSignal(sheet.looked, timeout=60_000):
        sheet.open()
    sheet.bring.click()
    assert not sheet.isVisible()
    return sheet


def test_the_counter_goes_on_while_a_list_is_brought_in(qtbot: QtBot, shop: Shop, window: MainWindow, tmp_path: Path) -> None:
    ingrid = shop.members.add(MemberDraft("Ingrid Dahl"))
    sheet = brought(qtbot, shop, window, tmp_path / "autumn.csv", 40)
    assert window.beside_bar.isVisible()
    page = window.page
    assert isinstance(page, CounterPage)
    page.open_member(ingrid.id)
    log = window.findChild(QPushButton, "log_visit")
    assert isinstance(log, QPushButton)
    log.click()
    qtbot.waitSignal(sheet.brought, timeout=60_000).wait()
    qtbot.waitUntil(lambda: not len(window.operations.waiting) and not window.beside_bar.isVisible(), timeout=20_000)
    assert (shop.members.count(), len(shop.visits.of(ingrid.id))) == (41, 1)


def test_it_can_be_stopped_and_then_nothing_of_it_is_there(qtbot: QtBot, shop: Shop, window: MainWindow, tmp_path: Path) -> None:
    sheet = brought(qtbot, shop, window, tmp_path / "autumn.csv", 1000)
    stop = window.beside_bar.findChild(QPushButton, "stop_beside")
    assert isinstance(stop, QPushButton)
    gone: list[bool] = []
    sheet.destroyed.connect(lambda: gone.append(True))
    stop.click()
    qtbot.waitUntil(lambda: bool(gone), timeout=60_000)
    assert not window.beside_bar.isVisible()
    assert shop.members.count() == 0


def test_a_window_that_closes_meanwhile_asks_and_closes_by_itself_after_it(
    qtbot: QtBot, shop: Shop, window: MainWindow, tmp_path: Path
) -> None:
    brought(qtbot, shop, window, tmp_path / "autumn.csv", 40)
    window.close()
    assert window.isVisible()
    question, = window.findChildren(Question)
    question.reject()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=60_000)
    assert shop.members.count() == 40
