"""Puts a typeset document (printing/document.py) onto a printer, page by page at the printer's own resolution."""

from __future__ import annotations

from PySide6.QtPrintSupport import QPrinter

from shopdesk.printing.preview import Preview
from shopdesk.ui.paper.printer import prepare
from shopdesk.ui.paper.printer import put as put_pages


def put(printer: QPrinter, pdf: bytes, name: str) -> None:
    """Print all pages of ``pdf``; raises ShopError when the printer takes nothing."""
    with Preview(pdf) as preview:
        prepare(printer, preview.size_mm(0), name)
    put_pages(printer, pdf)
