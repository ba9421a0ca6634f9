"""Label sheets by the number that stands on their box: sizes as their makers give them, in millimetres."""

from __future__ import annotations

from shopdesk.core.cards.records import CardKind
from shopdesk.printing import sheets
from shopdesk.printing.sheets import Sheet, grid
from shopdesk.printing.template import Template

_A4, _LETTER = (210.0, 297.0), (215.9, 279.4)
# Number: page, label, how many across and down, left and top of the first, from one to the next.
_LABELS = {
    "L7159": (_A4, (63.5, 33.9), (3, 8), (7.25, 12.9), (66.0, 33.9)),
    "L7160": (_A4, (63.5, 38.1), (3, 7), (7.25, 15.15), (66.0, 38.1)),
    "L7161": (_A4, (63.5, 46.6), (3, 6), (7.25, 8.7), (66.0, 46.6)),
    "L7162": (_A4, (99.1, 33.9), (2, 8), (4.65, 12.9), (101.6, 33.9)),
    "L7163": (_A4, (99.1, 38.1), (2, 7), (4.65, 15.15), (101.6, 38.1)),
    "L7164": (_A4, (63.5, 72.0), (3, 4), (7.25, 4.5), (66.0, 72.0)),
    "L7165": (_A4, (99.1, 67.7), (2, 4), (4.65, 13.1), (101.6, 67.7)),
    "L7173": (_A4, (99.1, 57.0), (2, 5), (4.65, 6.0), (101.6, 57.0)),
    "L7651": (_A4, (38.1, 21.2), (5, 13), (4.75, 10.7), (40.6, 21.2)),
    "3474": (_A4, (70.0, 37.0), (3, 8), (0.0, 0.5), (70.0, 37.0)),
    "3475": (_A4, (70.0, 36.0), (3, 8), (0.0, 4.5), (70.0, 36.0)),
    "3422": (_A4, (70.0, 35.0), (3, 8), (0.0, 8.5), (70.0, 35.0)),
    "5160": (_LETTER, (66.675, 25.4), (3, 10), (4.7625, 12.7), (69.85, 25.4)),
    "5161": (_LETTER, (101.6, 25.4), (2, 10), (3.96875, 12.7), (106.3625, 25.4)),
    "5163": (_LETTER, (101.6, 50.8), (2, 5), (3.96875, 12.7), (106.3625, 50.8)),
}


def labels() -> tuple[Sheet, ...]:
    """The label sheets that are known."""
    return tuple(label_sheet(number) for number in _LABELS)


def label_sheet(number: str) -> Sheet:
    """The sheet of that number; KeyError when it is not known."""
    page, label, (across, down), (left, top), pitch = _LABELS[number]
    return grid(number, page, label, across, down, left=left, top=top, pitch=pitch, number=number)


def sheets_of(template: Template) -> tuple[Sheet, ...]:
    """Every sheet a card of this template has its place on, label sheets first; a label is made to any of them."""
    size = template.open_width, template.height
    fitting = (sheet for sheet in labels() if template.kind is CardKind.LABEL or sheet.takes(*size))
    return (*fitting, *sheets_for(*size))


CARD_SHEETS = {sheet.name: sheet for sheet in (sheets.A5, sheets.A4, sheets.WHOLE, sheets.TEN, sheets.FOUR, sheets.FOUR_UPRIGHT)}


def sheets_for(width: float, height: float) -> tuple[Sheet, ...]:
    """Every sheet with places for a card of that size, opened; one by itself first."""
    fitting = [sheet for sheet in CARD_SHEETS.values() if sheet.takes(width, height)]
    alone = [] if any(len(sheet.places) == 1 for sheet in fitting) else [sheets.single(width, height)]
    return (*alone, *fitting)
