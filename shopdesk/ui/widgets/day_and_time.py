"""A day, and a time of the day, as one types them."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDateEdit, QTimeEdit, QWidget

from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.widgets.boxes import Row


class DateField(QDateEdit):
    """A day: type 24 12 2026, or go up and down by the arrow keys."""

    def __init__(self, day: dt.date, said: str) -> None:
        super().__init__(QDate(day.year, day.month, day.day))
        self.setDisplayFormat("dd MMM yyyy")
        self.setAccessibleName(said)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setProperty("ring", 8)
        theme.current().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def day(self) -> dt.date:
        """What it says."""
        return dt.date(self.date().year(), self.date().month(), self.date().day())

    def _on_look_changed(self) -> None:
        self.setFixedSize(theme.em(96) + theme.px(28), max(theme.px(44), theme.line_height("body") + theme.px(20)))


class TimeField(QTimeEdit):
    """A time of the day: type 0830, or go up and down by the arrow keys."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setDisplayFormat("HH:mm")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setProperty("ring", 8)
        theme.current().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def show_time(self, time: dt.time) -> None:
        """Show ``time``."""
        self.setTime(QTime(time.hour, time.minute))

    def clock_time(self) -> dt.time:
        """What it says."""
        return dt.time(self.time().hour(), self.time().minute())

    def _on_look_changed(self) -> None:
        self.setFixedSize(theme.em(46) + theme.px(26), max(theme.px(44), theme.line_height("body") + theme.px(20)))


class WhenField(QWidget):
    """A day and a time beside each other; ``changed`` when either is another."""

    changed = Signal()

    def __init__(self, when: dt.datetime, name: str) -> None:
        super().__init__()
        self.day_field = DateField(when.date(), _("Day"))
        self.day_field.setObjectName(f"{name}_day")
        self.time_field = TimeField(f"{name}_time")
        self.time_field.setAccessibleName(_("Time"))
        self.time_field.show_time(when.time())
        row = Row(self, gap=6)
        row.addWidget(self.day_field)
        row.addWidget(self.time_field)
        self.setFocusProxy(self.day_field)
        self.day_field.dateChanged.connect(self.changed)
        self.time_field.timeChanged.connect(self.changed)

    def when(self) -> dt.datetime:
        """The day and the time by the clock on the wall, without a zone."""
        return dt.datetime.combine(self.day_field.day(), self.time_field.clock_time())
