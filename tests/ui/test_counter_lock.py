"""PINs at the counter: taking it over, coming back from the cover, and going on with an act that waited for them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from shopdesk.clock import FixedClock
from shopdesk.core import codes
from shopdesk.core.codes import CodeKind
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import Right, Role, StaffDraft, StaffMember
from shopdesk.ui.hand_over import HandOver
from shopdesk.ui.main_window import MainWindow
from shopdesk.ui.page import PageEntry, PeoplePage
from shopdesk.ui.secret_sheet import SecretSheet
from shopdesk.ui.widgets.key_button import KeyButton
from tests.ui.keys import Keyboard

PASSWORD, PIN = "rye, butter, salt", "4075"


class Counter(PeoplePage):
    """A counter that only remembers whom it was told to open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[int] = []

    def open_member(self, member_id: int, read: str = "", came_from: PageEntry | None = None) -> None:
        self.opened.append(member_id)


@pytest.fixture
def people(shop: Shop) -> tuple[StaffMember, StaffMember]:
    """Ingrid, an owner with a password; Hanne, with a PIN, at the counter."""
    ingrid = shop.staff.add(StaffDraft("Ingrid Dahl", Role.OWNER))
    shop.staff.hand_over(ingrid.id)
    shop.staff.secrets.choose(ingrid.id, PASSWORD)
    hanne = shop.staff.add(StaffDraft("Hanne Vik"))
    shop.staff.hand_over(hanne.id)
    shop.staff.secrets.choose(hanne.id, PIN)
    return ingrid, hanne


@pytest.fixture
def window(qtbot: QtBot, shop: Shop, people: tuple[StaffMember, StaffMember]) -> Iterator[MainWindow]:
    window = MainWindow(shop, (PageEntry(1, "Counter", "counter", lambda *_anything: Counter()),))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    yield window
    for sheet in window.findChildren(SecretSheet):
        sheet.reject()
    window.close()


def sheet_of(window: MainWindow) -> SecretSheet:
    sheets = [sheet for sheet in window.findChildren(SecretSheet) if sheet.isVisible()]
    assert len(sheets) == 1
    return sheets[0]


def answer(qtbot: QtBot, window: MainWindow, secret: str) -> SecretSheet:
    sheet = sheet_of(window)
    qtbot.keyClicks(sheet.line, secret)
    qtbot.keyClick(sheet.line, Qt.Key.Key_Return)
    return sheet


def uncovered(qtbot: QtBot, window: MainWindow) -> None:
    window.uncover()
    answer(qtbot, window, PIN)
    assert not window.is_covered


def test_the_program_begins_covered_and_opens_with_the_pin(qtbot: QtBot, window: MainWindow) -> None:
    assert window.is_covered
    window.uncover()
    sheet = answer(qtbot, window, "9999")
    assert "not the PIN" in sheet.field.sentence
    assert sheet.line.text() == ""
    assert window.is_covered
    answer(qtbot, window, PIN)
    assert not window.is_covered
    assert not window.lock.asks


def test_leaving_the_question_leaves_it_covered_and_the_next_key_asks_again(qtbot: QtBot, window: MainWindow) -> None:
    window.uncover()
    sheet_of(window).reject()
    qtbot.waitUntil(lambda: window.watch.covered)
    assert window.is_covered
    Keyboard().type(["x"], window, 500)
    assert window.is_covered
    assert sheet_of(window).line.text() == ""


def test_somebody_else_comes_in(qtbot: QtBot, window: MainWindow, shop: Shop, people: tuple[StaffMember, StaffMember]) -> None:
    window.uncover()
    button = sheet_of(window).findChild(KeyButton, "somebody_else")
    assert button is not None
    button.click()
    chooser = window.findChild(HandOver)
    assert chooser is not None
    chooser.rows.chosen.emit(people[0].id)
    assert window.is_covered
    answer(qtbot, window, PASSWORD)
    assert not window.is_covered
    assert shop.staff.at_counter_id() == people[0].id


def test_handing_over_asks_whoever_takes_it(qtbot: QtBot, window: MainWindow, shop: Shop, people: tuple[StaffMember, StaffMember]) -> None:
    uncovered(qtbot, window)
    window.lock.hand_over()
    chooser = window.findChild(HandOver)
    assert chooser is not None
    chooser.rows.chosen.emit(people[0].id)
    answer(qtbot, window, PIN)  # Hanne’s own opens nothing here
    assert shop.staff.at_counter_id() == people[1].id
    answer(qtbot, window, PASSWORD)
    assert shop.staff.at_counter_id() == people[0].id


def test_an_act_that_waits_goes_on_when_the_password_was_right(
    qtbot: QtBot, window: MainWindow, shop: Shop, people: tuple[StaffMember, StaffMember]
) -> None:
    uncovered(qtbot, window)
    shop.staff.secrets.show(people[0].id, PASSWORD)
    shop.staff.hand_over(people[0].id)
    shop.staff.secrets.forget_shown()
    done: list[str] = []

    def act() -> None:
        shop.staff.require(Right.ERASE)
        done.append("erased")

    window.operations.do(act)
    assert done == []
    answer(qtbot, window, PASSWORD)
    assert done == ["erased"]


def test_no_scan_goes_through_while_somebody_is_asked(qtbot: QtBot, window: MainWindow, shop: Shop) -> None:
    member = shop.members.add(MemberDraft("Søren Kjær"))
    window.uncover()
    sheet = sheet_of(window)
    page = window.page
    assert isinstance(page, Counter)
    qtbot.waitUntil(sheet.line.hasFocus)
    Keyboard().scan(sheet, codes.payload(member.code, CodeKind.PERSON))
    assert sheet.line.text() == ""
    assert page.opened == []
    assert window.is_covered
    window.watch.undo_asked.emit()
    assert shop.members.count() == 1


def test_the_wait_is_counted_down_and_typing_waits_for_it(qtbot: QtBot, window: MainWindow, clock: FixedClock) -> None:
    window.uncover()
    for _turn in range(5):
        sheet = answer(qtbot, window, "9999")
    assert not sheet.line.isEnabled()
    assert "30 seconds" in sheet.field.sentence
    clock.move(dt.timedelta(seconds=30))
    sheet._show_wait()
    assert sheet.line.isEnabled()
    answer(qtbot, window, PIN)
    assert not window.is_covered


def test_what_is_typed_is_never_shown(window: MainWindow) -> None:
    window.uncover()
    sheet = sheet_of(window)
    sheet.line.setText(PIN)
    assert PIN not in sheet.line.displayText()
    assert all(PIN not in widget.accessibleName() for widget in sheet.findChildren(QWidget))
    assert sheet.findChildren(QPushButton)
