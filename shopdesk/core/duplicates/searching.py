"""Looking for pages that may be one person among all of a shop; pure.

Nobody is compared with everybody: only pages that share a number, an address, or a name but for a letter or for how it is written meet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from shopdesk.core.duplicates import likeness, rules
from shopdesk.core.duplicates.records import Alike, Person

MOST_SHARING = 12  # pages with one phone or e-mail beyond which it is nobody's own
MOST_NAMESAKES = 40  # … and with one name beyond which it says nothing by itself
Names = dict[tuple[str, ...], list[int]]
OnProgress = Callable[[int, int], None]


def alike(people: Sequence[Person], on_progress: OnProgress = lambda done, total: None) -> list[Alike]:
    """Give every pair that may be one person, the surest first. ``on_progress(done, total)`` may raise to stop it."""
    places: dict[tuple[int, int], int] = {}
    for done, pairs in enumerate((_by_reach(people), _by_name(people)), 1):
        for one, other, namesakes in pairs:
            pair = (one, other) if one < other else (other, one)
            places[pair] = max(places.get(pair, 2), namesakes)
        on_progress(30 * done, 100)
    found = []
    for count, ((one, other), namesakes) in enumerate(places.items()):
        if count % 5000 == 0:
            on_progress(60 + 40 * count // len(places), 100)
        pair_alike = rules.compare(people[one], people[other], namesakes)
        if pair_alike is not None:
            found.append(pair_alike)
    return sorted(found, key=lambda pair: (-pair.weight, pair.first, pair.second))


def _by_reach(people: Sequence[Person]) -> Iterator[tuple[int, int, int]]:
    sharing: dict[str, list[int]] = defaultdict(list)
    for place, person in enumerate(people):
        for way in person.phones | person.emails:
            sharing[way].append(place)
    for places in sharing.values():
        if 1 < len(places) <= MOST_SHARING:
            yield from ((one, other, 2) for one, other in combinations(places, 2))


def _by_name(people: Sequence[Person]) -> Iterator[tuple[int, int, int]]:
    names: Names = defaultdict(list)
    for place, person in enumerate(people):
        if words := likeness.words(person.name):
            names[words].append(place)
    for places in names.values():
        if 1 < len(places) <= MOST_NAMESAKES:
            yield from ((one, other, len(places)) for one, other in combinations(places, 2))
    for one, other in _like_names(names):
        yield from _across(names[one], names[other])


def _like_names(names: Names) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The pairs of different names of two words and more that look or sound alike."""
    long = [name for name in names if len(name) > 1]
    near = likeness.near_words({word for name in long for word in name})
    sounding: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for name in long:
        sounding[likeness.heard(name)].append(name)
        for other in _one_word_else(name, near):
            if other in names and name < other:
                yield name, other
    for alike_names in sounding.values():
        if len(alike_names) <= MOST_NAMESAKES:
            yield from combinations(sorted(alike_names), 2)
    for name in long:
        yield from ((short, name) for short in likeness.without_one(name) if short in names)


def _one_word_else(name: tuple[str, ...], near: dict[str, frozenset[str]]) -> Iterator[tuple[str, ...]]:
    for place, word in enumerate(name):
        for other in near.get(word, ()):
            yield tuple(sorted((*name[:place], other, *name[place + 1 :])))


def _across(ones: Sequence[int], others: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    count = len(ones) + len(others)
    if count <= MOST_NAMESAKES:
        yield from ((one, other, count) for one in ones for other in others)
