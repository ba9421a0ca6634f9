"""Where what is made of the ticked goes from here, asked of whoever sits there. Tests bring their own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from shopdesk.i18n import _
from shopdesk.ui.acts.desktop import Desktop
from shopdesk.ui.choose_file import choose_place


class Handover:
    """The mail program and the clipboard for news, and a file for a list."""

    def __init__(self) -> None:
        self.desktop = Desktop()

    def list_file(self, asker: QWidget) -> Path | None:
        """Where to save the list for a mailing tool."""
        return self.export_file(asker, _("news.csv"), "*.csv")

    def export_file(self, asker: QWidget, name: str, kind: str) -> Path | None:
        """Where to write a list: a ``name`` to begin with, and which ``kind`` ("*.csv"); None when nobody chose a place."""
        return choose_place(asker, _("Export to"), name, kind)
