"""The table's model: rows are read in blocks before they are asked for, ticks belong to people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from shopdesk.core.members.filters import MemberRow, Reach
from shopdesk.core.permissions.records import Channel
from shopdesk.core.rhythm.records import Standing
from shopdesk.ui.pages.members.member_model import BLOCK, Column, MemberModel, Role

TODAY = dt.date(2026, 11, 19)
BIG = 4_000_000_000_000_000_000


class Shelf:
    """Rows for any id, and a note of what was read."""

    def __init__(self) -> None:
        self.read: list[int] = []

    def rows(self, ids: Sequence[int]) -> tuple[MemberRow, ...]:
        self.read.append(len(ids))
        return tuple(
            MemberRow(
                id, "", f"Person {id - BIG}", "Malvik", TODAY - dt.timedelta(8), 3, Standing.REGULAR, None, "Dark rye", None,
                frozenset({Reach.PHONE}), frozenset({Channel.PHONE}),
            )
            for id in ids
        )


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def model(qapp: object, shelf: Shelf) -> MemberModel:
    model = MemberModel(shelf.rows)
    model.show([BIG + number for number in range(250)], TODAY)
    return model


def test_the_model_keeps_qts_rules(model: MemberModel) -> None:
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.make_ready(0, 120)
    model.toggle(3)
    model.tick_all_shown()
    model.show([BIG, BIG + 1], TODAY)
    model.clear_ticks()
    assert model.rowCount() == 2


def test_nothing_is_read_while_qt_asks(model: MemberModel, shelf: Shelf) -> None:
    assert model.index(0, Column.NAME).data() is None
    assert shelf.read == []


def test_only_the_blocks_in_sight_are_read_and_each_once(model: MemberModel, shelf: Shelf) -> None:
    model.make_ready(-40, 99)
    model.make_ready(0, 50)
    assert shelf.read == [BLOCK]
    model.make_ready(190, 400)
    assert shelf.read == [BLOCK, BLOCK, 50]
    assert model.index(249, Column.NAME).data() == "Person 249"


def test_a_block_that_comes_is_told(qtbot: QtBot, model: MemberModel) -> None:
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.make_ready(200, 210)
    assert (changed.args[0].row(), changed.args[1].row()) == (200, 249)


def test_the_whole_row_is_said_as_one_text(model: MemberModel) -> None:
    model.make_ready(0, 1)
    model.toggle(1)
    said = [model.index(row, Column.NAME).data(Qt.ItemDataRole.AccessibleTextRole) for row in (0, 1)]
    assert said[0] == "Person 0. Regular. Last here 8 days ago. 3 visits. Dark rye. May be reached by phone. Malvik."
    assert said[1].startswith("Ticked. Person 1.")


def test_ticks_outlive_showing_others(model: MemberModel) -> None:
    model.toggle(7)
    model.show([BIG + 8, BIG + 7], TODAY)
    assert [model.index(row, 0).data(Role.TICKED) for row in (0, 1)] == [False, True]
    model.show([BIG + 8], TODAY)
    assert model.ticked == {BIG + 7}
    assert model.ticked_shown() == 0


def test_ticking_all_adds_to_the_ticks_and_taking_off_leaves_who_is_not_shown(model: MemberModel) -> None:
    model.toggle(249)
    model.show([BIG + 1, BIG + 2], TODAY)
    model.tick_all_shown()
    assert model.ticked == {BIG + 1, BIG + 2, BIG + 249}
    model.untick_shown()
    assert model.ticked == {BIG + 249}


def test_a_screen_reader_can_tick(model: MemberModel) -> None:
    tick = model.index(0, Column.TICK)
    assert model.setData(tick, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert tick.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    assert not model.setData(model.index(0, Column.NAME), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
