"""Gift cards: found by their code, taken from, made, sold, replaced, void."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shopdesk.core.giftcards import rules
from shopdesk.core.giftcards.guesses import Guesses
from shopdesk.core.giftcards.keeping import Keeping
from shopdesk.core.giftcards.ledger import Ledger
from shopdesk.core.giftcards.making import Making
from shopdesk.core.giftcards.records import Entry, EntryKind, GiftCard, Refused, Why
from shopdesk.core.giftcards.shelf import Shelf
from shopdesk.core.giftcards.till import Till
from shopdesk.i18n import _

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

LAST = 5  # entries shown after the program was not closed as it should be


class GiftCards:
    """``shelf`` reads, ``till`` takes off and gives back, ``making`` makes and replaces, ``keeping`` sells, voids and corrects."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._ledger = Ledger(shop)
        self.shelf = Shelf(shop)
        self.guesses = Guesses(shop)
        self.till = Till(shop, self.shelf, self._ledger)
        self.making = Making(shop, self.shelf, self._ledger)
        self.keeping = Keeping(shop, self.shelf, self._ledger)

    def find(self, text: str) -> GiftCard:
        """Give the card of a code as scanned or typed, whatever its state.

        Raises Refused: no code, a letter wrong (before the file is asked), a person's card, unknown (counted), or held.
        """
        code, ours = rules.looked_at(text)
        if not code or not (ours or self.shelf.has_brought()):
            raise rules.no_code()
        self.guesses.require_free()
        card = self.shelf.of_hash(rules.code_hash(code))
        if card is None:
            self.guesses.note()
            raise Refused(
                Why.UNKNOWN, _("No gift card of this shop carries this code."), _("Nothing was taken off."),
                _("Look whether it is a card of another shop, or scan it again."),
            )
        return card

    def get(self, card_id: int) -> GiftCard:
        """Give one card; raises NotFound."""
        return self.shelf.get(card_id)

    def entries(self, card_id: int) -> tuple[Entry, ...]:
        """What happened to a card, from the first to the last."""
        return self._ledger.of(card_id)

    def latest(self, count: int = LAST) -> tuple[Entry, ...]:
        """The newest entries of all cards, newest first: what to look at after the program was not closed as it should be."""
        return self._ledger.latest(count)

    def undo(self, entry_id: int) -> None:
        """Take back an entry by a new one, as Undo asks for. Raises ChangedSince."""
        taken = self._ledger.get(entry_id)
        (self.keeping if taken.kind is EntryKind.ACTIVATE else self.till).undo(entry_id)
