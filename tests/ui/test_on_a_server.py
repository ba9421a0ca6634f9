"""The whole window on a shop that is kept by a server: it opens, hears other counters within a second, and says whose the backups are."""

from __future__ import annotations

import datetime as dt
import multiprocessing
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from shopdesk.app import _put_away, page_entries
from shopdesk.clock import FixedClock
from shopdesk.core.changes import Changes
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop
from shopdesk.ui.file_watch import FileWatch
from shopdesk.ui.main_window import MainWindow
from shopdesk.ui.widgets.words import Words
from tests.postgres import PostgresServer

pytestmark = pytest.mark.postgresql


@pytest.fixture
def shop(postgres_server: PostgresServer, clock: FixedClock) -> Iterator[Shop]:
    with Shop.open(postgres_server.emptied(), clock=clock, counter="Counter") as shop:
        yield shop


@pytest.fixture
def window(qtbot: QtBot, shop: Shop) -> Iterator[MainWindow]:
    window = MainWindow(shop, page_entries(lambda _backup: None, lambda: None))
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield window
    window.close()


def test_every_page_opens(qtbot: QtBot, window: MainWindow) -> None:
    for number in (1, 3, 9):
        assert window.show_page(number).isVisible()
    said = window.page.findChild(Words, "backup_sentence")
    assert "kept by a server" in said.text()
    assert "pg_dump --schema=shopdesk" in said.text()
    qtbot.waitUntil(lambda: not multiprocessing.active_children())  # what a page lets another process count


def test_what_another_counter_writes_is_seen_by_itself(
    qtbot: QtBot, window: MainWindow, postgres_server: PostgresServer, shop: Shop
) -> None:
    heard: list[Changes] = []
    shop.listen(heard.append)
    with postgres_server.connect() as other:
        other.execute("SET search_path = shopdesk")
        with other.transaction():
            other.execute("UPDATE shop_version SET written = written + 1")
            other.execute("INSERT INTO log_line (at, verb, member_id, numbers, chain) VALUES (0, 'members.edit', 7, '{}', '')")
    qtbot.waitUntil(lambda: bool(heard))
    assert heard[0].by_others
    assert heard[0].members == {7}


def test_the_look_of_every_start_finds_a_server_well(qtbot: QtBot, window: MainWindow, shop: Shop) -> None:
    shop.visits.record(shop.members.add(MemberDraft(name="Tor")).id)
    watch: FileWatch = window.file_watch
    with qtbot.waitSignal(watch.looked):
        watch.begin()
    assert not shop.read_only
    assert window.notices.banner("sums") is None


def test_closing_lets_go_of_old_ways_back_though_there_is_no_backup_to_make(qtbot: QtBot, shop: Shop, clock: FixedClock) -> None:
    shop.members.add(MemberDraft(name="Tor"))
    clock.move(dt.timedelta(days=3))
    shop.members.add(MemberDraft(name="Ida"))
    _put_away(shop, QWidget())
    with Shop.open(shop.location, clock=clock) as again:
        assert again.store.rows("SELECT count(*) FROM undo_step") == [(1,)]
