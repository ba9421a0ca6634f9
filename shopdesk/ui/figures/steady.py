"""How long the window ever stands still while long work runs beside it and visits are logged; started by the bench: SHOP LIST FOLDER."""

from __future__ import annotations

import datetime as dt
import gc
import json
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer

from shopdesk.clock import FixedClock
from shopdesk.core.backups.apart import run_task
from shopdesk.core.duplicates.apart import look_in_file
from shopdesk.core.rhythm.apart import learn_file
from shopdesk.core.shop import Shop
from shopdesk.exchange.writing import apart as writing
from shopdesk.exchange.writing.people_file import order
from shopdesk.ui.application import build_application, settle
from shopdesk.ui.lists import apart
from shopdesk.ui.main_window import MainWindow
from shopdesk.ui.page import PageEntry
from shopdesk.ui.pages.counter.page import CounterPage

_OPENING = dt.datetime(2026, 11, 19, 8, 40, tzinfo=dt.UTC)
_EVERY_MS = 2
_VISIT_EVERY_MS = 150
_REST_MS = 1000  # afterwards: what follows from it (others are heard, pages read again) is part of it
_PEOPLE = 50
_KINDS = (".csv", ".xlsx", ".vcf", ".json")


@dataclass(slots=True)
class Seen:
    """Milliseconds: the longest the window stood still, how much of that it was not waiting for a processor others had, and reckoned.

    ``visits`` that were logged, and how many of them waited at once because the file was taken; ``seconds`` all of it took.
    """

    gap: float = 0.0
    own: float = 0.0
    busy: float = 0.0
    visits: int = 0
    waited: int = 0
    seconds: float = 0.0


class Watch(QObject):
    """Ticks as finely as it can, and notes the longest time between two ticks."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = Seen()
        self._begin = self._last = time.perf_counter()
        self._queued, self._worked = _queued(), time.thread_time()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start(_EVERY_MS)

    def _on_tick(self) -> None:
        now, queued, worked = time.perf_counter(), _queued(), time.thread_time()
        gap = 1000 * (now - self._last) - _EVERY_MS
        self.seen.gap = max(self.seen.gap, gap)
        self.seen.own = max(self.seen.own, gap - 1000 * (queued - self._queued))
        self.seen.busy = max(self.seen.busy, 1000 * (worked - self._worked))
        self._last, self._queued, self._worked = now, queued, worked

    def stop(self) -> Seen:
        """End, and give what was seen."""
        self._timer.stop()
        self.seen.seconds = time.perf_counter() - self._begin
        return self.seen


def _queued() -> float:
    """Seconds this thread was ready and had no processor, by the kernel's word (sched-stats.rst); 0 where it gives none."""
    with suppress(OSError, ValueError, IndexError):
        return int(Path("/proc/thread-self/schedstat").read_bytes().split()[1]) / 1e9
    return 0.0


class Trial:
    """A window at the Counter; ``run`` lets one piece of work go beside it, as the pages do."""

    def __init__(self, shop: Shop, list_file: Path, folder: Path) -> None:
        self._shop = shop
        self._folder = folder
        self._order = apart.Order.of(shop, list_file)
        self.window = MainWindow(shop, (PageEntry(1, "Counter", "counter", CounterPage),))
        self.window.resize(1366, 768)
        self.window.show()
        self._people = [match.id for match in shop.members.recent(_PEOPLE)]
        self._visits = self._waited = self._brought = 0
        self._visit = QTimer(self.window)
        self._visit.timeout.connect(self._log_visit)
        self.window.operations.waiting.changed.connect(self._on_waiting)
        self._log_visit()  # the first of a day brings what all others find there
        self._wait(_REST_MS)
        settle()

    def deeds(self) -> tuple[str, ...]:
        """What can run beside the window; the undo only after the import."""
        return (*(f"export {ending}" for ending in _KINDS), "backup", "duplicates", "rhythm", "import", "undo")

    def _work(self, deed: str) -> tuple[Callable[..., Any], Sequence[Any]]:
        shop, here = self._shop, (self._shop.location, self._shop.clock, "Counter")
        if deed.startswith("export "):
            wanted = order(self._folder / f"out{deed.removeprefix('export ')}", why="trial")
            if wanted.is_whole:
                return writing.write_whole, (shop.location, wanted)
            return writing.write, (shop.location, [row[0] for row in shop.store.rows("SELECT id FROM member")], wanted)
        works: dict[str, tuple[Callable[..., Any], Sequence[Any]]] = {
            "backup": (run_task, (shop.backups.task("half hour"),)),
            "duplicates": (look_in_file, here),
            "rhythm": (learn_file, here),
            "import": (apart.bring, (self._order,)),
            "undo": (apart.take_back, (self._order, self._brought)),
        }
        return works[deed]

    def run(self, deed: str) -> Seen:
        """Do it, log visits meanwhile, and say how long the window stood still."""
        work, arguments = self._work(deed)
        self._visits = self._waited = 0
        gc.collect()
        loop, watch = QEventLoop(), Watch()
        self._visit.start(_VISIT_EVERY_MS)
        self.window.operations.run_long(
            work, *arguments, on_done=self._on_done, on_end=lambda: QTimer.singleShot(_REST_MS, self.window, loop.quit)
        )
        loop.exec()
        self._visit.stop()
        seen = watch.stop()
        seen.visits, seen.waited = self._visits, self._waited
        return seen

    def close(self) -> None:
        """Close the window."""
        self.window.close()
        self.window.deleteLater()
        gc.unfreeze()

    def _on_done(self, result: object) -> None:
        if isinstance(result, apart.Done):
            self._brought = result.brought.list_id

    def _log_visit(self) -> None:
        press = self._shop.visits.press(self._people[self._visits % len(self._people)])
        self._visits += 1
        self.window.operations.do(lambda: self._shop.visits.record_press(press), said="Visit logged", press=press)

    def _on_waiting(self, count: int) -> None:
        self._waited = max(self._waited, count)

    @staticmethod
    def _wait(milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()


def main(shop_file: Path, list_file: Path, folder: Path) -> int:
    """Print what was seen of each as JSON."""
    build_application(["shopdesk"])
    with Shop.open(shop_file, clock=FixedClock(_OPENING), counter="Counter") as shop:
        trial = Trial(shop, list_file, folder)
        for deed in trial.deeds():
            sys.stdout.write(json.dumps({"deed": deed, **asdict(trial.run(deed))}) + "\n")
            sys.stdout.flush()
        trial.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
