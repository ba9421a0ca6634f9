"""Two sheets to hand across the counter: how you wish to hear from us, to sign, and why we ask, to take home."""

from __future__ import annotations

from shopdesk.core import saying
from shopdesk.core.cards.records import Card, Letterhead
from shopdesk.core.news.closing import PRIMARY
from shopdesk.core.permissions.records import Channel, Choices, PreferenceSheet, Purpose, State
from shopdesk.core.settings.rules import field_names, your_rights
from shopdesk.i18n import _
from shopdesk.printing import document
from shopdesk.printing.document import Boxes, Document, Facts, Paper, Section, Table, Words

_BLANK = "________________________________"


def document_of(card: Card) -> Document:
    """The sheet that ``card`` (of kind PREFERENCES) asks somebody to sign."""
    assert card.asked is not None
    return preference_document(card.asked, card.shop)


def render_reasons(reasons: tuple[tuple[str, str], ...], shop: Letterhead) -> bytes:
    """Print the privacy card: what we ask for, and why; ``reasons`` are fields with their words."""
    return document.render(reasons_document(reasons, shop))


def preference_document(sheet: PreferenceSheet, shop: Letterhead) -> Document:
    """How somebody wishes to hear from us; what they said before is ticked already."""
    lead = _("{name}, you decide how, how often and about what you hear from us. An empty box is a no. You can change all of it, any day.")
    sections = (
        Section(_("May we?"), tuple(part for wording in sheet.wordings for part in _question(sheet, wording.purpose, wording.text))),
        Section(_("How and when"), (Facts(_when(sheet.choices)),)),
        Section(_("What you would like to hear about"), (_topics(sheet),)),
        Section(_("How much we remember"), (_remembered(sheet),)),
        Section(_("So that our letters find you"), (Words(PRIMARY.get(sheet.language[:2], PRIMARY["en"]), small=True),)),
    )
    return Document(
        _("How you wish to hear from us"), shop, sections, saying.long_day(sheet.day), lead.format(name=sheet.name),
        _("What you permit is kept with these words, the day and your signature"), _("Name, date"),
    )


def written(sheet: PreferenceSheet) -> tuple[str, ...]:
    """What people wrote that stands on it."""
    choices = sheet.choices
    asked = (wording.text for wording in sheet.wordings)
    return sheet.name, *asked, *(topic.name for topic in sheet.topics), choices.addressed, choices.handle


def _question(sheet: PreferenceSheet, purpose: Purpose, words: str) -> tuple[Words, Boxes]:
    boxes = tuple((said, sheet.states.get((channel, purpose)) is State.YES) for channel, said in _channels().items())
    return Words(words), Boxes(boxes, across=5)


def _channels() -> dict[Channel, str]:
    return {
        Channel.PHONE: _("Phone"), Channel.TEXT: _("Text"), Channel.EMAIL: _("E-mail"), Channel.POST: _("Post"),
        Channel.SOCIAL: _("Social"),
    }


def _when(choices: Choices) -> tuple[tuple[str, str], ...]:
    names = _channels() | {Channel.IN_PERSON: _("In the shop")}
    quiet = choices.quiet
    return (
        (_("I like best"), ", ".join(names[channel] for channel in choices.ranked) or _BLANK),
        (_("At most, times a month, all together"), _BLANK if choices.per_month is None else str(choices.per_month)),
        (_("Please not between"), _BLANK if quiet is None else f"{quiet.begins:%H:%M} – {quiet.ends:%H:%M}"),
        (_("Please call me"), choices.addressed or _BLANK),
        (_("My name on social media"), choices.handle or _BLANK),
        (_("You may name me there"), _("Yes") if choices.mention else _("No")),
    )


def _topics(sheet: PreferenceSheet) -> Words | Boxes:
    if not sheet.topics:
        return Words(_("We send no news."), small=True)
    return Boxes(tuple((topic.name, topic.key in sheet.choices.topics) for topic in sheet.topics), across=3)


def _remembered(sheet: PreferenceSheet) -> Boxes:
    said = {"nothing": _("Nothing"), "visits": _("My visits"), "purchases": _("My visits and what I buy")}
    return Boxes(tuple((words, key == sheet.remembered) for key, words in said.items()), across=3)


def reasons_document(reasons: tuple[tuple[str, str], ...], shop: Letterhead) -> Document:
    """Why we ask: each thing with its reason, word for word, and what somebody may always do."""
    rows = tuple((field_names().get(field, field), reason) for field, reason in reasons)
    sections = (
        Section("", (Table((_("What we ask"), _("Why")), rows, (1.2, 3.0)),)),
        Section(_("It is yours"), (Words(your_rights()), Words(_("Nothing of this is ever needed to be served."), small=True))),
    )
    return Document(_("Why we ask"), shop, sections, paper=Paper.A5)
