"""What the Counter asks of the desktop: which file, where to, which printer. Tests bring their own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from shopdesk.i18n import _
from shopdesk.ui.choose_file import PICTURES, choose_file, choose_folder, choose_place

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class Edges:
    """Asks with the desktop's own boxes."""

    def picture(self, asker: QWidget) -> Path | None:
        """Which photo to read."""
        return choose_file(asker, _("Photos"), PICTURES)

    def pdf(self, asker: QWidget, name: str) -> Path | None:
        """Where to save a PDF."""
        path = choose_place(asker, _("Save the card"), name, _("PDF (*.pdf)"))
        return path if path is None or path.suffix else path.with_suffix(".pdf")

    def folder(self, asker: QWidget, title: str) -> Path | None:
        """Which folder to put several files into."""
        return choose_folder(asker, title)

    def printer(self, asker: QWidget) -> QPrinter | None:
        """Which printer to print on, with its own settings."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # the print system, which most sittings never ask

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        return printer if QPrintDialog(printer, asker).exec() == QDialog.DialogCode.Accepted else None
