"""Pictures of every card, for docs/cards.md: both sides of each, from the very PDF that is printed, in few colours and so few bytes."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from PIL import Image

from shopdesk.core.cards.records import Card, CardKind, Wish
from shopdesk.core.gestures.records import GestureKind, NewGesture, Why
from shopdesk.core.shop import Shop
from shopdesk.i18n import _
from shopdesk.printing import cards, drawings, measuring_sheet, sheets, stock
from shopdesk.printing.colours import PAPER
from shopdesk.printing.preview import WHITE, Preview
from shopdesk.printing.template import Shape

_DPI, _SHEET_DPI, _GAP, _COLOURS = 75, 34, 8, 48
_BEHIND = "#B9B2A6"
_GIFT = "BCDEFGHJKNPRSTVXBCDR"


def draw(shop: Shop, folder: Path) -> Iterator[Path]:
    """Draw each kind of card for Søren, the fronts of each picture set, and sheets of cards, labels and for measuring."""
    soren = shop.members.find("Søren Kjær").matches[0].id
    made = _made(shop, soren)
    for kind, card in made.items():
        yield _save(_pages(cards.render([card]).pdf, _DPI, PAPER), folder / f"card-{kind.value.replace('_', '-')}.png")
    for name in drawings.NAMES:
        fronts = [replace(made[kind], shop=replace(card.shop, picture_set=name)) for kind in (CardKind.THANK_YOU, CardKind.MISSED)]
        yield _save([_front(card) for card in fronts], folder / f"fronts-{name.replace('_', '-')}.png")
    shaped = [replace(made[CardKind.THANK_YOU], template=shape.value) for shape in (Shape.FLAT, Shape.POSTCARD)]
    yield _save([page for card in shaped for page in _pages(cards.render([card]).pdf, _DPI * 0.7, PAPER)], folder / "card-shapes.png")
    ten = cards.render([made[CardKind.GIFT]] * len(sheets.TEN.places), sheets.TEN).pdf
    labels = stock.label_sheet("L7160")
    addressed = cards.render([made[CardKind.LABEL]] * 5, labels, start=4).pdf
    pages = [page for pdf in (ten, addressed, measuring_sheet.render()) for page in _pages(pdf, _SHEET_DPI, WHITE)]
    yield _save(pages, folder / "card-sheets.png")


def _made(shop: Shop, soren: int) -> dict[CardKind, Card]:
    """A card of each kind; for the slip he is sent to somebody, which is taken back."""
    shop.gestures.give(soren, NewGesture(GestureKind.REFERRAL, _("Shoes for the hill"), Why.YEARS, referred_to="Skomaker Hauge"))
    made = {kind: shop.cards.make(soren, _wish(shop, kind)) for kind in CardKind}
    if (step := shop.undo.last()) is not None:
        shop.undo.take_back(step.id)
    return made


def _wish(shop: Shop, kind: CardKind) -> Wish:
    words = {
        CardKind.THANK_YOU: _("You carried Åse’s bag up the hill and thought nobody saw. We did. Your rye is on us this Saturday."),
        CardKind.APOLOGY: _("I sold the loaf we had promised you. That was my mistake. From now on yours has your name on the bag."),
        CardKind.MISSED: _("Three Saturdays without you, and the rye looks lonely. We only wonder if all is well."),
        CardKind.BIRTHDAY: _("Seventy, and still the first up the hill. There is a bun with a candle waiting for you."),
        CardKind.INVITATION: _("On Thursday at six we bake with whoever wants to. Bring an apron and somebody you like."),
        CardKind.SAID_DID: _("You said the door was too heavy. It opens by itself now. Thank you for saying it."),
        CardKind.CONTACT: _("No queue, no menu, no waiting tune. Just ring me."),
    }
    signer = shop.staff.named("Ingrid").id
    return Wish(kind, words.get(kind, ""), signer_id=signer, sender="Hanne", gift=_GIFT, value="350 kr")


def _front(card: Card) -> Image.Image:
    """The outside of a folded card without its back."""
    outside = _pages(cards.render([card]).pdf, _DPI * 0.7, PAPER)[0]
    return outside.crop((outside.width // 2, 0, outside.width, outside.height))


def _pages(pdf: bytes, dpi: float, paper: str) -> list[Image.Image]:
    with Preview(pdf) as preview:
        rasters = [preview.page(number, dpi, paper) for number in range(len(preview))]
    return [Image.frombuffer("RGB", (page.width, page.height), page.pixels, "raw", "BGRX", page.stride) for page in rasters]


def _save(pictures: Sequence[Image.Image], path: Path) -> Path:
    """Write them side by side."""
    wide, high = sum(picture.width + _GAP for picture in pictures) + _GAP, max(picture.height for picture in pictures) + 2 * _GAP
    whole = Image.new("RGB", (wide, high), _BEHIND)
    left = _GAP
    for picture in pictures:
        whole.paste(picture, (left, _GAP))
        left += picture.width + _GAP
    kept = io.BytesIO()
    whole.quantize(_COLOURS, dither=Image.Dither.NONE).save(kept, "PNG", optimize=True)
    path.write_bytes(kept.getvalue())
    return path
