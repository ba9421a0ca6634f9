"""Reading gift cards: one, many, what is owed, and who gave them to whom."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from shopdesk.core.giftcards.records import GiftCard, GiftState, Owed, Part, Person, Worth
from shopdesk.errors import NotFound
from shopdesk.i18n import _
from shopdesk.storage.columns import InstantField

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_CARDS = """
SELECT id, tail, state, value, balance, currency, thing, is_brought, is_given, batch_id, followed_by_id, issued_at, activated_at, last_at,
entries FROM gift_card
"""
# A page that was merged into another is read as the one that goes on.
_PEOPLE = """
SELECT p.card_id, p.part, coalesce(t.id, m.id), coalesce(t.name, m.name, p.name), p.words
FROM gift_person p LEFT JOIN member m ON m.id = p.member_id LEFT JOIN member t ON t.id = m.merged_into_id
"""
_OWED = """
SELECT currency, thing, sum(balance), count(*) FROM gift_card WHERE state = 'open' GROUP BY currency, thing ORDER BY currency DESC, thing
"""


class Shelf:
    """The cards as they stand."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def get(self, card_id: int) -> GiftCard:
        """Give one card; raises NotFound."""
        found = self._read("WHERE id = ?", (card_id,))
        if not found:
            raise NotFound(_("This gift card is not there."), do=_("Scan it again."))
        return found[0]

    def of_hash(self, code_hash: str) -> GiftCard | None:
        """The card whose code has this SHA-256."""
        found = self._read("WHERE code_hash = ?", (code_hash,))
        return found[0] if found else None

    def of_batch(self, batch_id: int) -> tuple[GiftCard, ...]:
        """The cards that were made together."""
        return self._read("WHERE batch_id = ? ORDER BY id", (batch_id,))

    def all(self, states: Collection[GiftState], limit: int = 200) -> tuple[GiftCard, ...]:
        """Cards in these states, those that moved last first."""
        marks = ", ".join("?" * len(states))
        return self._read(f"WHERE state IN ({marks}) ORDER BY last_at DESC, id LIMIT ?", (*(state.value for state in states), limit))

    def count(self, state: GiftState) -> int:
        """How many cards are in this state."""
        return int(self._shop.store.rows("SELECT count(*) FROM gift_card WHERE state = ?", (state.value,))[0][0])

    def owed(self) -> Owed:
        """What is left on all open cards."""
        rows = self._shop.store.rows(_OWED)
        return Owed(sum(row[3] for row in rows), tuple(Worth(int(total), currency, thing) for currency, thing, total, _count in rows))

    def has_brought(self) -> bool:
        """Were cards of another system brought in?"""
        return bool(self._shop.store.rows("SELECT 1 FROM gift_card WHERE is_brought = 1 LIMIT 1"))

    def has_amounts(self) -> bool:
        """Does any card count in a currency?"""
        return bool(self._shop.store.rows("SELECT 1 FROM gift_card WHERE currency <> '' LIMIT 1"))

    def times_received(self, member_id: int) -> int:
        """How many cards were for this member."""
        return int(self._shop.store.rows(
            "SELECT count(*) FROM gift_person p JOIN member m ON m.id = p.member_id"
            " WHERE p.part = 'receiver' AND coalesce(m.merged_into_id, m.id) = ?", (member_id,),
        )[0][0])

    def _read(self, where: str, values: tuple[Any, ...]) -> tuple[GiftCard, ...]:
        rows = self._shop.store.rows(f"{_CARDS} {where}", values)
        people = self._people([row[0] for row in rows])
        return tuple(_card(row, people) for row in rows)

    def _people(self, card_ids: list[int]) -> dict[tuple[int, Part], Person]:
        if not card_ids:
            return {}
        marks = ", ".join("?" * len(card_ids))
        rows = self._shop.store.rows(f"{_PEOPLE} WHERE p.card_id IN ({marks})", card_ids)
        return {(card_id, Part(part)): Person(member_id, name, words) for card_id, part, member_id, name, words in rows}


def _card(row: tuple[Any, ...], people: dict[tuple[int, Part], Person]) -> GiftCard:
    card_id, tail, state, value, balance, currency, thing, brought, given, batch, followed, issued, activated, last, entries = row
    instant = InstantField().python_value
    issued_at, last_at = instant(issued), instant(last)
    assert issued_at is not None
    assert last_at is not None
    return GiftCard(
        card_id, tail, GiftState(state), Worth(value, currency, thing), Worth(balance, currency, thing), bool(brought), bool(given), batch,
        followed, issued_at, instant(activated), last_at, entries, people.get((card_id, Part.GIVER)), people.get((card_id, Part.RECEIVER)),
    )
