"""Who is at the counter now? Arrow keys or a number, then Enter: two seconds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from shopdesk.core.staff.records import StaffMember
from shopdesk.i18n import _
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.person_row import Part, PersonRow, RowColumn
from shopdesk.ui.widgets.row_list import Photos, RowList
from shopdesk.ui.widgets.sheet import Sheet

_COLUMNS = (RowColumn(Part.NAME, 150, 1), RowColumn(Part.TEXT, 14), RowColumn(Part.ACTION, 150))


class HandOver(Sheet):
    """``staff_chosen`` gives the id of who takes the counter."""

    staff_chosen = Signal(object)

    def __init__(self, staff: Sequence[StaffMember], present: int | None, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(_("Who is at the counter?"), "", width=480, parent=parent)
        self.rows = RowList(_COLUMNS, height=60, photos=photos, fits=True, select_first=True)
        self.rows.setObjectName("staff")
        self.rows.setAccessibleName(_("Who works here"))
        self.rows.show_rows([self._row(number, person, present) for number, person in enumerate(staff, 1)])
        self.body.addWidget(self.rows)
        stay = self.add_button(KeyButton(_("Leave as it was"), key="Esc", kind="quiet"))
        stay.clicked.connect(self.reject)
        self.rows.chosen.connect(self._on_chosen)
        self.rows.installEventFilter(self)
        others = [place for place, person in enumerate(staff) if person.id != present]
        if others:
            self.rows.setCurrentIndex(self.rows.rows_model.index(others[0]))
        self.rows.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.rows and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._number_pressed(event.text())
        return False

    def _number_pressed(self, text: str) -> bool:
        """A number goes to that row; Enter takes it, so that no scan can hand over."""
        if not text.isdecimal() or not 1 <= int(text) <= self.rows.rows_model.rowCount():
            return False
        self.rows.setCurrentIndex(self.rows.rows_model.index(int(text) - 1))
        return True

    def _row(self, number: int, person: StaffMember, present: int | None) -> PersonRow:
        here = _("Here now") if person.id == present else person.title
        return PersonRow(person.id, person.name, here, text=str(number), photo=person.face_id, action=_("I am here"))

    def _on_chosen(self, staff_id: int) -> None:
        self.accept()
        self.staff_chosen.emit(staff_id)
