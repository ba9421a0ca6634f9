"""Somebody new: one field, and everything else can wait."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from shopdesk.core.members.records import Member
from shopdesk.core.members.rules import begin_from
from shopdesk.core.shop import Shop
from shopdesk.errors import NeedsALook, ShopError
from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.counter.finding.same_person import SamePerson
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.fields import Field, LineField
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.words import Words


class NewMember(QFrame):
    """A name, an e-mail or a phone begins a page. ``begun`` gives whose, ``left`` when it was not to be."""

    begun = Signal(object)
    left = Signal()

    def __init__(self, shop: Shop, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shop = shop
        self._operations = operations
        self.setObjectName("panel")
        self._build()
        self._line.returnPressed.connect(self._begin)
        self._begin_button.clicked.connect(self._begin)
        self._leave_button.clicked.connect(self.left)
        self._line.textChanged.connect(lambda text: self._same.typed(begin_from(text)))
        self._same.opened.connect(self.begun)

    def _build(self) -> None:
        self._line = LineField()
        self._line.setObjectName("new_line")
        self._field = Field(
            _("Name, e-mail or phone"), self._line, reason=_("One of them is enough. Everything else can wait until it helps them.")
        )
        self._field.setMaximumWidth(theme.em(560))
        self._begin_button = KeyButton(_("Begin the page"), icon="person-add", key="Enter", kind="primary")
        self._begin_button.setObjectName("new_begin")
        self._leave_button = KeyButton(_("Leave"), key="Esc", kind="quiet")
        self._leave_button.setObjectName("new_leave")
        buttons = Row(gap=10)
        for button in (self._begin_button, self._leave_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = Column(self, gap=14, margins=(18, 16, 18, 18))
        column.addWidget(Words(_("Someone new"), "strong"))
        column.addWidget(self._field)
        self._same = SamePerson(self._shop)
        self._asked = ""
        column.addWidget(self._same)
        column.addLayout(buttons)

    def ask(self, typed: str) -> None:
        """Begin with what was typed in the find field."""
        self._asked = ""
        self.setEnabled(True)
        self._begin_button.set_words(_("Begin the page"))
        self._line.setText(typed)
        self._field.is_fine()
        self._line.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _begin(self) -> None:
        """Begin, unless somebody here may be the same person: then that is asked first, once."""
        typed = self._line.text()
        self._same.typed(begin_from(typed))
        self._same.look()
        if self._same.found and self._asked != typed:
            self._asked = typed
            self._begin_button.set_words(_("Somebody else, begin the page"))
            self._same.take_focus()
            return
        add = partial(self._add, typed, tuple(pair.second for pair in self._same.found))
        self._operations.do(
            add, said=_("Page begun"), on_done=lambda member: self._on_begun(member, typed), refused=self._on_refused,
            put_aside=lambda aside: self.setEnabled(not aside),
        )

    def _add(self, typed: str, others: tuple[int, ...]) -> Member:
        with self._shop.transaction("members.add"):
            member = self._shop.members.add(begin_from(typed))
            for other in others:
                self._shop.duplicates.two_people(member.id, other)
        return member

    def _on_begun(self, member: Member, typed: str) -> None:
        if self.isVisible() and self._line.text() == typed:  # it may have had to wait, and somebody have gone on meanwhile
            self.begun.emit(member.id)

    def _on_refused(self, error: ShopError) -> bool:
        if not isinstance(error, NeedsALook):
            return False
        self._field.needs_a_look(str(error))
        self._line.setFocus()
        return True
