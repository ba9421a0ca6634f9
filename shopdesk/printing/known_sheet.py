"""Sheets that go home with the person they are about: what we know about you, and a goodbye."""

from __future__ import annotations

import datetime as dt

from shopdesk.core import saying
from shopdesk.core.cards.records import Letterhead
from shopdesk.core.known import sentences
from shopdesk.core.known.records import Chapter, Fact, Known, Leaving
from shopdesk.i18n import _
from shopdesk.printing import document
from shopdesk.printing.document import Document, Paper, Section, Table, Words


def render(known: Known, shop: Letterhead, today: dt.date) -> bytes:
    """Print every line that is kept about somebody."""
    return document.render(known_document(known, shop, today))


def known_document(known: Known, shop: Letterhead, today: dt.date) -> Document:
    """What we know about you, with who told us, when, why and what it was last used for."""
    lead = _(
        "{name}, this is everything we keep about you. Tell us what is wrong and we put it right; tell us to forget it and it is gone."
    ).format(name=known.name)
    sections = tuple(Section(chapter.heading, (_table(chapter, today),)) for chapter in known.chapters)
    return Document(_("What we know about you"), shop, sections, dated(today), lead, _("Ours to keep for you, yours to take along"))


def _table(chapter: Chapter, today: dt.date) -> Table:
    return Table(sentences.heads(), tuple(_row(fact, today) for fact in chapter.facts), (2.2, 4.4, 3.0, 3.2, 1.8), small=True)


def _row(fact: Fact, today: dt.date) -> tuple[str, ...]:
    return fact.what, fact.says, sentences.told(fact, today), fact.why, sentences.used(fact, today)


def goodbye(name: str, wish: Leaving, shop: Letterhead, today: dt.date) -> bytes:
    """Print the goodbye to somebody who leaves: thanks, what was done, and no door closed."""
    done = {
        Leaving.ERASE: _("As you wished, everything we kept about you is gone."),
        Leaving.SILENCE: _("As you wished, you will not hear from us any more. Your page stays, and you can have it erased on any day."),
    }[wish]
    words = (
        Words(_("Dear {name},").format(name=name)), Words(_("thank you for every time you came.")), Words(done),
        Words(_("You lose nothing by it: no price is higher and nothing you bought is worth less. The door is open as it always was.")),
    )
    return document.render(Document(_("Goodbye, and thank you"), shop, (Section("", words),), dated(today), paper=Paper.A5))


def dated(today: dt.date) -> str:
    """The day a sheet is from."""
    return f"{saying.long_day(today)} {today.year}"
