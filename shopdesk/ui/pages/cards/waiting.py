"""Whose card has to wait, and why: something is to be put right first, or they do not wish it."""

from __future__ import annotations

from shopdesk.core.cards.records import CardKind
from shopdesk.core.shop import Shop
from shopdesk.errors import Held, ShopError


class Waiting:
    """Asks the core once a person; what it said holds until ``look_again``. ``by_post``: the cards are posted, not handed over."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self.by_post = False
        self._freed: set[int] = set()
        self._known: dict[tuple[int, CardKind, bool], ShopError | None] = {}

    def begin(self) -> None:
        """Other cards: an owner's word for one is no word for the next."""
        self.by_post = False
        self._freed.clear()
        self.look_again()

    def look_again(self) -> None:
        """What stood in somebody's way may stand there no more."""
        self._known.clear()

    def free(self, member_id: int) -> None:
        """An owner goes on all the same; the words why are kept by then."""
        self._freed.add(member_id)
        self.look_again()

    def refusal(self, member_id: int, kind: CardKind) -> ShopError | None:
        """Why this card has to wait; None when it may be printed."""
        key = (member_id, kind, self.by_post)
        if key not in self._known:
            try:
                self._require(member_id, kind)
                self._known[key] = None
            except ShopError as error:
                self._known[key] = error
        return self._known[key]

    def _require(self, member_id: int, kind: CardKind) -> None:
        cards = self._shop.cards
        try:
            cards.require_printable(member_id, kind, posted=self.by_post)
        except Held:
            if member_id not in self._freed:
                raise
            cards.require_wanted(member_id, kind, posted=self.by_post)
