"""What must always be right for them, in their words; it stands here once they told us."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shopdesk.core import saying
from shopdesk.core.members.records import Member
from shopdesk.core.shop import Shop
from shopdesk.i18n import _
from shopdesk.ui.messages import Messages
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.counter.panels.panel import MemberPanel
from shopdesk.ui.pages.counter.panels.pressable import Pressable
from shopdesk.ui.widgets.boxes import put_instead
from shopdesk.ui.widgets.fields import LineField
from shopdesk.ui.widgets.strip import Strip


class ExpectationStrip(Strip):
    """The question as it is asked, and the line that answers it."""

    def __init__(self, shop: Shop, member_id: int) -> None:
        super().__init__(_("What must always be right for you?"), small=_("asked like this; no words take the line away"))
        self.done = _("Kept, so that we all know")
        self._shop, self._member_id = shop, member_id
        there = shop.voices.agreements.of(member_id)
        self._text = LineField(there.they_expect if there else "")
        self.ask("expectation", _("In their words"), self._text, stretch=1)

    def write(self) -> object:
        return self._shop.voices.agreements.expect(self._member_id, self._text.text())


class ExpectationPanel(MemberPanel):
    """One line that can be pressed to say it otherwise; ``strip_asked`` gives the strip to do it in."""

    strip_asked = Signal(object)

    def __init__(self, shop: Shop, operations: Operations, messages: Messages) -> None:
        super().__init__(shop, operations, messages, _("Must always be right"))
        self._member_id = 0
        self._line = QWidget()
        self.body.addWidget(self._line)

    def show_member(self, member: Member) -> None:
        self._member_id = member.id
        expected = self._shop.voices.agreements.of(member.id)
        self.setVisible(expected is not None)
        if expected is not None:
            told = _("told us {when}").format(when=saying.ago(expected.agreed_on, self._shop.today()))
            line = Pressable("check-circle", "", expected.they_expect, told)
            line.setObjectName("expectation")
            line.clicked.connect(self.ask)
            self._line = put_instead(self.body, self._line, line)

    def ask(self) -> None:
        """Ask it, or ask again."""
        self.strip_asked.emit(ExpectationStrip(self._shop, self._member_id))
