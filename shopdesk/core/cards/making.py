"""Making up a card: whose it is, who signs it, what it says and what its code holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from shopdesk.core import codes, saying, validation
from shopdesk.core.cards import payloads, rules
from shopdesk.core.cards.records import NO_CODE, Card, CardKind, Letterhead, QrKind, QrText, Signer, Wish
from shopdesk.core.cards.vcard import Contact
from shopdesk.core.gestures.records import Gesture, GestureKind
from shopdesk.core.gestures.rules import slip_line
from shopdesk.core.members.records import Member
from shopdesk.core.members.rules import greeting_of
from shopdesk.core.permissions.records import PreferenceSheet
from shopdesk.core.settings.rules import field_names, your_rights
from shopdesk.errors import NeedsALook, NotAllowed
from shopdesk.i18n import _

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop
    from shopdesk.core.staff.records import StaffMember

_T = TypeVar("_T")
_FRONT, _UNDER, _NAME, _VALUE = 60, 80, 120, 40  # letters
# What the code holds where nobody says otherwise.
_USUAL_CODE = {
    CardKind.GIFT: QrKind.GIFT, CardKind.MEMBER: QrKind.MEMBER, CardKind.LABEL: QrKind.NONE, CardKind.PREFERENCES: QrKind.NONE,
}
# How the words of a country may be parted, where the member's own language is not known.
_LANGUAGES = {
    "NO": "nb", "DK": "da", "SE": "sv", "NL": "nl", "DE": "de", "AT": "de", "FR": "fr", "ES": "es", "PT": "pt", "IT": "it", "PL": "pl",
    "GB": "en", "IE": "en", "US": "en", "AU": "en", "NZ": "en",
}


class Making:
    """Puts a card together from what the shop knows and what somebody wrote."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._common: tuple[object, dict[object, Any]] = (None, {})

    def card(self, member_id: int | None, wish: Wish) -> Card:
        """Make up a card as ``wish`` says, for a member or (a gift card, say) for nobody yet.

        It is signed by whom the wish names, else by whose it is (see usual_signer). Raises NotAllowed when nobody signs, NeedsALook naming
        the field that needs it, NotFound.
        """
        member = None if member_id is None else self._shop.members.get(member_id)
        signer = self._signer(wish, member_id)
        kind, referral = wish.kind, self._referral(wish.kind, member)
        called = greeting_of(member.name, member.greeting) if member else ""
        return Card(
            kind=kind, front=validation.line("front", wish.front, _FRONT) or rules.front_line(kind),
            dear=self._dear(wish, called), words=self._words(wish, referral),
            signer=self.signer(signer, show_face=wish.show_face), shop=self.letterhead(), qr=self._code(wish, signer, member),
            under=validation.line("under", wish.under, _UNDER) or rules.under_line(kind), to=called,
            sender=validation.line("sender", wish.sender, _NAME), value=validation.line("value", wish.value, _VALUE),
            letters=self._letters(wish, member), address=self._address(member),
            small=slip_line(referral) if referral else rules.small_print(kind), picture=wish.picture,
            language=self._language(member), template=wish.template, ruled=wish.ruled or (kind is CardKind.REFERRAL and referral is None),
            asked=self._asked(member) if kind is CardKind.PREFERENCES else None,
        )

    def _dear(self, wish: Wish, called: str) -> str:
        said = validation.line("dear", wish.dear)
        return said or (rules.greeting_line(called) if wish.kind in rules.LETTERS else "")

    def _referral(self, kind: CardKind, member: Member | None) -> Gesture | None:
        """What a slip for them says: whom we sent them to last. A slip for nobody yet is filled in by pen."""
        if kind is not CardKind.REFERRAL or member is None:
            return None
        sent = next((gesture for gesture in self._shop.gestures.of(member.id) if gesture.kind is GestureKind.REFERRAL), None)
        if sent is None:
            raise NeedsALook(
                "kind", _("{name} was not sent to anybody yet.").format(name=member.name), _("Your words are kept."),
                _("Say on their page who does it better, then print the slip."),
            )
        return sent

    def _asked(self, member: Member | None) -> PreferenceSheet:
        if member is None:
            raise NeedsALook("kind", _("This sheet is for somebody."), _("Your words are kept."), _("Choose for whom it is."))
        return self._shop.permissions.choices.sheet(member.id)

    def _words(self, wish: Wish, referral: Gesture | None) -> str:
        """Their own words; a privacy card says of itself why each thing is asked, in the owner's words, and a slip whom to go to."""
        said = validation.passage("words", wish.words)
        if referral is not None:
            sent = _("{what}: go to {who}.").format(what=saying.sentence(referral.what), who=referral.referred_to)
            return f"{sent}\n{said}".strip()
        if said or wish.kind is not CardKind.PRIVACY:
            return said
        asked = [f"{field_names()[reason.field]}: {reason.reason}" for reason in self._shop.settings.reasons() if reason.on]
        return "\n".join((*asked, "", your_rights()))

    def usual_signer(self, member_id: int | None, kind: CardKind) -> int | None:
        """Whose a card for them is, where nobody was chosen: who put it right, their own person or today's stand-in, who is here."""
        if member_id is not None and kind is CardKind.APOLOGY:
            solved = self._shop.cases.apology(member_id)
            if solved is not None and solved.owner_here:
                return solved.owner_id
        if member_id is not None and kind is CardKind.CONTACT:
            reaches = map(self._shop.privileges.reach, self._shop.privileges.of(member_id))
            return next((reach.now.id for reach in reaches if reach and reach.now), self._shop.staff.at_counter_id())
        return self._shop.staff.at_counter_id()

    def _signer(self, wish: Wish, member_id: int | None) -> StaffMember:
        signer_id = self.usual_signer(member_id, wish.kind) if wish.signer_id is None else wish.signer_id
        if signer_id is None and wish.kind in rules.UNSIGNED:
            signer_id = next((person.id for person in self._shop.staff.all()), None)
        if signer_id is None:
            raise NotAllowed(_("Nobody is at the counter to sign the card."), _("Your words are kept."), _("Say who you are with F9."))
        return self._shop.staff.get(signer_id)

    def signer(self, member: StaffMember, *, show_face: bool = True) -> Signer:
        """Somebody of the staff as they stand on a card."""
        return self._kept((member.id, show_face), lambda: self._read_signer(member, show_face))

    def letterhead(self) -> Letterhead:
        """The shop as it stands on its cards."""
        return self._kept("letterhead", self._read_letterhead)

    def _kept(self, key: object, read: Callable[[], _T]) -> _T:
        """What all cards of a batch have in common, pictures and all, is read once: until the next thing is written."""
        store = self._shop.store
        now = store.total_changes(), store.changed_by_others()
        if self._common[0] != now:
            self._common = now, {}
        if key not in self._common[1]:
            self._common[1][key] = read()
        kept: _T = self._common[1][key]
        return kept

    def _read_signer(self, member: StaffMember, show_face: bool) -> Signer:
        pictures = self._shop.pictures
        face = pictures.get(member.face_id) if show_face and member.face_id is not None else None
        signature = None if member.signature_id is None else pictures.get(member.signature_id)
        return Signer(member.name, member.title, face, signature, member.phone or self._shop.settings.shop().phone, member.line)

    def _read_letterhead(self) -> Letterhead:
        shop = self._shop.settings.shop()
        address = ", ".join(part for part in (shop.address.street, shop.address.city) if part)
        logo = None if shop.logo_id is None else self._shop.pictures.get(shop.logo_id)
        return Letterhead(shop.name, address, shop.accent, shop.picture_set, logo)

    def _address(self, member: Member | None) -> tuple[str, ...]:
        """The lines of a letter to them; the country only where it is another one than the shop's."""
        if member is None:
            return ()
        place, home = member.address, self._shop.settings.shop().address.country
        town = " ".join(part for part in (place.postcode, place.city) if part)
        abroad = place.country if place.country and place.country != home else ""
        return tuple(line for line in (member.name, place.street, town, place.region, abroad) if line.strip())

    def _language(self, member: Member | None) -> str:
        """By whose rules long words are parted: the member's language where it is known, else the shop's country's."""
        own = member.language.strip().lower()[:2] if member else ""
        return own if own.isalpha() else _LANGUAGES.get(self._shop.settings.shop().address.country, "")

    def _letters(self, wish: Wish, member: Member | None) -> str:
        code = wish.gift if wish.kind is CardKind.GIFT else member.code if member and wish.kind is CardKind.MEMBER else ""
        return codes.spaced(code)

    def _code(self, wish: Wish, signer: StaffMember, member: Member | None) -> QrText:
        kind = _USUAL_CODE.get(wish.kind, wish.qr)
        makers = {
            QrKind.NONE: lambda: NO_CODE,
            QrKind.CONTACT: lambda: payloads.contact(self._contact(signer), whole=wish.kind is CardKind.CONTACT),
            QrKind.MEMBER: lambda: payloads.member(self._code_of(member)),
            QrKind.WALLET: lambda: payloads.wallet(self._code_of(member), self._shop.settings.shop().name),
            QrKind.GIFT: lambda: payloads.gift(wish.gift) if wish.gift else NO_CODE,
            QrKind.PHONE: lambda: payloads.phone(wish.reach or signer.phone or self._shop.settings.shop().phone),
            QrKind.TEXT: lambda: payloads.text_message(wish.reach or signer.phone or self._shop.settings.shop().phone),
            QrKind.EMAIL: lambda: payloads.email(wish.reach or signer.email),
            QrKind.WEB: lambda: payloads.web(wish.reach or self._shop.settings.shop().web),
            QrKind.PLACE: lambda: payloads.place(wish.reach or self.letterhead().address),
        }
        return makers[kind]()

    def _contact(self, signer: StaffMember) -> Contact:
        shop = self._shop.settings.shop()
        return Contact(signer.name, signer.title, shop.name, signer.phone or shop.phone, signer.email, shop.web)

    def _code_of(self, member: Member | None) -> str:
        if member is None:
            raise NeedsALook("qr", _("This code belongs to somebody."), _("Your words are kept."), _("Choose for whom the card is."))
        return member.code
