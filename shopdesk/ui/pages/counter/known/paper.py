"""What we know about somebody on paper and in files. It brings the typesetter, so a page imports it when it is wanted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtPrintSupport import QPrinter

from shopdesk.core.known.records import Known, Leaving
from shopdesk.core.shop import Shop
from shopdesk.i18n import _
from shopdesk.printing import known_copy, known_sheet
from shopdesk.ui import document_printer


def print_sheet(shop: Shop, known: Known, printer: QPrinter) -> None:
    """Print every line; raises ShopError."""
    document_printer.put(printer, _sheet(shop, known), _("What we know about you"))


def save_copy(shop: Shop, known: Known, folder: Path) -> None:
    """Put the sheet to read and the data into ``folder``; an owner's. Raises ShopError."""
    known_copy.save(folder, known.name, shop.known.export(known.member_id), _sheet(shop, known))


def goodbye(shop: Shop, name: str, wish: Leaving) -> bytes:
    """The goodbye to somebody who leaves, made while their page is still there."""
    return known_sheet.goodbye(name, wish, shop.cards.letterhead(), shop.today())


def print_goodbye(printer: QPrinter, pdf: bytes) -> None:
    """Print it; raises ShopError."""
    document_printer.put(printer, pdf, _("Goodbye"))


def _sheet(shop: Shop, known: Known) -> bytes:
    return known_sheet.render(known, shop.cards.letterhead(), shop.today())
