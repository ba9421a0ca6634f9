"""The whole program on a damaged shop: it says so, goes back to the newest good backup, and opens again whole."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from shopdesk.app import _Sitting
from shopdesk.cli.session import Session
from shopdesk.clock import FixedClock
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop
from shopdesk.storage.engine import sqlite3
from shopdesk.ui.main_window import MainWindow
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.sheet import Question


class Somebody:
    """Presses what the program offers, until the shop is whole again; then closes the window."""

    def __init__(self) -> None:
        self.done: list[str] = []

    def look(self) -> None:
        for window in QApplication.topLevelWidgets():
            for question in window.findChildren(Question):
                if question.isVisible() and self._first_time("yes"):
                    question.accept()
            if isinstance(window, MainWindow) and window.isVisible():
                self._act(window)

    def _act(self, window: MainWindow) -> None:
        banner = window.notices.banner("damage")
        if banner is not None and self._first_time("restore"):
            banner.findChild(KeyButton).click()
        elif banner is None and "yes" in self.done and self._first_time("close"):
            window.close()

    def _first_time(self, what: str) -> bool:
        first = what not in self.done
        if first:
            self.done.append(what)
        return first


@pytest.fixture
def damaged(shop_file: Path, clock: FixedClock) -> Path:
    with Shop.open(shop_file, clock=clock) as shop:
        shop.visits.record(shop.members.add(MemberDraft("Søren Kjær")).id)
        shop.backups.make()
    other = sqlite3.connect(str(shop_file))
    other.execute("PRAGMA foreign_keys = 0")
    other.execute("DELETE FROM member")
    other.commit()
    other.close()
    return shop_file


def test_three_presses_lead_out_of_a_damaged_file(qapp, damaged: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    somebody = Somebody()
    presses = QTimer()
    presses.timeout.connect(somebody.look)
    presses.start(100)
    _Sitting(qapp, Session(damaged, clock=clock), "").run()
    presses.stop()

    assert somebody.done == ["restore", "yes", "close"]
    with Shop.open(damaged, clock=clock) as shop:
        assert shop.members.count() == 1
        assert shop.read_only is None
    assert len(list(damaged.parent.glob("shop before *.shopdesk"))) == 1
