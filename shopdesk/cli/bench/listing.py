"""Figure members: the list of members asked of the shop, and the Members page over it: opened, sorted, narrowed by each filter, scrolled.

Asked for as the page asks, just after a visit was logged, so that nothing is left from the time before. The page is timed offscreen in
a process of its own (shopdesk.ui.figures.member_page), because nothing here knows Qt; its figures are the processor's.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from shopdesk.clock import FixedClock
from shopdesk.core.members.filters import MemberFilter, Order
from shopdesk.core.rhythm.records import Standing
from shopdesk.core.shop import Shop
from shopdesk.errors import FileProblem
from shopdesk.i18n import _

from .figure import Figure, quantile, timed
from .ground import OPENING, Ground

_MS, _OPEN_MS = 100.0, 150.0
_FRAME_MS = 1000 / 30  # PgDn held down comes thirty times a second: a page that takes longer is one that nobody sees
_FIRST_ROWS = 100


def figures(ground: Ground) -> Iterator[Figure]:
    """Sorted and filtered in the shop, then the page, over the same people."""
    path = ground.shop_file()
    with Shop.open(path, clock=FixedClock(OPENING)) as shop:
        yield from _asked(ground, shop)
    yield from _shown(ground, path)


def _asked(ground: Ground, shop: Shop) -> Iterator[Figure]:
    listing = shop.members.listing
    chance = Random("listing")
    everyone = tuple(listing.ids())

    def seconds(ids: Callable[[], Sequence[int]]) -> float:
        shop.visits.record(chance.choice(everyone))
        return timed(lambda: listing.rows(ids()[:_FIRST_ROWS]))

    def sort() -> Sequence[int]:
        return listing.ids(order=Order.STANDING)

    filters = [_narrow(shop, standing) for standing in Standing]
    for what, acts in (("sorted", [sort]), ("filtered", filters)):
        times = [1000 * seconds(act) for act in acts for _round in range(ground.rounds(7))]
        yield _figure(ground, f"members {what} by standing", median(times), _MS, {"worst": round(max(times), 1)})


def _narrow(shop: Shop, standing: Standing) -> Callable[[], Sequence[int]]:
    return lambda: shop.members.listing.ids(MemberFilter(standings=frozenset({standing})))


def _shown(ground: Ground, path: Path) -> Iterator[Figure]:
    cache = str(ground.folder / "compiled")  # as an installed program has its modules
    seen = _measured(cache, path)
    opened = [seen["open"]] if ground.quick else [_measured(cache, path, "open")["open"] for _round in range(ground.rounds(5))]
    yield _figure(ground, "members page opened", median(opened), _OPEN_MS, {"worst": round(max(opened), 1)})
    for act, name in (("sort", "members page sorted"), ("filter", "members page narrowed")):
        yield _figure(ground, name, max(seen[act].values()), _MS, {what: round(ms, 1) for what, ms in seen[act].items()})
    turns = seen["turns"]
    more = {"p50": round(median(turns), 1), "pages": len(turns), "late": sum(turn > _FRAME_MS for turn in turns)}
    yield _figure(ground, "members page turned", quantile(turns, 0.99), _FRAME_MS, more)


def _measured(cache: str, path: Path, *what: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "shopdesk.ui.figures.member_page", str(path), *what]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": cache}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    if done.returncode:
        raise FileProblem(_("The window that was to be measured broke off: {why}").format(why=done.stderr.strip()[-300:]))
    seen: dict[str, Any] = json.loads(done.stdout)
    return seen


def _figure(ground: Ground, name: str, ours: float, bar: float, more: dict[str, float]) -> Figure:
    return Figure(name, ours, None, bar, "ms", ground.members, absolute=True, more=more)
