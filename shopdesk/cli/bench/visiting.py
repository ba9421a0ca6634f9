"""Figure visit: logging a visit with its place in the search, its way back and its line in the log, each synced to the disk.

There is no bare tool for it; the bar is in milliseconds. Beside it stands what one bare synced commit takes on this disk.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from random import Random
from statistics import median

from shopdesk.clock import FixedClock
from shopdesk.core.shop import Shop

from . import bare
from .figure import Figure, quantile, timed
from .ground import OPENING, Ground

_BAR = 10.0


def figures(ground: Ground) -> Iterator[Figure]:
    """Milliseconds, over people chosen by chance."""
    path = ground.shop_file()
    with bare.connected(path) as connection:
        ids = [row[0] for row in connection.execute("SELECT id FROM member ORDER BY id")]
    chosen = Random("visit").sample(ids, min(len(ids), 20 if ground.quick else 500))
    with Shop.open(path, clock=FixedClock(OPENING), counter="Counter") as shop:
        times = [1000 * timed(partial(shop.visits.record, member_id)) for member_id in chosen]
    commit = bare_commit(ground)
    more = {"p50": round(median(times), 2), "worst": round(max(times), 2), "bare_commit_p50": round(commit, 2)}
    yield Figure("visit", quantile(times, 0.99), None, _BAR, "ms, p99", ground.members, absolute=True, more=more)


def bare_commit(ground: Ground) -> float:
    """Milliseconds of one bare insert with its synced commit."""
    target = ground.folder / "commit.db"
    target.unlink(missing_ok=True)
    with bare.connected(target) as connection:
        connection.execute("CREATE TABLE visit (member INTEGER, day INTEGER)")
        act = partial(connection.execute, "INSERT INTO visit VALUES (1, 20000)")
        return 1000 * median(timed(act) for _turn in range(20 if ground.quick else 200))
