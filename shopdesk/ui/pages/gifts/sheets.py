"""The small forms of the Gifts page: make cards, sell or give one, say whose it is, make void, correct."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from shopdesk.core.giftcards import rules
from shopdesk.core.giftcards.records import GiftCard, Part, Person, Worth
from shopdesk.core.shop import Shop
from shopdesk.errors import NeedsALook, ShopError
from shopdesk.i18n import _
from shopdesk.ui.pages.gifts.who_field import WhoField
from shopdesk.ui.widgets.choices import Segments
from shopdesk.ui.widgets.fields import Field, LineField, TickBox
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.sheet import Sheet


class GiftSheet(Sheet):
    """A small form; ``filled`` when it shall be done. Whoever hears it closes the sheet, or says through ``refused`` why not."""

    filled = Signal()

    def __init__(self, title: str, text: str, do: str, parent: QWidget) -> None:
        super().__init__(title, text, width=480, parent=parent)
        self.fields: dict[str, Field] = {}
        leave = self.add_button(KeyButton(_("Leave"), key="Esc", kind="quiet"))
        self.do = self.add_button(KeyButton(do, key="Enter", kind="primary"))
        self.do.setObjectName("sheet_do")
        leave.setAutoDefault(False)
        self.do.setDefault(True)
        leave.clicked.connect(self.reject)
        self.do.clicked.connect(self._on_do_clicked)

    def add_field(self, name: str, label: str, inside: QWidget, reason: str = "") -> None:
        """Ask something; ``name`` is the field that a NeedsALook means."""
        self.fields[name] = Field(label, inside, reason=reason)
        self.body.addWidget(self.fields[name])

    def refused(self, error: ShopError) -> bool:
        """Say at the field why it cannot be done; False when it is about no field here."""
        if not isinstance(error, NeedsALook) or error.field not in self.fields:
            return False
        self.fields[error.field].needs_a_look(str(error))
        self.fields[error.field].setFocus()
        return True

    def _on_do_clicked(self) -> None:
        self.filled.emit()


class MakeSheet(GiftSheet):
    """How many cards, worth what, and whether they are sold already."""

    def __init__(self, currency: str, parent: QWidget) -> None:
        super().__init__(_("Make gift cards"), _("Ten fit a sheet. They have no end date."), _("Make them"), parent)
        self._currency = currency
        self._amount, self._thing, self._count = LineField(), LineField(), LineField("10")
        for line, name in ((self._amount, "make_amount"), (self._thing, "make_thing"), (self._count, "make_count")):
            line.setObjectName(name)
        self.add_field("amount", _("Worth, {currency}").format(currency=currency), self._amount)
        self.add_field("thing", _("Or a thing"), self._thing, _("A loaf of rye, a lesson, a repair."))
        self.add_field("count", _("How many"), self._count)
        self.sold = TickBox(_("They are sold or given already"))
        self.sold.setObjectName("make_sold")
        self.body.addWidget(self.sold)
        self._amount.setFocus()

    def answers(self) -> tuple[Worth, int]:
        """What each is worth, and how many; raises NeedsALook."""
        thing = self._thing.text().strip()
        if thing and self._amount.text().strip():
            raise NeedsALook("thing", _("A gift card is worth an amount or a thing."), do=_("Leave one of them empty."))
        worth = Worth(1, "", thing) if thing else Worth(rules.amount(self._amount.text(), self._currency).minor, self._currency)
        count = self._count.text().strip()
        if not count.isdecimal() or len(count) > 6:
            raise NeedsALook("count", _("“{typed}” is no number of cards.").format(typed=count), do=_("Type a number like 10."))
        return worth, int(count)


class SellSheet(GiftSheet):
    """Who gives a card to whom, and what they say with it."""

    def __init__(self, shop: Shop, card: GiftCard, parent: QWidget) -> None:
        title = _("Sell or give {worth}").format(worth=rules.in_words(card.value))
        super().__init__(title, _("From then on it is worth that at any counter here."), _("It is theirs"), parent)
        self.how = Segments([(False, _("Sold")), (True, _("Given by us"))], False)
        self.how.setObjectName("sell_how")
        self.body.addWidget(self.how)
        self._giver = WhoField(shop, "sell_giver", _("A name, or nobody"))
        self._receiver = WhoField(shop, "sell_receiver", _("A name, or nobody"))
        self._words = LineField()
        self._words.setObjectName("sell_words")
        self.add_field("giver", _("Who gives it"), self._giver)
        self.add_field("receiver", _("For whom"), self._receiver)
        self.add_field("words", _("What they say with it"), self._words, _("So we can say it when the card comes back."))
        self._giver.setFocus()

    def people(self) -> tuple[Person | None, Person | None]:
        """Giver and receiver."""
        giver, words = self._giver.person(), self._words.text().strip()
        if words:
            giver = Person(giver.member_id if giver else None, giver.name if giver else "", words)
        return giver, self._receiver.person()


class WhoseSheet(GiftSheet):
    """Whose card it is."""

    def __init__(self, shop: Shop, card: GiftCard, parent: QWidget) -> None:
        super().__init__(_("Whose is it?"), _("So that it can be replaced if they lose it."), _("Keep"), parent)
        self.part = Part.RECEIVER
        self._who = WhoField(shop, "whose_name", _("Their name"))
        if card.receiver is not None:
            self._who.line.setText(card.receiver.name)
        self.add_field("name", _("Name"), self._who)
        self._who.setFocus()

    def person(self) -> Person:
        """Who it is; raises NeedsALook when nobody is named."""
        person = self._who.person()
        if person is None:
            raise NeedsALook("name", _("Nobody is named yet."), do=_("Type their name."))
        return person


class ReasonSheet(GiftSheet):
    """Why a card is made void or, with an amount, corrected; the owner's."""

    def __init__(self, card: GiftCard, *, correct: bool, parent: QWidget) -> None:
        code = rules.shown_code(card.tail)
        title = _("Correct the card {code}") if correct else _("Make the card {code} void")
        left = rules.in_words(card.balance) if card.balance.units else _("nothing")
        text = _("It has {left} on it now. What happened before stays written down.").format(left=left)
        super().__init__(title.format(code=code), text, _("Correct") if correct else _("Make void"), parent)
        self._card = card
        self._amount, self._why = LineField(), LineField()
        self._amount.setObjectName("reason_amount")
        self._why.setObjectName("reason_why")
        if correct:
            self.add_field("amount", _("What is really left"), self._amount)
        self.add_field("why", _("Why"), self._why, _("So that it can be understood later."))
        (self._amount if correct else self._why).setFocus()

    @property
    def why(self) -> str:
        return self._why.text()

    def balance(self) -> Worth:
        """What is to be on it; raises NeedsALook."""
        typed = self._amount.text().strip()
        if not self._card.balance.currency:
            if not typed.isdecimal() or len(typed) > 6:
                raise NeedsALook("amount", _("“{typed}” is no number.").format(typed=typed), do=_("Type how many are left."))
            return self._card.balance.of(int(typed))
        if typed and not typed.strip("0,. "):
            return self._card.balance.of(0)
        return self._card.balance.of(rules.amount(typed, self._card.balance.currency).minor)
