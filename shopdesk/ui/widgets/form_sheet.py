"""A small form in front of the page: questions below each other, kept with Enter, left with Esc."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from shopdesk.errors import NeedsALook, ShopError
from shopdesk.i18n import _
from shopdesk.ui.operations import Operations
from shopdesk.ui.widgets.ctrl_enter import on_ctrl_enter
from shopdesk.ui.widgets.fields import Field
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.sheet import Sheet


class FormSheet(Sheet):
    """``kept`` when it shall be written; ``do`` writes it and closes. Fields are known by the names that refusals use."""

    kept = Signal()

    def __init__(
        self, title: str, text: str = "", *, keep: str = "", icon: str = "check", width: int = 460, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, text, width=width, parent=parent)
        self._fields: dict[str, Field] = {}
        leave = self.add_button(KeyButton(_("Leave"), key="Esc", kind="quiet"))
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        self.keep = self.add_button(KeyButton(keep or _("Keep"), icon=icon, key="Enter", kind="primary"))
        self.keep.setObjectName("sheet_keep")
        self.keep.setDefault(True)
        self.keep.clicked.connect(self.kept)
        on_ctrl_enter(self, self.keep.click)

    def ask(self, name: str, label: str, inside: QWidget, *, reason: str = "") -> Field:
        """Add a question; ``name`` is what a refusal calls it."""
        field = Field(label, inside, reason=reason)
        inside.setObjectName(f"sheet_{name}")
        self._fields[name] = field
        self.body.addWidget(field)
        return field

    def do(self, operations: Operations, act: Callable[[], object], said: str = "") -> None:
        """Do ``act``; close when it is done, say at its field what is to be looked at when not."""
        operations.do(act, said=said, on_done=lambda _done: self.accept(), refused=self.refused)

    def refused(self, error: ShopError) -> bool:
        """Mark the field that needs a look, or say at the top why it cannot be done."""
        field = self._fields.get(error.field) if isinstance(error, NeedsALook) else None
        if field is None:
            self.text.say(str(error), tone="warm")
            self.text.show()
            return True
        field.needs_a_look(str(error))
        field.setFocus()
        return True

    def begin(self) -> None:
        """Show it, with the first question ready to be answered."""
        self.open()
        first = next(iter(self._fields.values()), None)
        if first is not None:
            first.setFocus()
            if isinstance(first.inside, QLineEdit):
                first.inside.selectAll()
