"""Puts the sheets of a batch on a printer, one after the other: a batch may have a hundred of them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter

from shopdesk.core.giftcards.records import Batch
from shopdesk.core.giftcards.rules import in_words
from shopdesk.core.shop import Shop
from shopdesk.errors import ShopError
from shopdesk.i18n import _
from shopdesk.ui.apart import Counter
from shopdesk.ui.operations import Operations

_A4 = (210.0, 297.0)
_AT_ONCE = 12  # cards that are typeset before anybody could notice


def sheets(shop: Shop, batch: Batch, printer: str = "") -> bytes:
    """The PDF of a batch whose codes are still known, corrected by what was measured of the ``printer`` of that name."""
    from shopdesk.printing import gift_sheet, measuring_sheet  # the typesetter, which most days nobody needs

    worths = [shop.giftcards.get(card_id) for card_id in batch.card_ids]
    gifts = [
        gift_sheet.PrintedGift(code, in_words(card.balance if card.balance.units else card.value))
        for code, card in zip(batch.codes, worths, strict=True)
    ]
    correction = measuring_sheet.correction_of(shop.cards.printers.error_of(printer))
    return gift_sheet.render(gifts, shop.cards.letterhead(), correction=correction)


def sheets_apart(_tell: object, counter: Counter, batch: Batch, printer: str) -> bytes:
    """The same in another process: a thousand cards take seconds."""
    with counter.opened() as shop:
        return sheets(shop, batch, printer)


class SheetPrinting(QObject):
    """Brings one batch onto ``printer``; ``ended`` with the ShopError that stopped it, or None when every sheet went out."""

    ended = Signal(object)

    def __init__(self, shop: Shop, operations: Operations, printer: QPrinter, parent: QObject) -> None:
        super().__init__(parent)
        self._shop = shop
        self._operations = operations
        self._printer = printer

    def start(self, batch: Batch) -> None:
        """Begin; each batch once."""
        shop, name = self._shop, self._printer.printerName()
        if batch.count <= _AT_ONCE:
            self._operations.do(lambda: sheets(shop, batch, name), on_done=self._feed)
            return
        work = self._operations.run_long(sheets_apart, Counter.of(shop), batch, name, on_done=self._feed)
        work.cancelled.connect(lambda: self.ended.emit(_not_out(_("The printer was stopped."))))

    def _feed(self, pdf: bytes) -> None:
        from shopdesk.ui.paper import printer as paper

        paper.prepare(self._printer, _A4, _("Gift cards"), "long")  # each card has its own back behind its front
        way = paper.way_to(self._printer, pdf, self)
        way.done.connect(lambda: self.ended.emit(None))
        way.stopped.connect(lambda error: self.ended.emit(_not_out(error.what if error else _("The printer was stopped."))))
        way.start()


def _not_out(what: str) -> ShopError:
    return ShopError(what, _("The cards are made and worth nothing to anybody yet."), _("Look at the printer and print them anew."))
