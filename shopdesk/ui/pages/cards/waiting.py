"""Whose card has to wait, and why: something is to be put right first, or they do not wish it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from shopdesk.core.cards.records import CardKind
from shopdesk.core.shop import Shop
from shopdesk.errors import Held, ShopError


class Waiting:
    """Asks the core about many at once; what it said holds until ``look_again``. ``by_post``: the cards are posted, not handed over."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self.by_post = False
        self._freed: set[int] = set()
        self._may: dict[tuple[CardKind, bool], dict[int, bool]] = defaultdict(dict)
        self._why: dict[tuple[int, CardKind, bool], ShopError | None] = {}

    def begin(self) -> None:
        """Other cards: an owner's word for one is no word for the next."""
        self.by_post = False
        self._freed.clear()
        self.look_again()

    def look_again(self, members: Collection[int] = ()) -> None:
        """What stood in their way, or in anybody's, may stand there no more."""
        self._why.clear()
        if not members:
            self._may.clear()
        for known in self._may.values():
            for member_id in members:
                known.pop(member_id, None)

    def free(self, member_id: int) -> None:
        """An owner goes on all the same; the words why are kept by then."""
        self._freed.add(member_id)
        self.look_again((member_id,))

    def is_known(self, member_id: int, kind: CardKind) -> bool:
        """Whether it was asked already whether this card has to wait."""
        return member_id in self._may[kind, self.by_post]

    def look_at(self, member_ids: Sequence[int], kind: CardKind) -> None:
        """Ask about these."""
        may = self._shop.cards.many.printable(member_ids, kind, posted=self.by_post)
        known = self._may[kind, self.by_post]
        for member_id in member_ids:
            known[member_id] = member_id in may or (member_id in self._freed and self.refusal(member_id, kind) is None)

    def may(self, member_id: int, kind: CardKind) -> bool:
        """Whether this card may be printed, as far as it was asked."""
        return self._may[kind, self.by_post].get(member_id, False)

    def refusal(self, member_id: int, kind: CardKind) -> ShopError | None:
        """Why this card has to wait; None when it may be printed."""
        key = (member_id, kind, self.by_post)
        if key not in self._why:
            try:
                self._require(member_id, kind)
                self._why[key] = None
            except ShopError as error:
                self._why[key] = error
        return self._why[key]

    def _require(self, member_id: int, kind: CardKind) -> None:
        cards = self._shop.cards
        try:
            cards.require_printable(member_id, kind, posted=self.by_post)
        except Held:
            if member_id not in self._freed:
                raise
            cards.require_wanted(member_id, kind, posted=self.by_post)
