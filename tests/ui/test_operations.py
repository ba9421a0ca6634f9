from __future__ import annotations

import sys
import threading
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from shopdesk.core.changes import Changes
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop
from shopdesk.errors import NeedsALook, NotFound, ShopError
from shopdesk.ui import taking_back
from shopdesk.ui.operations import Operations
from tests.ui.recorded import RecordedMessages


def add(shop: Shop, name: str) -> Callable[[], object]:
    return lambda: shop.members.add(MemberDraft(name=name))


def test_an_act_is_done_said_and_told_once(operations: Operations, shop: Shop, messages: RecordedMessages) -> None:
    heard: list[Changes] = []
    done: list[object] = []
    operations.changed.connect(heard.append)

    operations.do(add(shop, "Søren Kjær"), said="Page started", on_done=done.append)

    assert messages.said == ["Page started"]
    assert len(heard) == len(done) == shop.members.count() == 1
    assert "members" in heard[0].features


def test_a_refusal_is_a_message_and_the_page_may_deal_with_it_itself(operations: Operations, messages: RecordedMessages) -> None:
    problem = NeedsALook("name", "A name or an e-mail is needed.")

    def refuse() -> None:
        raise problem

    operations.do(refuse, said="Saved")
    assert messages.problems == [problem]
    dealt: list[ShopError] = []

    def deal(error: ShopError) -> bool:
        dealt.append(error)
        return True

    operations.do(refuse, refused=deal)
    assert dealt == messages.problems == [problem]
    assert messages.said == []


def test_a_bug_is_logged_shown_once_and_the_program_stays(
    operations: Operations, shop: Shop, messages: RecordedMessages, expected_log: Callable[[str], None]
) -> None:
    expected_log("ZeroDivisionError")

    operations.do(lambda: 1 // 0)

    assert "ZeroDivisionError" in messages.reports[0]
    operations.do(add(shop, "Ole Moen"))
    assert shop.members.count() == 1


def test_what_nobody_caught_in_any_thread_comes_to_the_report(
    qtbot: QtBot, operations: Operations, messages: RecordedMessages, expected_log: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    expected_log("in a thread")
    expected_log("in the window")
    operations.catch_all()

    thread = threading.Thread(target=fail, args=("in a thread",))
    thread.start()
    thread.join()
    error = ValueError("in the window")
    sys.excepthook(ValueError, error, None)
    sys.excepthook(NotFound, NotFound("Nobody of that name."), None)

    qtbot.waitUntil(lambda: len(messages.reports) == 2)
    assert [str(problem) for problem in messages.problems] == ["Nobody of that name."]


def fail(words: str) -> None:
    raise ValueError(words)


def test_undo_takes_back_the_last_act_and_then_says_there_is_none(operations: Operations, shop: Shop, messages: RecordedMessages) -> None:
    operations.do(add(shop, "Karin Sørlie"))
    operations.undo()
    assert shop.members.count() == 0
    assert messages.said == ["Taken back"]
    operations.undo()
    assert messages.problems[0].what == "There is nothing to take back."


def test_undo_takes_back_long_work_only_while_nothing_was_done_after_it(operations: Operations, shop: Shop) -> None:
    taken: list[str] = []
    operations.do(add(shop, "Karin Sørlie"))
    operations.confirm("A list was brought in.", lambda: taken.append("list"))
    operations.undo()
    assert (taken, shop.members.count()) == (["list"], 1)
    operations.confirm("A list was brought in.", lambda: taken.append("again"))
    operations.do(add(shop, "Ole Moen"))
    operations.undo()
    operations.undo()
    assert (taken, shop.members.count()) == (["list"], 0)


def count(tell: Callable[[int, int], None], to: int, complaint: str) -> int:
    for number in range(to):
        tell(number, to)
    if complaint == "bug":
        raise ZeroDivisionError
    if complaint:
        raise NeedsALook("file", complaint, "Nothing was changed.", "Choose another.")
    return to * 2


def go_on_for_ever(tell: Callable[[int, int], None]) -> None:
    number = 0
    while True:
        number += 1
        tell(number, 0)


def test_long_work_runs_elsewhere_with_progress(qtbot: QtBot, operations: Operations) -> None:
    results: list[int] = []
    steps: list[tuple[int, int]] = []
    work = operations.run_long(count, 3, "", on_done=results.append, on_progress=lambda done, total: steps.append((done, total)))
    with qtbot.waitSignal(work.ended, timeout=30_000):
        pass
    assert results == [6]
    assert steps == [(0, 3), (1, 3), (2, 3)]


def say_much(tell: Callable[[int, int], None], letters: int) -> str:
    for place in range(3000):
        tell(place, 3000)
    return "x" * letters


def test_what_must_not_be_left_half_done_is_waited_for_however_much_it_says(operations: Operations) -> None:
    results: list[str] = []
    work = operations.run_long(say_much, 1_000_000, on_done=results.append)
    work.finish()
    assert [len(result) for result in results] == [1_000_000]


def test_long_work_can_be_stopped(qtbot: QtBot, operations: Operations) -> None:
    work = operations.run_long(go_on_for_ever)
    with qtbot.waitSignal(work.progressed, timeout=30_000):
        pass
    with qtbot.waitSignals([work.cancelled, work.ended], timeout=30_000, order="strict"):
        work.cancel()


def test_a_refusal_far_away_arrives_whole(qtbot: QtBot, operations: Operations, messages: RecordedMessages) -> None:
    work = operations.run_long(count, 1, "This is no list.")
    with qtbot.waitSignal(work.ended, timeout=30_000):
        pass
    assert str(messages.problems[0]) == "This is no list. Nothing was changed. Choose another."


def test_a_bug_far_away_is_reported(
    qtbot: QtBot, operations: Operations, messages: RecordedMessages, expected_log: Callable[[str], None]
) -> None:
    expected_log("ZeroDivisionError")
    work = operations.run_long(count, 1, "bug")
    with qtbot.waitSignal(work.ended, timeout=30_000):
        pass
    assert "ZeroDivisionError" in messages.reports[0]


def test_an_act_that_touched_much_is_taken_back_elsewhere_and_once(
    qtbot: QtBot, operations: Operations, shop: Shop, messages: RecordedMessages, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[Changes] = []
    operations.do(lambda: many(shop, 30))
    operations.changed.connect(heard.append)
    monkeypatch.setattr(taking_back, "_AT_ONCE", 20)

    operations.take_back()
    operations.take_back()  # pressed again, as people do

    assert shop.members.count() == 30  # nothing of it is done in the window
    qtbot.waitUntil(lambda: messages.said[-1] == "Taken back", timeout=30_000)
    assert messages.said == ["Taking it back…", "Taking it back…", "Taken back"]
    assert shop.members.count() == 0
    assert heard[-1].by_others
    assert messages.problems == []


def many(shop: Shop, count: int) -> None:
    with shop.transaction("members.add"):
        for number in range(count):
            shop.members.add(MemberDraft(name=f"Guest {number}"))
