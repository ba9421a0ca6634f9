"""Asks for the name of a list, or for a word to narrow it by."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shopdesk.errors import NeedsALook, ShopError
from shopdesk.i18n import _
from shopdesk.ui.widgets.fields import Field, LineField
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.sheet import Sheet


class NameSheet(Sheet):
    """``name_given`` with what was typed; whoever hears it closes the sheet, or says through ``refused`` why not."""

    name_given = Signal(str)

    def __init__(self, title: str, text: str, parent: QWidget, name: str = "", *, label: str = "", keep: str = "") -> None:
        super().__init__(title, text, parent=parent)
        self._line = LineField(name)
        self._line.setObjectName("list_name")
        self._line.selectAll()
        self._field = Field(label or _("Name of the list"), self._line)
        self.body.addWidget(self._field)
        leave = self.add_button(KeyButton(_("Leave"), key="Esc", kind="quiet"))
        done = self.add_button(KeyButton(keep or _("Keep"), key="Enter", kind="primary"))
        done.setObjectName("list_name_keep")
        leave.setAutoDefault(False)
        done.setDefault(True)
        leave.clicked.connect(self.reject)
        done.clicked.connect(self._on_keep_clicked)
        self._line.setFocus()

    def refused(self, error: ShopError) -> bool:
        """Say at the field why the name cannot be kept; False when it is not about the name."""
        if not isinstance(error, NeedsALook):
            return False
        self._field.needs_a_look(str(error))
        self._line.setFocus()
        return True

    def _on_keep_clicked(self) -> None:
        self.name_given.emit(self._line.text())
