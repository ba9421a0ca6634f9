from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPdfWriter
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from shopdesk.core import codes
from shopdesk.core.codes import CodeKind
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import Role, StaffDraft
from shopdesk.printing import drawings
from shopdesk.ui.all_keys import AllKeys
from shopdesk.ui.cover import Sheath
from shopdesk.ui.hand_over import HandOver
from shopdesk.ui.main_window import MARKS, MainWindow
from shopdesk.ui.messages import Messages
from shopdesk.ui.operations import Operations
from shopdesk.ui.page import Page, PageEntry, PeoplePage
from shopdesk.ui.widgets.boxes import Column
from shopdesk.ui.widgets.painting import ButtonLook, button_width
from shopdesk.ui.widgets.person_row import Part
from shopdesk.ui.widgets.sheet import Question
from tests.ui.keys import Keyboard


class Finding(PeoplePage):
    """A counter with one field."""

    def __init__(self) -> None:
        super().__init__()
        self.edit = QLineEdit()
        Column(self).addWidget(self.edit)
        self.opened: list[int] = []
        self.refreshed: list[object] = []

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (("F2", "Find or scan"),)

    def activated(self) -> None:
        self.edit.setFocus()

    def takes_find_key(self) -> bool:
        self.edit.setFocus()
        return True

    def look_for(self, text: str) -> None:
        self.edit.setText(text)

    def open_member(self, member_id: int, read: str = "", came_from: PageEntry | None = None) -> None:
        self.opened.append(member_id)

    def refresh(self, changes: object) -> None:
        self.refreshed.append(changes)


class Plain(Page):
    """Another page."""

    made = 0

    def __init__(self) -> None:
        super().__init__()
        Plain.made += 1
        self.refreshed: list[object] = []
        self.steps = 1

    def refresh(self, changes: object) -> None:
        self.refreshed.append(changes)

    def step_back(self) -> bool:
        self.steps -= 1
        return self.steps >= 0


def _finding(_shop: Shop, _operations: Operations, _messages: Messages) -> Page:
    return Finding()


def _plain(_shop: Shop, _operations: Operations, _messages: Messages) -> Page:
    return Plain()


@pytest.fixture
def window(qtbot: QtBot, shop: Shop) -> Iterator[MainWindow]:
    Plain.made = 0
    entries = [PageEntry(1, "Counter", "counter", _finding), PageEntry(9, "Settings", "settings", _plain)]
    window = MainWindow(shop, entries)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    yield window
    window.close()


def press(window: MainWindow, key: str, keyboard: Keyboard | None = None) -> None:
    (keyboard or Keyboard()).type([key], window, 500)


def test_pages_are_made_when_first_shown_and_keep_their_number(qtbot: QtBot, window: MainWindow) -> None:
    assert isinstance(window.page, Finding)
    assert Plain.made == 0

    qtbot.keyClick(window, Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(window.page, Plain)
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window, Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)

    assert Plain.made == 1


def test_the_key_line_shows_the_keys_of_the_page_in_front(window: MainWindow) -> None:
    assert window.key_line.keys == (("F2", "Find or scan"),)
    window.show_page(9)
    assert window.key_line.keys == ()


def test_a_page_in_front_refreshes_at_once_and_another_when_it_is_shown(window: MainWindow, shop: Shop) -> None:
    plain = window.show_page(9)
    finding = window.show_page(1)
    assert isinstance(plain, Plain)
    assert isinstance(finding, Finding)
    before = len(plain.refreshed)

    shop.members.add(MemberDraft(name="Søren Kjær"))

    assert finding.refreshed[-1] is not None
    assert len(plain.refreshed) == before
    window.show_page(9)
    assert plain.refreshed[before:] == [None]


def test_f1_shows_all_keys_and_esc_goes_back(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert isinstance(window.page, AllKeys)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert isinstance(window.page, Finding)


def test_all_keys_print_on_one_page(qtbot: QtBot, window: MainWindow, tmp_path) -> None:
    window.show_all_keys()
    page = window.page
    assert isinstance(page, AllKeys)

    page.print_on(QPdfWriter(str(tmp_path / "keys.pdf")))

    assert (tmp_path / "keys.pdf").read_bytes().count(b"/Type /Page\n") == 1


def test_esc_goes_one_step_back_on_the_page(qtbot: QtBot, window: MainWindow) -> None:
    plain = window.show_page(9)
    assert isinstance(plain, Plain)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert plain.steps == 0


def test_f2_leads_to_the_find_field_from_anywhere(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page(9)
    qtbot.keyClick(window, Qt.Key.Key_F2)
    assert isinstance(window.page, Finding)
    assert window.page.edit.hasFocus()


def test_a_scanned_member_card_opens_the_member_from_any_page(qtbot: QtBot, window: MainWindow, shop: Shop) -> None:
    member = shop.members.add(MemberDraft(name="Åse Bråten"))
    window.show_page(9)

    Keyboard().scan(window, codes.payload(member.code, CodeKind.PERSON))

    qtbot.waitUntil(lambda: isinstance(window.page, Finding) and window.page.opened == [member.id])


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("7044012345678", "Whose is this?"),
        ("SDPBCDFGHJKNPRSTVXB", "Whose"),
    ],
)
def test_other_scans_are_answered_in_words(qtbot: QtBot, window: MainWindow, code: str, words: str) -> None:
    Keyboard().scan(window, code)

    qtbot.waitUntil(window.problem_bar.isVisible)
    assert words in window.problem_bar.accessibleName()
    assert isinstance(window.page, Finding)
    assert window.page.edit.text() == ""


