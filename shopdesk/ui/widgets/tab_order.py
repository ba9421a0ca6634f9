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
        stops = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if stops and widget.window() is place.window() and not _is_put_away(widget, place):  # the list of a choice is a window
            yield widget


def _is_put_away(widget: QWidget | None, place: QWidget) -> bool:
    """Was it, or anything round it within ``place``, hidden on purpose? What was never shown yet will be."""
    while widget is not None and widget is not place:
        if widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            return True
        widget = widget.parentWidget()
    return False
