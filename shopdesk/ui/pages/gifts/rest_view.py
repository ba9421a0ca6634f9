"""The Gifts page with no card on it: one field that takes any gift card, and all that is still owed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from shopdesk.core.giftcards.records import Batch, Entry, GiftState
from shopdesk.core.giftcards.rules import in_words, shown_code
from shopdesk.core.shop import Shop
from shopdesk.i18n import _, ngettext
from shopdesk.ui.pages.gifts import sentences
from shopdesk.ui.pages.gifts.card_list import CardList, row_of
from shopdesk.ui.widgets.boxes import Column, Row
from shopdesk.ui.widgets.choices import Segments
from shopdesk.ui.widgets.find_field import FindField
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.panels import Banner, EmptyState, Panel
from shopdesk.ui.widgets.tab_order import read_on

_OPEN, _BLANK, _DONE = "open", "blank", "done"
_STATES = {_OPEN: (GiftState.OPEN,), _BLANK: (GiftState.BLANK,), _DONE: (GiftState.USED, GiftState.VOID)}


class RestView(QWidget):
    """``code_given`` with what was typed or scanned, ``card_chosen`` with a card's id; ``make_asked``, ``export_asked``,
    ``go_on_asked`` (read codes again), ``kept`` and ``anew_asked`` with a batch's id."""

    code_given = Signal(str)
    card_chosen = Signal(object)
    make_asked = Signal()
    export_asked = Signal()
    go_on_asked = Signal()
    kept = Signal(object)
    anew_asked = Signal(object)

    def __init__(self, shop: Shop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shop = shop
        self._latest: tuple[Entry, ...] = ()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.finder = FindField(_("Scan or type a gift card"), key="Ctrl G")
        self._make = KeyButton(_("Make cards"), icon="plus", key="Ctrl+N")
        self._make.setObjectName("gift_make")
        self._export = KeyButton(_("For the bookkeeper"), icon="export", key="Ctrl+E")
        self._export.setObjectName("gift_export")
        self._which = Segments([(_OPEN, _("Open")), (_BLANK, _("Printed, not sold")), (_DONE, _("Used and void"))], _OPEN)
        self._which.setObjectName("gift_which")
        acts = Row(gap=12)
        acts.addWidget(self._which)
        acts.addStretch(1)
        acts.addWidget(self._export)
        acts.addWidget(self._make)
        self._notes = Column(gap=8)
        self.list = CardList()
        self._panel = Panel(_("Open gift cards"), " ", lined=True)
        self._panel.body.addWidget(self.list, 1)
        self._none = EmptyState(_("No gift card here"), _("Make some, and they wait here until somebody brings them back."), icon="gift")
        self._views = QStackedWidget()
        self._views.addWidget(self._panel)
        self._views.addWidget(self._none)
        column = Column(self, gap=14, margins=(28, 14, 28, 14))
        column.addWidget(self.finder)
        column.addLayout(self._notes)
        column.addLayout(acts)
        column.addWidget(self._views, 1)

    def _connect(self) -> None:
        self.finder.submitted.connect(self._on_submitted)
        self.finder.escaped.connect(self.list.setFocus)
        self.list.card_chosen.connect(self.card_chosen)
        self._which.chosen.connect(lambda _value: self.refresh())
        self._make.clicked.connect(self.make_asked)
        self._export.clicked.connect(self.export_asked)

    def refresh(self) -> None:
        """Show cards and what is to be known of them as they are now."""
        shelf, which = self._shop.giftcards.shelf, str(self._which.value())
        cards = shelf.all(_STATES[which])
        titles = {_OPEN: _("Open gift cards"), _BLANK: _("Printed, not sold"), _DONE: _("Used and void")}
        small = sentences.owed(shelf.owed()) if which == _OPEN else ngettext("{count} card", "{count} cards", len(cards))
        self._panel.set_title(titles[which], small.format(count=len(cards)))
        self.list.show_rows([row_of(self._shop, card) for card in cards])
        self._views.setCurrentWidget(self._panel if cards else self._none)
        self._show_notes()

    def show_latest(self, entries: tuple[Entry, ...]) -> None:
        """Show the newest operations, for whoever cannot know what was booked before the program ended."""
        self._latest = entries
        self._show_notes()

    def _show_notes(self) -> None:
        while (item := self._notes.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        giftcards = self._shop.giftcards
        notes = [self._held()] if giftcards.guesses.held else []
        notes += [self._unfinished(batch) for batch in giftcards.making.unfinished()]
        if self._latest:
            notes.append(self._last_five())
        for note in notes:
            self._notes.addWidget(note)
        read_on(self.finder.edit, *notes)

    def _held(self) -> Banner:
        banner = Banner(
            _("Too many codes were tried that no card carries"), _("No gift card is read at any counter until an owner says so."),
            icon="lock",
        )
        banner.setObjectName("gift_held")
        go_on = banner.add_action(KeyButton(_("Read codes again"), small=True))
        go_on.setObjectName("gift_go_on")
        go_on.clicked.connect(self.go_on_asked)
        return banner

    def _unfinished(self, batch: Batch) -> Banner:
        cards = ngettext("{count} card of {worth}", "{count} cards of {worth}", batch.count)
        banner = Banner(
            _("Did every sheet come out?"),
            cards.format(count=batch.count, worth=in_words(batch.worth)) + ". "
            + _("If not, or if nobody knows: they are void, and new ones are printed."), icon="print",
        )
        banner.setObjectName("gift_unfinished")
        yes = banner.add_action(KeyButton(_("Every one"), icon="check", small=True))
        no = banner.add_action(KeyButton(_("Print them anew"), icon="print", small=True))
        yes.setObjectName("gift_kept")
        no.setObjectName("gift_anew")
        yes.clicked.connect(partial(self._on_kept, batch.id))
        no.clicked.connect(partial(self._on_anew, batch.id))
        return banner

    def _last_five(self) -> Banner:
        lines = []
        for entry in self._latest:
            card = self._shop.giftcards.get(entry.card_id)
            what = sentences.happened(self._shop, entry, card)
            lines.append(f"{sentences.moment(self._shop, entry.at)}  {shown_code(card.tail)}  {what}")
        banner = Banner(_("ShopDesk was not closed properly. The last things booked on gift cards:"), "\n".join(lines), icon="info")
        banner.setObjectName("gift_latest")
        read = banner.add_action(KeyButton(_("All right"), small=True))
        read.clicked.connect(partial(self.show_latest, ()))
        return banner

    def _on_submitted(self) -> None:
        text = self.finder.text().strip()
        if text:
            self.finder.edit.selectAll()
            self.code_given.emit(text)

    def _on_kept(self, batch_id: int, _checked: bool = False) -> None:
        self.kept.emit(batch_id)

    def _on_anew(self, batch_id: int, _checked: bool = False) -> None:
        self.anew_asked.emit(batch_id)
