"""The whole shop as one open file, to take along: the owner's, whenever they like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from shopdesk.exchange.writing import apart, people_file
from shopdesk.i18n import _
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.words import Words

if TYPE_CHECKING:
    from shopdesk.core.exports.records import Tally
    from shopdesk.ui.pages.settings.section import Surroundings


class WholeShopExport(QWidget):
    """A sentence and a button. Another process writes the file; an empty shop takes it in again."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self._list_id = 0
        sentence = Words(_("Everything in this shop, pictures too, fits into one open file that any program can read."), "body", lines=0)
        self._export = KeyButton(_("Export the whole shop…"), icon="export", small=True)
        self._export.setObjectName("export_whole")
        buttons = Row(gap=8)
        buttons.addWidget(self._export)
        buttons.addStretch(1)
        column = Column(self, gap=8)
        column.addWidget(sentence)
        column.addLayout(buttons)
        self._export.clicked.connect(self._on_export)

    def lock(self, owner: bool) -> None:
        """It is the owner's."""
        self._export.setEnabled(owner)

    def _on_export(self) -> None:
        folder = self._around.choose_folder(self, _("Where to write the whole shop"))
        if folder is not None:
            shop = self._around.shop
            name = _("{shop}, whole, {day}.json").format(shop=shop.path.stem, day=shop.today().isoformat())
            order = people_file.order(folder / name)
            self._around.operations.do(lambda: shop.exports.begin(order.wanted()), on_done=lambda list_id: self._write(list_id, order))

    def _write(self, list_id: int, order: people_file.Order) -> None:
        self._list_id = list_id
        self._export.set_busy(_("Exporting…"))
        self._around.operations.run_long(
            apart.write_whole, self._around.shop.location, order, on_done=self._on_written, on_end=self._export.set_idle
        )

    def _on_written(self, tally: Tally) -> None:
        said = _("The whole shop is in the file")
        self._around.operations.do(lambda: self._around.shop.exports.finished(self._list_id, tally.going), said=said, undo=False)
