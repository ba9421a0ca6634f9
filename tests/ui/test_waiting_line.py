"""While another program writes nothing at the counter is refused, nothing is lost, and the window is never held up."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from shopdesk.app import page_entries
from shopdesk.clock import FixedClock
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop
from shopdesk.core.unwritten import Unwritten, WaitingNote
from shopdesk.errors import NeedsALook, ShopError, StoreProblem
from shopdesk.storage.database import _PATIENCE
from shopdesk.storage.engine import sqlite3
from shopdesk.ui.main_window import MainWindow
from shopdesk.ui.operations import Operations
from shopdesk.ui.saving import hand_on
from shopdesk.ui.widgets.fields import LineField
from shopdesk.ui.widgets.form_sheet import FormSheet
from shopdesk.ui.widgets.sheet import Question
from tests.ui.recorded import RecordedMessages


@contextmanager
def another_writes(shop: Shop) -> Iterator[Callable[[], None]]:
    """Another program holds the right to write until what is given is called."""
    with closing(sqlite3.connect(str(shop.path), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield lambda: other.execute("COMMIT")
        if other.in_transaction:
            other.execute("ROLLBACK")


def add(shop: Shop, name: str) -> None:
    """Begin a page, and find only while writing that nothing was typed: most refusals come before anything has to wait."""
    with shop.transaction("trial"):
        if not name:
            raise NeedsALook("name", "There is no name.")
        shop.members.add(MemberDraft(name))


def test_acts_wait_in_their_order_are_kept_and_hold_up_nobody(
    qtbot: QtBot, shop: Shop, operations: Operations, messages: RecordedMessages
) -> None:
    waiting: list[int] = []
    operations.waiting.changed.connect(waiting.append)
    with another_writes(shop) as let_go:
        begin = time.perf_counter()
        for name in ("Søren Kjær", "Ingrid Dahl", "Åse Bråten"):
            operations.do(lambda name=name: shop.members.add(MemberDraft(name)), said=name)
        assert time.perf_counter() - begin < _PATIENCE / 2  # each of them would else have waited all of it
        assert (shop.members.count(), messages.said) == (0, [])
        let_go()
        qtbot.waitUntil(lambda: not len(operations.waiting))
    assert messages.said == ["Søren Kjær", "Ingrid Dahl", "Åse Bråten"]
    assert shop.members.count() == 3
    assert waiting == [1, 2, 3, 2, 1, 0]
    assert messages.problems == []


def test_what_only_reads_does_not_wait_and_what_writes_stays_behind(
    qtbot: QtBot, shop: Shop, operations: Operations, messages: RecordedMessages
) -> None:
    read: list[int] = []
    with another_writes(shop) as let_go:
        operations.do(lambda: shop.members.add(MemberDraft("Søren Kjær")), said="first")
        operations.do(shop.members.count, on_done=read.append)
        assert read == [0]
        let_go()
        operations.do(lambda: shop.members.add(MemberDraft("Ingrid Dahl")), said="second")  # the file is free, and another was first
        assert messages.said == []
        qtbot.waitUntil(lambda: len(messages.said) == 2)
    assert messages.said == ["first", "second"]


def test_an_act_that_has_begun_to_write_waits_for_the_rest_of_itself(shop: Shop, operations: Operations) -> None:
    done: list[str] = []

    def two_steps() -> None:
        done.append("begun")
        shop.members.add(MemberDraft("Søren Kjær"))
        assert shop.store.is_free()  # a look of its own changes nothing
        shop.members.add(MemberDraft("Ingrid Dahl"))

    operations.do(two_steps)
    assert (done, shop.members.count()) == (["begun"], 2)


def test_a_refusal_comes_back_to_whoever_asked(qtbot: QtBot, shop: Shop, operations: Operations, messages: RecordedMessages) -> None:
    aside: list[bool] = []
    refused: list[ShopError] = []

    def refuse(error: ShopError) -> bool:
        assert aside == [True, False]
        refused.append(error)
        return True

    with another_writes(shop) as let_go:
        operations.do(lambda: add(shop, ""), refused=refuse, put_aside=aside.append)
        let_go()
        qtbot.waitUntil(lambda: bool(refused))
    assert isinstance(refused[0], NeedsALook)
    assert messages.problems == []
    assert not len(operations.waiting)


def test_a_box_is_put_aside_as_it_stands_and_comes_back_with_the_reason(qtbot: QtBot, shop: Shop, operations: Operations) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    home.show()
    sheet = FormSheet("A page", parent=home)
    line = LineField("")
    sheet.ask("name", "Name", line)
    sheet.kept.connect(lambda: sheet.do(operations, lambda: add(shop, line.text())))
    sheet.begin()
    with another_writes(shop) as let_go:
        qtbot.mouseClick(sheet.keep, Qt.MouseButton.LeftButton)
        assert sheet.isHidden()
        let_go()
        qtbot.waitUntil(sheet.isVisible)
    with another_writes(shop) as let_go:
        line.setText("Søren Kjær")
        qtbot.mouseClick(sheet.keep, Qt.MouseButton.LeftButton)
        with qtbot.waitSignal(sheet.accepted):
            let_go()
    assert shop.members.count() == 1


def test_it_is_said_when_it_takes_long(
    qtbot: QtBot, shop: Shop, operations: Operations, messages: RecordedMessages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shopdesk.ui.waiting_line._LONG", 0.0)
    with another_writes(shop) as let_go:
        operations.do(lambda: shop.members.add(MemberDraft("Søren Kjær")))
        qtbot.waitUntil(lambda: bool(messages.problems))
        let_go()
        qtbot.waitUntil(lambda: shop.members.count() == 1)
    assert len(messages.problems) == 1
    assert isinstance(messages.problems[0], StoreProblem)
    assert messages.problems[0].kept.startswith("What you pressed is kept")


# the whole window


@pytest.fixture
def window(qtbot: QtBot, shop: Shop) -> Iterator[MainWindow]:
    soren = shop.members.add(MemberDraft("Søren Kjær")).id
    window = MainWindow(shop, page_entries(lambda _backup: None, lambda: None)[:1])
    qtbot.addWidget(window)
    window.show()
    window._open_member(soren)
    yield window
    if window.isVisible():
        window.close()


def press_f4(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window.page, Qt.Key.Key_F4)


def test_a_visit_is_shown_as_saving_and_the_window_closes_when_it_is_saved(qtbot: QtBot, window: MainWindow, shop: Shop) -> None:
    before = window.key_line.saved
    with another_writes(shop) as let_go:
        press_f4(qtbot, window)
        assert window.key_line.saved == "Saving…"
        assert "Saving…" in window.key_line.accessibleName()
        window.close()
        assert window.isVisible()
        question = window.findChild(Question)
        assert question is not None
        assert "1 thing is still to be saved" in question.accessibleName()
        let_go()
        qtbot.waitUntil(lambda: not window.isVisible())
    assert shop.visits.count() == 1
    assert window.key_line.saved == before


def test_closed_or_killed_meanwhile_the_next_window_writes_the_visit_once_and_says_the_rest(
    qtbot: QtBot, window: MainWindow, shop: Shop, clock: FixedClock, messages: RecordedMessages
) -> None:
    with another_writes(shop):
        press_f4(qtbot, window)
        pressed_at = clock.now()
        window.operations.do(lambda: shop.members.note(shop.members.find("Søren").matches[0].id, "Rye, sliced"))
        noted = WaitingNote(shop.path).read()  # what a kill leaves
        window.close()
        question = window.findChild(Question)
        qtbot.mouseClick(question.do, Qt.MouseButton.LeftButton)
        assert not window.isVisible()
    assert shop.visits.count() == 0
    assert WaitingNote(shop.path).read() == noted == (Unwritten(pressed_at, noted[0].visit_id, noted[0].member_id), Unwritten(pressed_at))

    for _start in range(2):  # killed again right after it was written: no second visit
        for one in noted:
            WaitingNote(shop.path).add(one)
        operations = Operations(shop, messages)
        hand_on(shop, operations, window.notices)
        operations.close()
    said = window.notices.banner("unwritten").accessibleName()
    assert "1 visit was waiting" in said
    assert "07:40" in said
    assert [visit.at for visit in shop.visits.of(noted[0].member_id)] == [pressed_at]
    assert WaitingNote(shop.path).read() == ()


@pytest.mark.parametrize("words", ["", "[", "[1]", '["yesterday", 1, 2]', '{"a": 1}'])
def test_a_note_that_cannot_be_read_says_nothing(tmp_path: Path, words: str) -> None:
    shop = tmp_path / "shop.shopdesk"
    (tmp_path / "shop.shopdesk.waiting").write_text(words)
    assert WaitingNote(shop).read() == ()


def test_a_line_that_was_cut_off_takes_no_other_along(tmp_path: Path, clock: FixedClock) -> None:
    note = WaitingNote(tmp_path / "shop.shopdesk")
    for number in (1, 2, 3):
        note.add(Unwritten(clock.now(), number, 7))
    note.done()
    path = tmp_path / "shop.shopdesk.waiting"
    path.write_bytes(path.read_bytes() + b'["2026-11-')
    assert [one.visit_id for one in note.read()] == [2, 3]
