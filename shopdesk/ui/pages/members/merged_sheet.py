"""Pages that became one within 30 days, and the way back for each."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from shopdesk.core import saying
from shopdesk.core.duplicates.records import Merged
from shopdesk.core.shop import Shop
from shopdesk.i18n import _
from shopdesk.ui.operations import Operations
from shopdesk.ui.widgets.boxes import Row
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.sheet import WIDEST, Sheet
from shopdesk.ui.widgets.words import Words

_SHOWN = 8  # the latest; who takes back an older one looks here again after that


class MergedSheet(Sheet):
    """One row a merge, the latest first."""

    def __init__(self, shop: Shop, operations: Operations, parent: QWidget | None = None) -> None:
        text = _("What happened since stays with the page that went on.")
        super().__init__(_("Pages that became one"), text, width=WIDEST, parent=parent)
        self._shop = shop
        self._operations = operations
        for merged in shop.duplicates.merging.recent()[:_SHOWN]:
            self.body.addLayout(self._row(merged))
        leave = self.add_button(KeyButton(_("Leave"), key="Esc"))
        leave.setDefault(True)
        leave.clicked.connect(self.reject)
        leave.setFocus()

    def _row(self, merged: Merged) -> Row:
        name = self._shop.members.match(merged.member_id).name
        ago = saying.ago(self._shop.local(merged.at).date(), self._shop.today())
        button = KeyButton(_("Two pages again"), icon="undo", small=True)
        button.setObjectName("separate")
        button.clicked.connect(partial(self._on_separate, merged))
        row = Row(gap=12)
        row.addWidget(Words(_("{name}, {ago}").format(name=name, ago=ago), "body"), 1)
        row.addWidget(button)
        return row

    def _on_separate(self, merged: Merged) -> None:
        self._operations.do(
            lambda: self._shop.duplicates.separate(merged.id), said=_("Two pages again"), on_done=lambda _done: self.accept()
        )
