"""Tab goes through a page as it is read, also where parts of it were made anew after the rest."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def read_on(start: QWidget, *places: QWidget) -> None:
    """Let Tab go on from ``start`` through what can be pressed or typed in within ``places``, in the order of their layouts."""
    stops = [start, *(stop for place in places for stop in _stops(place))]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _stops(place: QWidget) -> Iterator[QWidget]:
    if place.focusPolicy() & Qt.FocusPolicy.TabFocus and place.focusProxy() is None:
        yield place
    layout = place.layout()
    if layout is not None:
        yield from _within(layout)


def _within(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            yield from _stops(widget)
        elif inner is not None:
            yield from _within(inner)
