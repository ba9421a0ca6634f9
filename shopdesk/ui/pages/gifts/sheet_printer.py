"""Puts the sheets of a batch on a printer, one after the other: a batch may have a hundred of them."""

from __future__ import annotations

from PySide6.QtPrintSupport import QPrinter

from shopdesk.core.giftcards.records import Batch
from shopdesk.core.giftcards.rules import in_words
from shopdesk.core.shop import Shop
from shopdesk.errors import ShopError
from shopdesk.i18n import _

_A4 = (210.0, 297.0)


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


def put(printer: QPrinter, pdf: bytes) -> None:
    """Print ``pdf``; raises ShopError when the printer does not take it all."""
    from shopdesk.ui.paper import printer as paper

    paper.prepare(printer, _A4, _("Gift cards"), "long")  # each card has its own back behind its front
    try:
        paper.put(printer, pdf)
    except ShopError as error:
        kept = _("The cards are made and worth nothing to anybody yet.")
        raise ShopError(error.what, kept, _("Look at the printer and print them anew.")) from error
