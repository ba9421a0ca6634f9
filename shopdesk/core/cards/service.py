"""Cards for people: who may get one now, and what was printed for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shopdesk.core import saying
from shopdesk.core.cards import rules
from shopdesk.core.cards.making import Making
from shopdesk.core.cards.many import Many
from shopdesk.core.cards.printers import Printers
from shopdesk.core.cards.records import Card, CardKind, Letterhead, Printed, QrKind, Wish
from shopdesk.core.members.merged import marks
from shopdesk.core.permissions.records import Channel, Purpose
from shopdesk.errors import NotAllowed
from shopdesk.i18n import _
from shopdesk.storage import tables
from shopdesk.storage.columns import day_of

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_PRINTED = """
SELECT c.kind, c.words, c.day, coalesce(f.name, '') FROM printed_card c LEFT JOIN staff f ON f.id = c.staff_id
WHERE c.member_id IN ({marks}) ORDER BY c.at DESC LIMIT ?
"""


class Cards:
    """Cards in people's own words. How one is put together is in ``making``, what printers do wrong in ``printers``."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self.making = Making(shop)
        self.printers = Printers(shop)
        self.many = Many(shop)

    def make(self, member_id: int | None, wish: Wish) -> Card:
        """Make up a card; see Making.card. Raises NotAllowed where they wish no such word from us."""
        if member_id is not None:
            self.require_wanted(member_id, wish.kind)
        return self.making.card(member_id, wish)

    def thank_you(
        self, member_id: int, words: str, dear: str = "", qr: QrKind = QrKind.CONTACT, front: str = "", signer_id: int | None = None
    ) -> Card:
        """Make up a thank-you card; ``dear`` and ``front`` are the usual lines unless given."""
        return self.make(member_id, Wish(words=words, dear=dear, qr=qr, front=front, signer_id=signer_id))

    def letterhead(self) -> Letterhead:
        """The shop as it stands on its cards."""
        return self.making.letterhead()

    def require_printable(self, member_id: int, kind: CardKind, *, override_words: str = "", posted: bool = False) -> None:
        """Refuse a card that has to wait: a nice one while something is to be put right (Held; the owner may go on with words),
        an apology before that is done, and one that goes by post to somebody who does not wish it (NotAllowed)."""
        if kind is CardKind.APOLOGY and self._shop.cases.apology(member_id) is None:
            raise NotAllowed(
                _("An apology is written when it has been put right."), _("Your words are kept."), _("Solve what is open, then print.")
            )
        if kind in rules.NICE:
            self._shop.cases.require_free(member_id, override_words)
        self.require_wanted(member_id, kind, posted=posted)

    def require_wanted(self, member_id: int, kind: CardKind, *, posted: bool = False) -> None:
        """Ask the gate for a card, handed over or sent by post; raises NotAllowed. What is owed to them is never held back."""
        self._shop.permissions.require(member_id, rules.channel_of(posted), rules.purpose_of(kind, posted=posted))

    def had_before(self, member_id: int, card: Card) -> str:
        """Say when they got the same kind of card with the same words, or as wordless; empty when they did not."""
        for printed in self.of(member_id):
            if printed.kind is card.kind and printed.words == card.words:
                when = saying.ago(printed.day, self._shop.today())
                said = _("They got this card with the same words {when}.") if card.words else _("They got this card {when}.")
                return said.format(when=when)
        return ""

    def printed(self, member_id: int, card: Card, *, posted: bool = False) -> None:
        """Remember that this card was printed for them, and if it goes by post that they were written to."""
        with self._shop.transaction("cards.print") as writing:
            member_id = self._shop.members.resolved(member_id)
            row = writing.insert(
                tables.PrintedCard, member=member_id, kind=card.kind.value, words=card.words, day=self._shop.today(),
                at=self._shop.clock.now(), staff=self._shop.staff.at_counter_id(),
            )
            if posted:
                self._shop.permissions.sent(member_id, Channel.POST, Purpose.PERSONAL)
            self._shop.known.used(member_id, "greeting", member_id, "card")
            if card.kind is CardKind.BIRTHDAY:
                self._shop.known.used(member_id, "birthday", member_id, "card")
            writing.log("cards.print", member_id, card=row)
            writing.touch("cards", member_id)

    def of(self, member_id: int, limit: int = 20) -> tuple[Printed, ...]:
        """The cards somebody got, newest first."""
        pages = self._shop.members.pages(member_id)
        rows = self._shop.store.rows(_PRINTED.format(marks=marks(pages)), (*pages, limit))
        return tuple(Printed(CardKind(kind), words, day_of(day), name) for kind, words, day, name in rows)
