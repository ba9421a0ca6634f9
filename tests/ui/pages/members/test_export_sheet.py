"""Taking a list out of the shop, from the keys to the file."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from shopdesk.core.permissions.records import Channel, Purpose
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import Role, StaffDraft
from shopdesk.ui.pages.members import export_sheet
from shopdesk.ui.pages.members.export_sheet import ExportSheet
from shopdesk.ui.pages.members.handover import Handover
from shopdesk.ui.pages.members.page import MembersPage
from tests.ui.recorded import RecordedMessages

OFFERS, EVERYBODY = 0, 3


class GivenFile(Handover):
    """A file chosen beforehand."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def export_file(self, asker: QWidget, name: str, kind: str) -> Path | None:
        return self._path


@pytest.fixture
def target(page: MembersPage, tmp_path: Path) -> Path:
    """Where the list goes, chosen beforehand."""
    path = tmp_path / "list.csv"
    page.acts.handover = GivenFile(path)
    page.look_alikes.findChild(QTimer).stop()  # what it would look for is not asked here
    return path


@pytest.fixture
def sheet(qtbot: QtBot, page: MembersPage, shop: Shop, ids: dict[str, int], target: Path) -> ExportSheet:
    """Opened by its key, over everyone shown; Søren permits offers by e-mail."""
    shop.permissions.give(ids["Søren"], Channel.EMAIL, Purpose.OFFERS)
    qtbot.keyClick(page.table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    found = page.window().findChild(ExportSheet)
    assert isinstance(found, ExportSheet)
    return found


def _names(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [row[0] for row in csv.reader(file)][1:]


def test_it_says_who_goes_and_who_stays_and_why(sheet: ExportSheet) -> None:
    assert sheet.title.text() == "Export 5 people"
    assert sheet.going.text() == "1 person goes out."
    assert sheet.staying.text() == "Left out, did not permit it: 3; no way to reach them: 1."
    assert sheet.why.isHidden() or not sheet.why.isVisible()
    sheet.purpose.setCurrentIndex(EVERYBODY)
    assert (sheet.going.text(), sheet.staying.text()) == ("5 people go out.", "")


def test_by_keyboard_alone_from_the_table_to_the_file(
    qtbot: QtBot, sheet: ExportSheet, target: Path, shop: Shop, messages: RecordedMessages
) -> None:
    assert sheet.focusWidget() is sheet.kind
    qtbot.keyClick(sheet.kind, Qt.Key.Key_Tab)
    assert sheet.focusWidget() is sheet.purpose
    qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(messages.said), timeout=30_000)
    assert messages.said == ["1 person exported"]
    assert _names(target) == ["Søren Kjær"]
    assert shop.store.rows("SELECT form, purpose, going, staying FROM taken_list") == [("spreadsheet", "offers", 1, 4)]


def test_everybody_needs_a_reason_at_the_field(qtbot: QtBot, sheet: ExportSheet, target: Path, messages: RecordedMessages) -> None:
    sheet.purpose.setCurrentIndex(EVERYBODY)
    sheet.export.click()
    assert "needs a reason" in sheet._why.sentence
    assert not target.exists()
    sheet.why.setText("Moving house")
    sheet.export.click()
    qtbot.waitUntil(lambda: bool(messages.said), timeout=30_000)
    assert len(_names(target)) == 5


def test_staff_is_told_whose_it_is(sheet: ExportSheet, shop: Shop, target: Path, messages: RecordedMessages) -> None:
    for draft in (StaffDraft("Ingrid Dahl", Role.OWNER), StaffDraft("Jonas Lie")):
        staff_id = shop.staff.add(draft).id
        shop.staff.hand_over(staff_id)
    sheet.export.click()
    assert "Only an owner" in str(messages.problems[-1])
    assert not target.exists()


def test_whoever_is_ticked_goes_and_many_are_asked_about_elsewhere(
    qtbot: QtBot, page: MembersPage, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_sheet, "_AT_ONCE", 1)
    for row in (0, 1):
        page.table.members.toggle(row)
    page.findChild(QWidget, "tick_export").click()
    sheet = page.window().findChild(ExportSheet)
    assert sheet.title.text() == "Export 2 people"
    assert sheet.going.text() == "Asking the permissions…"
    qtbot.waitUntil(lambda: sheet.going.text() == "0 people go out.", timeout=30_000)
    sheet.leave.click()
    assert QApplication.activeModalWidget() is None


def test_left_while_it_works_it_is_quiet_and_nothing_is_written(
    qtbot: QtBot, sheet: ExportSheet, target: Path, messages: RecordedMessages
) -> None:
    target.write_text("what stood there", encoding="utf-8")
    sheet.purpose.setCurrentIndex(EVERYBODY)
    sheet.why.setText("Moving house")
    sheet.export.click()
    assert sheet._writing is not None
    with qtbot.waitSignal(sheet._writing.ended, timeout=30_000):
        sheet.leave.click()
    assert target.read_text(encoding="utf-8") == "what stood there"
    assert (messages.said, messages.problems) == ([], [])
