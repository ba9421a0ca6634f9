"""F1: every key on one page, to read or to print and pin up."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPagedPaintDevice, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QSizePolicy, QWidget

from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.page import Keys, Page
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.page_bar import PageBar
from shopdesk.ui.widgets.painting import LEFT, key_width, paint_key, text_width
from shopdesk.ui.widgets.panels import Panel
from shopdesk.ui.widgets.small_parts import Icon
from shopdesk.ui.widgets.words import Words

Group = tuple[str, Sequence[tuple[str, str]]]


def groups() -> tuple[tuple[Group, ...], ...]:
    """The keys that work, in four columns of groups; several keys for one thing stand beside each other, split by a bar."""
    return (
        ((_("Anywhere"), (
            ("F1", _("This page")), ("F2", _("Find or scan")), ("F9", _("Hand over")), ("F12", _("Cover the screen")),
            ("Ctrl 1–9", _("Go to a page")), ("Ctrl N", _("New member")), ("Ctrl G", _("Gift card")),
            ("Ctrl P", _("Print")), ("Ctrl Z", _("Undo")), ("Esc", _("One step back")),
        )),),
        ((_("With a person open"), (
            ("F4", _("Log visit")), ("F5", _("Gift")), ("F6", _("Card")), ("F7", _("Note")), ("F8", _("Promise")), ("F10", _("More")),
            ("F11", _("Edit")), ("Ctrl Enter", _("Solved")),
        )),),
        (
            (_("In lists"), (
                ("↑|↓", _("Choose")), ("Enter", _("Do it, or open")), ("F4", _("Log visit at once")), ("Ctrl E", _("Export")),
            )),
            (_("Today"), (("Ctrl Enter", _("Done")), ("Ctrl L", _("Later")), ("Ctrl O", _("Give to a colleague")))),
            (_("Gift card"), (("Enter", _("Take off")), ("Alt A", _("All of it")), ("F2", _("Scan another")))),
        ),
        (
            (_("In forms"), (("Tab", _("Next question")), ("Ctrl Enter", _("Finish")), ("Esc", _("Leave as it was")))),
            (_("With something ticked"), (("Ctrl M", _("Write")), ("Ctrl P", _("Print cards")))),
            (_("In Cards"), (("PgUp|PgDn", _("Previous, next person")), ("Ctrl S", _("Save as PDF")))),
        ),
    )


class KeyGroup(QWidget):
    """One group: its title over the margin line, a row for each key."""

    def __init__(self, title: str, keys: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._keys = title, tuple(keys)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        said = ", ".join(f"{key.replace('|', ' ')}: {words}" for key, words in keys)
        self.setAccessibleName(f"{title}. {said}")
        theme.current().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(theme.em(220), theme.em(32) + theme.em(38) * len(self._keys))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _words_start(self) -> int:
        """Where the words begin: nearer to the keys when large text leaves less room."""
        wide = max(text_width(words, theme.font("small")) for _key, words in self._keys)
        caps = max(sum(key_width(cap) + theme.px(4) for cap in key.split("|")) for key, _words in self._keys)
        return max(caps + theme.px(4), min(theme.em(104), self.width() - wide - 1))

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.draw(QPainter(self), theme.color)

    def draw(self, painter: QPainter, color: Callable[[str], QColor]) -> None:
        """Draw the group in the colours of a paper."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        head, high, start = theme.em(32), theme.em(38), self._words_start()
        painter.setFont(theme.font("strong"))
        painter.setPen(color("ink"))
        painter.drawText(QRect(0, 0, self.width(), theme.line_height("body")), LEFT, self._title)
        painter.fillRect(QRect(0, head - 2, self.width(), 2), color("margin"))
        for number, (key, words) in enumerate(self._keys):
            top = head + number * high
            x = 0
            for cap in key.split("|"):
                paint_key(painter, x, top + high / 2, cap, color("ink2"), color("edge"), color("card"))
                x += key_width(cap) + theme.px(4)
            painter.setFont(theme.font("small"))
            painter.setPen(color("ink"))
            room = QRect(start, top, self.width() - start, high)
            painter.drawText(room, LEFT, painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width()))
            painter.fillRect(QRect(0, top + high - 1, self.width(), 1), color("line"))


class AllKeys(Page):
    """The page itself; ``closed`` when one goes back."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = Column(self)
        column.addWidget(PageBar(_("All keys"), _("You can do everything here without the mouse.")))
        content = Column(margins=(28, 14, 28, 14), gap=14)
        column.addLayout(content, 1)
        self.sheet = QWidget()
        across = Row(self.sheet, gap=28)
        for groups_below in groups():
            one = Column(gap=22)
            for title, keys in groups_below:
                one.addWidget(KeyGroup(title, keys))
            one.addStretch(1)
            across.addLayout(one, 1)
        content.addWidget(self.sheet)
        content.addStretch(1)
        content.addWidget(self._foot())

    def _foot(self) -> Panel:
        panel = Panel()
        row = Row(gap=14, margins=(0, 0, 0, 0))
        row.addWidget(Icon("scan", "accent", 26))
        row.addWidget(Words(_("The scanner works on every page and never types into your text."), "body", lines=0), 1)
        self.print_button = KeyButton(_("Print this page"), icon="print", key="Ctrl+P", small=True)
        self.print_button.clicked.connect(self._on_print)
        row.addWidget(self.print_button)
        panel.body.addLayout(row)
        return panel

    def keys(self) -> Keys:
        return (("Esc", _("Close")), ("Ctrl P", _("Print")))

    def activated(self) -> None:
        self.print_button.setFocus()

    def step_back(self) -> bool:
        self.closed.emit()
        return True

    def print_on(self, paper: QPagedPaintDevice) -> None:
        """Print the keys, as large as the paper is wide."""
        painter = QPainter(paper)
        room = painter.viewport()
        painter.scale(room.width() / self.sheet.width(), room.width() / self.sheet.width())
        for group in self.sheet.findChildren(KeyGroup):
            painter.save()
            painter.translate(group.pos())
            group.draw(painter, theme.current().light_color)
            painter.restore()
        painter.end()

    def _on_print(self) -> None:
        # Brings the system's printing with it, which most days nobody needs.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter()
        chooser = QPrintDialog(printer, self)
        chooser.accepted.connect(lambda: self.print_on(printer))
        QDialog.open(chooser)
