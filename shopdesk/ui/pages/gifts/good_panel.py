"""A gift card that is good: what is left, from whom, and how much is taken off now."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from shopdesk.core import saying
from shopdesk.core.giftcards import rules
from shopdesk.core.giftcards.records import GiftCard
from shopdesk.core.money import Money
from shopdesk.core.shop import Shop
from shopdesk.errors import NeedsALook, ShopError
from shopdesk.i18n import _
from shopdesk.ui import theme
from shopdesk.ui.pages.gifts import sentences
from shopdesk.ui.pixmaps import Pixmaps
from shopdesk.ui.widgets.boxes import Column, Row, rule
from shopdesk.ui.widgets.fields import UnitField
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.panels import Panel
from shopdesk.ui.widgets.small_parts import Avatar, Icon
from shopdesk.ui.widgets.words import Words


class GoodPanel(Panel):
    """``take_asked`` gives the amount, None for all of it; ``whose_asked`` and ``cancelled`` say what they say."""

    take_asked = Signal(object)
    whose_asked = Signal()
    cancelled = Signal()

    def __init__(self, shop: Shop, parent: QWidget | None = None) -> None:
        super().__init__(gap=14, parent=parent)
        self._shop = shop
        self._card: GiftCard | None = None
        self._photos = Pixmaps(shop.pictures.get)
        self.setObjectName("gift_good")
        self._build()
        self._connect()

    def _build(self) -> None:
        title = Row(gap=12)
        title.addWidget(Icon("check-circle", "accent", 28))
        title.addWidget(Words(_("This gift card is good"), "state"), 1)
        self._left = Words("", "balance")
        self._left.setObjectName("gift_left")
        balance = Column()
        balance.addWidget(Words(_("Left on it"), "label", "ink2"))
        balance.addWidget(self._left)
        self.body.addLayout(title)
        self.body.addLayout(balance)
        self.body.addLayout(self._build_giver())
        self.body.addWidget(rule())
        self._taking = QWidget()
        self._build_taking(Column(self._taking, gap=14))
        self.body.addWidget(self._taking)
        self._scan_first = Words(_("Scan the card itself to take something off it."), "body", "ink2", lines=0)
        self.body.addWidget(self._scan_first)
        self._hint_room = QWidget()
        hint = Column(self._hint_room, gap=12)
        hint.addWidget(rule())
        words = Row(gap=8)
        self._hint = Words("", "small", "ink2", lines=0)
        words.addWidget(Icon("say", "ink2", 18), 0, Qt.AlignmentFlag.AlignTop)
        words.addWidget(self._hint, 1)
        hint.addLayout(words)
        self.body.addWidget(self._hint_room)

    def _build_giver(self) -> Row:
        row = Row(gap=14)
        self._face = Avatar(size=44)
        self._from = Words("", "name")
        self._said = Words("", "small", "ink2", lines=0)
        column = Column()
        column.addWidget(self._from)
        column.addWidget(self._said)
        row.addWidget(self._face, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        return row

    def _build_taking(self, column: Column) -> None:
        self.amount = UnitField()
        self.amount.setObjectName("gift_amount")
        self._all = KeyButton(_("All of it"), key="Alt+A")
        self._all.setObjectName("gift_all")
        self._stays = Words("", "small", "ink2", lines=2)
        self._stays.setObjectName("gift_stays")
        row = Row(gap=10)
        row.addWidget(self.amount)
        row.addWidget(self._all)
        row.addWidget(self._stays, 1)
        asked = Column(gap=6)
        asked.addWidget(Words(_("Take off now"), "label", "ink2"))
        asked.addLayout(row)
        column.addLayout(asked)
        self._take = KeyButton(_("Take off"), icon="check", key="Enter", kind="primary")
        self._take.setObjectName("gift_take")
        self._whose = KeyButton(_("Whose is it?"), icon="person")
        self._whose.setObjectName("gift_whose")
        self._cancel = KeyButton(_("Cancel"), key="Esc", kind="quiet")
        buttons = Row(gap=12)
        for button in (self._take, self._whose, self._cancel):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.amount.textChanged.connect(self._show_taking)
        self.amount.returnPressed.connect(self._on_take)
        self._take.clicked.connect(self._on_take)
        self._all.clicked.connect(lambda: self.take_asked.emit(None))
        self._whose.clicked.connect(self.whose_asked)
        self._cancel.clicked.connect(self.cancelled)
        theme.current().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def show_card(self, card: GiftCard, *, in_hand: bool) -> None:
        """Show a card; only one whose code was read can be taken from. What was typed for the same card stays."""
        if self._card is None or self._card.id != card.id:
            self.amount.clear()
        self._card = card
        self._left.say(rules.in_words(card.balance))
        self._show_giver(card)
        self._taking.setVisible(in_hand)
        self._scan_first.setVisible(not in_hand)
        self.amount.setVisible(bool(card.balance.currency))
        if card.balance.currency:
            self.amount.count_in(saying.currency_sign(card.balance.currency))
            self.amount.setAccessibleName(_("Take off now, in {currency}").format(currency=card.balance.currency))
        self._hint.say(self._good_to_say(card))
        self._hint_room.setVisible(bool(self._hint.text()))
        self._show_taking()

    def take_focus(self) -> None:
        """Put the cursor where one types next."""
        (self.amount if self._card is not None and self._card.balance.currency else self._take).setFocus()

    def refused(self, error: ShopError) -> bool:
        """Say beside the amount what is amiss with it; False when it is about something else."""
        if not isinstance(error, NeedsALook):
            return False
        theme.restyle(self.amount, "look", "warm")
        self._stays.say(str(error), tone="warm")
        self.amount.setFocus()
        self.amount.selectAll()
        return True

    def _show_giver(self, card: GiftCard) -> None:
        history = sentences.history(self._shop, card, self._shop.giftcards.entries(card.id))
        giver = card.giver
        words = giver.words if giver is not None else ""
        self._said.say(f"“{words}” {history}" if words else history)
        name = giver.name if giver is not None else ""
        self._face.setVisible(bool(name))
        if name:
            photo = None
            if giver is not None and giver.member_id is not None:
                photo = self._photos(self._shop.members.get(giver.member_id).photo_id)
            self._face.show_person(name, photo, str(giver.member_id if giver is not None else ""))
        self._from.say(_("From {name}").format(name=name) if name else _("From us") if card.is_given else _("Nobody wrote down from whom"))

    def _good_to_say(self, card: GiftCard) -> str:
        giver, receiver = card.giver, card.receiver
        if giver is None or not giver.name:
            return ""
        said = _("Good to say: “{name} chose this for you.”").format(name=sentences.first_name(giver))
        if receiver is None or receiver.member_id is None or self._shop.giftcards.shelf.times_received(receiver.member_id) != 1:
            return said
        return said + " " + _("It is {name}’s first gift card here.").format(name=sentences.first_name(receiver))

    def _amount(self) -> Money | None:
        """What was typed; None for a card worth a thing. Raises NeedsALook."""
        assert self._card is not None
        currency = self._card.balance.currency
        return rules.amount(self.amount.text(), currency) if currency else None

    def _show_taking(self) -> None:
        card = self._card
        if card is None:
            return
        theme.restyle(self.amount, "look", "")
        try:
            amount = self._amount()
        except NeedsALook:
            self._take.set_words(_("Take off"))
            self._stays.say("", tone="ink2")
            return
        wanted = card.balance if amount is None else card.balance.of(amount.minor)
        rest = card.balance.units - wanted.units
        self._take.set_words(_("Take off {worth}").format(worth=rules.in_words(wanted)))
        if rest < 0:
            self._stays.say(_("That is more than is left on it."), tone="warm")
        elif rest:
            self._stays.say(_("{rest} stay on the card").format(rest=rules.in_words(card.balance.of(rest))), tone="ink2")
        else:
            self._stays.say(_("Nothing stays on the card"), tone="ink2")

    def _on_take(self) -> None:
        try:
            self.take_asked.emit(self._amount())
        except NeedsALook as error:
            self.refused(error)

    def _on_look_changed(self) -> None:
        self.amount.setFont(theme.font("typedAmount"))
        self.amount.setFixedWidth(theme.em(150))
        self.amount.setMinimumHeight(theme.px(52))
