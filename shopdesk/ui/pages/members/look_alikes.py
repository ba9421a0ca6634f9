"""The line under the lists that leads to pages which may be one person. They are looked for in another process, while nobody waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from shopdesk.core.changes import Changes
from shopdesk.core.duplicates.apart import look_in_file
from shopdesk.core.duplicates.records import Alike
from shopdesk.core.shop import Shop
from shopdesk.i18n import _, ngettext
from shopdesk.ui.operations import Operations
from shopdesk.ui.widgets.boxes import Column
from shopdesk.ui.widgets.key_button import KeyButton

if TYPE_CHECKING:
    from shopdesk.ui.long_work import LongWork

_SOON_MS = 15_000  # somebody who only passes through the page waits for nothing


class LookAlikes(QWidget):
    """Nothing is shown while there is no such pair."""

    def __init__(self, shop: Shop, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shop = shop
        self._operations = operations
        self._pairs: tuple[Alike, ...] = ()
        self._fresh = False
        self._work: LongWork | None = None
        self._button = KeyButton("", icon="members", kind="quiet", small=True)
        self._button.setObjectName("look_alikes")
        self._button.clicked.connect(self._on_clicked)
        self._merged = KeyButton(_("Merged lately"), icon="merge", kind="quiet", small=True)
        self._merged.setObjectName("merged_lately")
        self._merged.clicked.connect(self._on_merged_clicked)
        column = Column(self)
        for button in (self._button, self._merged):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.look)
        self._show_buttons()

    def look_soon(self) -> None:
        """Begin in a moment, unless the pairs are known."""
        if not self._fresh and self._work is None:
            self._soon.start()

    def look(self) -> None:
        """Look through the shop in another process."""
        self._fresh = True
        self._work = self._operations.run_long(
            look_in_file, self._shop.location, self._shop.clock, self._shop.counter_name, on_done=self.show_pairs, on_end=self._on_ended
        )

    def show_pairs(self, pairs: tuple[Alike, ...]) -> None:
        """Offer the pairs that are still to be decided."""
        self._pairs = self._shop.duplicates.still(pairs)
        words = ngettext("{count} pair: one person?", "{count} pairs: one person?", len(self._pairs))
        self._button.set_words(words.format(count=len(self._pairs)))
        self._show_buttons()

    def _show_buttons(self) -> None:
        lately = bool(self._shop.duplicates.merging.recent())
        self._button.setVisible(bool(self._pairs))
        self._merged.setVisible(lately)
        self.setVisible(bool(self._pairs) or lately)

    def refresh(self, changes: Changes | None) -> None:
        """Something was written: pages that came in a list are looked through again, the rest is counted anew."""
        if changes is not None and changes.all_members and "members" in changes.features:
            self._fresh = False
        if changes is not None and changes.features & {"members", "duplicates"}:
            self.show_pairs(self._pairs)

    def _on_clicked(self) -> None:
        from shopdesk.ui.pages.members.pair_sheet import PairSheet  # only where there is a pair

        PairSheet(self._shop, self._operations, self._pairs, self.window()).open()

    def _on_merged_clicked(self) -> None:
        from shopdesk.ui.pages.members.merged_sheet import MergedSheet

        MergedSheet(self._shop, self._operations, self.window()).open()

    def _on_ended(self) -> None:
        self._work = None