def test_f9_hands_over_with_a_number_and_enter(qtbot: QtBot, window: MainWindow, shop: Shop) -> None:
    ingrid = shop.staff.add(StaffDraft("Ingrid Dahl", Role.OWNER))
    shop.staff.hand_over(ingrid.id)
    noor = shop.staff.add(StaffDraft("Noor Bakker"))

    window.lock.hand_over()
    chooser = window.findChild(HandOver)
    assert chooser is not None
    qtbot.keyClick(chooser.rows, "2")
    with qtbot.waitSignal(chooser.staff_chosen):
        qtbot.keyClick(chooser.rows, Qt.Key.Key_Return)

    assert shop.staff.at_counter_id() == noor.id
    assert "Noor Bakker" in window.sidebar.who.accessibleName()


def test_the_hand_over_has_room_for_its_button(qtbot: QtBot, shop: Shop, window: MainWindow) -> None:
    shop.staff.add(StaffDraft("Noor Bakker"))
    window.lock.hand_over()
    chooser = window.findChild(HandOver)
    assert chooser is not None
    rows = chooser.rows
    qtbot.waitUntil(lambda: chooser.isVisible() and rows.viewport().width() > chooser.width() / 2)
    box = rows.visualRect(rows.rows_model.index(0))
    room = next(place.width for place in rows.row_delegate.places(box) if place.column.part is Part.ACTION)

    assert room >= button_width(ButtonLook("I am here", key="Enter", kind="primary", small=True))
    chooser.reject()


def test_f12_covers_boxes_too_and_any_key_gives_them_back(qtbot: QtBot, window: MainWindow) -> None:
    question = Question("Erase Karin Sørlie?", "", keep="Keep her page", do="Erase", parent=window)
    question.open()
    qtbot.waitUntil(question.isVisible)
    keyboard = Keyboard()

    keyboard.type(["<f12>"], window, 500)

    assert window.is_covered
    sheaths = question.findChildren(Sheath)
    assert [sheath.geometry() for sheath in sheaths] == [question.rect()]
    keyboard.type(["x"], window, 500)
    assert not window.is_covered
    assert isinstance(window.page, Finding)
    assert window.page.edit.text() == ""


def test_an_untouched_counter_covers_itself_after_the_minutes_set(window: MainWindow, shop: Shop) -> None:
    hands = Hands()
    window.watch.use_clock(hands)
    shop.settings.save_counter(replace(shop.settings.counter(), cover_after_minutes=3))

    hands.seconds += 179
    window.watch.look()
    assert not window.is_covered
    press(window, "a")
    hands.seconds += 100
    window.watch.look()
    assert not window.is_covered
    hands.seconds += 80
    window.watch.look()
    assert window.is_covered


class Hands:
    """The seconds of a clock that is moved by hand."""

    seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


def test_ctrl_z_takes_back_text_first_and_then_the_act(qtbot: QtBot, window: MainWindow, shop: Shop) -> None:
    finding = window.page
    assert isinstance(finding, Finding)
    window.operations.do(lambda: shop.members.add(MemberDraft(name="Ole Moen")), said="Added")
    keyboard = Keyboard()
    keyboard.type("sor", window, 200)

    keyboard.type(["<undo>"], window, 200)
    assert finding.edit.text() == ""
    assert shop.members.count() == 1
    keyboard.type(["<undo>"], window, 200)

    assert shop.members.count() == 0


def test_the_key_line_says_how_old_the_backup_is(qtbot: QtBot, shop: Shop, clock, window: MainWindow) -> None:
    assert window.key_line.saved == "Saved. No backup yet"
    shop.backups.make()
    clock.move(dt.timedelta(hours=2))
    window.backup_watch.show_state()

    assert window.key_line.saved == "Saved. Backup 2 h ago"


def test_every_set_of_drawings_has_its_mark_beside_the_shops_name() -> None:
    assert {*MARKS, "plain"} == set(drawings.NAMES)
