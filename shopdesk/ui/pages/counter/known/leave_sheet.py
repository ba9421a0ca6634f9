"""Somebody leaves: one sheet, two ways, a copy of everything to take along, and no question why."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shopdesk.core.known.records import Leaving
from shopdesk.i18n import _
from shopdesk.ui.widgets.choices import ChoiceCard
from shopdesk.ui.widgets.fields import TickBox
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.sheet import WIDEST, Sheet


class LeaveSheet(Sheet):
    """``wished`` gives how they leave and whether they take a copy along."""

    wished = Signal(object, bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        text = _("As they wish. Nothing gets dearer by it, and nobody asks why.")
        super().__init__(_("{name} leaves").format(name=name), text, width=WIDEST, parent=parent)
        self.silence = ChoiceCard(_("Left alone"), _("The page stays; nothing goes out to them any more."), icon="snooze", chosen=True)
        self.erase = ChoiceCard(_("Erased"), _("Everything about them goes, for good."), icon="bin")
        self.copy = TickBox(_("They take a copy of everything along"))
        self.copy.setChecked(True)
        for part in (self.silence, self.erase, self.copy):
            self.body.addWidget(part)
        stay = self.add_button(KeyButton(_("They stay"), key="Esc"))
        self.go = self.add_button(KeyButton(_("Say goodbye"), icon="print", kind="primary"))
        stay.clicked.connect(self.reject)
        self.go.clicked.connect(self._on_go)

    def _on_go(self) -> None:
        self.accept()
        self.wished.emit(Leaving.ERASE if self.erase.isChecked() else Leaving.SILENCE, self.copy.isChecked())
