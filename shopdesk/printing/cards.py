"""Prints cards: records in, PDF bytes out. What cards share (front, letterhead, signature, a common code) is in the file once."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from shopdesk import i18n
from shopdesk.core.cards.records import Card
from shopdesk.errors import ShopError
from shopdesk.i18n import _
from shopdesk.printing import colours, fonts, remarks
from shopdesk.printing.faces import FacePainter, is_own
from shopdesk.printing.remarks import Remark
from shopdesk.printing.sheets import BLEED, Flip, Sheet
from shopdesk.printing.template import Part, Place, Role, Template, TemplateFace, template_of

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished PDF. Pages come in pairs, outside then inside; ``flip`` is the edge to turn the paper round."""

    pdf: bytes
    pages: int
    warnings: tuple[str, ...]
    flip: Flip


def check(card: Card) -> tuple[str, ...]:
    """Say what must be known before ``card`` is printed, without making a page."""
    return tuple(remark.sentence for remark in look_over(card))


def look_over(card: Card) -> tuple[Remark, ...]:
    """The same with what to do, and whether it stops the card from being printed."""
    return remarks.of_card(card, template_of(card.kind))


def render(
    cards: Sequence[Card], sheet: Sheet = Sheet.A5, progress: Progress | None = None, *, flip: Flip | None = None, draft: bool = False
) -> Printed:
    """Print ``cards`` on ``sheet``, outside and inside in turn; ``progress`` gets done and total, and may raise to cancel.

    ShopError when a card must not be printed: nobody signs it, or its words do not fit. A ``draft`` is for looking at while the words
    are being typed: it shows what fits and lets the rest pass as a warning; only a missing signer stops it.
    """
    if not cards:
        raise ShopError(_("There is no card to print."))
    press = _Press(cards, sheet, flip or sheet.flip, draft)
    return press.run(progress)


class _Press:
    """One run of the printer: keeps what was drawn before so that it is drawn once."""

    def __init__(self, cards: Sequence[Card], sheet: Sheet, flip: Flip, draft: bool) -> None:
        self._cards = cards
        self._sheet = sheet
        self._flip = flip
        self._draft = draft
        self._paper = io.BytesIO()
        # Invariant: the same cards give the same bytes, so that what was looked at is what is printed.
        first_font, size = fonts.default_font(), sheet.page_size
        self._canvas = Canvas(self._paper, size, pageCompression=1, invariant=1, initialFontName=first_font, lang=i18n.language())
        self._canvas.setTitle(_("Cards"))
        self._canvas.setAuthor(cards[0].shop.name.encode("utf-8", "ignore").decode())
        self._canvas.setCreator("ShopDesk")
        self._shared: dict[Hashable, str] = {}
        self._codes = Counter(card.qr.payload for card in cards)
        self._warnings: dict[str, None] = {}

    def run(self, progress: Progress | None) -> Printed:
        """Print all sheets and hand over the file."""
        together, pages = len(self._sheet.places), 0
        for start in range(0, len(self._cards), together):
            batch = self._cards[start : start + together]
            for number, card in enumerate(batch, start + 1):
                self._admit(card, number)
            self._outside(batch)
            self._inside(batch)
            pages += 2
            if progress:
                progress(start + len(batch), len(self._cards))
        self._canvas.save()
        return Printed(self._paper.getvalue(), pages, tuple(self._warnings), self._flip)

    def _admit(self, card: Card, number: int) -> None:
        for remark in look_over(card):
            if remark.stops and not (self._draft and card.signer.name.strip()):
                which = _("Card {number} of {total}: ").format(number=number, total=len(self._cards)) if len(self._cards) > 1 else ""
                raise ShopError(which + remark.sentence, _("Nothing was printed; the words are as you wrote them."), remark.do)
            self._warnings[remark.sentence] = None

    def _outside(self, batch: Sequence[Card]) -> None:
        drawn = [self._form((card.kind, card.front, card.shop), card, (Place.BACK, Place.FRONT)) for card in batch]
        self._sheet.begin(self._canvas)
        for place, name in enumerate(drawn):
            self._place(name, place)
        self._sheet.mark(self._canvas)
        self._canvas.showPage()

    def _inside(self, batch: Sequence[Card]) -> None:
        drawn = [self._form((card.kind, card.signer, card.shop), card, (Place.LEFT, Place.RIGHT)) for card in batch]
        codes = [self._code_form(card) for card in batch]
        self._sheet.begin(self._canvas, upside_down=self._flip is not self._sheet.flip)
        for place, (card, name, code) in enumerate(zip(batch, drawn, codes, strict=True)):
            # First in the file what is read first: the words.
            self._own(card, place, with_code=not code)
            self._place(name, place)
            if code:
                self._place(code, place)
        self._sheet.mark(self._canvas)
        self._canvas.showPage()

    def _place(self, form: str, place: int) -> None:
        left, foot, width, height = self._sheet.clip(place)
        x, y = self._sheet.places[place]
        self._canvas.saveState()
        window = self._canvas.beginPath()
        window.rect(left, foot, width, height)
        self._canvas.clipPath(window, stroke=0, fill=0)
        self._canvas.translate(x, y)
        self._canvas.doForm(form)
        self._canvas.restoreState()

    def _own(self, card: Card, place: int, with_code: bool) -> None:
        """What this card alone says."""
        template = template_of(card.kind)
        x, y = self._sheet.places[place]
        for side, left in ((Place.LEFT, 0.0), (Place.RIGHT, template.width)):
            painter = FacePainter(self._canvas, x + left * mm, y, template.height)
            painter.paint(card, template.face(side), lambda part: is_own(part) and (with_code or part.role is not Role.CODE))

    def _form(self, key: Hashable, card: Card, sides: tuple[Place, Place]) -> str:
        """What is the same for all cards of ``key``, on both halves of one side of the open card."""
        return self._share((sides, key), card, sides, lambda part: not is_own(part))

    def _code_form(self, card: Card) -> str:
        """The code as a thing of its own where several cards carry it, else nothing."""
        if not card.qr.payload or self._codes[card.qr.payload] < 2:
            return ""
        key = ("code", card.kind, card.qr, card.shop.accent)
        return self._share(key, card, (Place.LEFT, Place.RIGHT), lambda part: part.role is Role.CODE)

    def _share(self, key: Hashable, card: Card, sides: tuple[Place, Place], wanted: Callable[[Part], bool]) -> str:
        if key not in self._shared:
            template = template_of(card.kind)
            name = self._shared[key] = f"shared{len(self._shared)}"
            right, top, edge = 2 * template.width * mm, template.height * mm, BLEED * mm
            self._canvas.beginForm(name, -edge, -edge, right + edge, top + edge)
            for number, side in enumerate(sides):
                if side in (Place.FRONT, Place.BACK):
                    self._ground(card, template.face(side), number, template)
                FacePainter(self._canvas, number * template.width * mm, 0, template.height).paint(card, template.face(side), wanted)
            self._canvas.endForm()
        return self._shared[key]

    def _ground(self, card: Card, face: TemplateFace, number: int, template: Template) -> None:
        """Fill a face with the shop's colour, beyond its outer edges but not beyond the fold."""
        if not face.filled:
            return
        self._canvas.setFillColor(HexColor(colours.palette(card.shop.accent).ground))
        left = number * template.width - (0 if number else BLEED)
        self._canvas.rect(left * mm, -BLEED * mm, (template.width + BLEED) * mm, (template.height + 2 * BLEED) * mm, stroke=0, fill=1)
