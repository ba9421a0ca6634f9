"""Making gift cards: batches with fresh codes, printing again, and old cards with codes of their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from shopdesk.core import codes
from shopdesk.core.codes import CodeKind
from shopdesk.core.giftcards import rules
from shopdesk.core.giftcards.ledger import Ledger
from shopdesk.core.giftcards.records import Batch, EntryKind, GiftCard, GiftState, Refused, Why, Worth
from shopdesk.core.giftcards.shelf import Shelf
from shopdesk.errors import NeedsALook, NotFound
from shopdesk.i18n import _
from shopdesk.storage import tables
from shopdesk.storage.columns import InstantField, day_number, new_id

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop
    from shopdesk.core.transaction import Transaction

MOST = 5000  # cards in a batch
_TAIL = -rules.SHOWN
_CARD = """
INSERT INTO gift_card (id, code_hash, tail, is_brought, thing, currency, value, balance, state, entries, is_given, batch_id, issued_at,
activated_at, last_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 0, ?, ?, ?, ?)
"""
_ENTRY = """
INSERT INTO gift_entry (id, card_id, number, kind, amount, balance, currency, key, at, day, counter_id, staff_id, about_id)
VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


@dataclass(frozen=True, slots=True)
class _Fresh:
    """A card that is about to be written."""

    code: str
    worth: Worth
    state: GiftState
    follows: int | None = None
    is_brought: bool = False
    id: int = 0

    @property
    def balance(self) -> int:
        return 0 if self.state is GiftState.BLANK else self.worth.units


