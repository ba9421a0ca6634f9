"""What the shop keeps of people as a whole, on paper for whoever asks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from shopdesk.core.cards.records import Letterhead
from shopdesk.core.known.records import Chapter
from shopdesk.i18n import _
from shopdesk.printing import document
from shopdesk.printing.document import Document, Section, Table
from shopdesk.printing.known_sheet import dated


def render(chapters: Sequence[Chapter], shop: Letterhead, today: dt.date) -> bytes:
    """Print every line."""
    sections = tuple(
        Section(chapter.heading, (Table(("", ""), tuple((fact.what, fact.says) for fact in chapter.facts), (2, 6), small=True),))
        for chapter in chapters
    )
    return document.render(Document(_("What this shop keeps of people"), shop, sections, dated(today)))
