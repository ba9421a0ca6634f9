"""Power cuts: one busy minute is written down, and then cut off at many places."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random

from shopdesk.survival.counter import acts, lost, open_shop, small_shop
from shopdesk.survival.disk import Disk, Operation, Platter


@dataclass(frozen=True, slots=True)
class Cuts:
    """``bad``: cuts after which something confirmed was not there, something was half there, or nothing could be opened."""

    cuts: int
    bad: int
    acts: int
    examples: tuple[str, ...]


def cut_power(folder: Path, cuts: int, seed: int = 1, **pragmas: int) -> Cuts:
    """Do acts for a while on a disk that remembers, and see what each of ``cuts`` power cuts leaves. ``pragmas`` change the opener's."""
    base = small_shop(folder / "base.shopdesk")
    before, operations, done = _busy_minute(base, folder / "live.shopdesk", max(60, min(400, cuts // 2)), pragmas)
    chance = Random(seed)
    places = sorted(chance.randrange(len(operations)) + 1 for _cut in range(cuts))
    platter, at, bad, examples = Platter(before), 0, 0, []
    for place in places:
        platter.take(operations[at:place])
        at = place
        with tempfile.TemporaryDirectory(dir=folder) as after:
            platter.cut(Path(after), chance)
            wrong = lost(Path(after) / "live.shopdesk", platter.told)
        bad += bool(wrong)
        examples += wrong[:1]
    return Cuts(cuts, bad, done, tuple(examples[:3]))


def _busy_minute(base: Path, live: Path, count: int, pragmas: dict[str, int]) -> tuple[dict[str, bytes], list[Operation], int]:
    shutil.copy(base, live)
    before = {live.name: live.read_bytes()}
    disk = Disk()
    # A checkpoint every forty pages instead of every thousand: the dangerous moments come twenty times as often.
    with open_shop(live, disk.driver(wal_autocheckpoint=40, **pragmas)) as shop:
        for line in islice(acts(shop), count):
            disk.tell(line)
    disk.unregister()
    return before, disk.operations, count
