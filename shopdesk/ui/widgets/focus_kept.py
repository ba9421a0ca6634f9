"""Where the focus was, by name: what holds it may be built anew meanwhile."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class FocusKept:
    """Remembers the part of ``page`` with the focus, and all that comes after it by Tab; nothing where the focus is elsewhere."""

    def __init__(self, page: QWidget) -> None:
        self._page = page
        self._names: list[str] = []
        first = page.window().focusWidget()
        widget = first if first is not None and (first is page or page.isAncestorOf(first)) else None
        while widget is not None:
            if widget.objectName() and _is_stop(widget) and (widget is page or page.isAncestorOf(widget)):
                self._names.append(widget.objectName())
            following = widget.nextInFocusChain()
            widget = None if following is first else following

    def give_back(self) -> None:
        """Put the focus where it was, or on what came next where that is not there any more."""
        now = self._page.window().focusWidget()
        for name in self._names:
            if now is not None and now.objectName() == name and now.isVisible():
                return
            there = [each for each in (self._page, *self._page.findChildren(QWidget, name)) if each.objectName() == name and _is_stop(each)]
            if there:
                there[-1].setFocus(Qt.FocusReason.TabFocusReason)  # of two, the one built last
                return


def _is_stop(widget: QWidget) -> bool:
    tabs = (widget.focusPolicy() & Qt.FocusPolicy.TabFocus) == Qt.FocusPolicy.TabFocus
    return tabs and widget.isVisible() and widget.isEnabled()
