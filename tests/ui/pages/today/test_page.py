"""Today by keyboard alone: choose, do, done, later, give, undo; and what is said to who listens."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from shopdesk.clock import FixedClock
from shopdesk.core.cases.records import CaseKind, CaseState, NewCase, PromiseState
from shopdesk.core.known.today_rows import UNSEEN
from shopdesk.core.members.records import Birthday, MemberDraft
from shopdesk.core.permissions.records import Choices, QuietHours
from shopdesk.core.today.records import Act, Group, TodayRow
from shopdesk.ui.acts.row_acts import RowActs
from shopdesk.ui.operations import Operations
from shopdesk.ui.page import COUNTER, KNOWN, Errand
from shopdesk.ui.pages.today.page import TodayPage
from shopdesk.ui.today_watch import TodayWatch
from shopdesk.ui.widgets.row_list import RowList
from tests.ui.pages.seen import part, shows, words
from tests.ui.recorded import RecordedMessages
from tests.ui.recorded_desktop import RecordedDesktop

from .conftest import Waiting, sheet

CTRL = Qt.KeyboardModifier.ControlModifier


def names(page: TodayPage) -> list[str]:
    return [row.name for row in page.list.days.rows()]


def press(qtbot: QtBot, where: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(where, key, modifier)


@pytest.mark.idea(59)
def test_what_went_wrong_comes_first_then_promises_then_how_it_went(page: TodayPage) -> None:
    assert names(page) == ["Hanne Vik", "Joost van Dijk", "Åse Bråten"]
    assert [row.group.title for row in page.list.days.rows()] == ["Put right", "Promised", "How did it go?"]
    assert page.list.current_key() == page.list.days.rows()[0].key
    assert "Thursday 19 November. 3 things, about 15 minutes." in words(page)


def test_whoever_was_not_seen_for_long_is_decided_on_where_all_we_know_stands(page: TodayPage, qtbot: QtBot) -> None:
    row = TodayRow("unseen:7", Group.REVIEWS, UNSEEN, 7, "Ingrid Dahl", "Not here for years.", Act.LOOK)
    acts = page.findChild(RowActs)
    assert acts is not None
    with qtbot.waitSignal(page.errand_asked) as asked:
        acts.act(row)
    assert asked.args == [Errand(COUNTER, KNOWN, (7,))]


def test_each_row_is_one_sentence_to_who_listens(page: TodayPage) -> None:
    said = page.list.days.data(page.list.days.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Hanne Vik. Put right. Her Saturday loaf was given to someone else. 4 h. Tomasz. Call."


def test_the_clock_runs_in_opening_hours_and_says_when_it_is_late(page: TodayPage, clock: FixedClock) -> None:
    clock.move(dt.timedelta(hours=3))
    page.refresh(None)
    left = page.list.days.rows()[0].clock
    assert left is not None
    assert (left.words, left.warm, left.late) == ("1 h 20 min", True, False)
    clock.move(dt.timedelta(hours=2))
    page.refresh(None)
    left = page.list.days.rows()[0].clock
    assert left is not None
    assert (left.words, left.late) == ("late by 40 min", True)


def test_a_call_shows_the_number_large_and_books_what_was_said(
    page: TodayPage, waiting: Waiting, qtbot: QtBot, desktop: RecordedDesktop
) -> None:
    press(qtbot, page.list, Qt.Key.Key_Return)
    box = sheet()
    assert "+47 96 31 01 11" in words(box)
    part(box, QAbstractButton, "dial").click()
    assert desktop.opened == ["tel:+4796310111"]
    part(box, QPlainTextEdit, "outcome_words").setPlainText("She gets two loaves on Saturday.")
    press(qtbot, box, Qt.Key.Key_Return, CTRL)
    assert waiting.shop.cases.get(waiting.problem).state is CaseState.SOLVED
    assert names(page) == ["Joost van Dijk", "Åse Bråten"]


def test_a_call_in_quiet_hours_says_why_not_and_what_else(
    page: TodayPage, waiting: Waiting, qtbot: QtBot, clock: FixedClock, messages: RecordedMessages
) -> None:
    hour = clock.now().astimezone(waiting.shop.zone()).hour
    waiting.shop.permissions.choices.choose(waiting.hanne, Choices(quiet=QuietHours(dt.time(hour - 1), dt.time(hour + 2))))
    press(qtbot, page.list, Qt.Key.Key_Return)
    [said] = messages.said
    assert said.startswith("Hanne has quiet hours now, until ")
    assert said.endswith("It stays on the list: put it off, or say it when they come.")


def test_nobody_there_brings_it_back_on_the_next_open_day(page: TodayPage, waiting: Waiting, qtbot: QtBot, clock: FixedClock) -> None:
    press(qtbot, page.list, Qt.Key.Key_Return)
    box = sheet()
    segments = box.findChildren(QAbstractButton)
    next(each for each in segments if each.text() == "Not reached").click()
    part(box, QAbstractButton, "act_done").click()
    assert names(page) == ["Joost van Dijk", "Åse Bråten"]
    assert "1 waiting for later" in words(page)
    clock.move(dt.timedelta(days=1))
    page.refresh(None)
    assert "Hanne Vik" in names(page)


def test_ctrl_enter_keeps_a_promise_and_undo_brings_it_back(
    page: TodayPage, waiting: Waiting, qtbot: QtBot, operations: Operations, messages: RecordedMessages
) -> None:
    press(qtbot, page.list, Qt.Key.Key_Down)
    press(qtbot, page.list, Qt.Key.Key_Return, CTRL)
    assert waiting.shop.cases.promises.get(waiting.promise).state is PromiseState.KEPT
    assert messages.said == ["Joost van Dijk: done"]
    assert "1 done today" in words(page)
    operations.take_back()
    assert waiting.shop.cases.promises.get(waiting.promise).state is PromiseState.OPEN
    assert names(page) == ["Hanne Vik", "Joost van Dijk", "Åse Bråten"]


def test_how_it_went_is_asked_and_a_problem_becomes_the_first_thing(page: TodayPage, waiting: Waiting, qtbot: QtBot) -> None:
    for _down in range(2):
        press(qtbot, page.list, Qt.Key.Key_Down)
    press(qtbot, page.list, Qt.Key.Key_Return, CTRL)
    box = sheet()
    next(each for each in box.findChildren(QAbstractButton) if each.text() == "A problem").click()
    part(box, QPlainTextEdit, "outcome_words").setPlainText("The cake was dry.")
    part(box, QAbstractButton, "act_done").click()
    [case] = waiting.shop.cases.of(waiting.ase)
    assert (case.kind, case.what) == (CaseKind.PROBLEM, "The cake was dry.")
    assert [row.group.title for row in page.list.days.rows()] == ["Put right", "Put right", "Promised"]


def test_a_done_row_fades_over_the_list_that_has_closed_up(page: TodayPage, qtbot: QtBot) -> None:
    first, second, *_others = names(page)
    qtbot.keyClick(page.list, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert names(page)[0] == second
    fading = page.window().findChild(QWidget, "fading")
    assert isinstance(fading, QWidget)
    with qtbot.waitSignal(fading.destroyed, timeout=2000):
        assert fading.height() == page.list.delegate.height()
    assert page.window().findChild(QWidget, "fading") is None
    assert first not in names(page)


def test_later_by_key_and_by_the_moon_at_the_end_of_the_row(page: TodayPage, qtbot: QtBot) -> None:
    press(qtbot, page.list, Qt.Key.Key_L, CTRL)
    assert names(page) == ["Joost van Dijk", "Åse Bråten"]
    press(qtbot, page.list, Qt.Key.Key_Tab)
    press(qtbot, page.list, Qt.Key.Key_Return)
    assert names(page) == ["Åse Bråten"]


def test_a_row_is_given_to_a_colleague_with_a_word(page: TodayPage, waiting: Waiting, qtbot: QtBot, messages: RecordedMessages) -> None:
    press(qtbot, page.list, Qt.Key.Key_O, CTRL)
    box = sheet()
    assert [row.name for row in part(box, RowList, "colleagues").rows_model.rows()] == ["Ingrid Dahl"]
    qtbot.keyClicks(part(box, QWidget, "give_word"), "You know her best.")
    press(qtbot, part(box, QWidget, "give_word"), Qt.Key.Key_Return)
    assert waiting.shop.cases.get(waiting.problem).owner_id == waiting.ingrid
    assert [line.text for line in waiting.shop.cases.lines(waiting.problem)] == ["You know her best."]
    assert messages.said == ["Hanne Vik: Ingrid has it now"]


def test_mine_shows_what_is_mine_or_nobodys(page: TodayPage, qtbot: QtBot) -> None:
    assert page.mine.text() == "Mine, 2"
    page.mine.setFocus()
    press(qtbot, page.mine, Qt.Key.Key_Space)
    assert names(page) == ["Joost van Dijk", "Åse Bråten"]


@pytest.mark.idea(86)
def test_a_day_holds_no_more_than_the_owner_says(page: TodayPage, waiting: Waiting) -> None:
    for number in range(12):
        member = waiting.shop.members.add(MemberDraft(f"Birthe Sørensen {number}")).id
        waiting.shop.cases.open(NewCase(member, CaseKind.REQUEST, "When is the rye fresh?"))
    assert len(names(page)) == 9
    assert "9 a day are enough; the rest waits" in words(page)


def test_extras_fold_away_until_what_went_wrong_is_put_right(page: TodayPage, waiting: Waiting, operations: Operations) -> None:
    counted: list[int] = []
    watch = TodayWatch(waiting.shop, operations, counted.append)
    member = waiting.shop.members.add(MemberDraft("Lars Ødegård", birthday=Birthday(11, 20))).id
    waiting.shop.visits.record(member)
    page.refresh(None)
    assert "Lars Ødegård" not in names(page)
    assert "1 nice thing waits until what went wrong is put right" in words(page)
    watch.look()
    assert counted == [len(names(page))]  # the badge counts what is to be seen
    watch.stop()
    part(page, QAbstractButton, "unfold").click()
    assert names(page)[-1] == "Lars Ødegård"
    part(page, QAbstractButton, "unfold").click()
    waiting.shop.cases.solve(waiting.problem)
    assert names(page)[-1] == "Lars Ødegård"


def test_an_empty_day_says_so_and_offers_a_card(page: TodayPage, waiting: Waiting) -> None:
    for row in waiting.shop.today_list.now().rows:
        waiting.shop.today_list.later(row)
    assert shows(page, "nothing_waits")
    assert not shows(page, "day_list")
    assert "3 waiting for later" in words(page)
    assert "Ctrl Enter" not in dict(page.keys())
