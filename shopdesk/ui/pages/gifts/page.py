"""The Gifts page: any gift card in one field, what it is worth, taking off it, and what is owed in all."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QStackedWidget, QWidget

from shopdesk.core import codes, saying
from shopdesk.core.changes import Changes
from shopdesk.core.codes import CodeKind
from shopdesk.core.giftcards.records import GiftCard, GiftState, Refused, Taken
from shopdesk.core.giftcards.rules import in_words, new_key
from shopdesk.core.money import Money
from shopdesk.core.shop import Shop
from shopdesk.errors import ShopError
from shopdesk.i18n import _
from shopdesk.ui.messages import Messages
from shopdesk.ui.operations import Operations
from shopdesk.ui.page import LATEST, READ, Errand, Keys, Page
from shopdesk.ui.pages.gifts.batch_desk import BatchDesk
from shopdesk.ui.pages.gifts.card_forms import CardForms
from shopdesk.ui.pages.gifts.card_view import CardView
from shopdesk.ui.pages.gifts.edges import GiftEdges
from shopdesk.ui.pages.gifts.rest_view import RestView
from shopdesk.ui.widgets.boxes import Column
from shopdesk.ui.widgets.page_bar import PageBar

_CONCERNED = frozenset({"giftcards", "members", "undo"})


class GiftsPage(Page):
    """Holds at most one card."""

    def __init__(
        self, shop: Shop, operations: Operations, messages: Messages, edges: GiftEdges | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shop = shop
        self._operations = operations
        self._messages = messages
        self._edges = edges or GiftEdges()
        self._card: GiftCard | None = None
        self._in_hand = False
        self._key = new_key()
        self._build()
        self.forms = CardForms(shop, operations, messages, self)
        self.desk = BatchDesk(shop, operations, self._edges, self)
        self._connect()

    def _build(self) -> None:
        self.bar = PageBar(_("Gifts"), find_hint=_("Find or scan anyone"))
        self.rest, self.view = RestView(self._shop), CardView(self._shop)
        self._views = QStackedWidget()
        self._views.addWidget(self.rest)
        self._views.addWidget(self.view)
        column = Column(self)
        column.addWidget(self.bar)
        column.addWidget(self._views, 1)

    def _connect(self) -> None:
        rest, good, gone = self.rest, self.view.good, self.view.gone
        self.bar.find_asked.connect(self.find_asked)
        rest.code_given.connect(self.read)
        rest.card_chosen.connect(self._on_card_chosen)
        rest.make_asked.connect(self.desk.make)
        rest.export_asked.connect(self._on_export_asked)
        rest.go_on_asked.connect(self._on_go_on_asked)
        rest.kept.connect(self.desk.keep)
        rest.anew_asked.connect(self.desk.print_anew)
        self.view.card_chosen.connect(self._on_card_chosen)
        self.view.replace_asked.connect(lambda: self.desk.replace(self._the_card().id, lost=not self._in_hand))
        self.view.void_asked.connect(lambda: self.forms.make_void(self._the_card()))
        self.view.correct_asked.connect(lambda: self.forms.correct(self._the_card()))
        good.take_asked.connect(self._on_take_asked)
        good.whose_asked.connect(lambda: self.forms.ask_whose(self._the_card()))
        gone.sell_asked.connect(lambda: self.forms.sell(self._the_card()))
        gone.who_asked.connect(lambda: self.forms.say_who(self._the_card()))
        gone.find_out_asked.connect(lambda: self.forms.find_out(self._the_card()))
        for way_back in (self.view.all_asked, good.cancelled, gone.another_asked, gone.closed, self.desk.printed, self.forms.taken_on):
            way_back.connect(self._put_away)

    def _the_card(self) -> GiftCard:
        assert self._card is not None
        return self._card

    # what the window asks

    def keys(self) -> Keys:
        if self._card is None:
            return ("Enter", _("Look at it")), ("Ctrl N", _("Make cards")), ("Ctrl E", _("For the bookkeeper")), ("F1", _("All keys"))
        if self._card.state is GiftState.OPEN and self._in_hand:
            return (
                ("Enter", _("Take off")), ("Alt A", _("All of it")), ("Esc", _("Cancel")), ("F2", _("Scan another")),
                ("Ctrl Z", _("Undo after")),
            )
        if self._card.state in (GiftState.USED, GiftState.VOID):
            return ("Enter", _("Find out for them")), ("F2", _("Scan another")), ("Esc", _("Close"))
        return ("F2", _("Scan another")), ("Esc", _("Close")), ("F1", _("All keys"))

    def refresh(self, changes: Changes | None) -> None:
        if changes is not None and not (changes.by_others or changes.features & _CONCERNED):
            return
        self.rest.refresh()
        if self._card is not None:
            self._show(self._shop.giftcards.get(self._card.id))
        else:
            self._say_at_rest()

    def activated(self) -> None:
        if self._card is None:
            self.rest.finder.setFocus()
        else:
            self.view.take_focus(self._card.state)

    def take_errand(self, errand: Errand) -> None:
        if errand.act == READ:
            self.read(errand.words)
        elif errand.act == LATEST:
            self._put_away()
            self.rest.show_latest(self._shop.giftcards.latest())
        else:
            self._put_away()

    def step_back(self) -> bool:
        if self._card is None:
            return False
        self._put_away()
        return True

    def takes_scan(self, text: str) -> bool:
        reading = codes.read(text)
        if reading is not None and reading.kind is CodeKind.PERSON:
            return False
        if reading is None and not self._shop.giftcards.shelf.has_brought():
            return False
        self.read(text)
        return True

    def takes_find_key(self) -> bool:
        """F2 is for the next card while one is open, and for a person otherwise, as everywhere."""
        if self._card is not None or self.bar.finder is None:
            self._put_away()
        else:
            self.bar.finder.setFocus()
        return True

    # a card

    def read(self, text: str) -> None:
        """Look at the card of a code as scanned or typed."""
        self._operations.do(lambda: self._shop.giftcards.find(text), on_done=self.begin)

    def begin(self, card: GiftCard) -> None:
        """Show a card whose code was read just now."""
        self.rest.finder.clear()
        self._open(card, in_hand=True)
        now = self._shop.local(self._shop.clock.now())
        self.bar.say(_("Gift card"), _("Read just now, {time}").format(time=saying.clock_time(now)))

    def _on_card_chosen(self, card_id: int) -> None:
        self._operations.do(lambda: self._shop.giftcards.get(card_id), on_done=partial(self._open, in_hand=False))

    def _open(self, card: GiftCard, *, in_hand: bool) -> None:
        self._in_hand, self._key = in_hand, new_key()
        self._show(card)
        self.view.take_focus(card.state)

    def _show(self, card: GiftCard) -> None:
        self._card = card
        self._views.setCurrentWidget(self.view)
        self.bar.title.say(_("Gift card"))
        if not self._in_hand:
            self.bar.sentence.say(_("From the list, not in your hand"))
        self.view.show_card(card, in_hand=self._in_hand)
        self.keys_changed.emit()

    def _put_away(self) -> None:
        self._card = None
        self._views.setCurrentWidget(self.rest)
        self._say_at_rest()
        self.rest.finder.setFocus()
        self.rest.finder.edit.selectAll()
        self.keys_changed.emit()

    def _say_at_rest(self) -> None:
        self.bar.say(_("Gifts"), _("A gift card is read anywhere: scan it, or type its code here."))

    def _on_take_asked(self, amount: Money | None) -> None:
        card = self._card
        if card is None:  # a second press, and the first has put it away
            return
        wanted = card.balance if amount is None else card.balance.of(amount.minor)
        rest = card.balance.units - wanted.units
        left = in_words(card.balance.of(rest)) if rest > 0 else _("nothing")
        said = _("{worth} taken off, {left} left on it.").format(worth=in_words(wanted), left=left)
        take = partial(self._shop.giftcards.till.redeem, card.id, amount, self._key)
        self._operations.do(take, said=said, on_done=self._on_taken, refused=self._not_taken)

    def _on_taken(self, taken: Taken) -> None:
        self._key = new_key()
        if taken.state is GiftState.OPEN:
            self.view.good.amount.clear()
        else:
            self._put_away()

    def _not_taken(self, error: ShopError) -> bool:
        """Show the card as it stands after somebody else was quicker."""
        if isinstance(error, Refused) and error.card is not None and error.card.state is not GiftState.OPEN:
            self._show(error.card)
            self.view.take_focus(error.card.state)
            return True
        return self.view.good.refused(error)

    # owner and bookkeeper

    def _on_go_on_asked(self) -> None:
        self._operations.do(self._shop.giftcards.guesses.let_go_on, said=_("Codes are read again"), undo=False)

    def _on_export_asked(self) -> None:
        from shopdesk.exchange import owed_cards

        path = self._edges.list_file(self, _("Gift cards.csv"))
        if path is not None:
            self._operations.do(lambda: owed_cards.write(self._shop, path), said=_("The list is saved"), undo=False)
