"""What is typed at the Counter while another program writes: written once, as it was typed, and back when it needs a look."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop
from shopdesk.errors import ChangedSince
from shopdesk.storage.engine import sqlite3
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.counter.page import CounterPage
from tests.ui.pages.seen import part, shows
from tests.ui.recorded import RecordedMessages


@pytest.fixture
def other(shop: Shop) -> Iterator[sqlite3.Connection]:
    """Another program, which writes until it commits."""
    with closing(sqlite3.connect(str(shop.path), isolation_level=None)) as other:
        yield other
        if other.in_transaction:
            other.execute("ROLLBACK")


def let_go(other: sqlite3.Connection, operations: Operations, qtbot: QtBot) -> None:
    other.execute("COMMIT")
    qtbot.waitUntil(lambda: not len(operations.waiting))


def test_a_note_is_put_aside_and_written_as_it_was_typed(
    shop: Shop, soren: int, birthe: int, counter: CounterPage, operations: Operations, messages: RecordedMessages,
    other: sqlite3.Connection, qtbot: QtBot,
) -> None:
    counter.open_member(soren)
    qtbot.keyClick(counter, Qt.Key.Key_F7)
    field = part(counter, QPlainTextEdit, "strip_note")
    qtbot.keyClicks(field, "Moves to Bergen")
    other.execute("BEGIN IMMEDIATE")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not shows(counter, "strip_note")
    counter.open_member(birthe)  # the next customer
    qtbot.keyClick(counter, Qt.Key.Key_F7)
    qtbot.keyClicks(part(counter, QPlainTextEdit, "strip_note"), "Asks for")
    let_go(other, operations, qtbot)
    assert [note.text for note in shop.members.notes(soren)] == ["Moves to Bergen"]
    assert shop.members.notes(birthe) == ()
    assert part(counter, QPlainTextEdit, "strip_note").toPlainText() == "Asks for"
    assert messages.said == ["Note kept"]


def test_a_note_that_cannot_be_kept_comes_back_with_its_words(
    shop: Shop, soren: int, counter: CounterPage, operations: Operations, messages: RecordedMessages, other: sqlite3.Connection,
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(_member_id: int, _text: str) -> None:
        with shop.transaction("trial"):
            raise ChangedSince("Somebody was quicker.")

    counter.open_member(soren)
    qtbot.keyClick(counter, Qt.Key.Key_F7)
    field = part(counter, QPlainTextEdit, "strip_note")
    qtbot.keyClicks(field, "Moves to Bergen")
    monkeypatch.setattr(shop.members, "note", refuse)
    other.execute("BEGIN IMMEDIATE")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    let_go(other, operations, qtbot)
    assert part(counter, QPlainTextEdit, "strip_note").toPlainText() == "Moves to Bergen"
    assert [problem.what for problem in messages.problems] == ["Somebody was quicker."]


def test_a_form_is_written_as_it_stood_though_another_was_opened(
    shop: Shop, soren: int, birthe: int, counter: CounterPage, operations: Operations, other: sqlite3.Connection, qtbot: QtBot
) -> None:
    counter.open_member(soren)
    qtbot.keyClick(counter, Qt.Key.Key_F11)
    part(counter, QLineEdit, "form_greeting").setText("Master Søren")
    other.execute("BEGIN IMMEDIATE")
    qtbot.keyClick(part(counter, QLineEdit, "form_greeting"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not shows(counter, "form_greeting")
    counter.open_member(birthe)
    qtbot.keyClick(counter, Qt.Key.Key_F11)
    let_go(other, operations, qtbot)
    assert shop.members.get(soren).greeting == "Master Søren"
    assert shop.members.get(birthe).greeting == ""
    assert shows(counter, "form_greeting")


def test_somebody_new_is_begun_once_and_nobody_is_led_away(
    shop: Shop, soren: int, counter: CounterPage, operations: Operations, other: sqlite3.Connection, qtbot: QtBot
) -> None:
    qtbot.keyClick(counter, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    line = part(counter, QLineEdit, "new_line")
    line.setText("Hanne Vik")
    other.execute("BEGIN IMMEDIATE")
    for _press in range(2):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    counter.open_member(soren)
    let_go(other, operations, qtbot)
    assert [match.name for match in shop.members.find("Hanne").matches] == ["Hanne Vik"]
    assert counter._member.member is not None
    assert counter._member.member.id == soren
    assert MemberDraft("Hanne Vik") == shop.members.get(shop.members.find("Hanne").matches[0].id).draft()
