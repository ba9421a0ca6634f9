"""Puts a typeset document (printing/document.py) onto a printer, page by page at the printer's own resolution."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter

from shopdesk.printing.preview import WHITE, Preview
from shopdesk.ui.pages.counter import card_printer


def put(printer: QPrinter, pdf: bytes, name: str) -> None:
    """Print all pages of ``pdf``; raises ShopError when the printer takes nothing."""
    with Preview(pdf) as preview:
        width, height = preview.size_mm(0)
        size = QPageSize(QSizeF(width, height), QPageSize.Unit.Millimeter)
        printer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
        printer.setFullPage(True)
        printer.setDocName(name)
        dpi = min(card_printer.FINEST, printer.resolution())
        card_printer.put(printer, [_image(preview, page, dpi) for page in range(len(preview))])


def _image(preview: Preview, page: int, dpi: int) -> QImage:
    raster = preview.page(page, dpi, WHITE)
    return QImage(raster.pixels, raster.width, raster.height, raster.stride, QImage.Format.Format_RGB32).copy()
