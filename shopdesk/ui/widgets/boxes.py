"""Layouts whose gaps and margins are lengths of the design and follow the scale: rows, columns, and a flow that wraps."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QLayout, QLayoutItem, QWidget

from shopdesk.ui import theme

Margins = tuple[int, int, int, int]
_NONE: Margins = (0, 0, 0, 0)


class Box(QBoxLayout):
    """A box layout in design lengths; ``margins`` are left, top, right, bottom."""

    def __init__(self, direction: QBoxLayout.Direction, parent: QWidget | None, gap: int, margins: Margins) -> None:
        super().__init__(direction)
        self._gap = gap
        self._margins = margins
        if parent is not None:
            parent.setLayout(self)
        theme.current().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def _on_look_changed(self) -> None:
        self.setSpacing(theme.px(self._gap))
        self.setContentsMargins(*(theme.px(side) for side in self._margins))


class Row(Box):
    """Things beside each other."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 0, margins: Margins = _NONE) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight, parent, gap, margins)


class Column(Box):
    """Things below each other."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 0, margins: Margins = _NONE) -> None:
        super().__init__(QBoxLayout.Direction.TopToBottom, parent, gap, margins)


class Grid(QGridLayout):
    """A grid in design lengths."""

    def __init__(self, parent: QWidget | None = None, *, across: int = 0, down: int = 0, margins: Margins = _NONE) -> None:
        super().__init__()
        self._gaps = (across, down)
        self._margins = margins
        if parent is not None:
            parent.setLayout(self)
        theme.current().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def _on_look_changed(self) -> None:
        self.setHorizontalSpacing(theme.px(self._gaps[0]))
        self.setVerticalSpacing(theme.px(self._gaps[1]))
        self.setContentsMargins(*(theme.px(side) for side in self._margins))


class Flow(QLayout):
    """Things beside each other that go on in the next line where there is no room.

    Always the layout of a widget of its own: nested in another layout it would be asked for its items after Qt has deleted them.
    """

    def __init__(self, parent: QWidget, *, gap: int = 8) -> None:
        super().__init__()
        self._gap = gap
        self._items: list[QLayoutItem] = []
        parent.setLayout(self)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Lay the items into ``rect`` and give the height they need."""
        gap = theme.px(self._gap)
        x, y, tallest = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():  # hidden
                continue
            size = item.sizeHint()
            if x > rect.x() and x + size.width() > rect.right() + 1:
                x, y, tallest = rect.x(), y + tallest + gap, 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + gap
            tallest = max(tallest, size.height())
        return y + tallest - rect.y()


def put_instead(layout: QBoxLayout, old: QWidget, new: QWidget) -> QWidget:
    """Put ``new`` where ``old`` stood in ``layout``, let ``old`` go, and give ``new`` back."""
    layout.replaceWidget(old, new)
    new.show()
    old.hide()
    old.deleteLater()
    return new


def rule(parent: QWidget | None = None) -> QFrame:
    """Give a thin line between parts of a panel."""
    line = QFrame(parent)
    line.setObjectName("rule")
    return line
