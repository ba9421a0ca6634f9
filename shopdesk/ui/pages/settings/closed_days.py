"""The days the shop is closed, one row for days that follow each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from shopdesk.core.settings.records import ClosedDays
from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.day_and_time import DateField
from shopdesk.ui.widgets.fields import LineField
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.tab_order import read_on
from shopdesk.ui.widgets.words import Words


class ClosedRow(QWidget):
    """One time the shop is closed."""

    changed = Signal()
    dropped = Signal()

    def __init__(self, closed: ClosedDays) -> None:
        super().__init__()
        row = Row(self, gap=8)
        self._first = DateField(closed.first, _("First closed day"))
        self._last = DateField(closed.last, _("Last closed day"))
        self._reason = LineField(closed.reason, hint=_("Why, as customers may read it"))
        self._reason.setAccessibleName(_("Why the shop is closed"))
        drop = KeyButton(_("Take these days away"), icon="bin", icon_only=True, small=True)
        for widget in (self._first, Words("–", "small", "ink3"), self._last):
            row.addWidget(widget)
        row.addWidget(self._reason, 1)
        row.addWidget(drop)
        self.setFocusProxy(self._first)
        self._first.dateChanged.connect(self._on_first_changed)
        self._last.dateChanged.connect(self.changed)
        self._reason.textChanged.connect(self.changed)
        drop.clicked.connect(self.dropped)

    def value(self) -> ClosedDays:
        """What it says."""
        return ClosedDays(self._first.day(), self._last.day(), self._reason.text())

    def needs_a_look(self, wrong: bool) -> None:
        """Mark it, or take the mark away."""
        theme.restyle(self._last, "look", "warm" if wrong else "")

    def _on_first_changed(self) -> None:
        if self._last.date() < self._first.date():
            self._last.setDate(self._first.date())
        self.changed.emit()


class ClosedField(QWidget):
    """The closed days, and a way to add more."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = Column(self, gap=8)
        self._rows = Column(gap=6)
        self._none = Words(_("No closed days are written down."), "small", "ink2")
        self._add = KeyButton(_("Add closed days"), icon="plus", small=True)
        self._add.setObjectName("add_closed")
        self._sentence = Words("", "caption", "warm", lines=0)
        column.addLayout(self._rows)
        column.addWidget(self._none)
        column.addWidget(self._sentence)
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._today = dt.date(2000, 1, 1)
        self._add.clicked.connect(self._on_add)
        self.needs_a_look("")

    def show_closed(self, closed: Sequence[ClosedDays], today: dt.date) -> None:
        """Show these; past ones are left out of sight but not lost."""
        if self._today == today and self.closed() == tuple(closed):
            return
        self._today = today
        self._past = tuple(days for days in closed if days.last < today)
        for row in self.rows():
            self._drop(row)
        for days in closed:
            if days.last >= today:
                self._append(days)
        self._tell()

    def closed(self) -> tuple[ClosedDays, ...]:
        """What it says, past ones too."""
        return self._past + tuple(row.value() for row in self.rows())

    def rows(self) -> list[ClosedRow]:
        """The rows shown."""
        items = (self._rows.itemAt(place) for place in range(self._rows.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, ClosedRow)]

    def needs_a_look(self, sentence: str) -> QWidget | None:
        """Say what is amiss and mark the rows it is about; gives the first."""
        self._sentence.say(sentence)
        self._sentence.setVisible(bool(sentence))
        wrong = [row for row in self.rows() if sentence and row.value().last < row.value().first]
        for row in self.rows():
            row.needs_a_look(row in wrong)
        return wrong[0] if wrong else None

    _past: tuple[ClosedDays, ...] = ()

    def _append(self, days: ClosedDays) -> ClosedRow:
        row = ClosedRow(days)
        row.changed.connect(self.changed)
        row.dropped.connect(lambda: self._on_dropped(row))
        self._rows.addWidget(row)
        read_on(self._add.previousInFocusChain() or self, row)
        return row

    def _drop(self, row: ClosedRow) -> None:
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _tell(self) -> None:
        self._none.setVisible(not self.rows())
        self.changed.emit()

    def _on_add(self) -> None:
        row = self._append(ClosedDays(self._today, self._today))
        self._tell()
        row.setFocus()

    def _on_dropped(self, row: ClosedRow) -> None:
        self._add.setFocus()
        self._drop(row)
        self._tell()
