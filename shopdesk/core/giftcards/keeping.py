"""Selling and giving a card, and what only an owner does: void and correct, with a reason."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from shopdesk.core import validation
from shopdesk.core.giftcards.ledger import Ledger
from shopdesk.core.giftcards.records import Entry, EntryKind, GiftCard, GiftState, Part, Person, Refused, Taken, Why, Worth
from shopdesk.core.giftcards.rules import new_key
from shopdesk.core.giftcards.shelf import Shelf
from shopdesk.errors import ChangedSince, NeedsALook
from shopdesk.i18n import _
from shopdesk.storage import tables

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop
    from shopdesk.core.transaction import Transaction


class Keeping:
    """What happens to a card between being printed and being used."""

    def __init__(self, shop: Shop, shelf: Shelf, ledger: Ledger) -> None:
        self._shop = shop
        self._shelf = shelf
        self._ledger = ledger

    def activate(
        self, card_id: int, key: str, *, giver: Person | None = None, receiver: Person | None = None, given: bool = False
    ) -> Taken:
        """A blank card is sold, or ``given`` by the shop: from now on it is worth what it says. Raises Refused when it is not blank.

        A given one is something nice, so it waits (Held) while something of the receiver's is unsolved, or a core thing is not right;
        a sold one never does.
        """
        if given:
            self._shop.cases.require_free(None if receiver is None else receiver.member_id)
        people = [(part, self._clean(person)) for part, person in ((Part.GIVER, giver), (Part.RECEIVER, receiver)) if person is not None]
        entry, replay = self._ledger.once(
            "giftcards.activate", key, lambda first: first.card_id == card_id and first.kind is EntryKind.ACTIVATE,
            partial(self._activate, card_id, key, people, given),
        )
        return Taken(card_id, entry, replay)

    def _activate(self, card_id: int, key: str, people: list[tuple[Part, Person]], given: bool, writing: Transaction) -> Entry:
        card = self._shelf.get(card_id)
        self._require_came_out(card)
        entry = self._ledger.move(
            writing, card_id, EntryKind.ACTIVATE, card.value, key,
            states=(GiftState.BLANK,), emptied=GiftState.BLANK, filled=GiftState.OPEN,
        )
        if entry is None:
            raise Refused(
                Why.CHANGED, _("This card was sold or given before."), _("Nothing was changed."), _("Look at what happened to it."), card
            )
        self._shop.store.run("UPDATE gift_card SET activated_at = last_at, is_given = ? WHERE id = ?", (int(given), card_id))
        for part, person in people:
            self._put_down(writing, card_id, part, person)
        member = next((person.member_id for _part, person in people if person.member_id is not None), None)
        writing.log("giftcards.activate", member, card=card_id, entry=entry.id, amount=entry.worth.units, given=int(given))
        writing.touch("giftcards")
        return entry

    def _require_came_out(self, card: GiftCard) -> None:
        rows = self._shop.store.rows("SELECT 1 FROM gift_batch WHERE id = ? AND state = 'printing'", (card.batch_id or 0,))
        if rows:
            raise Refused(
                Why.BLANK, _("Nobody has said yet whether every sheet of its batch came out."), _("Nothing was changed."),
                _("Say so on the Gifts page first."), card,
            )

    def name(self, card_id: int, part: Part, person: Person) -> None:
        """Say who gave a card, or whose it is: one that the shop gave becomes nobody's while something of theirs is unsolved (Held)."""
        person = self._clean(person)
        with self._shop.transaction("giftcards.name") as writing:
            if part is Part.RECEIVER and self._shelf.get(card_id).is_given:
                self._shop.cases.require_free(person.member_id)
            self._put_down(writing, card_id, part, person)
            writing.log("giftcards.name", person.member_id, card=card_id)
            writing.touch("giftcards")

    def _put_down(self, writing: Transaction, card_id: int, part: Part, person: Person) -> None:
        """Write down who it is, in the place of whoever was written there before."""
        for (row,) in self._shop.store.rows("SELECT id FROM gift_person WHERE card_id = ? AND part = ?", (card_id, part.value)):
            writing.delete(tables.GiftPerson, row)
        writing.insert(tables.GiftPerson, card=card_id, part=part.value, member=person.member_id, name=person.name, words=person.words)

    def void(self, card_id: int, why: str, key: str) -> Taken:
        """Make a card good for nothing; the owner's, with a reason. Raises Refused when nothing is left on it."""
        self._shop.staff.require_owner(_("make a gift card void"))
        words = _reason(why)
        entry, replay = self._ledger.once(
            "giftcards.void", key, lambda first: first.card_id == card_id and first.kind is EntryKind.VOID,
            partial(self._void, card_id, words, key),
        )
        return Taken(card_id, entry, replay)

    def _void(self, card_id: int, words: str, key: str, writing: Transaction) -> Entry:
        writing.undoable = False
        card = self._shelf.get(card_id)
        entry = self._ledger.move(
            writing, card_id, EntryKind.VOID, card.balance.of(-card.balance.units), key,
            states=(GiftState.BLANK, GiftState.OPEN), emptied=GiftState.VOID, filled=GiftState.VOID, seen=card.entries,
        )
        return self._with_reason(writing, card, entry, words)

    def correct(self, card_id: int, balance: Worth, why: str, key: str) -> Taken:
        """Say what is really left on a card; the owner's, with a reason. Booked as the difference."""
        self._shop.staff.require_owner(_("correct a gift card"))
        words = _reason(why)
        if balance.units < 0:
            raise NeedsALook("amount", _("Less than nothing cannot be left on a card."), do=_("Type what is left."))
        entry, replay = self._ledger.once(
            "giftcards.correct", key, lambda first: first.card_id == card_id and first.kind is EntryKind.CORRECT,
            partial(self._correct, card_id, balance, words, key),
        )
        return Taken(card_id, entry, replay)

    def _correct(self, card_id: int, balance: Worth, words: str, key: str, writing: Transaction) -> Entry:
        writing.undoable = False
        card = self._shelf.get(card_id)
        entry = None
        if balance.units != card.balance.units:
            entry = self._ledger.move(
                writing, card_id, EntryKind.CORRECT, balance.of(balance.units - card.balance.units), key,
                states=(GiftState.OPEN, GiftState.USED), emptied=GiftState.USED, filled=GiftState.OPEN, seen=card.entries,
            )
        return self._with_reason(writing, card, entry, words)

    def _with_reason(self, writing: Transaction, card: GiftCard, entry: Entry | None, words: str) -> Entry:
        """Keep the reason beside its entry, or refuse when there is none."""
        if entry is None:
            raise Refused(
                Why.CHANGED, _("There is nothing to change on this card."), _("Everything stays as it is now."),
                _("Look at what happened to it."), card,
            )
        member = next((person.member_id for person in (card.giver, card.receiver) if person is not None and person.member_id), None)
        writing.insert(tables.GiftReason, entry=entry.id, member=member, words=words)
        writing.log(f"giftcards.{entry.kind.value}", card=card.id, entry=entry.id, amount=entry.worth.units, balance=entry.balance)
        writing.touch("giftcards")
        return entry

    def undo(self, entry_id: int) -> None:
        """Take a sale back by a new entry, as Undo asks for; raises ChangedSince once something else happened to the card."""
        sold = self._ledger.get(entry_id)
        with self._shop.transaction("giftcards.correct") as writing:
            entry = self._ledger.move(
                writing, sold.card_id, EntryKind.CORRECT, sold.worth.of(-sold.worth.units), new_key(),
                states=(GiftState.OPEN,), emptied=GiftState.BLANK, filled=GiftState.OPEN, seen=sold.number, about=sold.id,
            )
            if entry is None:
                raise ChangedSince(
                    _("This card has been used since."), _("Everything stays as it is now."), _("An owner can make it void.")
                )
            self._shop.store.run("UPDATE gift_card SET activated_at = NULL, is_given = 0 WHERE id = ?", (sold.card_id,))
            writing.log("giftcards.correct", card=sold.card_id, entry=entry.id, amount=entry.worth.units)
            writing.touch("giftcards")

    def _clean(self, person: Person) -> Person:
        words = validation.passage("words", person.words, 300)
        if person.member_id is None:
            return Person(None, validation.line("name", person.name), words)
        return Person(self._shop.members.get(person.member_id).id, "", words)


def _reason(why: str) -> str:
    words = validation.line("why", why)
    if not words:
        raise NeedsALook("why", _("Say why, so that it can be understood later."), _("Nothing was changed."), _("A few words are enough."))
    return words
