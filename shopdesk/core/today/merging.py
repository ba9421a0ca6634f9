"""Rows of many sources in one order, asking each only when the list has come to what it shows."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from heapq import heappop, heappush

from shopdesk.core.today.records import Moment, TodayRow
from shopdesk.core.today.source import Source


def in_order(sources: Iterable[Source], moment: Moment) -> Iterator[TodayRow]:
    """Give every row, the most urgent first; of equally urgent ones those of the source that was registered first."""
    waiting = deque(sorted(enumerate(sources), key=lambda placed: (placed[1].begins, placed[0])))
    heads: list[tuple[tuple[int, float, int], int, TodayRow, Iterator[TodayRow]]] = []
    while waiting or heads:
        while waiting and (not heads or waiting[0][1].begins <= heads[0][2].group):
            place, source = waiting.popleft()
            _push(heads, place, iter(source.rows(moment)))
        if heads:
            _order, place, row, rest = heappop(heads)
            yield row
            _push(heads, place, rest)


def _push(heads: list[tuple[tuple[int, float, int], int, TodayRow, Iterator[TodayRow]]], place: int, rows: Iterator[TodayRow]) -> None:
    row = next(rows, None)
    if row is not None:
        heappush(heads, (row.order, place, row, rows))
