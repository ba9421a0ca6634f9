"""What the Cards page says, in whole sentences."""

from __future__ import annotations

from collections.abc import Sequence

from shopdesk.core import saying
from shopdesk.core.cards.records import CardKind, QrKind
from shopdesk.core.members.rules import greeting_of
from shopdesk.i18n import _, ngettext
from shopdesk.printing.sheets import WHOLE, Flip, Sheet
from shopdesk.printing.template import Form, Template
from shopdesk.ui.pages.cards.desk import Desk
from shopdesk.ui.pages.cards.papers import Papers
from shopdesk.ui.pages.cards.people import Recipient

_NAMED = 3
_A6 = (105.0, 148.0)


def subject(desk: Desk, kind: str) -> str:
    """What lies on the desk: Thank you, for three people. Each gets their own words."""
    count = len(desk.people)
    if not count:
        return _("{kind}, for whoever it will be given to.").format(kind=kind)
    if count == 1:
        return _("{kind}, for {name}.").format(kind=kind, name=desk.people[0].name)
    for_whom = _("{kind}, for {count} people.").format(kind=kind, count=saying.count(count))
    if not desk.needs_words():
        return for_whom
    return f"{for_whom} " + (_("All get the same words.") if desk.same_words else _("Each gets their own words."))


def whose(desk: Desk) -> str:
    """Whose card is shown: 1 of 3: Søren Kjær."""
    person = desk.current
    if person is None:
        return ""
    if len(desk.people) == 1:
        return person.name
    return _("{number} of {total}: {name}").format(number=desk.people.place + 1, total=len(desk.people), name=person.name)


def names(people: Sequence[Recipient]) -> str:
    """Søren, Hanne and Joost; of many the first few and how many more."""
    if not people:
        return _("Nobody yet. It can be given to anybody.")
    called = [greeting_of(person.name, "") or person.name for person in people[: _NAMED + 1]]
    if len(people) > _NAMED + 1:
        more = len(people) - _NAMED
        rest = ngettext("{count} more", "{count} more", more).format(count=more)
        return _("{names} and {last}").format(names=", ".join(called[:_NAMED]), last=rest)
    return called[0] if len(called) == 1 else _("{names} and {last}").format(names=", ".join(called[:-1]), last=called[-1])


def to_write(kind: CardKind, count: int, current_written: bool, alone: bool) -> str:
    """How many messages are still to be written, and by whom they are not; a privacy card says of itself why each thing is asked."""
    if kind is CardKind.PRIVACY:
        return _("Left empty, it says what you ask and why, as in Settings.")
    nothing = _("Nothing is written for you.")
    if not count or alone:
        return nothing
    if current_written:
        more = ngettext("{count} more message to write.", "{count} more messages to write.", count)
    else:
        more = ngettext("{count} message to write.", "{count} messages to write.", count)
    number = _("one") if count == 1 else saying.count(count)
    return saying.sentence(more.format(count=number)) + " " + nothing


def had_before(count: int, *, worded: bool) -> str:
    """How many of several people have the same card already, with the same words where it has any."""
    said = _("{count} of them got this card with the same words before.") if worded else _("{count} of them got this card before.")
    return saying.sentence(said.format(count=saying.count(count))) if count else ""


def codes() -> tuple[tuple[QrKind, str], ...]:
    """What a code can hold, as the signer says it."""
    return (
        (QrKind.CONTACT, _("My number")), (QrKind.MEMBER, _("Their card")), (QrKind.WALLET, _("Their card, for a phone’s wallet")),
        (QrKind.PHONE, _("A number to ring")), (QrKind.TEXT, _("A number to text")), (QrKind.EMAIL, _("An address to write to")),
        (QrKind.WEB, _("A page to look at")), (QrKind.PLACE, _("Where we are")), (QrKind.NONE, _("No code")),
    )


def reach(kind: QrKind) -> str:
    """What is asked for a code of this kind; empty where nothing is."""
    asked = {
        QrKind.PHONE: _("The number"), QrKind.TEXT: _("The number"), QrKind.EMAIL: _("The e-mail address"), QrKind.WEB: _("The page"),
        QrKind.PLACE: _("The address"),
    }
    return asked.get(kind, "")


def holds(kind: QrKind, signer: str) -> str:
    """What a code holds, and what it does not do."""
    # Translators: {name} is the first name of whoever signs.
    said = {
        QrKind.CONTACT: _("Holds {name}’s name and phone. It does not track who scans it."),
        QrKind.MEMBER: _("Opens their page at this counter. It holds a number, nothing about them."),
        QrKind.WALLET: _("Puts their card into the free app Catima. It holds a number, nothing about them."),
        QrKind.PHONE: _("Rings this number. It does not track who scans it."),
        QrKind.TEXT: _("Begins a text message to this number. It does not track who scans it."),
        QrKind.EMAIL: _("Begins an e-mail to this address. It does not track who scans it."),
        QrKind.WEB: _("Opens this page. It does not track who scans it."),
        QrKind.PLACE: _("Shows this address on a map. It does not track who scans it."),
    }
    return said.get(kind, "").format(name=signer.split(" ")[0] or _("the signer"))


def sides(template: Template) -> tuple[str, ...]:
    """What the printed sides of a card are called, in their order."""
    if template.form is Form.FOLDED:
        return _("Front"), _("Inside")
    return (_("Front"), _("Back"))[: len(template.sides)]


def pages(count: int) -> tuple[str, ...]:
    """What the pages of a sheet are called that goes on over several."""
    return tuple(_("Page {number}").format(number=number) for number in range(1, count + 1))


def sheet_name(sheet: Sheet, template: Template) -> str:
    """A sheet as it is chosen: A4 sheet, two to a page."""
    count = len(sheet.places)
    if sheet.number:
        return ngettext("Label sheet {number}, {count} to a page", "Label sheet {number}, {count} to a page", count).format(
            number=sheet.number, count=count
        )
    if count == 1:
        if sheet is WHOLE:
            return _("A4 sheet, one by itself")
        whole = (sheet.width, sheet.height)
        if template.form is Form.FOLDED and sheet.folded:
            return _("{name} sheet, one card").format(name=sheet.name)
        return _("One by itself, {width} × {height} mm").format(width=f"{whole[0]:g}", height=f"{whole[1]:g}")
    # Translators: {count} is a number in letters.
    return _("A4 sheet, {count} to a page").format(count=saying.count(count))


def paper(papers: Papers, template: Template) -> str:
    """What it is printed on, below the card."""
    sheet = papers.sheet
    said = [saying.end(sheet_name(sheet, template))]
    if template.form is Form.FOLDED:
        small = (template.width, template.height) == _A6
        said = [_("A5 sheet, folded once to A6.")] if sheet.folded else [*said, _("Folded once to A6.") if small else _("Folded once.")]
    if papers.start:
        said.append(_("Begins at place {number}.").format(number=papers.start + 1))
    if len(template.sides) > 1:
        said.append(_("Turned round its short edge.") if papers.flip is Flip.SHORT else _("Turned round its long edge."))
    return " ".join(said)


def print_words(count: int, kind: CardKind) -> str:
    """What stands on the button."""
    if kind is CardKind.PREFERENCES:
        return ngettext("Print {count} sheet", "Print {count} sheets", count).format(count=count) if count > 1 else _("Print sheet")
    return ngettext("Print {count} card", "Print {count} cards", count).format(count=count) if count > 1 else _("Print card")
