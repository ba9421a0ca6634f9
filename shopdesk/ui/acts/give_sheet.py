"""Give something to a colleague, with a word."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from shopdesk.core.staff.records import StaffMember
from shopdesk.errors import NeedsALook, ShopError
from shopdesk.i18n import _
from shopdesk.ui.widgets.ctrl_enter import on_ctrl_enter
from shopdesk.ui.widgets.fields import Field, LineField
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.person_row import Part, PersonRow, RowColumn
from shopdesk.ui.widgets.row_list import Photos, RowList
from shopdesk.ui.widgets.sheet import Sheet

_COLUMNS = (RowColumn(Part.NAME, 150, 1), RowColumn(Part.ACTION, 150))


class GiveSheet(Sheet):
    """``given`` with the id of the colleague and the word; whoever hears it closes the sheet, or says through ``refused`` why not."""

    given = Signal(object, str)

    def __init__(self, title: str, text: str, staff: Sequence[StaffMember], photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(title, text, width=480, parent=parent)
        self.rows = RowList(_COLUMNS, height=60, photos=photos, fits=True, select_first=True)
        self.rows.setObjectName("colleagues")
        self.rows.setAccessibleName(_("Colleagues"))
        self.rows.show_rows([PersonRow(one.id, one.name, one.title, photo=one.face_id, action=_("Give it")) for one in staff])
        self.word = LineField()
        self.word.setObjectName("give_word")
        self._field = Field(_("A word for them"), self.word, reason=_("So that nobody has to tell it twice."))
        self.body.addWidget(self.rows)
        self.body.addWidget(self._field)
        leave = self.add_button(KeyButton(_("Leave"), key="Esc", kind="quiet"))
        leave.setAutoDefault(False)
        give = self.add_button(KeyButton(_("Give"), icon="forward", key="Ctrl+Enter", kind="primary", bound=False))
        give.setObjectName("give")
        leave.clicked.connect(self.reject)
        give.clicked.connect(self._on_give)
        self.rows.chosen.connect(self._on_give)
        self.word.returnPressed.connect(self._on_give)
        on_ctrl_enter(self, self._on_give)
        self.rows.setFocus(Qt.FocusReason.TabFocusReason)

    def refused(self, error: ShopError) -> bool:
        """Say at the word what is to be looked at; False when it is about something else."""
        if not isinstance(error, NeedsALook):
            return False
        self._field.needs_a_look(str(error))
        self.word.setFocus()
        return True

    def _on_give(self) -> None:
        colleague = self.rows.current_key()
        if colleague is not None:
            self.given.emit(colleague, self.word.text().strip())
