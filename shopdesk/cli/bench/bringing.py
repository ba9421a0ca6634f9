"""Figure import: a plain CSV of as many people as asked for, brought in and searchable.

The limit is the sqlite3 module writing the same four columns and a folded FTS5 search with the same options over them (words,
the middles of names from three letters on, a phone's digits and its last four). From ours one bare pass of phonenumbers over the
phones is taken off before the two are compared, because the bar allows it on top.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from shopdesk.core.imports.records import ListSource
from shopdesk.exchange.bringing import read_people
from shopdesk.sample.crowd import crowd

from . import bare
from .figure import Figure, taken_in_turn, timed
from .ground import Ground, fresh

_BAR = 2.5


def figures(ground: Ground) -> Iterator[Figure]:
    """The seconds it takes."""
    source = ground.folder / "crowd.csv"
    phones = _write_list(source, ground.members)
    acts = (
        lambda: timed_fresh(ground.folder / "ours.shopdesk", source, _bring),
        lambda: timed_fresh(ground.folder / "limit.db", source, bare.import_plainly),
        lambda: timed(lambda: bare.read_phones(phones)),
    )
    ours, limit, phone_pass = taken_in_turn(acts, ground.rounds(3))
    more = {"whole": round(ours, 3), "phone_pass": round(phone_pass, 3), "rows_a_second": round(ground.members / ours)}
    yield Figure("import", ours - phone_pass, limit, _BAR, "s", ground.members, more=more)


def timed_fresh(target: Path, source: Path, act: object) -> float:
    """Seconds that ``act`` takes to bring ``source`` into a ``target`` that is not there yet."""
    assert callable(act)
    for ending in ("", "-wal", "-shm"):
        Path(f"{target}{ending}").unlink(missing_ok=True)
    return timed(lambda: act(source, target))


def _bring(source: Path, target: Path) -> None:
    with fresh(target) as shop, read_people(source, shop.today()) as people:
        shop.imports.bring_people(people.rows(), ListSource(source.name, people.mapping.format, people.titles))


def _write_list(path: Path, members: int) -> list[str]:
    """Write the list and give its phones."""
    phones = []
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("Name", "Phone", "Email", "City"))
        for person in crowd(members):
            writer.writerow((person.name, person.phone, person.email, person.city))
            phones.append(person.phone)
    return [phone for phone in phones if phone]
