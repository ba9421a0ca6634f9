"""What a card says of its own accord: the line on its front, what stands below it, the greeting, the small print."""

from __future__ import annotations

from shopdesk.core.cards.records import CardKind
from shopdesk.core.permissions.records import Channel, Purpose
from shopdesk.i18n import _

NICE = frozenset({
    CardKind.THANK_YOU, CardKind.MISSED, CardKind.BIRTHDAY, CardKind.INVITATION, CardKind.SAID_DID, CardKind.CONTACT,
})
"""Cards that wait while something is to be put right. What was paid or asked for (a gift card, a member card, an apology) never waits."""

OWED = frozenset({CardKind.APOLOGY, CardKind.MEMBER, CardKind.GIFT, CardKind.REFERRAL})
"""Cards that were paid, asked for or owed: no wish to be left alone holds them back."""

UNSIGNED = frozenset({CardKind.GIFT, CardKind.LABEL, CardKind.MEMBER, CardKind.PREFERENCES})
"""Cards without words of somebody's own, a signature, or a code one could choose."""

LETTERS = frozenset({
    CardKind.THANK_YOU, CardKind.APOLOGY, CardKind.MISSED, CardKind.BIRTHDAY, CardKind.INVITATION, CardKind.SAID_DID,
})
"""Folded cards with words of somebody's own inside."""


def purpose_of(kind: CardKind, *, posted: bool = False) -> Purpose:
    """What the gate is asked for a card of this kind. A preference sheet is anybody's at the counter; by post it comes unasked."""
    is_owed = kind in OWED or (kind is CardKind.PREFERENCES and not posted)
    return Purpose.SERVICE if is_owed else Purpose.PERSONAL


def channel_of(posted: bool) -> Channel:
    """How the card gets to them."""
    return Channel.POST if posted else Channel.IN_PERSON


def name_of(kind: CardKind) -> str:
    """What staff call a kind of card."""
    names = {
        CardKind.THANK_YOU: _("Thank you"), CardKind.APOLOGY: _("Apology"), CardKind.MISSED: _("We missed you"),
        CardKind.BIRTHDAY: _("Birthday"), CardKind.INVITATION: _("Invitation"), CardKind.SAID_DID: _("You said, we did"),
        CardKind.GIFT: _("Gift card"), CardKind.CONTACT: _("Personal contact"), CardKind.MEMBER: _("Member card"),
        CardKind.PRIVACY: _("Privacy card"), CardKind.LABEL: _("Address label"),
        CardKind.REFERRAL: _("Referral slip"), CardKind.PREFERENCES: _("Preference sheet"),
    }
    return names[kind]


def front_line(kind: CardKind) -> str:
    """The one line outside, unless somebody chose another."""
    lines = {
        CardKind.THANK_YOU: _("Thank you"), CardKind.APOLOGY: _("We got it wrong"), CardKind.MISSED: _("We missed you"),
        CardKind.BIRTHDAY: _("Happy birthday"), CardKind.INVITATION: _("Come and see us"), CardKind.SAID_DID: _("You said, we did"),
        CardKind.GIFT: _("A gift"), CardKind.CONTACT: _("Your person here"), CardKind.MEMBER: _("You are known here"),
        CardKind.PRIVACY: _("What we remember, and why"), CardKind.LABEL: _("Address label"),
        CardKind.REFERRAL: _("Someone does this better than we do"), CardKind.PREFERENCES: _("How you wish to hear from us"),
    }
    return lines[kind]


def under_line(kind: CardKind) -> str:
    """What stands below the front line, unless somebody chose another."""
    lines = {
        CardKind.APOLOGY: _("and would like to put it right"), CardKind.INVITATION: _("there is a place kept for you"),
        CardKind.SAID_DID: _("thank you for telling us"), CardKind.GIFT: _("for someone we like to see"),
    }
    return lines.get(kind, "")


def small_print(kind: CardKind) -> str:
    """What is said in small print."""
    lines = {
        CardKind.GIFT: _("Use it bit by bit. It never runs out of time.\nLost it? Tell us your name, we will find it."),
        CardKind.MEMBER: _("Holds a number only, nothing about you. Nothing is counted and nothing runs out."),
        CardKind.REFERRAL: _("They pay us for this: yes / no. They are related to us: yes / no."),
    }
    return lines.get(kind, "")


def greeting_line(name: str) -> str:
    """The first line inside. ``name`` is how the person is addressed ("Søren", "Mrs Dahl"); without one nobody is named."""
    called = " ".join(name.split())
    return _("Dear {name},").format(name=called) if called else _("Dear guest,")
