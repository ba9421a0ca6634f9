"""Why a row or a cell was not taken, in words."""

from __future__ import annotations

from shopdesk.core.imports.records import Why
from shopdesk.i18n import _


def say(why: Why, detail: str = "") -> str:
    """One sentence for a reason; ``detail`` is what the cell said, or the number the reason names."""
    if why is Why.MORE_CELLS:
        cells, _space, heading = detail.partition(" ")
        return _("The row has {cells} cells, the heading has {heading}.").format(cells=cells, heading=heading)
    return _sentences()[why].format(said=_short(detail))


def _short(said: str) -> str:
    return said if len(said) <= 60 else said[:59] + "…"


def _sentences() -> dict[Why, str]:
    return {
        Why.NUL: _("The row has a character in it that no text has (NUL)."),
        Why.BARE_RETURN: _("A line break stands in the middle of the row, outside quotes."),
        Why.QUOTE: _("A quotation mark in the row is not closed, or closed in the wrong place."),
        Why.LONG_CELL: _("One cell is longer than a million characters."),
        Why.LONG_ROW: _("The row is longer than four million characters."),
        Why.MANY_COLUMNS: _("The row has {said} columns; up to 200 can be read."),
        Why.CARD_END: _("The card has no END: the file was cut, or the next card began inside it."),
        Why.NOBODY: _("No name, no e-mail, no phone and no number to know the person by."),
        Why.NO_KEY: _("The row does not say who came."),
        Why.NO_DAY: _("The row does not say on which day."),
        Why.DAY: _("“{said}” is not a day that can be read."),
        Why.FUTURE_DAY: _("“{said}” is a day still to come."),
        Why.UNSURE_DAY: _("“{said}” may be two different days, and the list does not tell which comes first, day or month."),
        Why.AMOUNT: _("“{said}” is not an amount."),
        Why.BIRTHDAY: _("The birthday “{said}” is not a day that can be read; it was put into the note."),
        Why.FUTURE_BIRTHDAY: _("The birthday “{said}” is a day still to come; it was put into the note."),
        Why.UNSURE_BIRTHDAY: _("The birthday “{said}” may be two different days; it was put into the note."),
        Why.PHONE: _("The phone “{said}” has no digits; it was put into the note."),
        Why.EMAIL: _("The e-mail “{said}” is not an e-mail address; it was put into the note."),
        Why.COUNTRY: _("The country “{said}” is not known; it was put into the note."),
        Why.UNKNOWN_PERSON: _("Nobody here is known by “{said}”."),
        Why.SEVERAL_PEOPLE: _("“{said}” fits more than one person here."),
        Why.NOT_KEPT: "{said}",
    }
