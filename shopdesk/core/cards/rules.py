"""What a card says of its own accord: the line on its front, the greeting, and what its code holds and does."""

from __future__ import annotations

from shopdesk.core import codes
from shopdesk.core.cards.records import CardKind, QrText
from shopdesk.core.cards.vcard import Contact, vcard
from shopdesk.i18n import _


def front_line(kind: CardKind) -> str:
    """The one line outside, unless somebody chose another."""
    lines = {CardKind.THANK_YOU: _("Thank you")}
    return lines[kind]


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
