"""Who has the shop open: seen by the second start, gone with the process, however it ends."""

import contextlib
import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from shopdesk.core.backups.service import backups_of, restore
from shopdesk.core.shop import Shop
from shopdesk.errors import StoreProblem
from shopdesk.storage import presence
from shopdesk.storage.presence import Holder, Presence
from tests.conftest import OPENING

HOLDS = """
import sys
from collections.abc import Iterator
from pathlib import Path
from shopdesk.storage import presence
held = presence.take(Path(sys.argv[1]), "Window", "socket-7")
print(type(held).__name__, flush=True)
sys.stdin.read()
"""


@contextlib.contextmanager
def holding(shop: Path) -> Iterator[subprocess.Popen]:
    command = [sys.executable, "-c", HOLDS, str(shop)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "Presence"
        yield process
        process.kill()


@pytest.fixture
def window(shop_file: Path):
    """Another process that has the shop open in a window."""
    with holding(shop_file) as process:
        yield process


def test_a_second_start_sees_who_has_it(shop_file: Path, window: subprocess.Popen) -> None:
    taken = presence.take(shop_file)
    assert taken == Holder(window.pid, os.uname().nodename, "Window", "socket-7")
    assert taken == presence.holder(shop_file)
    assert taken.is_this_computer()
    assert not taken.is_this_process()


def test_a_dead_lock_never_blocks(shop_file: Path, window: subprocess.Popen) -> None:
    os.kill(window.pid, signal.SIGKILL)
    window.wait()
    assert presence.lock_path(shop_file).exists()
    assert presence.holder(shop_file) is None
    held = presence.take(shop_file)
    assert isinstance(held, Presence)
    held.let_go()


def test_what_is_let_go_leaves_nothing(shop_file: Path) -> None:
    held = presence.take(shop_file, "Window")
    assert isinstance(held, Presence)
    mine = presence.holder(shop_file)
    assert mine is not None
    assert mine.is_this_process()
    held.let_go()
    held.let_go()
    assert not presence.lock_path(shop_file).exists()
    assert presence.holder(shop_file) is None


@pytest.mark.parametrize("note", ["", "{", '{"pid": 1}', '{"pid": 1, "host": "till-2", "counter": "Door", "address": ""}'])
def test_a_note_without_a_lock_means_nothing(shop_file: Path, note: str) -> None:
    presence.lock_path(shop_file).write_text(note)
    held = presence.take(shop_file)
    assert isinstance(held, Presence)
    assert (held.left_by is not None) == ("till-2" in note)
    assert held.broken_off == ("till-2" in note)
    held.let_go()
    again = presence.take(shop_file)
    assert isinstance(again, Presence)
    assert not again.broken_off
    again.let_go()


def test_many_at_once_and_one_has_it(shop_file: Path) -> None:
    context = multiprocessing.get_context("fork")
    results = context.SimpleQueue()
    go, end = context.Event(), context.Event()
    starts = [context.Process(target=_take, args=(shop_file, go, end, results)) for _start in range(6)]
    for start in starts:
        start.start()
    go.set()
    names = [results.get() for _start in starts]
    end.set()
    for start in starts:
        start.join()
    assert sorted(names) == ["Holder"] * 5 + ["Presence"]


def _take(shop: Path, go, end, results) -> None:
    go.wait()
    results.put(type(presence.take(shop)).__name__)
    end.wait()


def test_a_shop_that_is_open_in_a_window_is_not_restored_over(shop: Shop) -> None:
    shop.backups.make()
    path = shop.path
    shop.close()
    before = path.read_bytes()
    with holding(path), pytest.raises(StoreProblem) as refused:
        restore(path, backups_of(path)[0].path, OPENING)
    assert refused.value.kind == "open"
    assert path.read_bytes() == before


def test_a_shop_that_a_command_has_open_is_not_restored_over(shop: Shop) -> None:
    backup = shop.backups.make()
    shop.staff.all()
    with pytest.raises(StoreProblem) as refused:
        restore(shop.path, backup.path, OPENING)
    assert refused.value.kind == "open"
    assert shop.members.count() == 0
