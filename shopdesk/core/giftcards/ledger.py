"""The one way a card's balance moves: one statement decides, one entry says so, one key makes a press count once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import peewee

from shopdesk.core.giftcards.records import Entry, EntryKind, GiftState, Refused, Why, Worth
from shopdesk.core.giftcards.rules import clean_key
from shopdesk.i18n import _
from shopdesk.storage.columns import InstantField, day_of
from shopdesk.storage.tables import GiftEntry

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop
    from shopdesk.core.transaction import Transaction

# Reads no balance before: whoever comes second finds the row as the first left it, on SQLite and on PostgreSQL.
_MOVE = """
UPDATE gift_card SET balance = balance + ?, entries = entries + 1, last_at = ?, state = CASE WHEN balance + ? = 0 THEN ? ELSE ? END
WHERE id = ? AND state IN ({states}) AND currency = ? AND balance + ? >= 0{seen}
RETURNING balance, entries
"""
_ENTRIES = """
SELECT e.id, e.card_id, e.number, e.kind, e.amount, e.currency, c.thing, e.balance, e.at, e.day, e.counter_id, coalesce(k.name, ''),
e.staff_id, coalesce(f.name, ''), e.about_id, coalesce(r.words, '')
FROM gift_entry e JOIN gift_card c ON c.id = e.card_id LEFT JOIN counter k ON k.id = e.counter_id LEFT JOIN staff f ON f.id = e.staff_id
LEFT JOIN gift_reason r ON r.entry_id = e.id
"""
Booked = Callable[["Transaction"], Entry]


class Ledger:
    """Moves balances and books each move."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def once(self, verb: str, key: str, same: Callable[[Entry], bool], act: Booked) -> tuple[Entry, bool]:
        """Do ``act`` in a transaction unless the press ``key`` was booked before; the entry, and whether it was there already.

        Raises Refused when the key stands for something else (``same`` says no).
        """
        key = clean_key(key)
        try:
            with self._shop.transaction(verb) as writing:
                first = self._of_press(key)
                if first is None:
                    return act(writing), False
        except peewee.IntegrityError:
            # On PostgreSQL two programs may look for the same key at once; the second one's entry is not taken.
            first = self._of_press(key)
            if first is None:
                raise
        if not same(first):
            raise Refused(
                Why.OTHER_PRESS, _("This key belongs to something else that was done."), _("Nothing was changed now."), _("Take a new key.")
            )
        return first, True

    def move(
        self, writing: Transaction, card_id: int, kind: EntryKind, worth: Worth, key: str, *, states: Iterable[GiftState],
        emptied: GiftState, filled: GiftState, seen: int | None = None, about: int | None = None,
    ) -> Entry | None:
        """Add ``worth`` (less than nothing: take) if the card allows it; None, and nothing done, when it does not.

        ``seen``: only while it still has that many entries. ``emptied`` and ``filled`` are what it becomes.
        """
        states = tuple(states)
        now = InstantField().db_value(self._shop.clock.now())
        still = () if seen is None else (seen,)
        rows = self._shop.store.rows(
            _MOVE.format(states=", ".join("?" * len(states)), seen=" AND entries = ?" * len(still)),
            (worth.units, now, worth.units, emptied.value, filled.value, card_id, *(state.value for state in states), worth.currency,
             worth.units, *still),
        )
        if not rows:
            return None
        balance, number = rows[0]
        return self.get(self.write(writing, card_id, number, kind, worth, balance, key, about))

    def write(
        self, writing: Transaction, card_id: int, number: int, kind: EntryKind, worth: Worth, balance: int, key: str, about: int | None
    ) -> int:
        """Write an entry and give its id."""
        shop = self._shop
        return writing.insert(
            GiftEntry, card=card_id, number=number, kind=kind.value, amount=worth.units, balance=balance, currency=worth.currency,
            key=clean_key(key), at=shop.clock.now(), day=shop.today(), counter_id=shop.counter_id, staff_id=shop.staff.at_counter_id(),
            about_id=about,
        )

    def get(self, entry_id: int) -> Entry:
        """Give one entry."""
        return self._read("WHERE e.id = ?", entry_id)[0]

    def of(self, card_id: int) -> tuple[Entry, ...]:
        """A card's entries from the first to the last."""
        return self._read("WHERE e.card_id = ? ORDER BY e.number", card_id)

    def latest(self, count: int) -> tuple[Entry, ...]:
        """The newest entries of all cards that somebody pressed for, newest first."""
        return self._read("WHERE e.kind <> 'issue' ORDER BY e.at DESC, e.card_id, e.number DESC LIMIT ?", count)

    def _of_press(self, key: str) -> Entry | None:
        found = self._read("WHERE e.key = ?", key)
        return found[0] if found else None

    def _read(self, where: str, value: Any) -> tuple[Entry, ...]:
        return tuple(_entry(row) for row in self._shop.store.rows(f"{_ENTRIES} {where}", (value,)))


def _entry(row: tuple[Any, ...]) -> Entry:
    entry_id, card_id, number, kind, amount, currency, thing, balance, at, day, *rest = row
    instant = InstantField().python_value(at)
    assert instant is not None
    return Entry(entry_id, card_id, number, EntryKind(kind), Worth(amount, currency, thing), balance, instant, day_of(day), *rest)
