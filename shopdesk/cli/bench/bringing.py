"""Figures import: a list of as many people as asked for, brought in and searchable, plain and with everything; its memory, and undone.

The limit is the sqlite3 module writing four columns and a folded FTS5 search with the same options over them (words, the middles of
names from three letters on, a phone's digits and its last four). From ours one bare pass of phonenumbers over the phones is taken
off first, because the bar allows it on top. With everything means a list as Square exports it: nineteen columns to be matched,
permissions, and every tenth on it known already, so that pages get fresh details and what stood there is kept for the undo.
"""

from __future__ import annotations

import csv
import itertools
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from shopdesk.core.imports.records import ListSource
from shopdesk.core.shop import Shop
from shopdesk.exchange.bringing import read_people
from shopdesk.sample.crowd import Passer, crowd

from . import bare
from .figure import Figure, taken_in_turn, timed
from .ground import Ground, fresh
from .weighing import heaviest

_BAR, _BAR_OF_EVERYTHING, _MEMORY_MB, _UNDO_SECONDS = 2.5, 4.0, 300, 10.0
_KNOWN = 10  # every so many-th is known already
_PLAIN = ("Name", "Phone", "Email", "City")
_SQUARE = (
    "Reference ID", "First Name", "Last Name", "Email Address", "Phone Number", "Nickname", "Company Name", "Street Address 1",
    "Street Address 2", "City", "State", "Postal Code", "Birthday", "Memo", "Square Customer ID", "Creation Source", "Transaction Count",
    "Lifetime Spend", "Email Subscription Status",
)
_SAID = ("Subscribed", "Unsubscribed", "Unknown")
_OURS = "import sys; from shopdesk.app import main; sys.exit(main())"  # as the installed command does


def figures(ground: Ground) -> Iterator[Figure]:
    """The seconds it takes, the memory at its highest, and the seconds it takes to undo."""
    plain = _written(ground.folder / "crowd.csv", _PLAIN, map(_as_plain, crowd(ground.members)))
    square = _written(ground.folder / "square.csv", _SQUARE, map(_as_square, itertools.count(), crowd(ground.members)))
    phones = [person.phone for person in crowd(ground.members) if person.phone]
    applied: list[float] = []
    undone: list[float] = []
    acts = (
        lambda: timed_fresh(ground.folder / "ours.shopdesk", plain, lambda source, target: _bring(source, target, applied)),
        lambda: timed_fresh(ground.folder / "limit.db", plain, bare.import_plainly),
        lambda: timed(lambda: bare.read_phones(phones)),
        lambda: _with_everything(ground.folder / "ours.shopdesk", square, ground.members, undone),
    )
    ours, limit, phone_pass, everything = taken_in_turn(acts, ground.rounds(3))
    more = {"whole": round(ours, 3), "phone_pass": round(phone_pass, 3), "rows_a_second": round(ground.members / ours)}
    yield Figure("import", ours - phone_pass, limit, _BAR, "s", ground.members, more=more)
    yield Figure("import, shop held up", min(applied), limit, 1.0, "s", ground.members)
    more = {"whole": round(everything, 3), "rows_a_second": round(ground.members / everything)}
    yield Figure("import, everything", everything - phone_pass, limit, _BAR_OF_EVERYTHING, "s", ground.members, more=more)
    memory = _weighed(ground.folder / "ours.shopdesk", square)
    yield Figure("import memory", memory / 2**20, None, _MEMORY_MB, "MB", ground.members, absolute=True)
    yield Figure("import undone", min(undone), None, _UNDO_SECONDS, "s", ground.members, absolute=True)


def timed_fresh(target: Path, source: Path, act: Callable[[Path, Path], object]) -> float:
    """Seconds that ``act`` takes to bring ``source`` into a ``target`` that is not there yet."""
    _forget(target)
    return timed(lambda: act(source, target))


def _forget(target: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        Path(f"{target}{ending}").unlink(missing_ok=True)


def _bring(source: Path, target: Path, applied: list[float]) -> None:
    with fresh(target) as shop, _watched(shop, applied):
        _bring_into(shop, source)


def _bring_into(shop: Shop, source: Path) -> int:
    with read_people(source, shop.today()) as people:
        listed = ListSource(source.name, people.mapping.format, people.titles)
        return shop.imports.bring_people(people.rows(), listed).list_id


def _with_everything(target: Path, source: Path, members: int, undone: list[float]) -> float:
    """Seconds of a list whose people are known in part; how long the undo takes is noted."""
    known = _written(target.with_name("known.csv"), _PLAIN, map(_as_plain, itertools.islice(crowd(members), 0, None, _KNOWN)))
    _forget(target)
    with fresh(target) as shop:
        _bring_into(shop, known)
        begun = time.perf_counter()
        list_id = _bring_into(shop, source)
        seconds = time.perf_counter() - begun
        undone.append(timed(lambda: shop.imports.undo(list_id)))
    return seconds


@contextmanager
def _watched(shop: Shop, applied: list[float]) -> Iterator[None]:
    """Note how long nobody else can write."""
    whole = shop.transaction

    @contextmanager
    def watched(verb: str) -> Iterator[Any]:
        begun = time.perf_counter()
        with whole(verb) as writing:
            yield writing
        if verb == "imports.people":
            applied.append(time.perf_counter() - begun)

    vars(shop)["transaction"] = watched
    yield


def _weighed(target: Path, source: Path) -> int:
    """Bytes that the whole command and what it starts weigh at the most; 0 where nobody can say."""
    _forget(target)
    fresh(target).close()
    nowhere = subprocess.DEVNULL
    with subprocess.Popen([sys.executable, "-c", _OURS, "--shop", str(target), "import", str(source)], stdout=nowhere) as program:
        return heaviest(program)


def _written(path: Path, titles: Sequence[str], rows: Iterable[Sequence[str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(titles)
        writer.writerows(rows)
    return path


def _as_plain(person: Passer) -> tuple[str, ...]:
    return person.name, person.phone, person.email, person.city


def _as_square(number: int, person: Passer) -> tuple[str, ...]:
    first, _space, last = person.name.partition(" ")
    born = f"{1930 + number % 70}-{1 + number % 12:02}-{1 + number % 28:02}"
    return (
        f"R{number}", first, last, person.email, person.phone, "", "", f"Storgata {1 + number % 200}", "", person.city, "",
        f"{number % 10_000:04}", born, person.likes, f"SQ{number:08}", "Directory", str(number % 40), "", _SAID[number % len(_SAID)],
    )
