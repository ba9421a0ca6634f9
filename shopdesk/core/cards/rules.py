"""What a card says of its own accord: the line on its front, the greeting, and what its code holds and does."""

from __future__ import annotations

from shopdesk.core import codes
from shopdesk.core.cards.records import CardKind, QrText
from shopdesk.core.cards.vcard import Contact, vcard
from shopdesk.i18n import _


def front_line(kind: CardKind) -> str:
    """The one line outside, unless somebody chose another."""
    lines = {
        CardKind.THANK_YOU: _("Thank you"), CardKind.APOLOGY: _("We got it wrong"), CardKind.MISSED: _("We missed you"),
        CardKind.BIRTHDAY: _("Happy birthday"), CardKind.INVITATION: _("Come and see us"), CardKind.SAID_DID: _("You said, we did"),
        CardKind.GIFT: _("A gift"), CardKind.CONTACT: _("Your person here"), CardKind.MEMBER: _("You are known here"),
        CardKind.PRIVACY: _("What we remember, and why"), CardKind.LABEL: _("Address label"), CardKind.REFERRAL: _("They do this better"),
    }
    return lines[kind]


def under_line(kind: CardKind) -> str:
    """What stands below the front line, unless somebody chose another."""
    lines = {
        CardKind.APOLOGY: _("and would like to put it right"), CardKind.INVITATION: _("there is a place kept for you"),
        CardKind.SAID_DID: _("thank you for telling us"), CardKind.GIFT: _("for someone we like to see"),
    }
    return lines.get(kind, "")


def greeting_line(name: str) -> str:
    """The first line inside. ``name`` is how the person is addressed ("Søren", "Mrs Dahl"); without one nobody is named."""
    called = " ".join(name.split())
    return _("Dear {name},").format(name=called) if called else _("Dear guest,")


def contact_code(contact: Contact) -> QrText:
    """A code that puts the signer into the reader's address book."""
    if contact.phone.strip():
        caption = (_("Scan to save my number."), _("It reaches me, not a menu."))
    else:
        caption = (_("Scan to save my name"), _("and where to find me."))
    return QrText(vcard(contact), caption)


def member_code(code: str) -> QrText:
    """A code that opens this person's page at the counter; the letters are printed too, for hands without a scanner."""
    return QrText(codes.payload(code, codes.CodeKind.PERSON), (_("Show this at the counter."), codes.spaced(code)))
