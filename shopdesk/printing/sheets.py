"""Paper: where folded cards lie on a sheet, where it is cut, and how its two sides meet."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from shopdesk.printing import colours

BLEED = 3.0
"""Millimetres a filled face reaches beyond its edge, so that a cut a little off shows no paper."""

_SLUG = 5.0
_TICK = 4.0


class Flip(StrEnum):
    """The edge round which a sheet is turned between its two sides, as printers call it."""

    LONG = "long"
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class _Layout:
    """In millimetres: the sheet as delivered, what lies round it in the file, lower left corners of the open cards, its natural flip."""

    width: float
    height: float
    margin: float
    places: tuple[tuple[float, float], ...]
    flip: Flip


class Sheet(Enum):
    """``A5``: one open card, with crop and fold marks outside the trimmed page. ``A4``: two, cut apart at half height.

    An open A6 card is as wide as A4, so that on A4 the colour runs off the paper at the right and there is no room beside the cards:
    the marks of the cut lie on the cut itself. Neither sheet prints a line on the card: it is folded where the colour ends.
    Turned round its natural edge (A5 the short one, A4 the long one) both sides stand upright; for the other edge the inside is
    printed upside down.
    """

    A5 = _Layout(210, 148, BLEED + _SLUG, ((0, 0),), Flip.SHORT)
    A4 = _Layout(210, 297, 0, ((0, 148.5), (0, 0.5)), Flip.LONG)

    @property
    def places(self) -> tuple[tuple[float, float], ...]:
        """Lower left corners of the open cards, in points from that of the page."""
        return tuple(((x + self.value.margin) * mm, (y + self.value.margin) * mm) for x, y in self.value.places)

    @property
    def flip(self) -> Flip:
        """The edge to turn round when both sides are to stand upright."""
        return self.value.flip

    @property
    def page_size(self) -> tuple[float, float]:
        """Width and height of the page with its margin for marks, in points."""
        return (self.value.width + 2 * self.value.margin) * mm, (self.value.height + 2 * self.value.margin) * mm

    def clip(self, place: int) -> tuple[float, float, float, float]:
        """Left, foot, width and height, in points, of what the card at ``place`` may colour: its bleed, or its half of the sheet."""
        x, y = self.places[place]
        if len(self.places) == 1:
            return x - BLEED * mm, y - BLEED * mm, (self.value.width + 2 * BLEED) * mm, (self.value.height + 2 * BLEED) * mm
        half = self.value.height / 2 * mm
        return 0.0, half * (1 - place), self.value.width * mm, half

    def begin(self, canvas: Canvas, upside_down: bool = False) -> None:
        """Set the page's boxes; what is shown and printed is the trimmed sheet."""
        left, right, foot, top = self._trim()
        canvas.setTrimBox((left, foot, right, top))
        canvas.setCropBox((left, foot, right, top))
        spread = BLEED * mm if self.value.margin else 0.0
        canvas.setBleedBox((left - spread, foot - spread, right + spread, top + spread))
        if upside_down:
            width, height = self.page_size
            canvas.transform(-1, 0, 0, -1, width, height)

    def mark(self, canvas: Canvas) -> None:
        """Draw hairlines where the sheet is cut and, outside of it, folded."""
        canvas.setLineWidth(0.3)
        canvas.setLineCap(0)
        canvas.setStrokeColor(HexColor(colours.HAIRLINE))
        for x1, y1, x2, y2 in self._outside_marks() if self.value.margin else self._cut_marks():
            canvas.line(x1, y1, x2, y2)

    def _trim(self) -> tuple[float, float, float, float]:
        margin = self.value.margin * mm
        return margin, margin + self.value.width * mm, margin, margin + self.value.height * mm

    def _outside_marks(self) -> list[tuple[float, float, float, float]]:
        left, right, foot, top = self._trim()
        middle, start, end = (left + right) / 2, BLEED * mm, (BLEED + _TICK) * mm
        upright = [(x, y + way * start, x, y + way * end) for x in (left, middle, right) for y, way in ((foot, -1), (top, 1))]
        level = [(x + way * start, y, x + way * end, y) for y in (foot, top) for x, way in ((left, -1), (right, 1))]
        return upright + level

    def _cut_marks(self) -> list[tuple[float, float, float, float]]:
        width, height = self.page_size
        return [(0, height / 2, 2 * _TICK * mm, height / 2), (width - 2 * _TICK * mm, height / 2, width, height / 2)]
