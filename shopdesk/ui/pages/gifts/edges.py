"""What the Gifts page asks of the desktop: where to save, which printer. Tests bring their own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from shopdesk.i18n import _
from shopdesk.ui.choose_file import choose_place


class GiftEdges:
    """Asks with the desktop's own boxes."""

    def list_file(self, asker: QWidget, name: str) -> Path | None:
        """Where to save a list."""
        chosen = choose_place(asker, _("Save the list"), name, _("CSV (*.csv)"))
        return chosen.with_suffix(".csv") if chosen else None

    def printer(self, asker: QWidget) -> QPrinter | None:
        """Which printer to print on."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        return printer if QPrintDialog(printer, asker).exec() == QDialog.DialogCode.Accepted else None
