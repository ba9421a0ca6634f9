"""How somebody can be reached: the ways we know, as they are written here."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from shopdesk.core.members.records import Address, Member
from shopdesk.core.members.rules import shown_phone
from shopdesk.i18n import _
from shopdesk.ui.widgets.boxes import Column, Row, put_instead
from shopdesk.ui.widgets.panels import Panel
from shopdesk.ui.widgets.small_parts import Icon
from shopdesk.ui.widgets.words import Words


class ReachPanel(Panel):
    """Phones, e-mails and the address."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("How to reach them"), _("as they told us"), gap=6, parent=parent)
        self._rows = QWidget()
        self.body.addWidget(self._rows)

    def show_member(self, member: Member, region: str) -> None:
        """Show the ways to ``member``; ``region`` is the shop's country."""
        rows = QWidget()
        column = Column(rows, gap=6)
        for icon, words in _ways(member, region):
            row = Row(gap=10)
            row.addWidget(Icon(icon, "accent", 20), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Words(words, "body", lines=2), 1)
            column.addLayout(row)
        if not column.count():
            column.addWidget(Words(_("Only across the counter. That is fine."), "small", "ink2", lines=0))
        self._rows = put_instead(self.body, self._rows, rows)


def _ways(member: Member, region: str) -> Iterator[tuple[str, str]]:
    for phone in member.phones:
        yield "phone", shown_phone(phone, region)
    for email in member.emails:
        yield "mail", email
    if address := _written(member.address):
        yield "post", address


def _written(address: Address) -> str:
    town = " ".join(part for part in (address.postcode, address.city) if part)
    return ", ".join(part for part in (address.street, town, address.region) if part)
