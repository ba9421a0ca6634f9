"""What is asked about one gift card: who gives it to whom, whose it is, why it is void or corrected, and who finds out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from shopdesk.core.cases.records import CaseKind, NewCase
from shopdesk.core.giftcards.records import GiftCard, Taken
from shopdesk.core.giftcards.rules import new_key, shown_code
from shopdesk.core.shop import Shop
from shopdesk.i18n import _
from shopdesk.ui.messages import Messages
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.gifts.sheets import GiftSheet, ReasonSheet, SellSheet, WhoseSheet


class CardForms(QObject):
    """``taken_on`` when somebody has taken it on to find out what happened to a card."""

    taken_on = Signal()

    def __init__(self, shop: Shop, operations: Operations, messages: Messages, page: QWidget) -> None:
        super().__init__(page)
        self._shop = shop
        self._operations = operations
        self._messages = messages
        self._page = page

    def sell(self, card: GiftCard) -> None:
        """Ask who gives the card to whom; then it is worth what it says."""
        key, sheet = new_key(), SellSheet(self._shop, card, self._page.window())

        def sell() -> Taken:
            giver, receiver = sheet.people()
            given = bool(sheet.how.value())
            return self._shop.giftcards.keeping.activate(card.id, key, giver=giver, receiver=receiver, given=given)

        self._open(sheet, sell, _("It is worth that from now on"))

    def ask_whose(self, card: GiftCard) -> None:
        """Ask whose the card is."""
        sheet = WhoseSheet(self._shop, card, self._page.window())
        self._open(sheet, lambda: self._shop.giftcards.keeping.name(card.id, sheet.part, sheet.person()), _("Written down"))

    def make_void(self, card: GiftCard) -> None:
        """Ask why the card is to be void."""
        key, sheet = new_key(), ReasonSheet(card, correct=False, parent=self._page.window())
        self._open(sheet, lambda: self._shop.giftcards.keeping.void(card.id, sheet.why, key), _("The card is void"), undo=False)

    def correct(self, card: GiftCard) -> None:
        """Ask what is really left on the card, and why."""
        key, sheet = new_key(), ReasonSheet(card, correct=True, parent=self._page.window())
        correct = self._shop.giftcards.keeping.correct
        self._open(sheet, lambda: correct(card.id, sheet.balance(), sheet.why, key), _("Corrected"), undo=False)

    def say_who(self, card: GiftCard) -> None:
        """Say how the colleague who booked it last is reached."""
        last = self._shop.giftcards.entries(card.id)[-1]
        if last.staff_id is not None:
            colleague = self._shop.staff.get(last.staff_id)
            reach = colleague.phone or colleague.email or _("no number is written down")
            self._messages.say(_("{name}: {reach}").format(name=colleague.name, reach=reach))

    def find_out(self, card: GiftCard) -> None:
        """Take it on for whose card it is; nobody can be told what was found out who is not known."""
        member = next((person.member_id for person in (card.receiver, card.giver) if person is not None and person.member_id), None)
        if member is None:
            self.ask_whose(card)
            return
        what = _("Find out what happened to the gift card {code}").format(code=shown_code(card.tail))
        opened = partial(self._shop.cases.open, NewCase(member, CaseKind.REQUEST, what))
        self._operations.do(opened, said=_("You find out; it waits on Today"), on_done=lambda _case: self.taken_on.emit())

    def _open(self, sheet: GiftSheet, act: Callable[[], object], said: str, *, undo: bool = True) -> None:
        sheet.filled.connect(partial(self._do, sheet, act, said, undo))
        sheet.open()

    def _do(self, sheet: GiftSheet, act: Callable[[], object], said: str, undo: bool) -> None:
        self._operations.do(act, said=said, undo=undo, on_done=lambda _done: sheet.accept(), refused=sheet.refused)
