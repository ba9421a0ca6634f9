"""Asks somebody for their PIN or password. Wrong ones cost patience, which the sheet counts down; what was typed is never shown."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import Proof, StaffMember
from shopdesk.errors import ShopError, WrongSecret
from shopdesk.i18n import _
from shopdesk.ui.operations import Operations
from shopdesk.ui.pixmaps import Pixmaps
from shopdesk.ui.widgets.boxes import Row
from shopdesk.ui.widgets.fields import Field, LineField
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.sheet import Sheet
from shopdesk.ui.widgets.small_parts import Avatar
from shopdesk.ui.widgets.words import Words

_SECOND_MS = 1000


class SecretSheet(Sheet):
    """``accepted`` when it was right; ``other_asked`` when somebody else stands here (only where ``others`` may)."""

    other_asked = Signal()

    def __init__(
        self, shop: Shop, operations: Operations, person: StaffMember, photos: Pixmaps, *, others: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        pin = shop.staff.secrets.proof(person.id) is Proof.PIN
        super().__init__(_("Is it you, {name}?").format(name=person.first_name), parent=parent)
        self._shop = shop
        self._operations = operations
        self._person = person
        self.line = LineField()
        self.line.setObjectName("secret")
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setMaxLength(6 if pin else 200)
        self.field = Field(_("Your PIN") if pin else _("Your password"), self.line)
        self._tick = QTimer(self)
        self._build(photos, others)
        self._connect()
        self._show_wait()
        self.line.setFocus()

    def _build(self, photos: Pixmaps, others: bool) -> None:
        who = Row(gap=14)
        who.addWidget(Avatar(self._person.name, photos(self._person.face_id), size=44, key=str(self._person.id)))
        who.addWidget(Words(self._person.name, "name"), 1)
        self.body.addLayout(who)
        self.body.addWidget(self.field)
        self._other = self.add_button(KeyButton(_("Somebody else"), icon="staff", kind="quiet"))
        self._other.setObjectName("somebody_else")
        self._other.setVisible(others)
        self._stay = self.add_button(KeyButton(_("Leave as it was"), key="Esc", kind="quiet"))
        self._go_on = self.add_button(KeyButton(_("Go on"), key="Enter", kind="primary", bound=False))
        for button in (self._other, self._stay):
            button.setAutoDefault(False)
        self._go_on.setDefault(True)

    def _connect(self) -> None:
        self._go_on.clicked.connect(self._on_go_on)
        self._stay.clicked.connect(self.reject)
        self._other.clicked.connect(self._on_other)
        self._tick.timeout.connect(self._show_wait)

    def _on_go_on(self) -> None:
        if not self.line.text() or not self.line.isEnabled():
            return
        show = partial(self._shop.staff.secrets.show, self._person.id, self.line.text())
        self._operations.do(show, on_done=lambda _shown: self.accept(), refused=self._refused)

    def _refused(self, error: ShopError) -> bool:
        if isinstance(error, WrongSecret):
            self.line.clear()
        self.field.needs_a_look(str(error))
        if isinstance(error, WrongSecret):
            self._show_wait()
        return True

    def _on_other(self) -> None:
        self.reject()
        self.other_asked.emit()

    def _show_wait(self) -> None:
        """While it is too soon nothing can be typed, and the time that is left stands below."""
        left = self._shop.staff.secrets.wait(self._person.id)
        was_waiting = not self.line.isEnabled()
        self.line.setEnabled(not left)
        if left:
            self.field.needs_a_look(_("That was wrong too often. Try again in {left}.").format(left=self._shop.staff.secrets.said(left)))
            self._tick.start(_SECOND_MS)
        elif was_waiting:
            self._tick.stop()
            self.field.is_fine()
            self.line.setFocus()
