"""The sample shop in the smallest window: nothing of a page may stand where nobody can see it."""

from __future__ import annotations

import datetime as dt
import multiprocessing
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from shopdesk.app import page_entries
from shopdesk.clock import FixedClock
from shopdesk.core.shop import Shop
from shopdesk.printing.pictures import admit
from shopdesk.sample.fill import fill
from shopdesk.ui.application import SMALLEST, keep_on_screen
from shopdesk.ui.main_window import MainWindow
from shopdesk.ui.page import COUNTER, GIFTS, MEMBERS, PRIVILEGES, SETTINGS, TODAY, PeoplePage
from shopdesk.ui.pages.counter.finding.at_rest import AtRest
from shopdesk.ui.widgets.words import Words

MORNING = dt.datetime(2026, 11, 19, 8, 40, tzinfo=ZoneInfo("Europe/Oslo"))


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    path: Path = tmp_path_factory.mktemp("sample") / "sample.shopdesk"
    with Shop.open(path, clock=FixedClock(MORNING), create=True, gate=admit) as shop:
        fill(shop)
        yield shop


@pytest.fixture
def window(shop: Shop, qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(shop, page_entries(lambda _backup: None, lambda: None))
    qtbot.addWidget(window)
    window.resize(*SMALLEST)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    # Settings counts in a process of its own.
    qtbot.waitUntil(lambda: not multiprocessing.active_children(), timeout=20_000)


def test_a_window_begins_no_larger_than_its_screen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(20_000, 300)
    keep_on_screen(window)
    assert (window.width(), window.height()) == (window.screen().availableSize().width(), 300)


def cut_off(page: QWidget) -> list[tuple[str, int, int]]:
    """What is wider than the place it is seen through: its name, its width and the room."""
    areas = [area for area in page.findChildren(QScrollArea) if area.isVisible() and area.widget() is not None]
    return [
        (type(area).__name__, area.widget().minimumSizeHint().width(), area.viewport().width())
        for area in areas if area.widget().minimumSizeHint().width() > area.viewport().width()
    ]


@pytest.mark.parametrize("number", [COUNTER, TODAY, MEMBERS, PRIVILEGES, GIFTS, SETTINGS])
def test_no_page_is_cut_at_its_right(window: MainWindow, number: int) -> None:
    page = window.show_page(number)
    assert cut_off(page) == []


@pytest.mark.parametrize("name", ["Søren Kjær", "Hanne Vik", "Åse Bråten"])
def test_nobodys_page_is_cut_at_its_right(window: MainWindow, shop: Shop, name: str) -> None:
    page = window.show_page(COUNTER)
    assert isinstance(page, PeoplePage)
    page.open_member(shop.members.find(name).matches[0].id)
    assert cut_off(page) == []


def test_first_things_are_said_whole_or_not_at_all(window: MainWindow, qtbot: QtBot) -> None:
    page = window.show_page(COUNTER)
    first = page.findChild(AtRest).first
    things = [thing for thing in first.findChildren(QWidget, "first_thing") if thing.isVisible()]
    assert things
    for thing in things:
        act = thing.findChild(QWidget, "first_thing_act")
        assert act.height() >= act.sizeHint().height()
        for words in thing.findChildren(Words):
            assert words.height() >= words.heightForWidth(words.width())


def test_tab_goes_down_the_first_things_and_then_to_all_of_them(window: MainWindow) -> None:
    first = window.show_page(COUNTER).findChild(AtRest).first
    acts = [act for act in first.findChildren(QWidget, "first_thing_act") if act.isVisible()]
    stops, stop = [], acts[0]
    while stop.objectName() != "see_all":
        if stop.isVisible():
            stops.append(stop)
        stop = stop.nextInFocusChain()
    assert [each for each in stops if each.objectName() == "first_thing_act"] == acts
