"""The trouble board: one trouble, many people, told before they ask; by keyboard."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from shopdesk.clock import FixedClock
from shopdesk.ui.page import TODAY, Errand
from shopdesk.ui.pages.today.page import TodayPage
from tests.ui.pages.seen import part, shows, words
from tests.ui.recorded_desktop import RecordedDesktop

from .conftest import Waiting


@pytest.fixture
def board(page: TodayPage) -> TodayPage:
    part(page, QAbstractButton, "troubles").click()
    return page


@pytest.mark.idea(74, part=True)
def test_one_trouble_is_written_down_once_and_told_to_each(
    board: TodayPage, waiting: Waiting, qtbot: QtBot, desktop: RecordedDesktop, clock: FixedClock
) -> None:
    assert "No trouble goes on" in words(board)
    qtbot.keyClick(board.board, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(part(board, QLineEdit, "strip_what"), "The flour came late.")
    part(board, QPlainTextEdit, "strip_words").setPlainText("There is no rye before two.")
    for name in ("hanne", "joost", "nobody of that name"):
        part(board, QLineEdit, "trouble_whom").setText(name)
        qtbot.keyClick(part(board, QLineEdit, "trouble_whom"), Qt.Key.Key_Return)
    assert any("Nobody here is called “nobody of that name”." in said for said in words(board))
    part(board, QLineEdit, "trouble_whom").clear()
    part(board, QAbstractButton, "strip_keep").click()
    [trouble] = waiting.shop.cases.troubles.all()
    assert (trouble.what, trouble.members) == ("The flour came late.", 2)
    assert {"The flour came late.", "0 of 2 told", "There is no rye before two."} <= set(words(board))

    part(board, QAbstractButton, f"copy_{trouble.id}").click()
    assert desktop.copied == ["There is no rye before two."]
    part(board, QAbstractButton, f"asked_{waiting.joost}").click()
    part(board, QAbstractButton, f"told_{waiting.hanne}").click()
    part(board, QAbstractButton, f"told_{waiting.joost}").click()
    assert waiting.shop.cases.troubles.get(trouble.id).share_told_first == 0.5
    assert "2 of 2 told" in words(board)
    assert any(said.endswith("before they asked") for said in words(board))
    assert any(said.endswith("after they asked") for said in words(board))

    part(board, QAbstractButton, f"news_{trouble.id}").click()
    part(board, QPlainTextEdit, "strip_words").setPlainText("The mill says three o'clock.")
    part(board, QAbstractButton, "strip_keep").click()
    assert {"The mill says three o'clock.", "0 of 2 told"} <= set(words(board))
    assert any(said.startswith("there is news since, tell them") for said in words(board))
    part(board, QAbstractButton, f"told_{waiting.hanne}").setFocus()
    part(board, QAbstractButton, f"told_{waiting.hanne}").click()
    assert "1 of 2 told" in words(board)
    assert part(board, QAbstractButton, f"look_{waiting.joost}").hasFocus()  # the next who does not know

    clock.move(dt.timedelta(days=1))
    board.refresh(None)
    assert waiting.shop.cases.troubles.is_overdue(trouble)
    part(board, QAbstractButton, f"over_{trouble.id}").click()
    assert waiting.shop.cases.troubles.all() == ()


def test_esc_leaves_the_form_then_the_board(board: TodayPage, qtbot: QtBot) -> None:
    qtbot.keyClick(board.board, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert shows(board, "strip_what")
    assert board.step_back()
    assert not shows(board, "strip_what")
    assert shows(board, "trouble_board")
    assert board.step_back()
    assert shows(board, "day_list")
    assert not board.step_back()


def test_members_ticked_elsewhere_begin_a_trouble(page: TodayPage, waiting: Waiting) -> None:
    page.take_errand(Errand(TODAY, "trouble", (waiting.hanne, waiting.ase)))
    assert "Hanne Vik, Åse Bråten" in words(page)


def test_ctrl_l_does_nothing_to_the_list_behind_the_board(board: TodayPage, waiting: Waiting, qtbot: QtBot) -> None:
    qtbot.keyClick(board.board, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert len(waiting.shop.today_list.now().rows) == 3
