"""Which way each letter of a line runs, after the Unicode bidirectional algorithm (UAX 9), and the order its pieces stand in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from bidi import algorithm

_LEFTWARDS = frozenset(("R", "AL", "AN"))


def runs_leftwards(text: str) -> bool:
    """Whether a paragraph of this text begins at the right: its first letter with a direction has that one (rules P2, P3)."""
    return bool(algorithm.get_base_level(text)) if is_mixed(text) else False


def is_mixed(text: str) -> bool:
    """Whether anything in ``text`` runs from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(letter) in _LEFTWARDS for letter in text)


def levels(text: str, leftwards: bool) -> list[int]:
    """The embedding level of each letter, odd where it runs leftwards, in a paragraph of that direction."""
    if not is_mixed(text):
        return [2 if leftwards else 0] * len(text)
    found = iter(_levels_of([letter for letter in text if not _is_passed_over(letter)], leftwards))
    known = [int(leftwards)]
    for letter in text:
        known.append(known[-1] if _is_passed_over(letter) else next(found))
    return known[1:]


def _is_passed_over(letter: str) -> bool:
    """Signs without a width, such as joiners, take the direction of what they follow (rule X9)."""
    return unicodedata.bidirectional(letter) == "BN"


def _levels_of(letters: list[str], leftwards: bool) -> list[int]:
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = (1, "R") if leftwards else (0, "L")
    text = "".join(letters)
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    return [letter["level"] for letter in storage["chars"]]


def pieces(levels_of: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Begin, end and level of the letters in a row that have the same level."""
    begin = 0
    for place in range(1, len(levels_of) + 1):
        if place == len(levels_of) or levels_of[place] != levels_of[begin]:
            yield begin, place, levels_of[begin]
            begin = place


def in_order(levels_of: Sequence[int]) -> list[int]:
    """The pieces (each of one level) by number, from left to right (rule L2)."""
    order = list(range(len(levels_of)))
    for level in range(max(levels_of, default=0), 0, -1):
        place = 0
        while place < len(order):
            end = place
            while end < len(order) and levels_of[order[end]] >= level:
                end += 1
            order[place:end] = reversed(order[place:end])
            place = max(end, place + 1)
    return order
