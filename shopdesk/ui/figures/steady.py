"""How long the window ever stands still while long work runs beside it and visits are logged; started by the bench: SHOP LIST FOLDER."""

from __future__ import annotations

import datetime as dt
import gc
import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
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
from shopdesk.ui.application import build_application
from shopdesk.ui.lists import apart
from shopdesk.ui.main_window import MainWindow
from shopdesk.ui.page import PageEntry
from shopdesk.ui.pages.counter.page import CounterPage

_OPENING = dt.datetime(2026, 11, 19, 8, 40, tzinfo=dt.UTC)
_EVERY_MS = 2
_VISIT_EVERY_MS = 150
_REST_MS = 1500  # afterwards: what follows from it (others are heard, pages read again) is part of it
_PEOPLE = 50


@dataclass(slots=True)
class Seen:
    """Milliseconds: the longest the window stood still, and how much of that it was not waiting for a processor others had.

    ``waited``: acts that found the file taken; ``visits`` that were logged; ``seconds`` all of it took.
    """

    gap: float = 0.0
    own: float = 0.0
    at: float = 0.0
    visits: int = 0
    waited: int = 0
    seconds: float = 0.0
    longest: list[float] = field(default_factory=list)


class Watch(QObject):
    """Ticks as finely as it can, and notes the longest time between two ticks."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = Seen()
        self._begin = self._last = time.perf_counter()
        self._queued = _queued()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start(_EVERY_MS)

    def _on_tick(self) -> None:
        now, queued = time.perf_counter(), _queued()
        gap = 1000 * (now - self._last) - _EVERY_MS
        own = gap - 1000 * (queued - self._queued)
        self.seen.gap = max(self.seen.gap, gap)
        if own > self.seen.own:
            self.seen.own, self.seen.at = own, now - self._begin
        if own > 20:
            self.seen.longest.append(round(own))
        self._last, self._queued = now, queued

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
        self._order = apart.Order(shop.location, shop.clock, "Counter", list_file)
        self.window = MainWindow(shop, (PageEntry(1, "Counter", "counter", CounterPage),))
        self.window.resize(1366, 768)
        self.window.show()
        self._people = [match.id for match in shop.members.recent(_PEOPLE)]
        self._everybody = [row[0] for row in shop.store.rows("SELECT id FROM member")]
        self._visits = self._waited = 0
        self._brought = 0
        self._visit = QTimer(self.window)
        self._visit.timeout.connect(self._log_visit)
        self.window.operations.waiting.changed.connect(self._on_waiting)
        self._wait(_REST_MS)

    def deeds(self) -> Iterator[tuple[str, Callable[..., Any], Sequence[Any]]]:
        """What runs beside the window, each once."""
        shop, here = self._shop, (self._shop.location, self._shop.clock, "Counter")
        yield "import", apart.bring, (self._order,)
        yield "undo of the import", apart.take_back, (self._order, self._brought)
        for ending in (".csv", ".xlsx", ".vcf"):
            wanted = order(self._folder / f"people{ending}", why="trial")
            yield f"export {ending}", writing.write, (shop.location, self._everybody, wanted)
        yield "export .json", writing.write_whole, (shop.location, order(self._folder / "shop.json", why="trial"))
        yield "backup", run_task, (shop.backups.task("half hour"),)
        yield "duplicates", look_in_file, here
        yield "rhythm", learn_file, here

    def run(self, work: Callable[..., Any], arguments: Sequence[Any]) -> Seen:
        """Run it, log visits meanwhile, and say how long the window stood still."""
        self._visits = self._waited = 0
        gc.collect()
        loop = QEventLoop()
        watch = Watch()
        self._visit.start(_VISIT_EVERY_MS)
        self.window.operations.run_long(
            work, *arguments, on_done=self._on_done, on_end=lambda: QTimer.singleShot(_REST_MS, loop.quit)
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

    def _on_done(self, result: object) -> None:
        if isinstance(result, apart.Done):
            self._brought = result.list_id

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
        for name, work, arguments in trial.deeds():
            sys.stdout.write(json.dumps({"deed": name, **asdict(trial.run(work, arguments))}) + "\n")
            sys.stdout.flush()
        trial.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
