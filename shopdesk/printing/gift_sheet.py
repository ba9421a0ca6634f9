"""Gift cards on a plain sheet: ten of 85 × 55 mm on A4, each with its worth, its code in fours and the same code to scan."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from shopdesk import i18n
from shopdesk.core import codes
from shopdesk.core.cards.records import Letterhead
from shopdesk.core.codes import CodeKind
from shopdesk.errors import ShopError
from shopdesk.i18n import _
from shopdesk.printing import colours, fonts, qr, text
from shopdesk.printing.fonts import Face
from shopdesk.printing.text import Block, Style

ON_SHEET = 10
_WIDE, _HIGH, _ACROSS = 85.0, 55.0, 2
_LEFT, _FOOT = (210 - _ACROSS * _WIDE) / 2, (297 - ON_SHEET // _ACROSS * _HIGH) / 2
_EDGE, _CODE = 6.0, 22.0
_TITLE = Style(Face.SERIF, 7.0, 8.4)
_WORTH = Style(Face.SANS, 6.0, 7.4, smallest=0.4)
_LETTERS = Style(Face.SANS, 3.2, 4.4)
_SMALL = Style(Face.SANS, 2.5, 3.4, smallest=0.7, colour=colours.INK2)


@dataclass(frozen=True, slots=True)
class PrintedGift:
    """One card: its code, which stands on this paper and nowhere else, and what it is worth in words."""

    code: str
    worth: str


def render(gifts: Sequence[PrintedGift], shop: Letterhead) -> bytes:
    """Print ``gifts``, ten on a page of A4. The same cards give the same bytes."""
    if not gifts:
        raise ShopError(_("There is no card to print."))
    paper = io.BytesIO()
    size = (210 * mm, 297 * mm)
    canvas = Canvas(paper, size, pageCompression=1, invariant=1, initialFontName=fonts.default_font(), lang=i18n.language())
    canvas.setTitle(_("Gift cards"))
    canvas.setCreator("ShopDesk")
    for start in range(0, len(gifts), ON_SHEET):
        for place, gift in enumerate(gifts[start : start + ON_SHEET]):
            left = _LEFT + place % _ACROSS * _WIDE
            foot = 297 - _FOOT - (place // _ACROSS + 1) * _HIGH
            _draw(canvas, gift, shop, left * mm, foot * mm)
        canvas.showPage()
    canvas.save()
    return paper.getvalue()


def _draw(canvas: Canvas, gift: PrintedGift, shop: Letterhead, left: float, foot: float) -> None:
    canvas.setStrokeColor(HexColor(colours.HAIRLINE))
    canvas.setLineWidth(0.3)
    canvas.rect(left, foot, _WIDE * mm, _HIGH * mm)
    top, beside = foot + _HIGH * mm, _WIDE - 2 * _EDGE - _CODE - 2
    for words, style, down, wide, high in (
        (_("A gift"), _TITLE, _EDGE, beside, 9.0), (gift.worth, _WORTH, 17.0, beside, 15.0),
        (codes.spaced(gift.code), _LETTERS, 40.0, _WIDE - 2 * _EDGE, 5.0), (_caption(shop), _SMALL, 45.0, _WIDE - 2 * _EDGE, 7.0),
    ):
        setting = text.fit((Block(words),), style, wide, high)
        text.draw(canvas, setting, left + _EDGE * mm, top - down * mm, wide)
    _draw_code(canvas, gift.code, left + (_WIDE - _EDGE - _CODE) * mm, top - (_EDGE + _CODE) * mm)


def _caption(shop: Letterhead) -> str:
    return _("Show it at {shop}. No end date. The card holds a number only.").format(shop=shop.name or _("our shop"))


def _draw_code(canvas: Canvas, code: str, left: float, foot: float) -> None:
    symbol = qr.symbol(codes.payload(code, CodeKind.GIFT))
    module = _CODE * mm / symbol.side
    canvas.saveState()
    canvas.setFillColor(HexColor("#000000"))
    canvas.translate(left, foot)
    canvas.scale(module, module)
    canvas.addLiteral(symbol.drawing())
    canvas.restoreState()
