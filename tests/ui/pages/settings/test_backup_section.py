from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QListView, QPushButton

from shopdesk.clock import FixedClock
from shopdesk.core.backups.records import Backup
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.staff.records import Role
from shopdesk.ui.pages.settings.restore_sheet import BackupsModel, RestoreSheet

from .conftest import Desk


@pytest.fixture
def backed_up(desk: Desk, clock: FixedClock) -> tuple[Desk, Backup, Backup]:
    """Two backups, the second with a person more, three hours ago."""
    older = desk.shop.backups.make()
    clock.move(dt.timedelta(days=1))
    desk.shop.members.add(MemberDraft(name="Søren Kjær"))
    newer = desk.shop.backups.make()
    clock.move(dt.timedelta(hours=3))
    desk.page.refresh(None)
    return desk, older, newer


def _sheet(desk: Desk) -> RestoreSheet:
    desk.click("restore")
    sheet = desk.page.findChild(RestoreSheet, "restore_sheet")
    assert sheet is not None
    return sheet


def test_it_says_that_there_is_none_yet(desk: Desk) -> None:
    assert desk.find(QLabel, "backup_sentence").text().startswith("There is no backup yet.")
    assert not desk.find(QPushButton, "restore").isEnabled()


def test_it_says_how_old_the_last_one_is(backed_up: tuple[Desk, Backup, Backup]) -> None:
    desk, _older, _newer = backed_up

    said = desk.find(QLabel, "backup_sentence").text()

    assert said.startswith("Last backup 3 h ago, in the folder “shop backups”.")
    assert said.endswith("Opened and read back without errors.")


def test_backing_up_now_leaves_the_window_free(desk: Desk) -> None:
    desk.click("back_up_now")
    assert desk.shop.backups.newest() is None

    desk.qtbot.waitUntil(lambda: bool(desk.messages.said), timeout=20_000)

    assert desk.messages.said == ["Backed up and read back: shop backups"]
    newest = desk.shop.backups.newest()
    assert newest is not None
    assert newest.members == 0
    desk.qtbot.waitUntil(lambda: desk.find(QPushButton, "back_up_now").accessibleName() == "Back up now")


def test_the_list_says_what_each_backup_holds(backed_up: tuple[Desk, Backup, Backup]) -> None:
    desk, _older, _newer = backed_up
    model = BackupsModel(desk.shop, desk.page)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    lines = [model.index(row, 0).data() for row in range(model.rowCount())]

    assert lines == ["Fri 20 Nov, 08:40 · 1 person, 0 visits", "Thu 19 Nov, 08:40 · 0 people, 0 visits"]
    assert model.data(QModelIndex(), Qt.ItemDataRole.DisplayRole) is None


def test_three_presses_go_back_to_a_backup(backed_up: tuple[Desk, Backup, Backup]) -> None:
    desk, older, _newer = backed_up
    sheet = _sheet(desk)
    listed = sheet.findChild(QListView, "backups")
    assert listed is not None
    listed.setCurrentIndex(listed.model().index(1, 0))
    assert sheet.title.text() == "Go back to Thursday 19 November, 08:40?"

    with desk.qtbot.waitSignal(desk.page.restore_wanted) as wanted:
        sheet.do.click()

    assert wanted.args == [Path(older.path)]


def test_the_safe_answer_has_the_focus(backed_up: tuple[Desk, Backup, Backup]) -> None:
    desk, _older, _newer = backed_up
    sheet = _sheet(desk)
    assert sheet.keep.isDefault()

    with desk.qtbot.assertNotEmitted(desk.page.restore_wanted):
        sheet.keep.click()


def test_going_back_is_the_owners_and_backing_up_is_anybodys(backed_up: tuple[Desk, Backup, Backup]) -> None:
    desk, _older, _newer = backed_up
    noor = next(member for member in desk.shop.staff.all() if member.role is Role.STAFF)

    desk.shop.staff.hand_over(noor.id)

    assert not desk.find(QPushButton, "restore").isEnabled()
    assert desk.find(QPushButton, "back_up_now").isEnabled()


def test_a_second_place_is_named_and_taken_away(desk: Desk, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    assert desk.find(QLabel, "second_place").text().startswith("Every backup lies on this computer only.")
    assert desk.find(QPushButton, "remove_place").isHidden()
    desk.files.append(stick)

    desk.click("choose_place")

    assert desk.shop.backups.second_place() == stick
    assert desk.find(QLabel, "second_place").text() == f"Second copies go to “{stick}”. It was last reached just now."
    desk.click("remove_place")
    assert desk.shop.backups.second_place() is None


def test_nobody_chose_a_place(desk: Desk) -> None:
    desk.click("choose_place")

    assert desk.shop.backups.second_place() is None
    assert desk.messages.said == []


def test_the_folder_of_the_first_copies_is_no_second_place(desk: Desk) -> None:
    desk.files.append(desk.shop.path.parent)

    desk.click("choose_place")

    assert desk.messages.problems[0].what.endswith("is where the first copies are.")
    assert desk.shop.backups.second_place() is None


def test_it_says_for_how_many_days_no_second_copy_was_made(desk: Desk, clock: FixedClock, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    desk.shop.backups.name_second_place(stick)
    stick.rmdir()
    clock.move(dt.timedelta(days=9))

    desk.page.refresh(None)

    said = desk.find(QLabel, "second_place").text()
    assert said.startswith(f"No second copy has reached “{stick}” for 9 days.")


def test_the_second_place_is_the_owners(desk: Desk) -> None:
    noor = next(member for member in desk.shop.staff.all() if member.role is Role.STAFF)

    desk.shop.staff.hand_over(noor.id)

    assert not desk.find(QPushButton, "choose_place").isEnabled()
