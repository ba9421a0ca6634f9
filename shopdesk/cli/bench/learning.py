"""Figures of the rhythm: what one visit costs it, and how long a whole shop of 50 visits a member takes to be learned, from file to file.

There are no bare tools for it; the bars are in milliseconds and seconds, and memory stands beside.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random
from statistics import median

from shopdesk.clock import FixedClock
from shopdesk.core.shop import Shop

from . import bare
from .figure import Figure, quantile, timed
from .ground import OPENING, Ground

_BAR_MS, _BAR_S = 1.0, 8.0
_VISITS = 50
_TODAY = (OPENING.date() - dt.date(1970, 1, 1)).days
_INSERT = "INSERT INTO visit (id, member_id, day, what, ask_how) VALUES (?, ?, ?, '', 0)"


def figures(ground: Ground) -> Iterator[Figure]:
    """Seconds for the whole shop, then milliseconds for one visit, without the commit that the visit itself pays."""
    path = ground.shop_file()
    visits = _fill(path, 3 if ground.quick else _VISITS)
    with Shop.open(path, clock=FixedClock(OPENING), counter="Counter") as shop:
        took = timed(shop.rhythm.learn_all)
        yield Figure("rhythm of the shop", took, None, _BAR_S, "s", ground.members, absolute=True, more={"visits": visits})
        ids = [row[0] for row in shop.store.rows("SELECT member_id FROM rhythm ORDER BY member_id")]
        chosen = Random("rhythm").sample(ids, min(len(ids), 20 if ground.quick else 500))
        with shop.transaction("bench"):
            times = [1000 * timed(partial(shop.rhythm.came, member_id, _TODAY + 1)) for member_id in chosen]
        more = {"p50": round(median(times), 3)}
        yield Figure("rhythm of a visit", quantile(times, 0.9), None, _BAR_MS, "ms, p90", ground.members, absolute=True, more=more)


def _fill(path: Path, visits: int) -> int:
    """Let everybody have come so often, each in a rhythm of their own, and give how many visits that were."""
    chance = Random("rhythm")
    with bare.connected(path) as connection:
        ids = [row[0] for row in connection.execute("SELECT id FROM member ORDER BY id")]
        connection.execute("BEGIN")
        connection.execute("DELETE FROM visit")
        for member_id in ids:
            day, gap = _TODAY - chance.randrange(1, 60), chance.choice((2, 4, 7, 9, 14, 30))
            rows = []
            for _visit in range(visits):
                rows.append((chance.getrandbits(62), member_id, day))
                day -= max(round(gap * chance.uniform(0.6, 1.5)), 1)
            connection.executemany(_INSERT, rows)
        connection.execute("COMMIT")
    return len(ids) * visits
