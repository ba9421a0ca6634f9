"""The window looks through the file beside the work; a damaged one is only read, and the way back is one press away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from shopdesk.clock import FixedClock
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop
from shopdesk.errors import StoreProblem
from shopdesk.storage.engine import sqlite3
from shopdesk.ui.file_watch import FileWatch
from shopdesk.ui.notices import Notices
from shopdesk.ui.operations import Operations
from shopdesk.ui.widgets.key_button import KeyButton
from tests.ui.recorded import RecordedMessages

PATIENCE = 60_000


@pytest.fixture
def messages() -> RecordedMessages:
    return RecordedMessages()


@pytest.fixture
def notices(qtbot: QtBot) -> Notices:
    notices = Notices()
    qtbot.addWidget(notices)
    return notices


@pytest.fixture
def watch(shop: Shop, messages: RecordedMessages, notices: Notices) -> Iterator[FileWatch]:
    operations = Operations(shop, messages)
    watch = FileWatch(shop, operations, messages, notices)
    yield watch
    watch.stop()
    operations.close()


def said(notices: Notices, name: str) -> str:
    banner = notices.banner(name)
    return "" if banner is None else banner.accessibleName()


def press(notices: Notices, name: str) -> None:
    banner = notices.banner(name)
    assert banner is not None
    button = banner.findChild(KeyButton)
    assert button is not None
    button.click()


def look(watch: FileWatch, qtbot: QtBot) -> None:
    with qtbot.waitSignal(watch.looked, timeout=PATIENCE):
        watch.begin()


def lose_a_member(path: Path) -> None:
    """Take a person away from under her visits, as no act of ours does."""
    with sqlite3.connect(str(path)) as other:
        other.execute("PRAGMA foreign_keys = 0")
        other.execute("DELETE FROM member")
    other.close()


def test_a_whole_file_is_not_spoken_of(shop: Shop, watch: FileWatch, notices: Notices, qtbot: QtBot) -> None:
    shop.members.add(MemberDraft("Søren Kjær"))
    look(watch, qtbot)
    assert shop.read_only is None
    assert notices.isHidden()


def test_damage_is_said_and_nothing_more_is_written(shop: Shop, watch: FileWatch, notices: Notices, qtbot: QtBot) -> None:
    shop.visits.record(shop.members.add(MemberDraft("Søren Kjær")).id)
    lose_a_member(shop.path)
    look(watch, qtbot)
    assert said(notices, "damage").startswith("A part of “shop.shopdesk” cannot be read. Nothing more is written to it")
    with pytest.raises(StoreProblem, match="Nothing more is written"):
        shop.members.add(MemberDraft("Åse Bråten"))
    watch.look()
    assert not notices.isHidden()


def test_damage_met_in_use_is_said_too(shop: Shop, watch: FileWatch, notices: Notices) -> None:
    watch.look()
    assert notices.isHidden()
    shop.store.hold()
    watch.look()
    assert said(notices, "damage")


def test_two_presses_go_back_to_the_newest_good_backup(
    shop: Shop, watch: FileWatch, notices: Notices, messages: RecordedMessages, clock: FixedClock, qtbot: QtBot
) -> None:
    shop.members.add(MemberDraft("Søren Kjær"))
    good = shop.backups.make()
    clock.move(dt.timedelta(hours=1))
    spoilt = shop.backups.make()
    with spoilt.path.open("r+b") as file:
        file.seek(5000)
        file.write(b"spoilt")
    shop.store.hold()
    watch.look()
    messages.answer = True
    with qtbot.waitSignal(watch.restore_wanted, timeout=PATIENCE) as wanted:
        press(notices, "damage")
    assert wanted.args == [good.path]
    assert messages.asked == ["Go back to Thursday 19 November, 07:40?"]
    qtbot.waitUntil(lambda: not watch._operations._working, timeout=PATIENCE)


def test_that_there_is_no_good_backup_is_said(
    shop: Shop, watch: FileWatch, notices: Notices, messages: RecordedMessages, qtbot: QtBot
) -> None:
    shop.store.hold()
    watch.look()
    press(notices, "damage")
    qtbot.waitUntil(lambda: bool(messages.problems) and not watch._operations._working, timeout=PATIENCE)
    assert messages.problems[0].what == "None of the backups beside the shop is whole."


def test_a_clock_set_back_is_said_until_it_was_read(
    shop: Shop, watch: FileWatch, notices: Notices, clock: FixedClock, qtbot: QtBot
) -> None:
    shop.members.add(MemberDraft("Søren Kjær"))
    clock.move(dt.timedelta(days=-365))
    look(watch, qtbot)
    assert "this computer says it is 2025-11-19" in said(notices, "sums")
    assert shop.read_only is None
    press(notices, "sums")
    assert notices.isHidden()


def test_a_synced_folder_is_warned_of(shop: Shop, watch: FileWatch, notices: Notices, qtbot: QtBot) -> None:
    (shop.path.parent / ".stfolder").mkdir()
    look(watch, qtbot)
    assert "lies in a folder of Syncthing" in said(notices, "place")
    press(notices, "place")
    assert notices.isHidden()


def test_a_look_under_way_ends_with_the_window(shop: Shop, watch: FileWatch, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(watch.looked, wait=50):
        watch.begin_soon()
        watch.begin()
        watch.stop()
    assert not watch._soon.isActive()
