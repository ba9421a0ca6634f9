"""A small box for words: one or two questions, kept with Ctrl+Enter; a refusal stands at its field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from shopdesk.errors import NeedsALook, ShopError
from shopdesk.i18n import _
from shopdesk.ui.widgets.ctrl_enter import on_ctrl_enter
from shopdesk.ui.widgets.fields import Field, TextField
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing to write: ``field`` is what a refusal calls it, ``text`` what stands there already."""

    field: str
    label: str
    text: str = ""
    reason: str = ""


class WordSheet(Sheet):
    """``written`` gives the words in the order of the questions; whoever hears it closes the box, or says through ``refused`` why not."""

    written = Signal(object)

    def __init__(self, title: str, text: str, asks: Sequence[Ask], *, do: str, parent: QWidget | None = None) -> None:
        super().__init__(title, text, width=480, parent=parent)
        self._fields: dict[str, Field] = {}
        self._texts: list[TextField] = []
        for ask in asks:
            inside = TextField(ask.text, lines=3)
            inside.setObjectName(ask.field)
            inside.setTabChangesFocus(True)
            self._texts.append(inside)
            self._fields[ask.field] = Field(ask.label, inside, reason=ask.reason)
            self.body.addWidget(self._fields[ask.field])
        leave = self.add_button(KeyButton(_("Leave"), key="Esc", kind="quiet"))
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        self.keep = self.add_button(KeyButton(do, icon="check", key="Ctrl+Enter", kind="primary", bound=False))
        self.keep.setObjectName("words_keep")
        self.keep.clicked.connect(self._on_keep)
        on_ctrl_enter(self, self.keep.click)
        self._texts[0].setFocus(Qt.FocusReason.TabFocusReason)

    def refused(self, error: ShopError) -> bool:
        """Say at the field what is to be looked at; False when it is about something else."""
        field = self._fields.get(error.field) if isinstance(error, NeedsALook) else None
        if field is None:
            return False
        field.needs_a_look(str(error))
        field.inside.setFocus()
        return True

    def _on_keep(self) -> None:
        self.written.emit([text.toPlainText() for text in self._texts])
