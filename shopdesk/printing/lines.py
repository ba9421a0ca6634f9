"""Breaking a paragraph into lines as a typesetter would: as few as it takes, even at the right, and no word left alone at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

_ONE_MORE_LINE = 1e9
_LONE_WORD = 0.8
_PARTED = 0.35  # of the measure: how uneven a line may be before a word is parted


class Piece(NamedTuple):
    """A word, or the part of one before a place where it may be parted.

    ``after`` is what follows on the same line (a space's width, 0 inside a word), ``mark`` the width of the hyphen when a line ends here.
    """

    width: float
    after: float = 0.0
    mark: float = 0.0


def count(pieces: Sequence[Piece], measure: float) -> int:
    """How many lines ``pieces`` take at least; none is wider than ``measure`` by itself."""
    lines = begin = 0
    while begin < len(pieces):
        begin = max(end for end, _width in _ends(pieces, begin, measure))
        lines += 1
    return lines


def break_up(pieces: Sequence[Piece], measure: float) -> tuple[tuple[int, int], ...]:
    """Choose the breaks with the least squared space at the ends of lines; the last line may be short but not one word.

    Returns begin and end of each line, as numbers of pieces.
    """
    total = len(pieces)
    cost = [0.0] * (total + 1)
    following = [total] * (total + 1)
    for begin in range(total - 1, -1, -1):
        cost[begin], following[begin] = min(
            (_ONE_MORE_LINE + _price(pieces, begin, end, width, measure) + cost[end], end) for end, width in _ends(pieces, begin, measure)
        )
    breaks, begin = [], 0
    while begin < total:
        breaks.append((begin, following[begin]))
        begin = following[begin]
    return tuple(breaks)


def _ends(pieces: Sequence[Piece], begin: int, measure: float) -> Iterator[tuple[int, float]]:
    """Every place a line from ``begin`` can end, with how wide it is then; the first always."""
    reached = 0.0
    for end in range(begin + 1, len(pieces) + 1):
        piece = pieces[end - 1]
        reached += piece.width
        if reached > measure and end > begin + 1:
            break
        if reached + piece.mark <= measure or end == begin + 1:
            yield end, reached + piece.mark
        reached += piece.after


def _price(pieces: Sequence[Piece], begin: int, end: int, width: float, measure: float) -> float:
    """What a line costs: its empty end squared, and more where it parts a word; the last one nothing, unless it is one word below."""
    if end == len(pieces):
        alone = begin > 0 and all(not piece.after for piece in pieces[begin : end - 1])
        return (measure * _LONE_WORD) ** 2 if alone else 0.0
    parted = (measure * _PARTED) ** 2 if pieces[end - 1].mark else 0.0
    return max(measure - width, 0.0) ** 2 + parted
