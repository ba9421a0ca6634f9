"""Making up a card for a member, and remembering what was printed for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shopdesk.core import validation
from shopdesk.core.cards import rules
from shopdesk.core.cards.records import Card, CardKind, Letterhead, Printed, QrKind, QrText, Signer
from shopdesk.core.cards.vcard import Contact
from shopdesk.core.members.rules import greeting_of
from shopdesk.core.permissions.records import Channel, Purpose
from shopdesk.errors import NotAllowed
from shopdesk.i18n import _
from shopdesk.storage import tables
from shopdesk.storage.columns import day_of

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop
    from shopdesk.core.staff.records import StaffMember


class Cards:
    """Cards in people's own words."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def thank_you(
        self, member_id: int, words: str, dear: str = "", qr: QrKind = QrKind.CONTACT, front: str = "", signer_id: int | None = None
    ) -> Card:
        """Make up a thank-you card, signed by who is at the counter unless ``signer_id`` says who.

        ``dear`` and ``front`` are the usual lines unless given. Raises NotAllowed when nobody signs, or they want no
        personal word from us.
        """
        self._shop.permissions.require(member_id, Channel.IN_PERSON, Purpose.PERSONAL)
        member = self._shop.members.get(member_id)
        signer = self._signer(signer_id)
        kind = CardKind.THANK_YOU
        return Card(
            kind=kind, front=validation.line("front", front, 60) or rules.front_line(kind),
            dear=validation.line("dear", dear) or rules.greeting_line(greeting_of(member.name, member.greeting)),
            words=validation.passage("words", words), signer=self._as_signer(signer), shop=self.letterhead(),
            qr=self._code(qr, signer, member.code),
        )

    def _signer(self, signer_id: int | None) -> StaffMember:
        signer = self._shop.staff.at_counter() if signer_id is None else self._shop.staff.get(signer_id)
        if signer is None:
            raise NotAllowed(_("Nobody is at the counter to sign the card."), _("Your words are kept."), _("Say who you are with F9."))
        return signer

    def _as_signer(self, member: StaffMember) -> Signer:
        pictures = self._shop.pictures
        return Signer(
            member.name, member.title, None if member.face_id is None else pictures.get(member.face_id),
            None if member.signature_id is None else pictures.get(member.signature_id),
        )

    def letterhead(self) -> Letterhead:
        """The shop as it stands on its cards."""
        shop = self._shop.settings.shop()
        address = ", ".join(part for part in (shop.address.street, shop.address.city) if part)
        logo = None if shop.logo_id is None else self._shop.pictures.get(shop.logo_id)
        return Letterhead(shop.name, address, shop.accent, shop.picture_set, logo)

    def _code(self, qr: QrKind, signer: StaffMember, code: str) -> QrText:
        shop = self._shop.settings.shop()
        if qr is QrKind.MEMBER:
            return rules.member_code(code)
        phone = signer.phone or shop.phone
        return rules.contact_code(Contact(signer.name, signer.title, shop.name, phone, signer.email, shop.web))

    def printed(self, member_id: int, card: Card) -> None:
        """Remember that this card was printed for them."""
        with self._shop.transaction("cards.print") as writing:
            member_id = self._shop.members.resolved(member_id)
            row = writing.insert(
                tables.PrintedCard, member=member_id, kind=card.kind.value, words=card.words, day=self._shop.today(),
                at=self._shop.clock.now(), staff=self._shop.staff.at_counter_id(),
            )
            self._shop.known.used(member_id, "greeting", member_id, "card")
            writing.log("cards.print", member_id, card=row)
            writing.touch("cards", member_id)

    def of(self, member_id: int, limit: int = 20) -> tuple[Printed, ...]:
        """The cards somebody got, newest first."""
        rows = self._shop.store.rows(
            "SELECT c.kind, c.words, c.day, coalesce(f.name, '') FROM printed_card c LEFT JOIN staff f ON f.id = c.staff_id"
            " WHERE c.member_id = ? ORDER BY c.at DESC LIMIT ?",
            (member_id, limit),
        )
        return tuple(Printed(CardKind(kind), words, day_of(day), name) for kind, words, day, name in rows)
