"""A second start brings the first one's window to the front; a lock whose holder is dead stops nobody."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from shopdesk.errors import StoreProblem
from shopdesk.storage import presence
from shopdesk.storage.presence import Presence
from shopdesk.ui.single_window import claim

PROGRAM = Path(__file__).parents[2] / "main.py"
PATIENCE = 60_000  # milliseconds, for a machine that is busy with other things


@contextmanager
def started(shop: Path) -> Iterator[subprocess.Popen[str]]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, str(PROGRAM), "--shop", str(shop)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        yield running
        running.kill()


def has_it_open(shop: Path, process: subprocess.Popen[str]) -> bool:
    holder = presence.holder(shop)
    return holder is not None and holder.pid == process.pid


def test_a_second_start_brings_the_first_to_the_front_and_ends(shop_file: Path, qtbot: QtBot) -> None:
    first = claim(shop_file)
    assert first is not None
    with started(shop_file) as second:
        with qtbot.waitSignal(first.asked_for, timeout=PATIENCE):
            pass
        assert second.wait(60) == 0
    first.let_go()


def test_two_real_starts_are_one_window_and_a_killed_one_stops_nobody(shop_file: Path, qtbot: QtBot) -> None:
    with started(shop_file) as first:
        qtbot.waitUntil(lambda: has_it_open(shop_file, first), timeout=PATIENCE)
        with started(shop_file) as second:
            assert second.wait(60) == 0
        assert first.poll() is None
        first.kill()
        first.wait(60)
        with started(shop_file) as third:
            qtbot.waitUntil(lambda: has_it_open(shop_file, third), timeout=PATIENCE)
            assert claim(shop_file) is None
            assert third.poll() is None


def test_each_shop_has_a_window_of_its_own(qapp, shop_file: Path, tmp_path: Path) -> None:
    first, other = claim(shop_file), claim(tmp_path / "new" / "other.shopdesk")
    assert first is not None
    assert other is not None
    first.let_go()
    other.let_go()
    assert presence.holder(shop_file) is None


def test_one_that_does_not_answer_is_said(qapp, shop_file: Path) -> None:
    held = presence.take(shop_file, address="nobody listens here")
    assert isinstance(held, Presence)
    with pytest.raises(StoreProblem, match="open in another window, which does not answer"):
        claim(shop_file, patience=0)
    held.let_go()


@pytest.mark.parametrize(("counter", "where"), [("Back room", "computer “till-2”, at “Back room”."), ("", "computer “till-2”.")])
def test_another_computer_is_named(qapp, shop_file: Path, counter: str, where: str) -> None:
    held = presence.take(shop_file)
    assert isinstance(held, Presence)
    note = {"pid": 4711, "host": "till-2", "counter": counter, "address": "elsewhere"}
    presence.lock_path(shop_file).write_text(json.dumps(note), "utf-8")
    with pytest.raises(StoreProblem) as refused:
        claim(shop_file)
    assert refused.value.what.endswith(where)
    held.let_go()


def test_who_left_it_open_elsewhere_is_known(qapp, shop_file: Path) -> None:
    note = {"pid": 4711, "host": "till-2", "counter": "", "address": ""}
    presence.lock_path(shop_file).write_text(json.dumps(note), "utf-8")
    window = claim(shop_file)
    assert window is not None
    assert window.left_by is not None
    assert window.left_by.host == "till-2"
    window.let_go()
