"""Their choices in one box, for the keyboard: how, how often, when not, about what, and what each way may be used for."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from shopdesk.core.permissions.records import OUTGOING, Channel, How, Purpose, State
from shopdesk.core.shop import Shop
from shopdesk.errors import NeedsALook, ShopError
from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.counter.choices.cells import PermissionCells
from shopdesk.ui.pages.counter.choices.fields import ChoiceFields
from shopdesk.ui.widgets.boxes import Column, Row, rule
from shopdesk.ui.widgets.ctrl_enter import on_ctrl_enter
from shopdesk.ui.widgets.fields import Field, LineField
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.sheet import Sheet

_HIGH = 430


class ChoicesSheet(Sheet):
    """Kept as one with Ctrl+Enter. ``print_asked`` and ``save_asked`` for the sheet they sign, as it stands in the file."""

    print_asked = Signal()
    save_asked = Signal()

    def __init__(self, shop: Shop, operations: Operations, member_id: int, parent: QWidget | None = None) -> None:
        member = shop.members.get(member_id)
        super().__init__(_("{name} decides").format(name=member.name or _("They")), width=520, parent=parent)
        self.setObjectName("choices_sheet")
        self._shop = shop
        self._operations = operations
        self._member = member
        told = shop.permissions.choices.of(member.id)
        self._told = told.choices
        self.fields = ChoiceFields(told, shop.permissions.manners.topics(), member.remembered)
        self.cells = PermissionCells(
            shop.permissions.choices.sheet(member.id).wordings, self._channels(), shop.permissions.states(member.id)
        )
        self.reason = LineField(hint=_("Only if they say one; read it back to them"))
        self.reason.setObjectName("opt_out_reason")
        self._build()
        self._connect()
        self.fields.setFocus()

    def _channels(self) -> tuple[Channel, ...]:
        """The ways they have, and any they ever answered about."""
        states = self._shop.permissions.states(self._member.id)
        there = set(self._shop.permissions.channels(self._member.id))
        there |= {channel for (channel, _purpose), state in states.items() if state is not State.UNKNOWN}
        return tuple(channel for channel in OUTGOING if channel in there)

    def _build(self) -> None:
        inside = QWidget()
        inside.setObjectName("content")
        column = Column(inside, gap=14, margins=(2, 0, 14, 4))
        column.addWidget(self.fields)
        column.addWidget(rule())
        column.addWidget(self.cells)
        column.addWidget(rule())
        column.addWidget(Field(_("Why, if they want less"), self.reason))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setFixedHeight(theme.px(_HIGH))
        self._area.setWidget(inside)
        self.body.addWidget(self._area)
        self.stop = _named("choices_stop", KeyButton(_("Nothing more"), icon="never", kind="quietWarm", small=True, letter="n"))
        self.save = _named("choices_pdf", KeyButton(_("Save as PDF"), icon="pdf", small=True, letter="d"))
        self.print = _named("choices_print", KeyButton(_("Print to sign"), icon="print", small=True, letter="p"))
        paper = Row(gap=10)
        paper.addWidget(self.print)
        paper.addWidget(self.save)
        paper.addStretch(1)
        paper.addWidget(self.stop)
        self.body.addLayout(paper)
        self.leave = self.add_button(_named("choices_leave", KeyButton(_("Leave"), key="Esc", kind="quiet")))
        self.keep = self.add_button(_named("choices_keep", KeyButton(_("Keep"), key="Ctrl+Enter", kind="primary", bound=False)))

    def _connect(self) -> None:
        self.leave.clicked.connect(self.reject)
        self.keep.clicked.connect(self._on_keep)
        self.stop.clicked.connect(self._on_stop)
        self.print.clicked.connect(self.print_asked)
        self.save.clicked.connect(self.save_asked)
        on_ctrl_enter(self, self.keep.click)

    def _on_keep(self) -> None:
        said = _("Kept as {name} wishes").format(name=self._name())
        self._operations.do(self._keep, said=said, on_done=lambda _done: self.accept(), refused=self._refused)

    def _keep(self) -> None:
        """Everything of the sheet as one act, which one press takes back."""
        permissions, how = self._shop.permissions, self.fields.how()
        with self._shop.transaction("permissions.choose"):
            choices = self.fields.choices()
            if choices != self._told:
                permissions.choices.choose(self._member.id, choices, how)
            self.fields.keep_remembered(self._shop, self._member)
            reason = self.reason.text()
            for channel, purpose, before, now in self.cells.changed():
                self._book(channel, purpose, before, now, how, reason)
                reason = "" if now is State.WITHDRAWN else reason

    def _book(self, channel: Channel, purpose: Purpose, before: State, now: State, how: How, reason: str) -> None:
        permissions = self._shop.permissions
        if now is State.YES:
            permissions.give(self._member.id, channel, purpose, how, seen=before)
        elif now is State.NO:
            permissions.refuse(self._member.id, channel, purpose, how)
        else:
            permissions.withdraw(self._member.id, channel, purpose, how, reason=reason)

    def _on_stop(self) -> None:
        """They want to hear nothing more, by any way: one press, with no question asked."""
        how, reason = self.fields.how(), self.reason.text()
        said = _("{name} hears nothing more from us").format(name=self._name())
        withdraw = partial(self._shop.permissions.withdraw, self._member.id, how=how, reason=reason)
        self._operations.do(withdraw, said=said, on_done=lambda _done: self.accept())

    def _refused(self, error: ShopError) -> bool:
        return isinstance(error, NeedsALook) and self.fields.point_at(error)

    def _name(self) -> str:
        return self._member.greeting or self._member.name.partition(" ")[0] or _("this person")


def _named(name: str, button: KeyButton) -> KeyButton:
    button.setObjectName(name)
    button.setAutoDefault(False)
    return button
