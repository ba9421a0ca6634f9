"""One line of what we know about somebody."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from shopdesk.core.known.records import Fact
from shopdesk.ui import theme
from shopdesk.ui.widgets.boxes import Row
from shopdesk.ui.widgets.words import Words

_WIDTHS = ((0, 150), (2, 236), (4, 110))  # of what, who told us, and last used for; what it says and why share the rest


class _Cells(QWidget):
    """Five texts in their columns."""

    def __init__(self, cells: tuple[Words, ...], high: int) -> None:
        super().__init__()
        self._cells = cells
        row = Row(self, gap=16, margins=(18, high, 18, high))
        for place, cell in enumerate(self._cells):
            row.addWidget(cell, {1: 3, 3: 2}.get(place, 0), Qt.AlignmentFlag.AlignTop)
        theme.current().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def _on_look_changed(self) -> None:
        for place, width in _WIDTHS:
            self._cells[place].setFixedWidth(theme.em(width))


class FactHeads(_Cells):
    """What stands over the columns."""

    def __init__(self, heads: tuple[str, ...]) -> None:
        super().__init__(tuple(Words(head, "label", "ink2") for head in heads), 0)


class FactRow(_Cells):
    """One line: what, what it says, who told us and when, why we keep it, what it was last used for."""

    def __init__(self, fact: Fact, told: str, used: str) -> None:
        cells = (
            Words(fact.what, "small", "ink3", lines=0), Words(fact.says, "small", lines=0), Words(told, "small", "ink2", lines=0),
            Words(fact.why, "caption", "ink2", lines=0), Words(used, "caption", "ink3", lines=0),
        )
        super().__init__(cells, 8)
        self.setAccessibleName(f"{fact.what}: {fact.says}. {told}. {fact.why}")
