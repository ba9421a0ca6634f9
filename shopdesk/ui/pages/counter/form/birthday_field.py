"""A birthday as people say it: a day, a month, and the year only where they told it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from shopdesk.core import saying
from shopdesk.core.members.records import Birthday
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.widgets.boxes import Row
from shopdesk.ui.widgets.fields import Choice, LineField


class BirthdayField(QWidget):
    """Day, month and year beside each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day = LineField(hint=_("Day"))
        self.month = Choice()
        self.year = LineField(hint=_("Year"))
        self.month.addItem(_("Month"), 0)
        for number in range(1, 13):
            self.month.addItem(saying.month_name(number), number)
        row = Row(self, gap=8)
        for widget, name, words, width in (
            (self.day, "birth_day", _("Day"), 62), (self.month, "birth_month", _("Month"), 0),
            (self.year, "birth_year", _("Year, if they told it"), 76),
        ):
            widget.setObjectName(name)
            widget.setAccessibleName(words)
            if width:
                widget.setFixedWidth(theme.em(width))
            row.addWidget(widget, 0 if width else 1)
        self.setFocusProxy(self.day)

    def show_value(self, born: Birthday | None) -> None:
        """Show a birthday, or none."""
        self.day.setText(str(born.day) if born else "")
        self.month.setCurrentIndex(born.month if born else 0)
        self.year.setText(str(born.year) if born and born.year else "")

    def value(self) -> Birthday | None:
        """What was filled in; raises NeedsALook when it is no day."""
        day, month, year = self.day.text().strip(), self.month.currentData(), self.year.text().strip()
        if not (day or month or year):
            return None
        if not (day.isdecimal() and month) or not (year.isdecimal() or not year):
            raise NeedsALook(
                "birthday", _("A birthday needs a day and a month."), _("What you typed is still there."), _("The year can be left out.")
            )
        return Birthday(int(month), int(day), int(year) if year else None)
