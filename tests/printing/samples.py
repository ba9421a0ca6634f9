"""Cards to print in tests, and the way back from a printed page to what a reader or a scanner gets from it."""

import io
from dataclasses import replace

import pypdf
import zxingcpp
from PIL import Image

from shopdesk.core import codes
from shopdesk.core.cards import payloads, rules
from shopdesk.core.cards.records import Card, CardKind, Letterhead, Signer
from shopdesk.core.cards.vcard import Contact
from shopdesk.printing.preview import WHITE, Preview

WORDS = "You carried Åse’s bag up the hill on Wednesday and thought nobody saw. We did. Your rye is on us this Saturday."
CODE = "BCDEFGHJKNPRSTVR"


def picture(form: str = "JPEG", size: tuple[int, int] = (120, 120), mode: str = "RGB", colour: object = (200, 160, 90)) -> bytes:
    kept = io.BytesIO()
    Image.new(mode, size, colour).save(kept, form)
    return kept.getvalue()


SHOP = Letterhead("Møllebakken Bakery", "Møllebakken 4, Trondheim")
INGRID = Signer("Ingrid Dahl", "owner", picture())
CONTACT = payloads.contact(Contact("Ingrid Dahl", "owner", "Møllebakken Bakery", "+4773500100"))
CARD = Card(CardKind.THANK_YOU, "Thank you", "Dear Søren,", WORDS, INGRID, SHOP, CONTACT)


def batch(count: int) -> list[Card]:
    """Cards for ``count`` people, each with words and a code of their own."""
    return [
        replace(CARD, dear=rules.greeting_line(f"Guest {number}"), words=f"{WORDS} It was loaf {number}.", qr=payloads.member(made))
        for number, made in enumerate(codes.make(codes.CodeKind.PERSON) for _turn in range(count))
    ]


def image(pdf: bytes, page: int, dpi: float) -> Image.Image:
    with Preview(pdf) as preview:
        raster = preview.page(page, dpi, WHITE)
    return Image.frombuffer("RGB", (raster.width, raster.height), raster.pixels, "raw", "BGRX", raster.stride)


def scanned(picture: Image.Image) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(picture)]


def written(pdf: bytes) -> list[str]:
    """The text of each page, with single spaces."""
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
