"""A question on the Counter: a field with its reason, whose inside may be several fields."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from shopdesk.ui import theme
from shopdesk.ui.widgets.fields import Field

_INNER = (QLineEdit, QPlainTextEdit, QComboBox)


class Question(Field):
    """A field whose inside may be several: each of them shows that it needs a look."""

    def __init__(self, label: str, inside: QWidget, *, reason: str = "") -> None:
        super().__init__(label, inside)
        if reason:
            # Said only now that its words have a place: shown before, they would be a window of their own for a moment.
            self.ask_because(reason)
        if not isinstance(inside, _INNER):
            for part in inside.findChildren(QLineEdit):
                part.textEdited.connect(self._on_part_edited)

    def _mark(self, look: str, sentence: str, tone: str) -> None:
        for part in self.inside.findChildren(QLineEdit):
            theme.restyle(part, "look", look)
        super()._mark(look, sentence, tone)

    def _on_part_edited(self) -> None:
        if self.looks_wrong:
            self.is_fine()
