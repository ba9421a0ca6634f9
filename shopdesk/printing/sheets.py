"""Paper: where cards lie on a sheet, where it is cut, how its two sides meet, and what a printer does wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import TYPE_CHECKING

from shopdesk.printing import colours

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas  # a screen that asks where places lie brings no typesetter

BLEED = 3.0
"""Millimetres a filled face reaches beyond its edge, so that a cut a little off shows no paper."""

mm = 72 / 25.4  # points
_SLUG = 5.0
_TICK = 4.0
_NEAR = 0.6  # millimetres by which a card may differ from its place


class Flip(StrEnum):
    """The edge round which a sheet is turned between its two sides, as printers call it."""

    LONG = "long"
    SHORT = "short"


class Marks(Enum):
    """Where a sheet says how it is cut: outside the trimmed page, beside each cut, on the one cut in the middle, or not at all."""

    OUTSIDE = auto()
    BESIDE = auto()
    MIDDLE = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True)
class Correction:
    """What to undo of a printer's error: it prints ``right`` and ``down`` millimetres off and stretches by ``wider`` and ``taller``."""

    right: float = 0.0
    down: float = 0.0
    wider: float = 1.0
    taller: float = 1.0

    @property
    def is_nothing(self) -> bool:
        """Whether the printer does as it is told."""
        return self == Correction()

    def apply(self, canvas: Canvas, height: float) -> None:
        """Draw so that the error puts everything in its place. ``height`` of the page in points; measured from its upper left corner."""
        if not self.is_nothing:
            # From below, what lies y high is height - y from the top; there it has to be drawn (height - y - down) / taller.
            lift = height - (height - self.down * mm) / self.taller
            canvas.transform(1 / self.wider, 0, 0, 1 / self.taller, -self.right * mm / self.wider, lift)


STRAIGHT = Correction()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page and the places of cards on it. Everything in millimetres; ``places`` are lower left corners, in the order they are used.

    ``margin`` lies round the trimmed page in the file. ``number`` is what a maker of labels calls it. Turned round its natural edge
    (an upright page round the long one, a lying one round the short one) both sides stand upright; for the other edge the second side is
    printed upside down.
    """

    name: str
    width: float
    height: float
    card: tuple[float, float]
    places: tuple[tuple[float, float], ...]
    marks: Marks = Marks.NONE
    margin: float = 0.0
    number: str = ""
    folded: bool = False

    @property
    def flip(self) -> Flip:
        """The edge to turn round when both sides are to stand upright."""
        return Flip.LONG if self.height >= self.width else Flip.SHORT

    @property
    def page_size(self) -> tuple[float, float]:
        """Width and height of the page with its margin for marks, in points."""
        return (self.width + 2 * self.margin) * mm, (self.height + 2 * self.margin) * mm

    def takes(self, width: float, height: float) -> bool:
        """Whether a card of this size (opened) has its place here."""
        return abs(width - self.card[0]) <= _NEAR and abs(height - self.card[1]) <= _NEAR

    def corner(self, place: int, *, second: bool = False) -> tuple[float, float]:
        """Lower left corner of a card, in points; on the ``second`` side where it meets its own first side."""
        x, y = self.places[place]
        if second:
            x = self.width - x - self.card[0]
        return (x + self.margin) * mm, (y + self.margin) * mm

    def clip(self, place: int, *, second: bool = False) -> tuple[float, float, float, float]:
        """Left, foot, width and height, in points, of what a card may colour: its bleed, but nothing of its neighbours'."""
        x, y = self.corner(place, second=second)
        left, right, foot, top = self._reach(place)
        if second:
            left, right = right, left
        wide, high = self.card
        return x - left * mm, y - foot * mm, (wide + left + right) * mm, (high + foot + top) * mm

    def _reach(self, place: int) -> tuple[float, float, float, float]:
        """How far a card may reach beyond its left, right, lower and upper edge."""
        x, y = self.places[place]
        wide, high = self.card
        gaps = [BLEED] * 4
        for other_x, other_y in self.places:
            if abs(other_y - y) < high and other_x != x:
                side = 0 if other_x < x else 1
                gaps[side] = min(gaps[side], max((abs(other_x - x) - wide) / 2, 0.0))
            if abs(other_x - x) < wide and other_y != y:
                side = 2 if other_y < y else 3
                gaps[side] = min(gaps[side], max((abs(other_y - y) - high) / 2, 0.0))
        return gaps[0], gaps[1], gaps[2], gaps[3]

    def begin(self, canvas: Canvas, *, upside_down: bool = False, correction: Correction = STRAIGHT) -> None:
        """Set the page's boxes; what is shown and printed is the trimmed sheet."""
        left, right, foot, top = self._trim()
        canvas.setTrimBox((left, foot, right, top))
        canvas.setCropBox((left, foot, right, top))
        spread = BLEED * mm if self.margin else 0.0
        canvas.setBleedBox((left - spread, foot - spread, right + spread, top + spread))
        correction.apply(canvas, self.page_size[1])
        if upside_down:
            width, height = self.page_size
            canvas.transform(-1, 0, 0, -1, width, height)

    def mark(self, canvas: Canvas) -> None:
        """Draw hairlines where the sheet is cut and, outside of it, folded."""
        canvas.setLineWidth(0.3)
        canvas.setLineCap(0)
        canvas.setStrokeColorRGB(*colours.shares(colours.HAIRLINE))
        ways = {Marks.OUTSIDE: self._outside_marks, Marks.BESIDE: self._beside_marks, Marks.MIDDLE: self._middle_marks}
        for x1, y1, x2, y2 in ways[self.marks]() if self.marks in ways else ():
            canvas.line(x1, y1, x2, y2)

    def _trim(self) -> tuple[float, float, float, float]:
        margin = self.margin * mm
        return margin, margin + self.width * mm, margin, margin + self.height * mm

    def _outside_marks(self) -> Iterator[tuple[float, float, float, float]]:
        left, right, foot, top = self._trim()
        start, end = BLEED * mm, (BLEED + _TICK) * mm
        folds = (left, (left + right) / 2, right) if self.folded else (left, right)
        for x in folds:
            yield x, foot - start, x, foot - end
            yield x, top + start, x, top + end
        for y in (foot, top):
            yield left - start, y, left - end, y
            yield right + start, y, right + end, y

    def _middle_marks(self) -> Iterator[tuple[float, float, float, float]]:
        width, height = self.page_size
        yield 0, height / 2, 2 * _TICK * mm, height / 2
        yield width - 2 * _TICK * mm, height / 2, width, height / 2

    def _beside_marks(self) -> Iterator[tuple[float, float, float, float]]:
        """At the ends of every cut, beyond the outermost cards' bleed."""
        wide, high = self.card
        columns = sorted({edge for x, _y in self.places for edge in (x, x + wide)})
        rows = sorted({edge for _x, y in self.places for edge in (y, y + high)})
        start, end = BLEED * mm, (BLEED + _TICK) * mm
        for x in columns:
            yield x * mm, rows[0] * mm - start, x * mm, rows[0] * mm - end
            yield x * mm, rows[-1] * mm + start, x * mm, rows[-1] * mm + end
        for y in rows:
            yield columns[0] * mm - start, y * mm, columns[0] * mm - end, y * mm
            yield columns[-1] * mm + start, y * mm, columns[-1] * mm + end, y * mm


