"""How a list is read: what wrote it, how its letters are written, what parts its cells; found out, and told here where it was wrong."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from shopdesk.exchange.formats import FORMATS
from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.lists.apart import Look, Order
from shopdesk.ui.lists.visits_apart import FORMAT
from shopdesk.ui.widgets.boxes import Row
from shopdesk.ui.widgets.fields import Choice
from shopdesk.ui.widgets.words import Words

_LETTERS = ("utf-8", "cp1252", "utf-16", "iso8859-15", "cp1250", "mac-roman", "cp850")


class ReadAs(QFrame):
    """Three choices; ``changed`` when somebody told one of them."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.format, self.encoding, self.separator = Choice(), Choice(), Choice()
        self._told: set[Choice] = set()
        row = Row(self, gap=10)
        row.addWidget(Words(_("Read as"), "small", "ink2"))
        for choice, name, said, width in (
            (self.format, "format", _("What wrote the list"), 170), (self.encoding, "encoding", _("How its letters are written"), 170),
            (self.separator, "separator", _("What parts its cells"), 130),
        ):
            choice.setObjectName(f"read_{name}")
            choice.setAccessibleName(said)
            choice.setToolTip(said)
            choice.setFixedWidth(theme.em(width))
            choice.activated.connect(lambda _index, choice=choice: self._on_told(choice))
            row.addWidget(choice)
        self._fill()

    def _fill(self) -> None:
        for known in FORMATS:
            self.format.addItem(known.says or _("Any table"), known.key)
        names = {
            "utf-8": "UTF-8", "cp1252": _("Windows"), "utf-16": "UTF-16", "iso8859-15": _("Latin 9"),
            "cp1250": _("Eastern Windows"), "mac-roman": _("Older Mac"), "cp850": "DOS",
        }
        for codec in _LETTERS:
            self.encoding.addItem(names[codec], codec)
        for sign, said in ((",", _("Comma")), (";", _("Semicolon")), ("\t", _("Tab")), ("|", _("Upright line"))):
            self.separator.addItem(said, sign)

    def show_look(self, seen: Look) -> None:
        """Show how the list was read; what cannot be told of such a list is not asked."""
        self.setVisible(seen.format != FORMAT)
        encoding = seen.encoding.removesuffix("-le").removesuffix("-be")
        for choice, value in ((self.format, seen.format), (self.encoding, encoding), (self.separator, seen.separator)):
            if choice.findData(value) < 0:
                choice.addItem(value, value)
            choice.setCurrentIndex(choice.findData(value))
        self.encoding.setVisible("encoding" in seen.tellable)
        self.separator.setVisible("separator" in seen.tellable)

    def told(self, order: Order) -> Order:
        """The order with what was told; the rest is found out again."""

        def said(choice: Choice) -> str:
            return str(choice.currentData()) if choice in self._told else ""

        return replace(order, format=said(self.format), encoding=said(self.encoding), separator=said(self.separator), meanings=())

    def _on_told(self, choice: Choice) -> None:
        self._told.add(choice)
        self.changed.emit()
