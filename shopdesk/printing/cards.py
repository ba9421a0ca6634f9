"""Prints cards: records in, PDF bytes out. What cards share (front, letterhead, signature, a common code) is in the file once."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from shopdesk import i18n
from shopdesk.core.cards.records import Card, CardKind
from shopdesk.errors import ShopError
from shopdesk.i18n import _
from shopdesk.printing import colours, document, fonts, preference_sheet, prepared, remarks, stock
from shopdesk.printing.faces import FacePainter
from shopdesk.printing.remarks import Remark
from shopdesk.printing.sheets import BLEED, STRAIGHT, Correction, Flip, Sheet
from shopdesk.printing.template import Part, Place, Role, Template, TemplateFace
from shopdesk.printing.template_file import template_for

Progress = Callable[[int, int], None]
rl_config.useA85 = 0  # pictures as bytes, not spelled in letters: a file a fifth smaller, made sooner


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished PDF. Pages come in pairs, outside then inside; ``flip`` is the edge to turn the paper round."""

    pdf: bytes
    pages: int
    warnings: tuple[str, ...]
    flip: Flip


def check(card: Card) -> tuple[str, ...]:
    """Say what must be known before ``card`` is printed, without making a page."""
    return tuple(remark.warning for remark in look_over(card))


def look_over(card: Card, sheet: Sheet | None = None) -> tuple[Remark, ...]:
    """The same with what to do, and whether it stops the card from being printed; a label's words must fit the labels of ``sheet``."""
    return remarks.of_card(card, template_for(card, sheet))


@dataclass(frozen=True, slots=True)
class Press:
    """How it is printed: ``flip`` is the edge the paper is turned round (its natural one unless given), ``start`` the first free place
    of the first sheet (from 0), ``correction`` what the printer does wrong, ``draft`` for looking at while the words are being typed."""

    flip: Flip | None = None
    start: int = 0
    correction: Correction = STRAIGHT
    draft: bool = False


def natural_sheet(card: Card) -> Sheet:
    """The sheet a card of this kind stands on alone."""
    template = template_for(card)
    return stock.sheets_for(template.open_width, template.height)[0]


def sheets_of(card: Card) -> tuple[Sheet, ...]:
    """Every sheet this card has its place on."""
    return stock.sheets_of(template_for(card))


def render(
    cards: Sequence[Card], sheet: Sheet | None = None, progress: Progress | None = None, *, flip: Flip | None = None, draft: bool = False,
    start: int = 0, correction: Correction = STRAIGHT,
) -> Printed:
    """Print ``cards``, all of one template, on ``sheet`` (alone unless given), the sides of each sheet in turn.

    ``progress`` gets done and total, and may raise to cancel. For the others see Press. ShopError when a card must not be printed: nobody
    signs it, its words do not fit, or it is of another size than the sheet's places. A draft shows what fits and lets the rest pass as a
    warning; only a missing signer stops it.
    """
    if not cards:
        raise ShopError(_("There is no card to print."))
    sheet = sheet or natural_sheet(cards[0])
    template = template_for(cards[0], sheet)
    if any(template_for(card, sheet) is not template for card in cards):
        raise ShopError(_("Cards of two kinds do not go on one sheet."), do=_("Print one kind after the other."))
    if not sheet.takes(template.open_width, template.height):
        raise ShopError(_("This card does not fit the places of that sheet."), _("Nothing was printed."), _("Choose another sheet."))
    if not 0 <= start < len(sheet.places):
        raise ShopError(_("The sheet has no such place."), _("Nothing was printed."), _("Choose a place that is still free."))
    press = Press(flip, start, correction, draft)
    if template.kind is CardKind.PREFERENCES:
        return _sheets(cards, template, press, progress)
    return _Run(cards, sheet, template, press).run(progress)


def _sheets(cards: Sequence[Card], template: Template, press: Press, progress: Progress | None) -> Printed:
    """Preference sheets, each on as many pages as its questions take."""
    warnings: dict[str, None] = {}
    for number, card in enumerate(cards, 1):
        warnings |= dict.fromkeys(_admitted(card, template, press, (number, len(cards))))
    documents = [preference_sheet.document_of(card) for card in cards]
    bound = document.bound(documents, progress, correction=press.correction)
    return Printed(bound.pdf, bound.pages, tuple(warnings), press.flip or Flip.LONG)


def _admitted(card: Card, template: Template, press: Press, place: tuple[int, int]) -> Iterator[str]:
    """What is to be known of a card, which is of that place among how many; ShopError when it must not be printed."""
    for remark in remarks.of_card(card, template):
        if remark.stops and not (press.draft and card.signer.name.strip()):
            which = _("Card {number} of {total}: ").format(number=place[0], total=place[1]) if place[1] > 1 else ""
            raise ShopError(which + remark.sentence, _("Nothing was printed; the words are as you wrote them."), remark.do)
        yield remark.warning


