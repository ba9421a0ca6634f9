"""A call: the number large enough to dial from across the counter, what not to forget, and how it went."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from shopdesk.core.members.records import Member, MemoryKind
from shopdesk.core.members.rules import shown_phone
from shopdesk.i18n import _
from shopdesk.ui.acts import links
from shopdesk.ui.acts.act_sheet import ActSheet
from shopdesk.ui.acts.desktop import Desktop
from shopdesk.ui.acts.outcomes import Offered, not_reached
from shopdesk.ui.widgets.boxes import Row
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.small_parts import Icon
from shopdesk.ui.widgets.words import Words


class CallSheet(ActSheet):
    """Shows every number of ``member``; nothing is dialled unless somebody presses for it."""

    def __init__(
        self, member: Member, name: str, why: str, offered: Sequence[Offered], region: str, desktop: Desktop,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Call {name}").format(name=name), why, (*offered, not_reached()), do=_("Done"), parent=parent)
        self._desktop = desktop
        for number, phone in enumerate(member.phones):
            self._add_number(shown_phone(phone, region), links.tel(phone), large=number == 0)
        if not member.phones:
            self.above.addWidget(Words(_("No number is written down here."), "body", "ink2", lines=0))
        for memory in member.memories:
            if memory.kind is MemoryKind.NEVER:
                self._add_never(memory.text)
        self.outcome.text.setFocus(Qt.FocusReason.TabFocusReason)

    def _add_number(self, shown: str, link: str, *, large: bool) -> None:
        row = Row(gap=12)
        number = Words(shown, "figure" if large else "lead")
        number.setObjectName("call_number")
        number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(number, 1)
        if link:
            dial = KeyButton(_("Dial"), icon="phone", small=True, letter="d" if large else "")
            dial.setObjectName("dial")
            dial.setAccessibleName(_("Dial {number} on this computer").format(number=shown))
            dial.clicked.connect(lambda: self._on_dial(link))
            row.addWidget(dial)
        self.above.addLayout(row)

    def _add_never(self, text: str) -> None:
        row = Row(gap=9)
        row.addWidget(Icon("never", "warm", 20), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Words(text, "small", lines=0), 1)
        self.above.addLayout(row)

    def _on_dial(self, link: str) -> None:
        if not self._desktop.open(link):
            self.text.say(_("Nothing on this computer dials. The number stands below."))
            self.text.show()
