from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from shopdesk.core import codes
from shopdesk.core.codes import CodeKind
from shopdesk.ui.pages.settings.scan_reading import ScanReading, about_code, about_ending, about_speed
from shopdesk.ui.pages.settings.scan_test import ScanTest
from shopdesk.ui.scanner import Scanner
from tests.ui.keys import Keyboard

from .conftest import Desk


def _changed(code: str) -> str:
    return code[:-1] + next(letter for letter in codes.LETTERS if letter != code[-1])


@pytest.mark.parametrize(
    ("slowest", "by_hand", "wanted"),
    [(5, False, None), (35, False, None), (36, False, 55), (60, False, 85), (140, False, 150), (201, True, None)],
)
def test_a_slow_scanner_is_told_from_a_person(slowest: int, by_hand: bool, wanted: int | None) -> None:
    reading = ScanReading("SDPBCDFGH", slowest, "Enter")

    assert reading.by_hand is by_hand
    assert reading.wanted_gap(35) == wanted
    assert ("Too slow" in about_speed(reading, 35)) is (wanted is not None)


def test_a_few_letters_are_no_scan() -> None:
    assert ScanReading("Anna", 10, "Enter").by_hand


def test_what_ended_it_and_whether_it_came_whole_is_said() -> None:
    code = codes.make(CodeKind.PERSON)

    assert about_ending(ScanReading(code, 5, "Tab")) == "It ends with Tab."
    assert "does not press Enter" in about_ending(ScanReading(code, 5, ""))
    assert about_code(ScanReading("SDP" + code, 5, "Enter")) == "It is a member’s code, and its check letter fits."
    assert "does not fit" in about_code(ScanReading(_changed(code), 5, "Enter"))
    assert about_code(ScanReading("5701234567899", 5, "Enter")).startswith("Not one of our codes.")


@pytest.fixture
def scanner(qtbot: QtBot, desk: Desk) -> Iterator[Scanner]:
    """The scanner of a window: what it hears, the page is offered first."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    hearing = Scanner(application)
    hearing.scanned.connect(desk.page.takes_scan)
    desk.find(ScanTest, "scanner_test").keys.setFocus()
    yield hearing
    application.removeEventFilter(hearing)
    hearing.deleteLater()


def test_a_good_scanner_is_read_and_called_quick_enough(desk: Desk, scanner: Scanner) -> None:
    test, code = desk.find(ScanTest, "scanner_test"), "SDP" + codes.make(CodeKind.PERSON)

    with desk.qtbot.waitSignal(test.keys.read) as read:
        Keyboard().scan(desk.page, code, gap=8)

    assert read.args == [ScanReading(code, 8, "Enter")]
    assert test.findings[0].startswith("At most 8 ms between two letters")
    assert test.findings[2] == "It is a member’s code, and its check letter fits."
    assert test.keys.text() == ""
    assert not desk.find(QPushButton, "allow_gap").isVisible()


def test_a_slow_scanner_can_be_let_in(desk: Desk, scanner: Scanner) -> None:
    test = desk.find(ScanTest, "scanner_test")

    Keyboard().scan(desk.page, "SDPBCDFGHJKNPRSTVXB", gap=60)

    assert test.findings[0].startswith("Up to 60 ms between two letters")
    desk.click("allow_gap")
    assert desk.find(QComboBox, "scan_gap").currentData() == "85"
    assert desk.shop.settings.counter().scan_gap_ms == 35
    desk.save()
    assert desk.shop.settings.counter().scan_gap_ms == 85


def test_a_scanner_that_ends_with_nothing_is_told_so(desk: Desk, scanner: Scanner) -> None:
    test = desk.find(ScanTest, "scanner_test")
    keyboard = Keyboard()

    with desk.qtbot.waitSignal(test.keys.read):
        keyboard.type("SDPBCDFGHJKNPRSTVXB", desk.page)

    assert "does not press Enter" in test.findings[1]


def test_tab_ends_a_reading_and_moves_on_only_when_nothing_was_typed(desk: Desk) -> None:
    test = desk.find(ScanTest, "scanner_test")
    test.keys.setFocus()

    with desk.qtbot.waitSignal(test.keys.read) as read:
        Keyboard().scan(desk.page, "SDPBCDFGH", ending="\t", gap=60)

    assert read.args[0].ending == "Tab"
    assert test.keys.hasFocus()


def test_a_scan_elsewhere_is_not_kept_from_the_window(desk: Desk) -> None:
    desk.find(QPushButton, "copy_about").setFocus()

    assert not desk.page.takes_scan("SDPBCDFGHJKNPRSTVXB")
