"""Figure today: the list of Today, in a process that has just begun and after one change.

A shop of two years in which everybody came ten times; 5,000 things are open: problems, questions, promises and follow-ups. Then the same
shop with all of it done and everybody brought in today, so that every absence and every day is looked through for the few rows there are.
"""

from __future__ import annotations

import datetime as dt
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from statistics import median

from shopdesk.clock import FixedClock
from shopdesk.core.cases.records import CaseKind, NewCase
from shopdesk.core.followups.records import Event
from shopdesk.core.imports.records import ListSource
from shopdesk.core.shop import Shop
from shopdesk.core.trust.records import TrustKind
from shopdesk.core.visits.records import NewVisit
from shopdesk.sample.crowd import crowd

from . import bare
from .figure import Figure, timed
from .ground import OPENING, Ground, fresh, person_row

_FRESH, _AFTER = 300.0, 30.0  # milliseconds
_VISITS = 10
_OPEN = 5_000
_YEARS = 730
_EPOCH = dt.date(1970, 1, 1).toordinal()  # days stand in the file as numbers from there
_IN_A_FRESH_PROCESS = """
import json, sys, time
from pathlib import Path
from shopdesk.clock import FixedClock
from shopdesk.cli.bench.ground import OPENING
from shopdesk.core.shop import Shop
begin = time.perf_counter()
shop = Shop.open(Path(sys.argv[1]), clock=FixedClock(OPENING), counter="Counter")
opened = time.perf_counter()
rows = len(shop.today_list.now().rows)
end = time.perf_counter()
print(json.dumps([1000 * (end - begin), 1000 * (end - opened), rows]))
shop.close()
"""


def figures(ground: Ground) -> Iterator[Figure]:
    """Milliseconds: opening the shop and the first list, then a list after each change."""
    path = _shop_file(ground)
    found = [_fresh(path) for _round in range(ground.rounds(7))]
    more = {"list_alone": round(median(seen[1] for seen in found), 1), "rows": found[0][2], "open": _open(ground)}
    whole = median(seen[0] for seen in found)
    yield Figure("today, fresh", whole, None, _FRESH, "ms", ground.members, absolute=True, more=more)
    yield _after("today, after a change", path, ground)
    _let_all_be_done(path)
    yield _after("today, nothing but questions", path, ground)


def _after(name: str, path: Path, ground: Ground) -> Figure:
    with Shop.open(path, clock=FixedClock(OPENING), counter="Counter") as shop:
        for expected in shop.rhythm.expected():
            shop.trust.book(expected.member_id, TrustKind.GESTURE)  # whoever got something may be asked something
        shop.today_list.now()
        times = [1000 * seconds for seconds in _after_changes(shop, ground.rounds(20))]
    return Figure(name, median(times), None, _AFTER, "ms", ground.members, absolute=True, more={"worst": round(max(times), 1)})


def _fresh(path: Path) -> tuple[float, float, int]:
    done = subprocess.run([sys.executable, "-c", _IN_A_FRESH_PROCESS, str(path)], capture_output=True, text=True, check=True)
    whole, alone, rows = json.loads(done.stdout)
    return whole, alone, rows


def _after_changes(shop: Shop, rounds: int) -> Iterator[float]:
    """Somebody comes, or the first thing of the list is done; then the list is asked for anew."""
    chance = Random("today")
    members = tuple(shop.members.listing.ids())
    for turn in range(rounds):
        rows = shop.today_list.now().rows
        if turn % 2 and rows:
            shop.today_list.later(rows[0])
        else:
            shop.visits.record(chance.choice(members))
        yield timed(shop.today_list.now)


def _open(ground: Ground) -> int:
    return min(_OPEN, ground.members)


def _shop_file(ground: Ground) -> Path:
    kept = ground.keep / f"today-{ground.members}.shopdesk"
    if not kept.exists():
        unfinished = kept.with_suffix(".tmp")
        unfinished.unlink(missing_ok=True)
        _build(unfinished, ground)
        unfinished.replace(kept)
    copy = ground.folder / "today.shopdesk"
    copy.unlink(missing_ok=True)
    shutil.copy(kept, copy)
    return copy


def _build(path: Path, ground: Ground) -> None:
    people = map(person_row, range(2, ground.members + 2), crowd(ground.members))
    with fresh(path) as shop:
        shop.imports.bring_people(people, ListSource("crowd.csv", "plain", ("Name",)))
        ids = list(shop.members.listing.ids())
        _let_them_be_known(path, ids)
        shop.visits.record_many(_visits(ids, shop.today()))
        shop.rhythm.learn_all()
        _owe(shop, Random("owed").sample(ids, _open(ground)))


def _let_them_be_known(path: Path, ids: list[int]) -> None:
    """As if each had become a member two years ago, and every third had told their birthday."""
    chance = Random("known")
    since = int((OPENING - dt.timedelta(_YEARS)).timestamp()) * 1_000_000
    with bare.connected(path) as connection:
        connection.execute("UPDATE member SET added_at = ?", (since,))
        born = [(chance.randint(1, 12), chance.randint(1, 28), member) for member in ids[::3]]
        connection.executemany("UPDATE member SET birth_month = ?, birth_day = ? WHERE id = ?", born)


def _let_all_be_done(path: Path) -> None:
    with bare.connected(path) as connection:
        connection.execute("UPDATE case_file SET state = 'solved'")
        connection.execute("UPDATE promise SET state = 'kept'")
        connection.execute("UPDATE follow_up SET done_on = due")
        connection.execute("UPDATE member SET added_at = ?, birth_month = NULL, birth_day = NULL", (int(OPENING.timestamp()) * 1_000_000,))
        connection.execute("UPDATE glance SET first_day = ?", (OPENING.date().toordinal() - _EPOCH - 100,))  # nobody's anniversary


def _visits(ids: list[int], today: dt.date) -> Iterator[NewVisit]:
    chance = Random("today visits")
    for member_id in ids:
        every, day = chance.choice((7, 9, 14, 21, 30, 45)), today - dt.timedelta(int(chance.expovariate(1 / 40)))
        for _visit in range(_VISITS):
            yield NewVisit(member_id, day)
            day -= dt.timedelta(max(1, round(chance.gauss(every, every / 4))))


def _owe(shop: Shop, members: list[int]) -> None:
    with shop.transaction("bench.owe") as writing:
        writing.undoable = False
        for turn, member_id in enumerate(members):
            due = OPENING + dt.timedelta(minutes=turn % 600 + 1)
            if turn % 4 < 2:
                shop.cases.open(NewCase(member_id, CaseKind.PROBLEM if turn % 4 else CaseKind.REQUEST, "Something is owed", due=due))
            elif turn % 4 == 2:
                shop.cases.promises.give(member_id, "Something set aside", due)
            else:
                shop.followups.make(Event.HOW, member_id, shop.today() - dt.timedelta(10), _last_visit(shop, member_id))


def _last_visit(shop: Shop, member_id: int) -> int:
    return shop.visits.of(member_id, 1)[0].id
