"""How like each other two names are, by letters and by sound; pure.

Letters: the distance of Damerau (1964), by rapidfuzz. Sounds: letters that are heard alike in the languages around us are written
alike, doubled letters once, and vowels after the first letter not at all, after the idea of Russell's Soundex (1918).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations

from shopdesk.core.members import finding

_SHORTEST = 4  # letters of a word in which one may be another
_HEARD = (
    ("tsch", "s"), ("sch", "s"), ("skj", "s"), ("kj", "s"), ("sj", "s"), ("sh", "s"), ("cz", "s"), ("ch", "k"), ("ck", "k"), ("ph", "f"),
    ("th", "t"), ("dt", "t"), ("gh", "g"), ("qu", "k"), ("ks", "x"), ("hv", "v"), ("hj", "j"), ("gj", "j"), ("ij", "i"), ("ei", "i"),
    ("c", "k"), ("q", "k"), ("w", "v"), ("z", "s"), ("y", "i"), ("j", "i"),
)
_TWICE = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"(?<=.)[aeiouh]")


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """A folded word as it is heard: ``kristin`` and ``christine`` are one, ``anna`` and ``anne`` too."""
    for letters, heard in _HEARD:
        word = word.replace(letters, heard)
    return _TWICE.sub(r"\1", _VOWELS.sub("", _TWICE.sub(r"\1", word)))


@lru_cache(maxsize=16384)
def words(name: str) -> tuple[str, ...]:
    """A name as its folded words in one order, whichever stands first."""
    return tuple(sorted(finding.words_of(name)))


def heard(name: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name as they are heard."""
    return tuple(sorted(map(sound, name)))


def one_letter_off(one: str, other: str) -> bool:
    """Is one word the other but for one letter wrong, missing or too many, or two swapped?"""
    from rapidfuzz.distance import OSA  # only where two names are compared: it is not needed to start

    return min(len(one), len(other)) >= _SHORTEST and one != other and OSA.distance(one, other, score_cutoff=1) <= 1


def names_one_letter_off(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Do two names differ in one letter of one word?"""
    if len(one) != len(other):
        return False
    apart, against = list(one), list(other)
    for word in one:
        if word in against:
            apart.remove(word)
            against.remove(word)
    return len(apart) == 1 and one_letter_off(apart[0], against[0])


def near_words(vocabulary: Iterable[str]) -> dict[str, frozenset[str]]:
    """Give for each word those of ``vocabulary`` that are one letter off: two such share what is left when a letter is taken out."""
    left: dict[str, list[str]] = defaultdict(list)
    for word in vocabulary:
        for short in left_of(word):
            left[short].append(word)
    near: dict[str, set[str]] = defaultdict(set)
    for sharing in left.values():
        for one, other in combinations(sharing, 2):
            if one_letter_off(one, other):
                near[one].add(other)
                near[other].add(one)
    return {word: frozenset(others) for word, others in near.items()}


def left_of(word: str) -> Iterable[str]:
    """The word, and what is left of it when one letter is taken out; nothing for a short one, which may be any other."""
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))} if len(word) >= _SHORTEST else ()


def without_one(name: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    """The name with one word left out, where two and more are left."""
    return {name[:place] + name[place + 1 :] for place in range(len(name))} if len(name) > 2 else ()
