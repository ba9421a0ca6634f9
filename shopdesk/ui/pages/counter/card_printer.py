"""Puts the drawn pages of a card onto a printer, at the printer's own resolution."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from shopdesk.errors import ShopError
from shopdesk.i18n import _

FINEST = 300  # dots an inch; more than this no eye sees on a card

_SHEETS = {
    "A5": (QPageSize.PageSizeId.A5, QPageLayout.Orientation.Landscape),
    "A4": (QPageSize.PageSizeId.A4, QPageLayout.Orientation.Portrait),
}


def prepare(printer: QPrinter, sheet: str, flip: str) -> None:
    """Set paper, orientation and both sides."""
    size, orientation = _SHEETS[sheet]
    printer.setPageLayout(QPageLayout(QPageSize(size), orientation, QMarginsF(0, 0, 0, 0)))
    printer.setFullPage(True)
    printer.setDuplex(QPrinter.DuplexMode.DuplexShortSide if flip == "short" else QPrinter.DuplexMode.DuplexLongSide)
    printer.setDocName(_("Card"))


def put(printer: QPrinter, pages: Sequence[QImage]) -> None:
    """Print ``pages``; raises ShopError when the printer takes nothing."""
    painter = QPainter()
    if not painter.begin(printer):
        raise ShopError(_("The printer did not answer."), _("The card is as you wrote it."), _("Switch it on and press Print."))
    try:
        for number, page in enumerate(pages):
            if number and not printer.newPage():
                raise ShopError(
                    _("The printer stopped after the first side."), _("The card is as you wrote it."),
                    _("Look at its paper and press Print."),
                )
            painter.drawImage(_fitted(QSizeF(page.size()), QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))), page)
    finally:
        painter.end()


def _fitted(size: QSizeF, paper: QRectF) -> QRectF:
    """The page in the middle of the paper, at its true shape."""
    scale = min(paper.width() / size.width(), paper.height() / size.height())
    width, height = size.width() * scale, size.height() * scale
    return QRectF((paper.width() - width) / 2, (paper.height() - height) / 2, width, height)
