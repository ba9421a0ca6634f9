"""Opening hours, Monday to Sunday."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shopdesk.core import saying
from shopdesk.core.settings.records import OpeningHours
from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.widgets.boxes import Grid
from shopdesk.ui.widgets.day_and_time import TimeField
from shopdesk.ui.widgets.fields import TickBox
from shopdesk.ui.widgets.words import Words

_DAY_AS_USUAL = OpeningHours(dt.time(9), dt.time(17))


class WeekField(QWidget):
    """Seven days, each open from and until, or closed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        grid = Grid(self, across=10, down=4)
        self._days: list[tuple[TickBox, TimeField, Words, TimeField, Words]] = []
        for number, name in enumerate(saying.weekdays()):
            opens, closes, closed = TimeField(f"opens_{number}"), TimeField(f"closes_{number}"), Words(_("closed"), "small", "ink3")
            day = (TickBox(name), opens, Words("–", "small", "ink3"), closes, closed)
            day[0].setObjectName(f"open_{number}")
            day[1].setAccessibleName(_("{day}, opens").format(day=name))
            day[3].setAccessibleName(_("{day}, closes").format(day=name))
            for column, widget in enumerate(day[:4]):
                grid.addWidget(widget, number, column)
            grid.addWidget(day[4], number, 1, 1, 3)
            grid.setRowMinimumHeight(number, theme.px(44))
            day[0].toggled.connect(self._on_toggled)
            day[1].timeChanged.connect(self.changed)
            day[3].timeChanged.connect(self.changed)
            self._days.append(day)
        grid.setColumnStretch(0, 1)
        self._sentence = Words("", "caption", "warm", lines=0)
        grid.addWidget(self._sentence, 7, 0, 1, 4)
        self._sentence.hide()

    def show_week(self, week: Sequence[OpeningHours | None]) -> None:
        """Show these hours."""
        for (is_open, opens, _dash, closes, _closed), hours in zip(self._days, week, strict=True):
            is_open.setChecked(hours is not None)
            opens.show_time((hours or _DAY_AS_USUAL).opens)
            closes.show_time((hours or _DAY_AS_USUAL).closes)
        self._on_toggled()
        self.needs_a_look("")

    def week(self) -> tuple[OpeningHours | None, ...]:
        """What it says."""
        return tuple(
            OpeningHours(opens.clock_time(), closes.clock_time()) if is_open.isChecked() else None
            for is_open, opens, _dash, closes, _closed in self._days
        )

    def needs_a_look(self, sentence: str) -> QWidget | None:
        """Say what is amiss and mark the days it is about; gives the first."""
        self._sentence.say(sentence)
        self._sentence.setVisible(bool(sentence))
        first = None
        for is_open, opens, _dash, closes, _closed in self._days:
            wrong = bool(sentence) and is_open.isChecked() and not OpeningHours(opens.clock_time(), closes.clock_time()).looks_right
            theme.restyle(closes, "look", "warm" if wrong else "")
            first = first or (closes if wrong else None)
        return first

    def _on_toggled(self) -> None:
        for is_open, opens, dash, closes, closed in self._days:
            for widget in (opens, dash, closes):
                widget.setVisible(is_open.isChecked())
            closed.setVisible(not is_open.isChecked())
        self.changed.emit()