class Making:
    """The only place that sees codes: they are in memory until somebody says that every sheet came out, and nowhere else."""

    def __init__(self, shop: Shop, shelf: Shelf, ledger: Ledger) -> None:
        self._shop = shop
        self._shelf = shelf
        self._ledger = ledger

    def issue(self, worth: Worth, count: int = 1, *, blank: bool = True) -> Batch:
        """Make ``count`` cards; blank ones are worth nothing until they are sold or given. Ask with ``keep`` or ``anew`` afterwards.

        Raises NeedsALook.
        """
        worth = rules.clean_worth(worth)
        if not 1 <= count <= MOST:
            raise NeedsALook("count", _("A batch has 1 to {most} cards.").format(most=MOST), do=_("Make several batches."))
        state = GiftState.BLANK if blank else GiftState.OPEN
        fresh = [_Fresh(codes.make(CodeKind.GIFT), worth, state, id=new_id()) for _card in range(count)]
        with self._shop.transaction("giftcards.issue") as writing:
            writing.undoable = False
            batch = self._begin_batch(worth, fresh, blank)
            self._write(fresh, batch.id, EntryKind.ISSUE)
            writing.log("giftcards.issue", batch=batch.id, count=count, amount=0 if blank else worth.units)
            writing.touch("giftcards")
        return batch

    def replace(self, card_id: int, *, lost: bool = False) -> Batch:
        """Make a new card for one that is to be printed again or, ``lost``, is not there (the owner's): the old one is void, what is
        left on it is on the new one. Raises Refused when the card is used up or void.
        """
        if lost:
            self._shop.staff.require_owner(_("replace a card that is not here"))
        return self._replace((self._shelf.get(card_id),), "giftcards.replace")

    def keep(self, batch_id: int) -> None:
        """Every sheet came out: the batch is good."""
        self._end(batch_id, "good", "giftcards.keep")

    def anew(self, batch_id: int) -> Batch:
        """Not every sheet came out, or nobody knows: all its cards are void, and each has a successor with what was left on it."""
        with self._shop.transaction("giftcards.anew"):
            cards = tuple(card for card in self._shelf.of_batch(batch_id) if card.state in (GiftState.BLANK, GiftState.OPEN))
            self._end(batch_id, "void", "giftcards.spoil")
            if not cards:
                raise NotFound(_("No card of this batch is worth anything any more."), _("The batch is void."))
            return self._replace(cards, "giftcards.replace")

    def unfinished(self) -> tuple[Batch, ...]:
        """Batches of this counter of which nobody has said whether they came out, the newest first."""
        rows = self._shop.store.rows(
            "SELECT id, at, count, value, currency, thing, is_blank FROM gift_batch WHERE state = 'printing' AND counter_id = ?"
            " ORDER BY at DESC, id", (self._shop.counter_id or 0,),
        )
        return tuple(_batch(row) for row in rows)

    def bring(self, code: str, worth: Worth) -> int:
        """Take in a card of another system with its own code and what is left on it; the owner's. Gives its id.

        Raises NeedsALook when the code is known already, or looks like one of ours with a letter wrong.
        """
        self._shop.staff.require_owner(_("bring gift cards in"))
        worth = rules.clean_worth(worth)
        fresh = _Fresh(self.require_new(code), worth, GiftState.OPEN, is_brought=True, id=new_id())
        with self._shop.transaction("giftcards.bring") as writing:
            writing.undoable = False
            self._write([fresh], None, EntryKind.ISSUE)
            writing.log("giftcards.bring", card=fresh.id, amount=worth.units)
            writing.touch("giftcards")
        return fresh.id

    def require_new(self, code: str) -> str:
        """Another system's code as it is kept; raises NeedsALook when it cannot be one or is here already."""
        plain = _own_code(code)
        if self._shelf.of_hash(rules.code_hash(plain)) is not None:
            raise NeedsALook("code", _("A card with this code is here already."), _("It stays as it is."), _("Look at its code."))
        return plain

    # writing

    def _replace(self, cards: Sequence[GiftCard], verb: str) -> Batch:
        fresh = [
            _Fresh(codes.make(CodeKind.GIFT), _carried(card), card.state, card.id, id=new_id()) for card in cards
        ]
        with self._shop.transaction(verb) as writing:
            writing.undoable = False
            batch = self._begin_batch(cards[0].value, fresh, all(card.state is GiftState.BLANK for card in cards))
            self._write(fresh, batch.id, EntryKind.REPLACE)
            for card, successor in zip(cards, fresh, strict=True):
                self._retire(writing, card, successor)
            writing.touch("giftcards")
        return batch

    def _retire(self, writing: Transaction, card: GiftCard, successor: _Fresh) -> None:
        """Void a card whose successor stands ready; nobody may have touched it meanwhile."""
        gone = self._ledger.move(
            writing, card.id, EntryKind.REPLACE, card.balance.of(-card.balance.units), rules.new_key(),
            states=(GiftState.BLANK, GiftState.OPEN), emptied=GiftState.VOID, filled=GiftState.VOID, seen=card.entries, about=successor.id,
        )
        if gone is None:
            raise Refused(
                Why.CHANGED, _("Nothing is left on this card, or it was used meanwhile."), _("Nothing was changed."),
                _("Look at it again."), self._shelf.get(card.id),
            )
        run = self._shop.store.run
        run("UPDATE gift_card SET followed_by_id = ? WHERE id = ?", (successor.id, card.id))
        run("UPDATE gift_card SET is_given = (SELECT o.is_given FROM gift_card o WHERE o.id = ?) WHERE id = ?", (card.id, successor.id))
        for part, member, name, words in self._shop.store.rows(
            "SELECT part, member_id, name, words FROM gift_person WHERE card_id = ?", (card.id,)
        ):
            writing.insert(tables.GiftPerson, card=successor.id, part=part, member=member, name=name, words=words)
        writing.log("giftcards.replace", card=card.id, by=successor.id, amount=card.balance.units)

    def _begin_batch(self, worth: Worth, fresh: Sequence[_Fresh], blank: bool) -> Batch:
        shop, batch_id = self._shop, new_id()
        tables.GiftBatch.insert(
            id=batch_id, at=shop.clock.now(), counter=shop.counter_id, staff=shop.staff.at_counter_id(), count=len(fresh),
            currency=worth.currency, value=worth.units, thing=worth.thing, is_blank=blank, state="printing",
        ).execute()
        made = tuple(card.code for card in fresh)
        return Batch(batch_id, shop.clock.now(), len(fresh), worth, blank, made, tuple(card.id for card in fresh))

    def _write(self, fresh: Iterable[_Fresh], batch_id: int | None, kind: EntryKind) -> None:
        shop = self._shop
        now, day = InstantField().db_value(shop.clock.now()), day_number(shop.today())
        who = (shop.counter_id, shop.staff.at_counter_id())
        cards, entries = [], []
        for card in fresh:
            worth = card.worth
            cards.append((
                card.id, rules.code_hash(card.code), card.code[_TAIL:], int(card.is_brought), worth.thing, worth.currency, worth.units,
                card.balance, card.state.value, batch_id, now, None if card.state is GiftState.BLANK else now, now,
            ))
            entries.append((
                new_id(), card.id, kind.value, card.balance, card.balance, worth.currency, rules.new_key(), now, day, *who, card.follows,
            ))
        shop.store.run_many(_CARD, cards)
        shop.store.run_many(_ENTRY, entries)

    def _end(self, batch_id: int, state: str, verb: str) -> None:
        with self._shop.transaction(verb) as writing:
            writing.undoable = False
            ended = self._shop.store.rows(
                "UPDATE gift_batch SET state = ? WHERE id = ? AND state = 'printing' RETURNING id", (state, batch_id)
            )
            if not ended:
                raise NotFound(_("Somebody has said already what became of this batch."), _("Nothing was changed."))
            writing.log(verb, batch=batch_id)
            writing.touch("giftcards")


def _carried(card: GiftCard) -> Worth:
    """What a card's successor is worth: what is left, or for a blank one what it is to be."""
    return card.value if card.state is GiftState.BLANK else card.balance


def _own_code(code: str) -> str:
    plain = rules.plain_code(code)
    reading = codes.read(code)
    if not 4 <= len(plain) <= rules.LONGEST_CODE or (reading is not None and not reading.good):
        what = _("This cannot be the code of a card.")
        raise NeedsALook("code", what, do=_("It has 4 to {most} letters.").format(most=rules.LONGEST_CODE))
    if reading is not None and reading.kind is CodeKind.PERSON:
        raise NeedsALook("code", _("This is a person’s card, not a gift card."), do=_("Look at its code."))
    return plain


def _batch(row: tuple[Any, ...]) -> Batch:
    batch_id, at, count, value, currency, thing, blank = row
    instant = InstantField().python_value(at)
    assert instant is not None
    return Batch(batch_id, instant, count, Worth(value, currency, thing), bool(blank))
