"""Figures export and excel: everybody, all columns, into one file; and the whole shop, for which nobody has a bar.

The limit of the table is the csv module over one bare cursor with the same columns, joined as plain SQL joins them. Each of ours runs in
a process of its own that has the shop open already, so that its memory can be said; the program's start is not counted.
"""

from __future__ import annotations

import contextlib
import csv
import multiprocessing
import resource
import sys
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

from shopdesk.clock import FixedClock
from shopdesk.core.shop import Shop
from shopdesk.exchange.writing import people_file, whole_file
from shopdesk.exchange.writing.forms import PLAIN

from . import bare
from .figure import Figure, taken_in_turn, timed
from .ground import OPENING, Ground

_BAR, _EXCEL_SECONDS, _MEMORY_MB = 2.5, 12.0, 120
_BARE = (
    "SELECT m.code, m.name, m.greeting, m.pronounce, m.language,"
    " (SELECT group_concat(address, ' ::: ') FROM email e WHERE e.member_id = m.id),"
    " (SELECT group_concat(typed, ' ::: ') FROM phone f WHERE f.member_id = m.id), m.street, m.postcode, m.city, m.region, m.country,"
    " m.birth_year, m.since, g.first_day, g.last_day, g.visits, ''"
    " FROM member m JOIN glance g ON g.member_id = m.id ORDER BY m.sort_key, m.id"
)


def figures(ground: Ground) -> Iterator[Figure]:
    """The seconds it takes, and the memory at its highest."""
    shop = ground.shop_file()
    memory: list[float] = []

    def ours() -> float:
        seconds, megabytes = _apart(shop, ground.folder / "ours.csv")
        memory.append(megabytes)
        return seconds

    table, limit = taken_in_turn((ours, lambda: timed(lambda: _bare(shop, ground.folder / "limit.csv"))), ground.rounds(3))
    yield Figure("export", table, limit, _BAR, "s", ground.members)
    yield Figure("export memory", max(memory), None, _MEMORY_MB, "MB", ground.members, absolute=True)
    seconds, megabytes = _apart(shop, ground.folder / "ours.xlsx")
    yield Figure("excel", seconds, None, _EXCEL_SECONDS, "s", ground.members, absolute=True, more={"memory_mb": round(megabytes)})
    seconds, megabytes = _apart(shop, ground.folder / "ours.json")
    yield Figure("whole shop memory", megabytes, None, _MEMORY_MB, "MB", ground.members, absolute=True, more={"seconds": round(seconds, 1)})


def _apart(shop: Path, target: Path) -> tuple[float, float]:
    """Seconds and megabytes of one export in a process of its own."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_export, args=(there, shop, target))
    process.start()
    there.close()
    seconds, megabytes = here.recv()
    process.join()
    return float(seconds), float(megabytes)


def _export(told: Connection, path: Path, target: Path) -> None:
    with Shop.open(path, clock=FixedClock(OPENING)) as shop:
        seconds = timed(lambda: _write(shop, target))
    told.send((seconds, _highest()))


def _highest() -> float:
    """Megabytes this program held at its most. On Linux ``getrusage`` would also count what its parent held when it was begun."""
    with contextlib.suppress(OSError, StopIteration), Path("/proc/self/status").open() as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmHWM")) / 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def _write(shop: Shop, target: Path) -> None:
    if target.suffix == ".json":
        whole_file.write(target, shop.exports.whole, OPENING.isoformat())
    else:
        people_file.write(shop, shop.members.listing.ids(), people_file.Order(target, PLAIN))


def _bare(shop: Path, target: Path) -> None:
    with bare.connected(shop) as connection, target.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(connection.execute(_BARE))
