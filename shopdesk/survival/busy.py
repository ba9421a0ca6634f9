"""A backup while two counters write hundreds of acts a second: is it whole, how long does it take, and how long does anybody wait?"""

from __future__ import annotations

import multiprocessing
import time
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event
from pathlib import Path

from shopdesk.core.backups.making import BackupTask
from shopdesk.storage import gate
from shopdesk.storage.reader import reading
from shopdesk.survival.counter import OPENING, acts, halves, open_shop

_BREATH = 0.0025  # seconds between two acts: a writer that never breathes shuts out the other, for SQLite's waiting knows no queue
_AHEAD = 20  # acts of each writer before the backup begins


@dataclass(frozen=True, slots=True)
class Busy:
    """``seconds`` of the backup, ``slowest_act`` of a writer while it ran, ``acts`` they did in that time, what is wrong with the copy."""

    seconds: float
    slowest_act: float
    acts: int
    wrong: tuple[str, ...]


def back_up_while_busy(shop: Path, writers: int = 2, backups: int = 1) -> Busy:
    """Make ``backups`` of the shop while ``writers`` processes write; the figures of the slowest."""
    context = multiprocessing.get_context("spawn")
    stop, started = context.Event(), [context.Event() for _writer in range(writers)]
    ends = [context.Pipe() for _writer in range(writers)]
    busy = [context.Process(target=_write, args=(shop, start, stop, end[1])) for start, end in zip(started, ends, strict=True)]
    for process, end in zip(busy, ends, strict=True):
        process.start()
        end[1].close()  # so that a writer that died is heard as one
    for process, start in zip(busy, started, strict=True):
        while not start.wait(0.2):
            if not process.is_alive():
                raise RuntimeError("a writer did not get to write")
    taken = []
    for _backup in range(backups):
        begin = time.time()
        backup = BackupTask(shop, OPENING, "trial").run()
        taken.append((time.time() - begin, begin, backup.path))
    stop.set()
    seen = [moment for end in ends for moment in end[0].recv()]
    for process in busy:
        process.join()
    _last, begin, _path = taken[0]
    during = [(at, took) for at, took in seen if begin <= at + took and at <= begin + sum(row[0] for row in taken)]
    wrong = tuple(said for _seconds, _begin, path in taken for said in _wrong(path))
    return Busy(max(row[0] for row in taken), max((took for _at, took in during), default=0.0), len(during), wrong)


def _write(shop: Path, started: Event, stop: Event, end: Connection) -> None:
    """One counter: acts until it is told to stop; sends when each began and how long it took."""
    seen: list[tuple[float, float]] = []
    with open_shop(shop) as counter:
        doing = acts(counter)
        for _act in islice(doing, _AHEAD):
            pass
        started.set()
        while not stop.is_set():
            begin = time.time()
            next(doing)
            seen.append((begin, time.time() - begin))
            time.sleep(_BREATH)
    end.send(seen)


def _wrong(copy: Path) -> list[str]:
    with reading(copy, lies_still=True, limit=None) as connection:
        return [*gate.complaints(connection), *gate.loose_ends(connection), *halves(connection)]