def single(width: float, height: float) -> Sheet:
    """One card by itself, with crop marks (and fold marks, where it is folded) outside the trimmed page."""
    return Sheet(f"{width:g} x {height:g}", width, height, (width, height), ((0.0, 0.0),), Marks.OUTSIDE, BLEED + _SLUG)


def grid(
    name: str, page: tuple[float, float], card: tuple[float, float], across: int, down: int, *, left: float, top: float,
    pitch: tuple[float, float] | None = None, marks: Marks = Marks.NONE, number: str = "",
) -> Sheet:
    """Cards in rows from the upper left: ``left`` and ``top`` of the first, ``pitch`` from one to the next, their own size unless given."""
    step_x, step_y = pitch or card
    places = tuple(
        (left + column * step_x, page[1] - top - row * step_y - card[1]) for row in range(down) for column in range(across)
    )
    return Sheet(name, *page, card, places, marks, number=number)


_A4, _A4_LYING = (210.0, 297.0), (297.0, 210.0)
A5 = Sheet("A5", 210, 148, (210, 148), ((0, 0),), Marks.OUTSIDE, BLEED + _SLUG, folded=True)
# An open A6 card is as wide as A4, so the colour runs off the paper at the right and the marks of the cut lie on the cut itself.
A4 = Sheet("A4", 210, 297, (210, 148), ((0, 148.5), (0, 0.5)), Marks.MIDDLE)
WHOLE = Sheet("A4, whole", 210, 297, (210, 297), ((0, 0),))
TEN = grid("A4, ten", _A4, (85, 55), 2, 5, left=20, top=11, marks=Marks.BESIDE)
FOUR = grid("A4, four", _A4_LYING, (148, 105), 2, 2, left=0.5, top=0)
FOUR_UPRIGHT = grid("A4, four upright", _A4, (105, 148), 2, 2, left=0, top=0.5)
