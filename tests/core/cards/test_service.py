"""Cards of the open shop: nobody signs for nobody, and what was printed is remembered."""

import dataclasses

import pytest

from shopdesk.core.cards.records import CardKind, QrKind, Wish
from shopdesk.core.gestures.records import GestureKind, NewGesture, Why
from shopdesk.core.members.records import Address, MemberDraft
from shopdesk.core.privileges.records import Category, Giving, KindDraft
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import Role, StaffDraft
from shopdesk.errors import NeedsALook, NotAllowed, NotFound


@pytest.fixture
def member_id(shop: Shop) -> int:
    """Søren's; the shop has its name and somebody who can sign, though nobody is at the counter yet."""
    address = Address("Gata 1", "5003", "Bergen", "", "NO")
    shop.settings.save_shop(dataclasses.replace(shop.settings.shop(), name="Sol & Måne", address=address, phone="55 00 00 00"))
    shop.pictures._gate = lambda picture, *, keep_alpha=False: picture
    shop.staff.add(StaffDraft("Ingrid Dahl", Role.OWNER, "baker", "91234567"))
    return shop.members.add(MemberDraft(name="Søren Kjær")).id


def test_a_card_that_nobody_signs_is_not_made(shop: Shop, member_id: int) -> None:
    with pytest.raises(NotAllowed) as refused:
        shop.cards.thank_you(member_id, "Thank you for the jam.")
    assert refused.value.kept
    assert refused.value.do


def test_a_card_carries_the_signer_the_shop_and_the_words(shop: Shop, member_id: int) -> None:
    ingrid = shop.staff.named("Ingrid")
    shop.staff.hand_over(ingrid.id)
    shop.staff.set_signature(ingrid.id, b"signature")
    card = shop.cards.thank_you(member_id, " Thank you\nfor the <b>jam</b>. ")
    assert (card.signer.name, card.signer.title, card.signer.signature, card.signer.face) == ("Ingrid Dahl", "baker", b"signature", None)
    assert (card.shop.name, card.shop.address, card.words) == ("Sol & Måne", "Gata 1, Bergen", "Thank you\nfor the <b>jam</b>.")
    assert "Søren" in card.dear
    assert "TEL:91234567" in card.qr.payload


def test_the_code_can_be_the_member_s_own(shop: Shop, member_id: int) -> None:
    signer = shop.staff.named("Ingrid").id
    card = shop.cards.thank_you(member_id, "Thanks", qr=QrKind.MEMBER, dear="Hei Søren!", front="Takk", signer_id=signer)
    assert card.qr.payload == "SDP" + shop.members.get(member_id).code
    assert (card.dear, card.front) == ("Hei Søren!", "Takk")


def test_what_was_printed_is_remembered_and_can_be_taken_back(shop: Shop, member_id: int) -> None:
    card = shop.cards.thank_you(member_id, "Thanks", signer_id=shop.staff.named("Ingrid").id)
    shop.cards.printed(member_id, card)
    assert [(one.kind, one.words, one.day) for one in shop.cards.of(member_id)] == [(card.kind, "Thanks", shop.today())]
    step = shop.undo.last()
    assert step is not None
    shop.undo.take_back(step.id)
    assert shop.cards.of(member_id) == ()


def test_what_no_card_can_say(shop: Shop, member_id: int) -> None:
    signer = shop.staff.named("Ingrid").id
    with pytest.raises(NeedsALook):
        shop.cards.thank_you(member_id, "x" * 2001, signer_id=signer)
    with pytest.raises(NeedsALook):
        shop.cards.thank_you(member_id, "x", front="y" * 61, signer_id=signer)
    with pytest.raises(NotFound):
        shop.cards.thank_you(4711, "x", signer_id=signer)


@pytest.mark.idea(20)
def test_a_contact_card_is_that_of_their_own_person_or_of_who_stands_in(shop: Shop, member_id: int) -> None:
    ingrid = shop.staff.named("Ingrid").id
    shop.staff.hand_over(ingrid)
    noor, tomasz = (shop.staff.add(StaffDraft(name, Role.STAFF, "baker", phone)).id for name, phone in (("Noor", "1"), ("Tomasz", "2")))
    emil = shop.staff.add(StaffDraft("Emil Holm", Role.STAFF)).id
    kind = shop.privileges.kinds.add(KindDraft("Personal contact", Category.CONTACT, "A number that reaches them", "contact", 20, 365))
    shop.privileges.contacts.settle(noor, 5, tomasz)
    wish = Wish(CardKind.CONTACT)
    assert shop.cards.make(member_id, wish).signer.name == "Ingrid Dahl"
    shop.privileges.give(member_id, kind.id, Giving("Rings often", contact_id=noor))
    card = shop.cards.make(member_id, wish)
    assert (card.signer.name, card.signer.phone) == ("Noor", "1")
    assert "TEL:1" in card.qr.payload
    shop.privileges.contacts.away(noor, shop.today(), shop.today())
    assert shop.cards.make(member_id, wish).signer.name == "Tomasz"
    assert shop.cards.make(member_id, dataclasses.replace(wish, signer_id=emil)).signer.name == "Emil Holm"
    assert shop.cards.make(member_id, Wish(words="Thanks")).signer.name == "Ingrid Dahl"


@pytest.mark.idea(81)
@pytest.mark.parametrize(("paid", "said"), [(False, "They do not pay us for this"), (True, "They pay us for this")])
def test_a_referral_slip_says_whom_they_were_sent_to_and_who_is_paid(shop: Shop, member_id: int, paid: bool, said: str) -> None:
    wish = Wish(CardKind.REFERRAL, "Ask for Anna.", signer_id=shop.staff.named("Ingrid").id)
    with pytest.raises(NeedsALook, match="was not sent to anybody"):
        shop.cards.make(member_id, wish)
    shop.gestures.give(member_id, NewGesture(GestureKind.REFERRAL, "shoes", Why.YEARS, referred_to="Skomaker Hauge", paid=paid))
    card = shop.cards.make(member_id, wish)
    assert card.words == "Shoes: go to Skomaker Hauge.\nAsk for Anna."
    assert card.small.startswith(said)
    blank = shop.cards.make(None, wish)
    assert blank.ruled
    assert "yes / no" in blank.small
