"""A thank-you card for the open person: own words at the right, the very card at the left, then paper."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from shopdesk.core import saying
from shopdesk.core.members.records import Member
from shopdesk.core.shop import Shop
from shopdesk.errors import NeedsALook, ShopError
from shopdesk.i18n import _
from shopdesk.printing import pdf_file
from shopdesk.ui.messages import Messages
from shopdesk.ui.operations import Operations
from shopdesk.ui.page import Keys
from shopdesk.ui.pages.counter import card_printer, sentences
from shopdesk.ui.pages.counter.card_drawing import Drawing, Drawn, Wish
from shopdesk.ui.pages.counter.card_form import CardForm
from shopdesk.ui.pages.counter.card_preview import CardPreview
from shopdesk.ui.pages.counter.edges import Edges
from shopdesk.ui.pixmaps import Pixmaps
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.choices import Segments
from shopdesk.ui.widgets.key_button import back_button
from shopdesk.ui.widgets.page_bar import PageBar
from shopdesk.ui.widgets.small_parts import Icon
from shopdesk.ui.widgets.words import Words

_PAUSE_MS = 120  # after the last letter, before the card is drawn anew
_SCREEN_DPI = 96


class CardView(QWidget):
    """``left`` when the person's page is to be shown again, ``booked`` with whose card it was once it is on paper.

    Words not printed yet are there again when one comes back.
    """

    left = Signal()
    booked = Signal(object)

    def __init__(
        self, shop: Shop, operations: Operations, messages: Messages, photos: Pixmaps, edges: Edges, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shop = shop
        self._operations = operations
        self._messages = messages
        self._edges = edges
        self._member: Member | None = None
        self._printer: QPrinter | None = None
        self._on_paper = False
        self._unfinished: dict[int, str] = {}
        self._drawing = Drawing(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._bar = PageBar("")
        self._back = back_button(_("Back"))
        self._bar.right.addWidget(self._back)
        self._sides = Segments(((0, _("Front")), (1, _("Inside"))), 1)
        self._sides.setObjectName("card_sides")
        self.preview = CardPreview()
        self._paper = Words("", "small", "ink2")
        about = Row(gap=8)
        about.addStretch(1)
        about.addWidget(Icon("info", "ink2", 18))
        about.addWidget(self._paper)
        about.addStretch(1)
        stage = Column(gap=12)
        stage.addWidget(self._sides)
        stage.addWidget(self.preview, 1)
        stage.addLayout(about)
        self.form = CardForm(self._shop)
        content = Row(gap=20, margins=(28, 14, 28, 14))
        content.addLayout(stage, 1)
        content.addWidget(self.form)
        column = Column(self)
        column.addWidget(self._bar)
        column.addLayout(content, 1)

    def _connect(self) -> None:
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._draw)
        self._back.clicked.connect(self.left)
        self._sides.chosen.connect(self.preview.turn_to)
        self.form.changed.connect(self._on_changed)
        self.form.print_asked.connect(self._on_print_asked)
        self.form.save_asked.connect(self._on_save_asked)
        self._drawing.drawn.connect(self._on_drawn)
        self._drawing.refused.connect(self._on_refused)
        self._drawing.broke.connect(self._on_broke)

    def begin(self, member: Member) -> None:
        """Start a card for ``member``."""
        self._member = member
        self._bar.say(_("Card"), _("Thank you, for {name}. A6, folded.").format(name=sentences.shown_name(member)))
        self.preview.show_pages(())
        self._sides.set_value(1)
        self.preview.turn_to(1)
        self.form.remark("")
        self.form.begin(member, self._unfinished.get(member.id, ""))
        self._draw()

    def keys(self) -> Keys:
        """The keys that work now."""
        return ("Ctrl+P", _("Print")), ("Ctrl+S", _("Save PDF")), ("Tab", _("Next question")), ("Esc", _("Back")), ("F1", _("All keys"))

    def step_back(self) -> bool:
        """A card is left as it is: there is no step inside it."""
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._pause.stop()
        if self._on_paper:
            self._messages.say(_("Nothing was printed. Your words are kept."))
        self._idle()
        if self.window().isVisible():
            self._drawing.forget()
        else:
            self._drawing.wait()
        if self._member is not None:
            self._unfinished[self._member.id] = self.form.answers().words

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    # looking

    def _on_changed(self) -> None:
        self._pause.start()

    def _draw(self) -> None:
        self._ask(_SCREEN_DPI * 1.5 * self.devicePixelRatioF(), draft=True, purpose="look")

    def _ask(self, dpi: float, *, draft: bool, purpose: str) -> None:
        member, answers = self._member, self.form.answers()
        if member is None:
            return
        try:
            card = answers.card(self._shop, member.id)
        except ShopError as error:
            self._on_refused(error)
            return
        self._drawing.ask(Wish(card, answers.sheet, dpi, draft, purpose))

    def _on_drawn(self, drawn: Drawn) -> None:
        if drawn.wish.purpose == "look":
            self._show(drawn)
        elif drawn.wish.purpose == "print":
            self._print(drawn)
        else:
            self._save(drawn)

    def _show(self, drawn: Drawn) -> None:
        self.preview.show_pages(drawn.pages)
        if drawn.wish.sheet == "A5":
            paper = _("A5 sheet, printed on both sides, folded once to A6. Turn it round its short edge.")
        else:
            paper = _("A4 sheet, printed on both sides, cut in two and folded to A6. Turn it round its long edge.")
        self._paper.say(paper)
        remarks = [drawn.stops, *drawn.remarks, self._same_words(drawn)]
        self.form.remark("\n".join(remark for remark in remarks if remark))

    def _same_words(self, drawn: Drawn) -> str:
        """Whether they got these very words before."""
        words = " ".join(drawn.wish.card.words.split())
        if self._member is None or not words:
            return ""
        for card in self._shop.cards.of(self._member.id, 50):
            if card.kind is drawn.wish.card.kind and " ".join(card.words.split()).casefold() == words.casefold():
                return _("They got these very words before, on {day}.").format(day=saying.short_day(card.day, self._shop.today()))
        return ""

    # paper

    def _ready(self) -> bool:
        """Whether there is anything written yet."""
        if self.form.answers().words.strip():
            return True
        self.form.needs_a_look(_("There is nothing written yet. One line of your own is enough."))
        return False

    def _on_print_asked(self) -> None:
        if not self._ready():
            return
        self._printer = self._edges.printer(self)
        if self._printer is not None:
            self.form.print.set_busy(_("Printing…"))
            self._on_paper = True
            self._ask(min(card_printer.FINEST, self._printer.resolution()), draft=False, purpose="print")

    def _on_save_asked(self) -> None:
        if self._ready():
            self.form.save.set_busy(_("Saving…"))
            self._on_paper = True
            self._ask(_SCREEN_DPI, draft=False, purpose="save")

    def _print(self, drawn: Drawn) -> None:
        printer = self._printer
        self._idle()
        if printer is not None:
            card_printer.prepare(printer, drawn.wish.sheet, drawn.flip)
            self._book(drawn, lambda: card_printer.put(printer, drawn.pages), _("Card printed"))

    def _save(self, drawn: Drawn) -> None:
        self._idle()
        name = sentences.shown_name(self._member) if self._member else ""
        plain = "".join(sign for sign in name if sign.isalnum() or sign in " -")[:60]
        path = self._edges.pdf(self, _("Card for {name}.pdf").format(name=plain))
        if path is None:
            return

        self._book(drawn, lambda: pdf_file.write(path, drawn.pdf), _("Card saved"))

    def _book(self, drawn: Drawn, act: Callable[[], None], said: str) -> None:
        """Do it, and remember that they got this card."""
        member = self._member
        if member is None:
            return

        def do() -> None:
            act()
            self._shop.cards.printed(member.id, drawn.wish.card)

        if self._operations.do(do, said=said):
            self.booked.emit(member.id)
            self.left.emit()
            self._unfinished.pop(member.id, None)

    def _on_refused(self, error: ShopError) -> None:
        self._idle()
        if isinstance(error, NeedsALook) and error.field == "words":
            self.form.needs_a_look(str(error))
        else:
            self.form.remark(str(error))

    def _on_broke(self, details: str) -> None:
        self._idle()
        self._messages.report(details)

    def _idle(self) -> None:
        self._on_paper, self._printer = False, None
        self.form.print.set_idle()
        self.form.save.set_idle()
