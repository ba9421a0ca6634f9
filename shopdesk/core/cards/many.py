"""Cards for many people at once: the same answers as are given one by one, with a few queries for a thousand people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from shopdesk.core.cards import rules
from shopdesk.core.cards.records import CardKind
from shopdesk.core.members.merged import pages
from shopdesk.errors import ShopError

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_WORDS = "SELECT page.root, c.words FROM page CROSS JOIN printed_card c WHERE c.member_id = page.id AND c.kind = ?"


class Many:
    """Asks in bulk; of at most permissions.many.MOST members."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def printable(self, member_ids: Sequence[int], kind: CardKind, *, posted: bool = False) -> frozenset[int]:
        """Whose card may be printed now: those for whom Cards.require_printable raises nothing."""
        shop, channel = self._shop, rules.channel_of(posted)
        refused = shop.permissions.many.refusals(member_ids, (channel,), rules.purpose_of(kind, posted=posted))
        may = {member_id for member_id, by_channel in refused.items() if by_channel[channel] is None}
        if kind in rules.NICE:
            may = set() if shop.cases.hold(None) else may - shop.cases.held_members()
        elif kind is CardKind.APOLOGY:
            may = {member_id for member_id in may if shop.cases.apology(member_id) is not None}
        merged = (member_id for member_id in member_ids if member_id not in refused)
        return frozenset(may).union(member_id for member_id in merged if self._is_printable(member_id, kind, posted))

    def _is_printable(self, member_id: int, kind: CardKind, posted: bool) -> bool:
        try:
            self._shop.cards.require_printable(member_id, kind, posted=posted)
        except ShopError:
            return False
        return True

    def words_before(self, member_ids: Sequence[int], kind: CardKind) -> dict[int, frozenset[str]]:
        """What stood on the cards of this kind that they got before; who got none is left out."""
        words: dict[int, set[str]] = defaultdict(set)
        for member_id, said in self._shop.store.rows(pages(len(member_ids)) + _WORDS, (*member_ids, kind.value)) if member_ids else ():
            words[member_id].add(said)
        return {member_id: frozenset(said) for member_id, said in words.items()}
