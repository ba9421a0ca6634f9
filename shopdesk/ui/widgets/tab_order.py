"""Tab goes through a page as it is read, also where parts of it were made anew after the rest."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def read_on(start: QWidget, *places: QWidget) -> None:
    """Let Tab go on from ``start`` through what can be pressed or typed in within ``places``, one place after the other."""
    stops = [start, *(stop for place in places for stop in _stops(place))]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _stops(place: QWidget) -> Iterator[QWidget]:
    # Layouts are not asked: an item of a Flow that Python has held once may be gone when the Flow next looks at it.
    for widget in (place, *place.findChildren(QWidget)):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None and widget.isVisibleTo(place):
            yield widget
