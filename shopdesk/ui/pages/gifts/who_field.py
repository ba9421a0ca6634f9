"""Somebody by name: a member where one of that name is chosen, else only the name."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from shopdesk.core.giftcards.records import Person
from shopdesk.core.members.records import Match
from shopdesk.core.shop import Shop
from shopdesk.ui.widgets.boxes import Column
from shopdesk.ui.widgets.fields import LineField
from shopdesk.ui.widgets.key_button import KeyButton

_OFFERED = 3
_LETTERS = 2  # before anybody is looked for


class WhoField(QWidget):
    """A line to type a name into, and below it the members it could be."""

    def __init__(self, shop: Shop, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shop = shop
        self._member_id: int | None = None
        self.line = LineField(hint=hint)
        self.line.setObjectName(name)
        self._offers = Column(gap=4)
        column = Column(self, gap=6)
        column.addWidget(self.line)
        column.addLayout(self._offers)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._on_typed)

    def person(self) -> Person | None:
        """Who was meant; None when nobody was named."""
        name = self.line.text().strip()
        return Person(self._member_id, name) if name else None

    def choose(self, member_id: int, name: str) -> None:
        """Mean a member."""
        self._member_id = member_id
        self.line.setText(name)
        self._offer([])

    def _on_typed(self, text: str) -> None:
        self._member_id = None
        self._offer(list(self._shop.members.find(text).matches[:_OFFERED]) if len(text.strip()) >= _LETTERS else [])

    def _offer(self, matches: list[Match]) -> None:
        while (item := self._offers.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for match in matches:
            words = f"{match.name}, {match.city}" if match.city else match.name
            button = KeyButton(words, icon="person", kind="quiet", small=True)
            button.setObjectName("who_offer")
            button.clicked.connect(partial(self._on_offer_pressed, match))
            self._offers.addWidget(button)

    def _on_offer_pressed(self, match: Match, _checked: bool = False) -> None:
        self.choose(match.id, match.name)
        self.line.setFocus()
