"""Puts the sheets of a batch on a printer, one after the other: a batch may have a hundred of them."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from shopdesk.core.giftcards.records import Batch
from shopdesk.core.giftcards.rules import in_words
from shopdesk.core.shop import Shop
from shopdesk.errors import ShopError
from shopdesk.i18n import _

_FINEST = 300  # dots an inch


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
    from shopdesk.printing.preview import WHITE, Preview

    printer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    printer.setFullPage(True)
    printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)  # each card has its own back behind its front
    printer.setDocName(_("Gift cards"))
    painter = QPainter()
    if not painter.begin(printer):
        raise _no_answer()
    try:
        with Preview(pdf) as pages:
            for number in range(len(pages)):
                if number and not printer.newPage():
                    raise _no_answer()
                raster = pages.page(number, min(_FINEST, printer.resolution()), WHITE)
                image = QImage(raster.pixels, raster.width, raster.height, raster.stride, QImage.Format.Format_RGB32)
                painter.drawImage(QRectF(printer.paperRect(QPrinter.Unit.DevicePixel)), image)
    finally:
        painter.end()


def _no_answer() -> ShopError:
    return ShopError(
        _("The printer did not answer."), _("The cards are made and worth nothing to anybody yet."), _("Switch it on and print them anew.")
    )
