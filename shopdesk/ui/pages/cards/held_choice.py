"""A card that waits: an owner may go on all the same, with a word why, which is kept."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shopdesk.errors import NeedsALook, ShopError
from shopdesk.i18n import _
from shopdesk.ui.widgets.fields import Field, LineField
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.sheet import Sheet


class HeldChoice(Sheet):
    """``said`` gives the owner's words; whoever hears it accepts, or says through ``refused`` why not."""

    said = Signal(str)

    def __init__(self, name: str, reason: str, parent: QWidget | None = None) -> None:
        super().__init__(_("A card for {name} all the same?").format(name=name), reason, width=480, parent=parent)
        self._why = LineField()
        self._why.setObjectName("held_why")
        self._field = Field(_("Why it cannot wait"), self._why, reason=_("An owner decides this; the words are kept."))
        self.body.addWidget(self._field)
        leave = self.add_button(KeyButton(_("Let it wait"), key="Esc", kind="quiet"))
        go_on = self.add_button(KeyButton(_("Go on"), icon="card", kind="mend"))
        go_on.setObjectName("held_go_on")
        leave.clicked.connect(self.reject)
        go_on.clicked.connect(self._on_go_on)
        self._why.setFocus()

    def refused(self, error: ShopError) -> bool:
        """Say at the field why not."""
        self._field.needs_a_look(str(error))
        return True

    def _on_go_on(self) -> None:
        if self._why.text().strip():
            self.said.emit(self._why.text())
        else:
            self.refused(NeedsALook("override", _("There is nothing written yet."), do=_("A few words are enough.")))
