"""What we know about you: every line with who told us, when and why, to be read together, printed, taken along, or erased."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from shopdesk.core.known import sentences
from shopdesk.core.known.records import Chapter, Erased, Known, Leaving
from shopdesk.core.members.records import Member
from shopdesk.core.shop import Shop
from shopdesk.i18n import _, ngettext
from shopdesk.ui.acts.erase import erase
from shopdesk.ui.messages import Messages
from shopdesk.ui.operations import Operations
from shopdesk.ui.page import Keys
from shopdesk.ui.pages.counter.edges import Edges
from shopdesk.ui.pages.counter.known.fact_row import FactHeads, FactRow
from shopdesk.ui.pages.counter.known.leave_sheet import LeaveSheet
from shopdesk.ui.widgets.boxes import Column, Row, rule
from shopdesk.ui.widgets.key_button import KeyButton, back_button
from shopdesk.ui.widgets.page_bar import PageBar
from shopdesk.ui.widgets.panels import Panel

_SHOWN = 20  # lines of one chapter on the screen; the printed sheet has them all


class KnownView(QWidget):
    """``left`` when the person's page is to be shown again, ``gone`` when there is none any more."""

    left = Signal()
    gone = Signal()

    def __init__(self, shop: Shop, operations: Operations, messages: Messages, edges: Edges, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shop = shop
        self._operations = operations
        self._messages = messages
        self._edges = edges
        self._known: Known | None = None
        self._build()

    def _build(self) -> None:
        self._bar = PageBar("")
        back = back_button(_("Back"))
        back.clicked.connect(self.left)
        self._bar.right.addWidget(back)
        self._chapters = Column(gap=14, margins=(0, 0, 12, 0))
        content = QWidget()
        content.setObjectName("content")
        content.setLayout(self._chapters)
        self._pane = QScrollArea()
        self._pane.setWidgetResizable(True)
        self._pane.setFrameShape(QFrame.Shape.NoFrame)
        self._pane.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pane.setWidget(content)
        inside = Column(gap=14, margins=(28, 14, 16, 14))
        inside.addLayout(self._acts())
        heads = Row(margins=(2, 0, 26, 0))  # over the lines, which leave room for the scroll bar
        heads.addWidget(FactHeads(sentences.heads()), 1)
        inside.addLayout(heads)
        inside.addWidget(self._pane, 1)
        column = Column(self)
        column.addWidget(self._bar)
        column.addLayout(inside, 1)

    def _acts(self) -> Row:
        row = Row(gap=10, margins=(0, 0, 12, 0))
        self.print = self._button("known_print", _("Print it"), "print", "Ctrl+P", "primary", self._on_print)
        self._along = self._button("known_along", _("Take it along…"), "export", "Ctrl+S", "secondary", self._on_take_along)
        self._leave = self._button("known_leave", _("They leave…"), "door", "", "quiet", self._on_leave)
        self._erase = self._button("known_erase", _("Erase…"), "bin", "", "quietWarm", self._on_erase)
        row.addWidget(self.print)
        row.addWidget(self._along)
        row.addStretch(1)
        row.addWidget(self._leave)
        row.addWidget(self._erase)
        return row

    def _button(self, name: str, words: str, icon: str, key: str, kind: str, pressed: Callable[[], None]) -> KeyButton:
        button = KeyButton(words, icon=icon, key=key, kind=kind, small=True)
        button.setObjectName(name)
        button.clicked.connect(pressed)
        return button

    # showing

    def begin(self, member: Member) -> None:
        """Show everything about ``member``."""
        self._known = known = self._shop.known.about(member.id)
        lines = ngettext("{count} line about {name}.", "{count} lines about {name}.", known.count)
        self._bar.say(_("What we know about you"), lines.format(count=known.count, name=known.name))
        while (item := self._chapters.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for chapter in known.chapters:
            self._chapters.addWidget(self._panel(chapter))
        self._chapters.addStretch(1)
        self._pane.verticalScrollBar().setValue(0)
        self.print.setFocus()

    def _panel(self, chapter: Chapter) -> Panel:
        more = max(len(chapter.facts) - _SHOWN, 0)
        small = ngettext("and {count} more line on the printed sheet", "and {count} more lines on the printed sheet", more)
        panel = Panel(chapter.heading, small.format(count=more) if more else "", lined=True)
        today = self._shop.today()
        for number, fact in enumerate(chapter.facts[:_SHOWN]):
            if number:
                panel.body.addWidget(rule())
            panel.body.addWidget(FactRow(fact, sentences.told(fact, today), sentences.used(fact, today)))
        return panel

    def keys(self) -> Keys:
        """The keys that work now."""
        return ("Ctrl+P", _("Print it")), ("Ctrl+S", _("Take it along")), ("Esc", _("Back")), ("F1", _("All keys"))

    def step_back(self) -> bool:
        """There is no step inside it."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    # paper and files

    def _on_print(self) -> None:
        from shopdesk.ui.pages.counter.known import paper

        known = self._known
        printer = self._edges.printer(self) if known else None
        if known is not None and printer is not None:
            self._operations.do(lambda: paper.print_sheet(self._shop, known, printer), said=_("Printed"), undo=False)

    def _on_take_along(self) -> None:
        from shopdesk.ui.pages.counter.known import paper

        known = self._known
        folder = self._edges.folder(self, _("Where to put the copy")) if known else None
        if known is not None and folder is not None:
            said = _("Saved: everything, to read and as data")
            self._operations.do(lambda: paper.save_copy(self._shop, known, folder), said=said, undo=False)

    # leaving

    def _on_erase(self) -> None:
        known = self._known
        if known is None:
            return
        self._messages.ask(
            _("Erase {name}?").format(name=known.name), sentences.what_erasing_does(self._shop), keep=_("Keep the page"), do=_("Erase"),
            on_yes=lambda: self._do_erase(known),
        )

    def _do_erase(self, known: Known) -> None:
        forget = partial(self._shop.known.erase, known.member_id)
        erase(self._shop, self._operations, self._messages, forget, partial(self._on_erased, known))

    def _on_erased(self, known: Known, done: Erased | None) -> None:
        if done is None:
            return
        if self._known is known and self.isVisible():  # nobody was served meanwhile
            self._known = None
            self.gone.emit()
        self._messages.say(sentences.what_is_left(done))

    def _on_leave(self) -> None:
        if self._known is not None:
            sheet = LeaveSheet(self._known.name, self.window())
            sheet.wished.connect(self._on_wished)
            sheet.open()

    def _on_wished(self, wish: Leaving, with_copy: bool) -> None:
        """A copy of everything first, then what they wished, then the goodbye on paper."""
        from shopdesk.ui.pages.counter.known import paper

        known = self._known
        folder = self._edges.folder(self, _("Where to put the copy")) if with_copy else None
        if known is None or (with_copy and folder is None):
            return
        goodbye = paper.goodbye(self._shop, known.name, wish)

        def leave() -> Erased | None:
            if folder is not None:
                paper.save_copy(self._shop, known, folder)
            return self._shop.known.leave(known.member_id, wish)

        if wish is Leaving.ERASE:
            erase(self._shop, self._operations, self._messages, leave, partial(self._on_parted, known, goodbye))
        else:
            self._operations.do(leave, on_done=partial(self._on_parted, known, goodbye))

    def _on_parted(self, known: Known, goodbye: bytes, done: Erased | None) -> None:
        from shopdesk.ui.pages.counter.known import paper

        if done is not None:
            self._on_erased(known, done)
        else:
            self._messages.say(_("Left alone from now on, as they wish."), undo=True)
            self.left.emit()
        printer = self._edges.printer(self)
        if printer is not None:
            self._operations.do(lambda: paper.print_goodbye(printer, goodbye), undo=False)
