"""A plain typeset document: records in, PDF bytes out. Sheets to take home or to sign, lists for the bookkeeper."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from shopdesk import i18n
from shopdesk.core.cards.records import Letterhead, QrText
from shopdesk.i18n import _
from shopdesk.printing import colours, fonts, letters, qr, strips, text
from shopdesk.printing.sheets import STRAIGHT, Correction
from shopdesk.printing.strips import Placed, Strip
from shopdesk.printing.style import Face, Style

_MARGIN = 18.0
_FOOT = 10.0  # millimetres kept free below the text for the foot of the page
_CODE = 22.0
_SMALL = Style(Face.SANS, 2.7, 3.8, colour=colours.INK2)


class Paper(Enum):
    """Width and height in millimetres."""

    A4 = (210.0, 297.0)
    A5 = (148.0, 210.0)


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph, or several with line breaks between them; ``small`` for what is said beside the matter."""

    text: str
    small: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What and its answer, one below the other: ``pairs`` of (label, words)."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """``heads`` over ``rows``; ``shares`` of the width, one a column; ``right``: columns (from 0) of numbers; ``small`` for many words."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...] = ()
    right: frozenset[int] = frozenset()
    small: bool = False


@dataclass(frozen=True, slots=True)
class Boxes:
    """Boxes to tick by hand, ``across`` beside one another; (words, already ticked)."""

    choices: tuple[tuple[str, bool], ...]
    across: int = 2


Part = Words | Facts | Table | Boxes


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (may be empty) and what stands under it."""

    heading: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """``dated`` stands opposite the shop's name, ``foot`` on every page; ``signature_line`` is what is written under a line to sign."""

    title: str
    shop: Letterhead
    sections: tuple[Section, ...]
    dated: str = ""
    lead: str = ""
    foot: str = ""
    signature_line: str = ""
    code: QrText | None = None
    paper: Paper = Paper.A4


@dataclass(frozen=True, slots=True)
class Bound:
    """Finished documents in one PDF."""

    pdf: bytes
    pages: int


def render(document: Document) -> bytes:
    """Print ``document``. The same document gives the same bytes; a text that is long goes on over the page, nothing is cut off."""
    return bound((document,)).pdf


def bound(
    documents: Sequence[Document], progress: Callable[[int, int], None] | None = None, *, correction: Correction = STRAIGHT
) -> Bound:
    """Print ``documents``, at least one and all of one paper, each from a page of its own, undoing what the printer does wrong.

    ``progress`` gets done and total, and may raise to cancel.
    """
    first, file = documents[0], io.BytesIO()
    width, height = first.paper.value
    font, language = fonts.default_font(), i18n.language()
    canvas = Canvas(file, (width * mm, height * mm), pageCompression=1, invariant=1, initialFontName=font, lang=language)
    canvas.setTitle(letters.plain(first.title).text)
    canvas.setAuthor(letters.plain(first.shop.name).text)
    canvas.setCreator("ShopDesk")
    pages = 0
    for done, document in enumerate(documents, 1):
        pages += _Press(document, canvas, correction).run()
        if progress:
            progress(done, len(documents))
    canvas.save()
    return Bound(file.getvalue(), pages)


class _Press:
    """Lays the strips of one document on its pages and draws them."""

    def __init__(self, document: Document, canvas: Canvas, correction: Correction) -> None:
        self._document = document
        self._canvas = canvas
        self._correction = correction
        self._width, self._height = document.paper.value
        self._measure = self._width - 2 * _MARGIN
        self._accent = colours.on_paper(document.shop.accent)

    def run(self) -> int:
        """Draw all of it; how many pages it takes."""
        pages = strips.paged(self._strips(), self._height - 2 * _MARGIN - _FOOT)
        for number, page in enumerate(pages, 1):
            self._correction.apply(self._canvas, self._height * mm)
            down = _MARGIN
            for strip in page:
                self._strip(strip, down)
                down += strip.height
            self._foot(number, len(pages))
            self._canvas.showPage()
        return len(pages)

    def _strips(self) -> list[Strip]:
        made = strips.head(self._document.title, self._document.shop.name, self._document.dated, self._measure, self._accent)
        if self._document.lead:
            made += [*strips.words(self._document.lead, self._measure), Strip(2.0)]
        for section in self._document.sections:
            made += strips.heading(section.heading, self._measure)
            for part in section.parts:
                made += [*self._part(part), Strip(2.0)]
        if self._document.signature_line:
            made += strips.signature(self._document.signature_line, self._measure)
        if self._document.code:
            made += strips.code(self._document.code, self._measure, _CODE)
        return made

    def _part(self, part: Part) -> list[Strip]:
        match part:
            case Words():
                return strips.words(part.text, self._measure, small=part.small)
            case Facts():
                return strips.facts(part.pairs, self._measure)
            case Table():
                return strips.table(part.heads, part.rows, part.shares, part.right, self._measure, small=part.small)
            case Boxes():
                return strips.boxes(part.choices, part.across, self._measure)

    def _strip(self, strip: Strip, down: float) -> None:
        if strip.rule:
            self._canvas.setStrokeColor(HexColor(strip.rule))
            self._canvas.setLineWidth(0.5)
            self._canvas.line(self._x(strip.rule_left), self._y(down), self._x(strip.rule_right or self._measure), self._y(down))
        for placed in strip.texts:
            self._text(placed, down)
        for left, ticked in strip.boxes:
            self._box(left, down, ticked)
        if strip.code:
            self._code(strip.code, down)

    def _text(self, placed: Placed, down: float) -> None:
        text.draw(self._canvas, placed.setting, self._x(placed.left), self._y(down), placed.setting.width)

    def _box(self, left: float, down: float, ticked: bool) -> None:
        """A square to tick; a cross in it when it is so already."""
        x, y, side = self._x(left), self._y(down + 4.4), 3.4 * mm
        self._canvas.setStrokeColor(HexColor(colours.INK2))
        self._canvas.setLineWidth(0.7)
        self._canvas.rect(x, y, side, side)
        if ticked:
            self._canvas.setLineWidth(1.1)
            self._canvas.line(x + side * 0.2, y + side * 0.2, x + side * 0.8, y + side * 0.8)
            self._canvas.line(x + side * 0.2, y + side * 0.8, x + side * 0.8, y + side * 0.2)

    def _code(self, symbol: qr.Symbol, down: float) -> None:
        module = _CODE / symbol.side * mm
        self._canvas.saveState()
        self._canvas.setFillColor(HexColor(colours.INK))
        self._canvas.transform(module, 0, 0, module, self._x(0), self._y(down + _CODE))
        self._canvas.addLiteral(symbol.drawing())
        self._canvas.restoreState()

    def _foot(self, number: int, total: int) -> None:
        """What stands below on every page: the foot's words and, when there is more than one page, which it is."""
        down = self._height - _MARGIN - 3.0
        which = _("Page {number} of {total}").format(number=number, total=total) if total > 1 else ""
        page = strips.one_line(which, _SMALL, self._measure)
        said = strips.one_line(self._document.foot or self._document.shop.address, _SMALL, self._measure - page.width - 6.0)
        for words, left in ((said, 0.0), (page, self._measure - page.width)):
            text.draw(self._canvas, words, self._x(left), self._y(down), words.width)

    def _x(self, left: float) -> float:
        return float((_MARGIN + left) * mm)

    def _y(self, down: float) -> float:
        return float((self._height - down) * mm)
