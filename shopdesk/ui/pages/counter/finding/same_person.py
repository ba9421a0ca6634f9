"""Whether somebody who is being typed has a page already: who it may be, and why."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from shopdesk.core.duplicates import rules
from shopdesk.core.duplicates.records import Alike
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop
from shopdesk.i18n import _
from shopdesk.ui.widgets.boxes import Column
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.words import Words

_PAUSE_MS = 120  # between letters


class SamePerson(QWidget):
    """``opened`` gives whose page it is after all."""

    opened = Signal(object)

    def __init__(self, shop: Shop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shop = shop
        self._draft = MemberDraft()
        self.found: tuple[Alike, ...] = ()
        self._rows = Column(gap=6)
        column = Column(self, gap=6)
        column.addWidget(Words(_("Is this the same person?"), "strong"))
        column.addLayout(self._rows)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self.hide()

    def typed(self, draft: MemberDraft) -> None:
        """Look who that may be, as soon as nothing more is typed."""
        self._draft = draft
        self._pause.start()

    def look(self) -> None:
        """Look now."""
        self._pause.stop()
        self.found = self._shop.duplicates.like(self._draft)
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for pair in self.found:
            self._rows.addWidget(self._button(pair))
        self.setVisible(bool(self.found))

    def _button(self, pair: Alike) -> KeyButton:
        match = self._shop.members.match(pair.second)
        reached = match.phone or match.email or match.city
        name = f"{match.name}, {reached}" if reached else match.name
        button = KeyButton(_("{name}. {why}").format(name=name, why=rules.sentence(pair.whys)), icon="person", small=True)
        button.setObjectName("same_person")
        button.clicked.connect(partial(self.opened.emit, pair.second))
        return button

    def take_focus(self) -> None:
        """Put the focus on whoever it is most likely."""
        item = self._rows.itemAt(0)
        if item is not None and (widget := item.widget()) is not None:
            widget.setFocus()
