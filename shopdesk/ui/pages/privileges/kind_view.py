"""One kind opened: who holds it and why, who waits for it, and how it is changed or ended."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from shopdesk.core import saying
from shopdesk.core.privileges.records import Holder, PrivilegeKind, Waiting
from shopdesk.core.shop import Shop
from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.acts.privilege_sheets import EndPrivilegeSheet, room_words
from shopdesk.ui.messages import Messages
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.privileges.kind_sheet import KindSheet
from shopdesk.ui.pixmaps import Pixmaps
from shopdesk.ui.widgets.boxes import Column, Row, rule
from shopdesk.ui.widgets.fields import LineField
from shopdesk.ui.widgets.form_sheet import FormSheet
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.sheet import Sheet
from shopdesk.ui.widgets.small_parts import Avatar
from shopdesk.ui.widgets.words import Words


class KindView(Sheet):
    """``member_asked`` with whose page is to be opened."""

    member_asked = Signal(object)

    def __init__(
        self, shop: Shop, operations: Operations, messages: Messages, photos: Pixmaps, kind: PrivilegeKind, parent: QWidget | None
    ) -> None:
        count = _("{held} of {places}").format(held=kind.held, places=kind.places)
        super().__init__(kind.name, f"{kind.instruction}. {count}, {room_words(kind)}.", width=520, parent=parent)
        self._shop = shop
        self._operations = operations
        self._messages = messages
        self._photos = photos
        self._kind = kind
        self._build()

    def _build(self) -> None:
        inside = QWidget()
        inside.setObjectName("content")
        column = Column(inside, gap=8)
        for holder in self._shop.privileges.holders(self._kind.id):
            column.addLayout(self._holder(holder))
        for number, waiting in enumerate(self._shop.privileges.waiting.of(self._kind.id)):
            if not number:
                column.addWidget(rule())
                column.addWidget(Words(_("Waiting, the next one first"), "label", "ink2"))
            column.addLayout(self._waiting(waiting))
        if not column.count():
            column.addWidget(Words(_("Nobody has it yet. It is given on somebody’s page."), "small", "ink2", lines=0))
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        scroll.setFixedHeight(min(inside.sizeHint().height() + 4, theme.em(360)))
        self.body.addWidget(scroll)
        for words, icon, name, slot in (
            (_("End this kind"), "bin", "kind_end", self._on_end_kind), (_("Change"), "edit", "kind_change", self._on_change),
        ):
            button = self.add_button(KeyButton(words, icon=icon, kind="quietWarm" if name == "kind_end" else "secondary"))
            button.setObjectName(name)
            button.clicked.connect(slot)
        close = self.add_button(KeyButton(_("Close"), key="Esc"))
        close.clicked.connect(self.reject)
        close.setFocus()

    def _holder(self, holder: Holder) -> Row:
        held = holder.held
        since = _("Since {day}. {reason}").format(day=saying.short_day(held.start, self._shop.today()), reason=held.reason)
        end = KeyButton(_("End"), kind="quiet", small=True)
        end.setObjectName(f"end_{held.id}")
        end.setAccessibleDescription(holder.name)
        end.clicked.connect(lambda: self._end(holder))
        return self._person(holder.name, holder.photo_id, held.member_id, since, end)

    def _waiting(self, waiting: Waiting) -> Row:
        leave = KeyButton(_("Waits no longer"), kind="quiet", small=True)
        leave.setAccessibleDescription(waiting.name)
        leave.clicked.connect(lambda: self._take_out(waiting))
        return self._person(waiting.name, None, waiting.member_id, f"{waiting.place}. {waiting.reason}", leave)

    def _person(self, name: str, photo_id: int | None, member_id: int, sentence: str, act: KeyButton) -> Row:
        texts = Column()
        opened = KeyButton(_("Open"), kind="quiet", small=True)
        opened.setAccessibleDescription(name)
        opened.clicked.connect(lambda: self._open(member_id))
        texts.addWidget(Words(name, "name", lines=2))
        texts.addWidget(Words(sentence, "small", "ink2", lines=2))
        row = Row(gap=12)
        row.addWidget(Avatar(name, self._photos(photo_id), size=36, key=str(member_id)))
        row.addLayout(texts, 1)
        row.addWidget(opened)
        row.addWidget(act)
        return row

    def _take_out(self, waiting: Waiting) -> None:
        leave = partial(self._shop.privileges.waiting.leave, waiting.id)
        self._operations.do(leave, said=_("Taken out"), on_done=lambda _done: self.accept())

    def _open(self, member_id: int) -> None:
        self.accept()
        self.member_asked.emit(member_id)

    def _end(self, holder: Holder) -> None:
        self.accept()
        EndPrivilegeSheet(self._shop, self._operations, self._messages, holder.held, holder.name, self.parentWidget()).begin()

    def _on_change(self) -> None:
        self.accept()
        KindSheet(self._shop, self._operations, self.parentWidget(), self._kind).begin()

    def _on_end_kind(self) -> None:
        self.accept()
        EndKindSheet(self._shop, self._operations, self._kind, self.parentWidget()).begin()


class EndKindSheet(FormSheet):
    """Ends a kind; where somebody holds it, why is to be said."""

    def __init__(self, shop: Shop, operations: Operations, kind: PrivilegeKind, parent: QWidget | None) -> None:
        text = _("Whoever holds it loses it, and is owed a kind word from you. Nobody is told by the program.")
        super().__init__(_("End “{kind}” for everybody?").format(kind=kind.name), text, keep=_("End it"), icon="bin", parent=parent)
        self._why = LineField()
        self.ask("why", _("Why it ends"), self._why)
        end = shop.privileges.kinds.end
        self.kept.connect(lambda: self.do(operations, lambda: end(kind.id, self._why.text()), _("“{kind}” is over").format(kind=kind.name)))
