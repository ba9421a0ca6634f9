"""For whom the cards are: their faces, and a line to find more people by."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shopdesk.core.shop import Shop
from shopdesk.i18n import _
from shopdesk.ui.pages.cards import sentences
from shopdesk.ui.pages.cards.desk import Desk
from shopdesk.ui.pixmaps import Pixmaps
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.faces import Faces
from shopdesk.ui.widgets.fields import LineField
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.words import Words

_FACES, _OFFERED, _LETTERS = 3, 3, 2


class ForWhom(QWidget):
    """``changed`` when somebody was added, or whoever is shown gets no card after all."""

    changed = Signal()

    def __init__(self, shop: Shop, desk: Desk, photos: Pixmaps, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shop = shop
        self._desk = desk
        self._photos = photos
        self._faces = Faces(size=36)
        self._names = Words("", "small", "ink2", lines=2)
        self._names.setObjectName("card_names")
        self._out = KeyButton(_("Leave this one out"), icon="close", kind="quiet", small=True, icon_only=True)
        self._out.setObjectName("card_leave_out")
        self.line = LineField(hint=_("Somebody more"))
        self.line.setObjectName("card_more_people")
        self.line.setAccessibleName(_("Somebody more"))
        self._offers = Column(gap=4)
        people = Row(gap=10)
        people.addWidget(self._faces)
        people.addWidget(self._names, 1)
        people.addWidget(self._out)
        column = Column(self, gap=6)
        column.addLayout(people)
        column.addWidget(self.line)
        column.addLayout(self._offers)
        self._out.clicked.connect(self._on_left_out)
        self.line.textEdited.connect(self._on_typed)
        self.line.returnPressed.connect(self._on_entered)

    def show_people(self) -> None:
        """Show who is on the desk."""
        desk = self._desk
        shown = desk.people[:_FACES]
        self._faces.show_people([(person.name, self._photos(person.photo_id), str(person.member_id)) for person in shown])
        self._faces.setVisible(bool(shown))
        self._names.say(sentences.names(desk.people))
        self._out.setVisible(bool(shown))
        if desk.current is not None:
            words = _("No card for {name}").format(name=desk.current.name)
            self._out.setAccessibleName(words)
            self._out.setToolTip(words)

    def _on_typed(self, text: str) -> None:
        while (item := self._offers.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        wanted = len(text.strip()) >= _LETTERS
        for match in self._shop.members.find(text).matches[:_OFFERED] if wanted else ():
            button = KeyButton(f"{match.name}, {match.city}" if match.city else match.name, icon="person-add", kind="quiet", small=True)
            button.setObjectName("card_offer")
            button.clicked.connect(partial(self._on_offered, match.id))
            self._offers.addWidget(button)

    def _on_entered(self) -> None:
        matches = self._shop.members.find(self.line.text()).matches if self.line.text().strip() else ()
        if matches:
            self._on_offered(matches[0].id)

    def _on_offered(self, member_id: int, _checked: bool = False) -> None:
        self.line.clear()
        self._on_typed("")
        self.line.setFocus()
        self._desk.people.add(member_id)
        self._desk.people.turn_to(member_id)
        self.changed.emit()

    def _on_left_out(self) -> None:
        if self._desk.current is not None:
            self._desk.people.leave_out(self._desk.current.member_id)
            self.changed.emit()
