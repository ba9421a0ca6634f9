"""Figures query and mistake: what one keystroke costs in the find field, and a spelling that is nobody's.

The limit of a query is a bare FTS5 table with the same tokenizer, options and words, asked for the same beginnings in rowid order
with LIMIT 50; it gives 50 numbers, ours gives 50 rows ready to be shown. Keystrokes are those of 1,000 people of the crowd, from the
beginning of a word of their name (1 to 12 letters) and, from three letters on, from its middle.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from random import Random
from statistics import median
from typing import Any

from shopdesk.clock import FixedClock
from shopdesk.core.members import finding
from shopdesk.core.shop import Shop
from shopdesk.sample.crowd import crowd

from . import bare
from .figure import Figure, quantile, timed, without_collecting
from .ground import OPENING, Ground

_LONGEST = 12
_MIDDLE = 3
_SECONDS = {100_000: 0.060, 1_000_000: 0.200}


def figures(ground: Ground) -> Iterator[Figure]:
    """Both, over the same shop."""
    path = ground.shop_file()
    limit = ground.folder / "search.db"
    limit.unlink(missing_ok=True)
    bare.search_like(path, limit)
    typed = keystrokes(ground.members, 40 if ground.quick else 1000)
    with Shop.open(path, clock=FixedClock(OPENING)) as shop, bare.connected(limit) as connection, without_collecting():
        yield _query(ground, shop, connection, typed)
        yield _mistake(ground, shop)


def keystrokes(members: int, people: int) -> list[str]:
    """What is typed while looking for ``people`` of the crowd."""
    chance = Random("keystrokes")
    crowded = list(crowd(min(members, 50_000)))
    typed: list[str] = []
    for person in chance.sample(crowded, min(people, len(crowded))):
        word = chance.choice(person.name.split())
        typed += [word[:length].lower() for length in range(1, min(len(word), _LONGEST) + 1)]
        if len(word) > _MIDDLE:
            start = chance.randrange(1, len(word) - _MIDDLE + 1)
            typed += [word[start : start + length] for length in range(_MIDDLE, min(len(word) - start, _LONGEST) + 1)]
    return [text for text in typed if finding.terms(text)]


def _query(ground: Ground, shop: Shop, connection: Any, typed: list[str]) -> Figure:
    ours, limit = [], []
    for text in typed:
        find = partial(shop.members.find, text)
        ask = partial(_ask, connection, bare.match(finding.terms(text)))
        times = [(timed(find), timed(ask)) for _round in range(ground.rounds(3))]
        ours.append(1000 * median(time for time, _limit in times))
        limit.append(1000 * median(time for _ours, time in times))
    more = {
        "p50": round(median(ours), 3), "limit_p50": round(median(limit), 3), "worst": round(max(ours), 2), "keystrokes": len(typed),
    }
    return Figure("query", quantile(ours, 0.99), quantile(limit, 0.99), 2.0, "ms, p99", ground.members, more=more)


def _ask(connection: Any, wanted: str) -> list[Any]:
    return list(connection.execute(bare.FIND, (wanted,)).fetchall())


def _mistake(ground: Ground, shop: Shop) -> Figure:
    wrong = mistakes(ground.members, 20 if ground.quick else 200)
    times = [1000 * timed(partial(shop.members.find, text)) for text in wrong]
    seconds = next((bar for members, bar in _SECONDS.items() if ground.members <= members), max(_SECONDS.values()))
    more = {"p50": round(median(times), 2), "worst": round(max(times), 2)}
    return Figure("mistake", quantile(times, 0.99), None, 1000 * seconds, "ms, p99", ground.members, absolute=True, more=more)


def mistakes(members: int, count: int) -> list[str]:
    """Names of the crowd with two letters swapped, one left out, one too many, one wrong, in turn."""
    chance = Random("mistakes")
    words = [word for person in crowd(min(members, 20_000)) for word in person.name.split() if len(word) >= 6]
    wrong = []
    for turn in range(count):
        word = chance.choice(words)
        at = chance.randrange(2, len(word) - 2)
        wrong.append(
            (
                word[:at] + word[at + 1] + word[at] + word[at + 2 :], word[:at] + word[at + 1 :], word[:at] + "q" + word[at:],
                word[:at] + "x" + word[at + 1 :],
            )[turn % 4]
        )
    return wrong