class _Run:
    """One run of the printer: keeps what was drawn before so that it is drawn once."""

    def __init__(self, cards: Sequence[Card], sheet: Sheet, template: Template, press: Press) -> None:
        self._cards = cards
        self._sheet = sheet
        self._template = template
        self._press = press
        self._flip = press.flip or sheet.flip
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
        done = pages = 0
        for batch in self._batches():
            for card in batch.values():
                done += 1
                self._warnings |= dict.fromkeys(_admitted(card, self._template, self._press, (done, len(self._cards))))
            for number, side in enumerate(self._template.sides):
                self._side(batch, side, second=bool(number))
                pages += 1
            if progress:
                progress(done, len(self._cards))
        self._canvas.save()
        return Printed(self._paper.getvalue(), pages, tuple(self._warnings), self._flip)

    def _batches(self) -> Iterator[dict[int, Card]]:
        """The cards of each sheet by their place; the first sheet may be used already at its beginning."""
        waiting, place = iter(self._cards), self._press.start
        while batch := dict(zip(range(place, len(self._sheet.places)), waiting, strict=False)):
            yield batch
            place = 0

    def _side(self, batch: dict[int, Card], side: tuple[Place, ...], *, second: bool) -> None:
        drawn = [(place, card, self._form(card, side), self._code_form(card, side)) for place, card in batch.items()]
        self._sheet.begin(
            self._canvas, upside_down=second and self._flip is not self._sheet.flip, correction=self._press.correction
        )
        for place, card, form, code in drawn:
            self._place(card, side, place, form, code, second=second)
        self._sheet.mark(self._canvas)
        self._canvas.showPage()

    def _place(self, card: Card, side: tuple[Place, ...], place: int, form: str, code: str, *, second: bool) -> None:
        """Put one side of a card into its place: the ground of a filled face first, else what is read first, the words."""
        corner = self._sheet.corner(place, second=second)
        self._canvas.saveState()
        window = self._canvas.beginPath()
        window.rect(*self._sheet.clip(place, second=second))
        self._canvas.clipPath(window, stroke=0, fill=0)
        filled = any(self._template.face(face).is_filled for face in side)
        if filled:
            self._do_form(form, corner)
        self._own(card, side, corner, with_code=not code)
        if not filled:
            self._do_form(form, corner)
        if code:
            self._do_form(code, corner)
        self._canvas.restoreState()

    def _do_form(self, form: str, corner: tuple[float, float]) -> None:
        self._canvas.saveState()
        self._canvas.translate(*corner)
        self._canvas.doForm(form)
        self._canvas.restoreState()

    def _own(self, card: Card, side: tuple[Place, ...], corner: tuple[float, float], *, with_code: bool) -> None:
        """What this card alone says."""
        for number, face in enumerate(side):
            self._painter(number, len(side), *corner).paint(
                card, self._template.face(face), lambda part: part.is_own and (with_code or part.role is not Role.CODE)
            )

    def _painter(self, number: int, count: int, left: float = 0.0, foot: float = 0.0) -> FacePainter:
        """Paints the face of that number among those of one side, whose lower left corner is at ``left``, ``foot`` (points)."""
        width, height = self._template.width, self._template.height
        return FacePainter(self._canvas, left + number * width * mm, foot, (width, height), (number == 0, number == count - 1))

    def _form(self, card: Card, side: tuple[Place, ...]) -> str:
        """What is the same on this side for all cards of one shop, signer and front."""
        parts = [part for face in side for part in self._template.face(face).parts if not part.is_own]
        said = tuple(prepared.said(card, part.says) for part in parts if part.role is Role.TEXT)
        return self._share((side, said, card.shop, card.signer, card.picture), card, side, lambda part: not part.is_own)

    def _code_form(self, card: Card, side: tuple[Place, ...]) -> str:
        """The code as a thing of its own where several cards carry it, else nothing."""
        if not card.qr.payload or self._codes[card.qr.payload] < 2 or not any(part.role is Role.CODE for part in self._parts(side)):
            return ""
        return self._share(("code", side, card.qr, card.shop.accent), card, side, lambda part: part.role is Role.CODE)

    def _parts(self, side: tuple[Place, ...]) -> list[Part]:
        return [part for face in side for part in self._template.face(face).parts]

    def _share(self, key: Hashable, card: Card, side: tuple[Place, ...], wanted: Callable[[Part], bool]) -> str:
        if key not in self._shared:
            template, ground = self._template, not isinstance(key, tuple) or key[0] != "code"
            name = self._shared[key] = f"shared{len(self._shared)}"
            right, top, edge = template.open_width * mm, template.height * mm, BLEED * mm
            self._canvas.beginForm(name, -edge, -edge, right + edge, top + edge)
            for number, face in enumerate(side):
                if ground:
                    self._ground(card, template.face(face), number, len(side))
                self._painter(number, len(side)).paint(card, template.face(face), wanted)
            self._canvas.endForm()
        return self._shared[key]

    def _ground(self, card: Card, face: TemplateFace, number: int, count: int) -> None:
        """Fill a face with its colour, beyond its outer edges but not beyond the fold."""
        if not face.is_filled:
            return
        template = self._template
        self._canvas.setFillColor(HexColor(colours.on_ground(face.ground, card.shop.accent).ground))
        left = number * template.width - (BLEED if number == 0 else 0)
        right = (number + 1) * template.width + (BLEED if number == count - 1 else 0)
        self._canvas.rect(left * mm, -BLEED * mm, (right - left) * mm, (template.height + 2 * BLEED) * mm, stroke=0, fill=1)
