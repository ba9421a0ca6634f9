"""Taking off a gift card at the counter, and giving it back when it was a mistake."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from shopdesk.core import saying
from shopdesk.core.giftcards.ledger import Ledger
from shopdesk.core.giftcards.records import Entry, EntryKind, GiftCard, GiftState, Refused, Taken, Why, Worth
from shopdesk.core.giftcards.rules import in_words, new_key
from shopdesk.core.giftcards.shelf import Shelf
from shopdesk.core.money import LARGEST, Money
from shopdesk.errors import ChangedSince
from shopdesk.i18n import _

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop
    from shopdesk.core.transaction import Transaction


class Till:
    """Redeems: of two counters at one moment one wins, and the other is told when and where it went."""

    def __init__(self, shop: Shop, shelf: Shelf, ledger: Ledger) -> None:
        self._shop = shop
        self._shelf = shelf
        self._ledger = ledger

    def redeem(self, card_id: int, amount: Money | None, key: str) -> Taken:
        """Take ``amount`` off a card, or with None all that is left. ``key``: a UUID for this press; pressed again, it counts once.

        No sale is needed and none is asked for. Raises Refused, with the card as it stands, when nothing was taken.
        """
        if amount is not None and amount.minor <= 0:
            raise Refused(Why.AMOUNT, _("Nothing is no amount."), _("Nothing was taken off."), _("Type how much."))
        if amount is not None and amount.minor > LARGEST:
            raise self._refusal(card_id, Worth(amount.minor, amount.currency))
        entry, replay = self._ledger.once(
            "giftcards.redeem", key, partial(_is_same, card_id, amount), partial(self._take, card_id, amount, key)
        )
        return Taken(card_id, entry, replay)

    def _take(self, card_id: int, amount: Money | None, key: str, writing: Transaction) -> Entry:
        wanted = self._wanted(card_id, amount)
        entry = self._ledger.move(
            writing, card_id, EntryKind.REDEEM, wanted.of(-wanted.units), key,
            states=(GiftState.OPEN,), emptied=GiftState.USED, filled=GiftState.OPEN,
        )
        if entry is None:
            raise self._refusal(card_id, wanted)
        writing.log("giftcards.redeem", card=card_id, entry=entry.id, amount=wanted.units, balance=entry.balance)
        writing.touch("giftcards")
        return entry

    def _wanted(self, card_id: int, amount: Money | None) -> Worth:
        if amount is not None:
            return Worth(amount.minor, amount.currency)
        card = self._shelf.get(card_id)
        if card.state is not GiftState.OPEN:
            raise self._refusal(card_id, card.balance)
        return card.balance

    def give_back(self, entry_id: int, key: str) -> Taken:
        """Put back what a press took, as an entry of its own. Raises Refused when it was put back before or the card is void."""
        taken = self._ledger.get(entry_id)
        entry, replay = self._ledger.once(
            "giftcards.give_back", key, lambda first: first.about_id == entry_id, partial(self._put_back, taken, key)
        )
        return Taken(taken.card_id, entry, replay)

    def _put_back(self, taken: Entry, key: str, writing: Transaction) -> Entry:
        writing.undoable = False
        entry = None
        if taken.kind is EntryKind.REDEEM:
            entry = self._ledger.move(
                writing, taken.card_id, EntryKind.REFUND, taken.worth.of(-taken.worth.units), key,
                states=(GiftState.OPEN, GiftState.USED), emptied=GiftState.USED, filled=GiftState.OPEN, about=taken.id,
            )
        # After the move, which makes others wait: whoever put it back before is seen now.
        before = [row for row in self._ledger.of(taken.card_id) if row.kind is EntryKind.REFUND and row.about_id == taken.id]
        if entry is None or len(before) > 1:
            raise Refused(
                Why.CHANGED, _("This cannot be put back on the card any more."), _("Everything stays as it is now."),
                _("Look at what happened to the card."),
            )
        writing.log("giftcards.give_back", card=taken.card_id, entry=entry.id, amount=entry.worth.units, balance=entry.balance)
        writing.touch("giftcards")
        return entry

    def undo(self, entry_id: int) -> None:
        """Take an entry back by a new one, as Undo asks for; raises ChangedSince when it cannot be."""
        try:
            self.give_back(entry_id, new_key())
        except Refused as refused:
            raise ChangedSince(refused.what, refused.kept, refused.do) from refused

    # why not

    def _refusal(self, card_id: int, wanted: Worth) -> Refused:
        card = self._shelf.get(card_id)
        if card.state is not GiftState.OPEN:
            return self.not_open(card)
        kept = _("Nothing was taken off.")
        if wanted.currency != card.balance.currency:
            return Refused(
                Why.CURRENCY, _("This card is worth {worth}.").format(worth=in_words(card.balance)), kept,
                _("Take off what it is worth, nothing else."), card,
            )
        return Refused(
            Why.TOO_MUCH, _("Only {left} are left on this card.").format(left=in_words(card.balance)), kept,
            _("Take off all of it, and the rest is paid otherwise."), card,
        )

    def not_open(self, card: GiftCard) -> Refused:
        """Why a card that is not open is good for nothing now, in a sentence."""
        kept = _("Nothing has been changed now.")
        if card.state is GiftState.BLANK:
            return Refused(
                Why.BLANK, _("This card was printed and never sold, so it is worth nothing yet."), kept,
                _("Sell or give it first, on the Gifts page."), card,
            )
        last = self._ledger.of(card.id)[-1]
        when = self._when(last)
        if card.state is GiftState.USED:
            return Refused(
                Why.USED, _("This card was used up on {when}.").format(when=when), kept, _("Find out together what happened to it."), card
            )
        if card.followed_by is not None:
            what = _("This card was replaced by another on {when}.").format(when=when)
            return Refused(Why.VOID, what, kept, _("Ask for the newer card."), card)
        what = _("This card has been void since {when}.").format(when=when)
        return Refused(Why.VOID, what, kept, _("Find out together what happened to it."), card)

    def _when(self, entry: Entry) -> str:
        local = self._shop.local(entry.at)
        day = saying.day_and_month(local.month, local.day)
        if local.year != self._shop.today().year:
            day = f"{day} {local.year}"
        when = _("{day} at {time}").format(day=day, time=saying.clock_time(local))
        return _("{when}, at the counter “{counter}”").format(when=when, counter=entry.counter) if entry.counter else when


def _is_same(card_id: int, amount: Money | None, entry: Entry) -> bool:
    """Was this entry made by the same press?"""
    if entry.card_id != card_id or entry.kind is not EntryKind.REDEEM:
        return False
    if amount is None:
        return entry.balance == 0
    return (entry.worth.units, entry.worth.currency) == (-amount.minor, amount.currency)
