"""Making gift cards and putting them on paper: what is printed is known only until it lies there."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from shopdesk.core.giftcards.records import Batch
from shopdesk.core.shop import Shop
from shopdesk.errors import ShopError
from shopdesk.i18n import _, ngettext
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.gifts.edges import GiftEdges
from shopdesk.ui.pages.gifts.sheet_printer import SheetPrinting
from shopdesk.ui.pages.gifts.sheets import MakeSheet


class BatchDesk(QObject):
    """``printed`` when a batch is on its way to the printer, or is not: the page then asks whether every sheet came out."""

    printed = Signal()

    def __init__(self, shop: Shop, operations: Operations, edges: GiftEdges, page: QWidget) -> None:
        super().__init__(page)
        self._shop = shop
        self._operations = operations
        self._edges = edges
        self._page = page

    def make(self) -> None:
        """Ask how many cards of what, make and print them."""
        sheet = MakeSheet(self._shop.settings.shop().currency, self._page.window())

        def issue() -> Batch:
            worth, count = sheet.answers()
            return self._shop.giftcards.making.issue(worth, count, blank=not sheet.sold.isChecked())

        def made(batch: Batch) -> None:
            sheet.accept()
            self._print(batch)

        sheet.filled.connect(lambda: self._operations.do(issue, on_done=made, refused=sheet.refused))
        sheet.open()

    def replace(self, card_id: int, *, lost: bool) -> None:
        """Print one card again, with a new code."""
        self._operations.do(partial(self._shop.giftcards.making.replace, card_id, lost=lost), on_done=self._print)

    def print_anew(self, batch_id: int) -> None:
        """Not every sheet came out: new cards for all of the batch."""
        self._operations.do(lambda: self._shop.giftcards.making.anew(batch_id), on_done=self._print)

    def keep(self, batch_id: int) -> None:
        """Every sheet came out."""
        self._operations.do(lambda: self._shop.giftcards.making.keep(batch_id), said=_("The batch is good"), undo=False)

    def _print(self, batch: Batch) -> None:
        printer = self._edges.printer(self._page)
        if printer is not None:
            said = ngettext("{count} card printed", "{count} cards printed", batch.count).format(count=batch.count)
            printing = SheetPrinting(self._shop, self._operations, printer, self)
            printing.ended.connect(partial(self._on_ended, said))
            printing.ended.connect(printing.deleteLater)
            printing.start(batch)
        self.printed.emit()

    def _on_ended(self, said: str, error: ShopError | None) -> None:
        def look() -> None:
            if error is not None:
                raise error

        self._operations.do(look, said=said, undo=False)
