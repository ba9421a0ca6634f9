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


# RELIABILITY's PDF texts, and what else has ever broken a page.
HOSTILE = (
    "Marks & Spencer", "I <3 you", "<b>x</b>", "<b>x", "</para>",
    '<img src="/etc/passwd"/>', '<img src="http://example.org/x.png"/>', '<img src="data:image/png;base64,AAAA"/>',
    '<a href="javascript:alert(1)">x</a>', '<a href="file:///etc/passwd">x</a>', "<font color=[[1 for x in ().__class__]]>x</font>",
    "&lt;b&gt; &amp; &#x41; &nbsp;", "<!ENTITY x SYSTEM 'file:///etc/passwd'>", "<![CDATA[x]]>", "<?xml version='1.0'?>",
    "{name} {0} {member.phone}", "%s %d %(name)s", "${HOME} $(id) `id`", "(a) b) (c", "\\(a\\) \\n \\101",
    "endstream endobj", "BT /F1 12 Tf (x) Tj ET", "%%EOF", "'; DROP TABLE members; --", '"quoted" and \'single\'', "O'Neil",
    "=1+1 +336 -5 @SUM", "A\x00B\x07C\x1b[31m", "a\u202egnirts desrever\u202c", "zero\u200bwidth\u200djoin\ufeff",
    "lone \ud800 surrogate \udfff", "\ufffe \uffff \U0010ffff", "W" * 120,
)


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
