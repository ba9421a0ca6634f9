"""Breaking a paragraph into lines as a typesetter would: as few as it takes, even at the right, and no word left alone at the end."""

from __future__ import annotations

from collections.abc import Sequence

_ONE_MORE_LINE = 1e9
_LONE_WORD = 0.8


def count(widths: Sequence[float], space: float, measure: float) -> int:
    """How many lines ``widths`` (of words, none wider than ``measure``) take at least."""
    lines, reached = 0, measure + 1.0
    for width in widths:
        if reached + space + width > measure:
            lines, reached = lines + 1, width
        else:
            reached += space + width
    return lines


def break_up(widths: Sequence[float], space: float, measure: float) -> tuple[tuple[int, int], ...]:
    """Choose the breaks with the least squared space at the ends of lines; the last line may be short but not one word.

    Returns begin and end of each line, as numbers of words.
    """
    total = len(widths)
    cost = [0.0] * (total + 1)
    following = [total] * (total + 1)
    for begin in range(total - 1, -1, -1):
        cost[begin], following[begin] = min(_choices(widths, space, measure, begin, cost))
    breaks, begin = [], 0
    while begin < total:
        breaks.append((begin, following[begin]))
        begin = following[begin]
    return tuple(breaks)


def _choices(widths: Sequence[float], space: float, measure: float, begin: int, cost: Sequence[float]) -> list[tuple[float, int]]:
    """Every place a line from ``begin`` can end, with what the whole costs then."""
    total, reached, choices = len(widths), -space, []
    for end in range(begin + 1, total + 1):
        reached += space + widths[end - 1]
        if reached > measure and end > begin + 1:
            break
        price = _last_price(begin, end, measure) if end == total else max(measure - reached, 0.0) ** 2
        choices.append((_ONE_MORE_LINE + price + cost[end], end))
    return choices


def _last_price(begin: int, end: int, measure: float) -> float:
    """What a last line costs: nothing, unless it is one word below others."""
    return (measure * _LONE_WORD) ** 2 if begin > 0 and end == begin + 1 else 0.0
