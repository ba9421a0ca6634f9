"""The bar that shows while something in the settings is not saved yet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from shopdesk.i18n import _
from shopdesk.ui.widgets.boxes import Row
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.small_parts import Icon
from shopdesk.ui.widgets.words import Words


class UnsavedBar(QFrame):
    """Says what is not saved; ``save_asked`` and ``drop_asked`` are the two ways on."""

    save_asked = Signal()
    drop_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("soft")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._sentence = Words("", "body", lines=2)
        self._sentence.setObjectName("unsaved_sentence")
        self.drop = KeyButton(_("Leave as it was"), key="Esc", small=True)
        self.drop.setObjectName("leave_as_it_was")
        self.save = KeyButton(_("Save"), icon="check", key="Ctrl+S", kind="primary", small=True)
        self.save.setObjectName("save")
        row = Row(self, gap=10, margins=(16, 6, 8, 6))
        row.addWidget(Icon("write", "accent", 20))
        row.addWidget(self._sentence, 1)
        row.addWidget(self.drop)
        row.addWidget(self.save)
        self.drop.clicked.connect(self.drop_asked)
        self.save.clicked.connect(self.save_asked)
        self.hide()

    def say(self, names: tuple[str, ...]) -> None:
        """Name the sections that wait; hide when there is none."""
        self._sentence.say(_("Not saved yet: {sections}").format(sections=", ".join(names)))
        self.setVisible(bool(names))
