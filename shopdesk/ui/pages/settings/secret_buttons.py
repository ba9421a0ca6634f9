"""Choosing one's own PIN or password, and taking away one that was forgotten."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from shopdesk.core.staff.records import Proof, Role, StaffMember
from shopdesk.errors import NeedsALook, ShopError
from shopdesk.i18n import _
from shopdesk.ui.pages.settings.section import Surroundings
from shopdesk.ui.widgets.fields import Field, LineField
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.sheet import Sheet

CHOOSE = "choose_secret"


class ChooseSecret(Sheet):
    """The new one twice, seen by nobody. ``chosen`` gives it; ``refuse`` says what is amiss with it."""

    chosen = Signal(str)

    def __init__(self, role: Role, parent: QWidget | None = None) -> None:
        owner = role is Role.OWNER
        long, short = _("At least ten letters; three words in a row are easy to remember."), _("Four to six digits that only you know.")
        super().__init__(_("Your own password") if owner else _("Your own PIN"), long if owner else short, parent=parent)
        self.first, self.again = LineField(), LineField()
        for line, name in ((self.first, "secret_first"), (self.again, "secret_again")):
            line.setObjectName(name)
            line.setEchoMode(QLineEdit.EchoMode.Password)
            line.setMaxLength(200 if owner else 6)
        self._fields = Field(_("New"), self.first), Field(_("The same again"), self.again)
        for field in self._fields:
            self.body.addWidget(field)
        stay = self.add_button(KeyButton(_("Leave as it was"), key="Esc"))
        self.keep = self.add_button(KeyButton(_("Keep it"), kind="primary"))
        stay.setAutoDefault(False)
        self.keep.setDefault(True)
        stay.clicked.connect(self.reject)
        self.keep.clicked.connect(self._on_keep)
        self.first.setFocus()

    def refuse(self, sentence: str) -> None:
        """Say what is amiss; it can be typed anew."""
        self._fields[0].needs_a_look(sentence)
        self.again.clear()
        self.first.setFocus()
        self.first.selectAll()

    def _on_keep(self) -> None:
        if self.first.text() != self.again.text():
            self._fields[1].needs_a_look(_("These two are not the same."))
        else:
            self.chosen.emit(self.first.text())


class ChooseSecretButton(KeyButton):
    """Stands in one's own row, for everybody."""

    def __init__(self, around: Surroundings, member: StaffMember) -> None:
        words = _("Choose your password") if member.role is Role.OWNER else _("Choose your PIN")
        super().__init__(words, icon="lock", kind="quiet", small=True)
        self.setObjectName(CHOOSE)
        self._around = around
        self._member = member
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        sheet = ChooseSecret(self._member.role, self.window())
        sheet.chosen.connect(lambda secret: self._keep(sheet, secret))
        sheet.open()

    def _keep(self, sheet: ChooseSecret, secret: str) -> None:
        def refused(error: ShopError) -> bool:
            sheet.refuse(str(error))
            return isinstance(error, NeedsALook)

        secrets = self._around.shop.staff.secrets
        said = _("Kept. From now on it is asked of {name}.").format(name=self._member.first_name)
        self._around.operations.do(
            lambda: secrets.choose(self._member.id, secret), said=said, undo=False, on_done=lambda _nothing: sheet.accept(), refused=refused
        )


class ClearSecretButton(KeyButton):
    """Stands in the form of somebody who forgot theirs, for an owner."""

    def __init__(self, around: Surroundings, member: StaffMember) -> None:
        words = _("Take the password away") if member.role is Role.OWNER else _("Take the PIN away")
        super().__init__(words, icon="lock", kind="quietWarm", small=True)
        self.setObjectName("clear_secret")
        self._around = around
        self._member = member
        self.setVisible(around.shop.staff.secrets.proof(member.id) is not Proof.NONE)
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        secrets = self._around.shop.staff.secrets
        said = _("Taken away. {name} chooses a new one in Settings.").format(name=self._member.first_name)
        self._around.operations.do(
            lambda: secrets.clear(self._member.id), said=said, undo=False, on_done=lambda _nothing: self.hide()
        )
