"""Backups are made beside the window every half hour when something was written, and the foot says how old the newest is."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from shopdesk.clock import FixedClock
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import Role, StaffDraft
from shopdesk.ui.backup_watch import BackupWatch
from shopdesk.ui.operations import Operations
from shopdesk.ui.widgets.page_bar import KeyLine
from tests.ui.recorded import RecordedMessages

PATIENCE = 60_000


@pytest.fixture
def messages() -> RecordedMessages:
    return RecordedMessages()


@pytest.fixture
def key_line(qtbot: QtBot) -> KeyLine:
    key_line = KeyLine()
    qtbot.addWidget(key_line)
    return key_line


@pytest.fixture
def watch(shop: Shop, messages: RecordedMessages, key_line: KeyLine) -> Iterator[BackupWatch]:
    operations = Operations(shop, messages)
    watch = BackupWatch(shop, operations, key_line)
    yield watch
    watch.stop()
    operations.close()


def warm(key_line: KeyLine) -> bool:
    return key_line._warm


def test_one_is_made_when_something_was_written_and_not_again_before_half_an_hour(
    shop: Shop, watch: BackupWatch, clock: FixedClock, key_line: KeyLine, qtbot: QtBot
) -> None:
    watch.look()
    assert not watch.is_working
    shop.members.add(MemberDraft("Søren Kjær"))
    watch.look()
    assert watch.is_working
    watch.look()
    qtbot.waitUntil(lambda: not watch.is_working, timeout=PATIENCE)
    assert [(backup.members, backup.cause) for backup in shop.backups.all()] == [(1, "half hour")]
    assert key_line.saved == "Saved. Backup just now"

    shop.members.add(MemberDraft("Åse Bråten"))
    clock.move(dt.timedelta(minutes=29))
    watch.look()
    assert not watch.is_working
    clock.move(dt.timedelta(minutes=1))
    watch.look()
    qtbot.waitUntil(lambda: len(shop.backups.all()) == 2 and not watch.is_working, timeout=PATIENCE)


def test_closing_makes_no_second_one(shop: Shop, watch: BackupWatch, qtbot: QtBot) -> None:
    shop.members.add(MemberDraft("Søren Kjær"))
    watch.look()
    qtbot.waitUntil(lambda: not watch.is_working, timeout=PATIENCE)
    assert shop.backups.make_if_changed() is None
    shop.members.add(MemberDraft("Åse Bråten"))
    assert shop.backups.make_if_changed() is not None


def test_what_was_written_meanwhile_waits_for_the_next(shop: Shop, watch: BackupWatch, qtbot: QtBot) -> None:
    shop.members.add(MemberDraft("Søren Kjær"))
    watch.look()
    shop.members.add(MemberDraft("Åse Bråten"))
    qtbot.waitUntil(lambda: not watch.is_working, timeout=PATIENCE)
    assert shop.backups.changed()


def test_one_that_cannot_be_made_is_said_once(
    shop: Shop, watch: BackupWatch, clock: FixedClock, messages: RecordedMessages, key_line: KeyLine, shop_file: Path,
    qtbot: QtBot,
) -> None:
    (shop_file.parent / "shop backups").write_text("in the way", "utf-8")
    shop.members.add(MemberDraft("Søren Kjær"))
    watch.look()
    qtbot.waitUntil(lambda: not watch.is_working, timeout=PATIENCE)
    assert len(messages.problems) == 1
    assert (key_line.saved, warm(key_line)) == ("Saved. No backup yet", True)
    clock.move(dt.timedelta(minutes=5))
    watch.look()
    assert not watch.is_working
    clock.move(dt.timedelta(minutes=25))
    watch.look()
    assert watch.is_working
    qtbot.waitUntil(lambda: not watch.is_working, timeout=PATIENCE)


def test_a_damaged_file_is_not_backed_up(shop: Shop, watch: BackupWatch) -> None:
    shop.members.add(MemberDraft("Søren Kjær"))
    shop.store.hold()
    watch.look()
    assert not watch.is_working


def test_the_foot_turns_warm_after_two_days(shop: Shop, watch: BackupWatch, clock: FixedClock, key_line: KeyLine) -> None:
    assert (key_line.saved, warm(key_line)) == ("Saved. No backup yet", False)
    shop.members.add(MemberDraft("Søren Kjær"))
    watch.show_state()
    assert not warm(key_line)
    shop.backups.make()
    clock.move(dt.timedelta(hours=2))
    watch.look()
    assert (key_line.saved, warm(key_line)) == ("Saved. Backup 2 h ago", False)
    clock.move(dt.timedelta(hours=46))
    watch.look()
    assert (key_line.saved, warm(key_line)) == ("Saved. Backup 2 days ago", True)


def test_the_foot_turns_warm_when_the_second_place_is_missing_for_a_week(
    shop: Shop, watch: BackupWatch, clock: FixedClock, key_line: KeyLine, tmp_path: Path
) -> None:
    owner = shop.staff.add(StaffDraft("Ingrid Dahl", Role.OWNER, "owner"))
    shop.staff.hand_over(owner.id)
    stick = tmp_path / "stick"
    stick.mkdir()
    shop.backups.name_second_place(stick)
    shop.backups.make()
    shutil.rmtree(stick)
    clock.move(dt.timedelta(days=6))
    shop.backups.make()
    watch.show_state()
    assert (key_line.saved, warm(key_line)) == ("Saved. Backup just now", False)
    clock.move(dt.timedelta(days=1))
    watch.show_state()
    assert (key_line.saved, warm(key_line)) == ("Saved. No second copy for 7 days", True)
