"""A crowd for measuring: any number of people with names as they are spread in a northern town, made quickly.

Not the sample shop: nobody here has a story, they only have to be found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from random import Random
from typing import NamedTuple

from shopdesk.sample.invent import PHONE_BLOCKS, plain
from shopdesk.sample.story import told

_BATCH = 8192
_GIVEN, _FAMILIES = 1 << 14, 1 << 16  # names are dealt from pools of so many, in which common ones stand more often
_FARMS = (
    "Berg Sol Lund Hau Dal Vik Nes Bjørk Lang Stor Øst Vest Nord Sand Stein Gran Lind Ek Ås Myr Elv Foss Tjern Rog Hol Kvern Skog Mark"
    " Tun Ring"
).split()
_PLACES = (
    "stad heim land vik nes gård rud set voll bakken haug moen dal sund berg lie øy strand eng tveit tun holt vang åsen mo by ness elv"
    " hall sæter"
).split()
_ENDS = ("", "", "", "", "e", "s", "er", "en")


class Passer(NamedTuple):
    """Somebody in the crowd; ``phone`` and ``email`` may be empty, ``likes`` is one thing to remember or empty."""

    name: str
    phone: str
    email: str
    city: str
    likes: str


def crowd(count: int, seed: int = 1) -> Iterator[Passer]:
    """Give ``count`` people, the same for the same seed; the first of a larger crowd are those of a smaller one."""
    return islice(_endless(Random(f"crowd {seed}")), count)


def _endless(chance: Random) -> Iterator[Passer]:
    given, families = _given(chance), _families(chance)
    places = [f"{region}, {city}" if region != city else city for region, _, city, _ in told("life")["places"]]
    likes = ["", "", *told("life")["likes"]]
    endings = [f"{last:04d}" for last in range(10_000)]
    number = 0
    while True:
        first, family = chance.choices(given, k=_BATCH), chance.choices(families, k=_BATCH)
        second, shape = chance.choices(families, k=_BATCH), chance.choices(range(20), k=_BATCH)
        blocks, homes, liked = chance.choices(PHONE_BLOCKS, k=_BATCH), chance.choices(places, k=_BATCH), chance.choices(likes, k=_BATCH)
        digits = chance.choices(endings, k=_BATCH)
        rows = zip(first, family, second, shape, blocks, digits, homes, liked, strict=True)
        for (name, spelt), (surname, host), (other, _), form, block, last, home, like in rows:
            number += 1
            # Forms 0 to 2 have a middle name or a double surname, 3 no e-mail, 4 no phone.
            whole = f"{name} {surname}" if form > 2 else f"{name} {other}-{surname}" if form == 0 else f"{name} {other} {surname}"
            email = "" if form == 3 else f"{spelt}.{host}{number}@example.no"
            yield Passer(whole, "" if form == 4 else f"+47{block}{last}", email, home, like)


def _given(chance: Random) -> list[tuple[str, str]]:
    names, weights = [], []
    for row in told("names").values():
        listed = row["women"] + row["men"]
        names += listed
        weights += _common_first(row["weight"], listed)
    return [(name, plain(name)) for name in chance.choices(names, weights, k=_GIVEN)]


def _families(chance: Random) -> list[tuple[str, str]]:
    """Listed surnames for half of the pool, farm names put together for the rest: many words, few of them common."""
    names, weights = [], []
    for row in told("names").values():
        listed = row["families"] + row.get("families_women", []) + row.get("families_men", [])
        names += listed
        weights += _common_first(row["weight"], listed)
    pool = chance.choices(names, weights, k=_FAMILIES // 2)
    pool += [_farm(chance) for _ in range(_FAMILIES // 2)]
    return [(name, plain(name)) for name in pool]


def _common_first(weight: float, listed: Sequence[str]) -> list[float]:
    """Share a language's weight out so that the names listed first are the common ones."""
    shares = [1 / (place + 3) for place in range(len(listed))]
    return [weight * share / sum(shares) for share in shares]


def _farm(chance: Random) -> str:
    middle = chance.choice(("", "", chance.choice(_PLACES)))
    return f"{chance.choice(_FARMS)}{middle}{chance.choice(_PLACES)}{chance.choice(_ENDS)}"
