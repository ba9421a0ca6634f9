"""A slip to take along: whom we send somebody to, saying whether they pay us for it; or an answer out of the book."""

from __future__ import annotations

import datetime as dt

from shopdesk.core.cards.records import Letterhead
from shopdesk.core.gestures.records import Gesture, GestureKind
from shopdesk.core.gestures.rules import slip_line
from shopdesk.i18n import _
from shopdesk.printing import document
from shopdesk.printing.document import Document, Facts, Paper, Section, Words
from shopdesk.printing.known_sheet import dated


def render(gesture: Gesture, name: str, shop: Letterhead, today: dt.date) -> bytes:
    """Print what was advised, for ``name`` to take along."""
    return document.render(slip(gesture, name, shop, today))


def slip(gesture: Gesture, name: str, shop: Letterhead, today: dt.date) -> Document:
    """The slip as a document. A referral always says how we stand to whom we send somebody to."""
    if gesture.kind is GestureKind.REFERRAL:
        facts = Facts(((_("For"), gesture.what), (_("Go to"), gesture.referred_to), (_("From us to them"), slip_line(gesture))))
        parts = (facts, Words(_("Tell us how it went. If it was no good, we stop sending people there."), small=True))
        return _slip(_("Someone does this better than we do"), name, parts, gesture, shop, today)
    return _slip(_("What we would do"), name, (Words(gesture.what),), gesture, shop, today)


def _slip(
    title: str, name: str, parts: tuple[Facts | Words, ...], gesture: Gesture, shop: Letterhead, today: dt.date
) -> Document:
    lead = _("For {name}, from {staff}").format(name=name, staff=gesture.staff_name or shop.name)
    return Document(title, shop, (Section("", parts),), dated(today), lead, paper=Paper.A5)
