"""Whatever is typed, pasted or chosen: every field of every kind of card takes it as plain text, and nothing comes in or goes out by it."""

import datetime as dt
import io
from dataclasses import replace

import pypdfium2
import pytest
from PIL import Image

from shopdesk.core.cards.records import Card, CardKind, QrText
from shopdesk.core.permissions.records import ASKED_FOR, Choices, PreferenceSheet, Topic, Wording
from shopdesk.errors import FileProblem, ShopError
from shopdesk.printing import cards, letters, pictures, sheets, stock
from shopdesk.printing.template import Role, Says
from shopdesk.printing.template_file import template_of
from tests.printing.measuring import with_margin
from tests.printing.samples import CARD, CONTACT, HOSTILE, INGRID, SHOP, image, picture, written

SHOWN = {
    Says.FRONT: "front", Says.UNDER: "under", Says.WORDS: "words", Says.TO: "to", Says.FROM: "sender", Says.VALUE: "value",
    Says.LETTERS: "letters", Says.SMALL: "small",
}
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd" width="9" height="9"/></svg>'


def filled_with(kind: CardKind, text: str) -> Card:
    """A card that says ``text`` wherever it says anything."""
    wordings = tuple(Wording(None, 0, purpose, "en", text) for purpose in ASKED_FOR)
    choices = Choices(addressed=text, handle=text)
    asked = PreferenceSheet(text, text, wordings, {}, choices, (Topic("1", text),), "", (), dt.date(2026, 11, 19))
    return replace(
        CARD, kind=kind, asked=asked if kind is CardKind.PREFERENCES else None,
        front=text, under=text, dear=text, words=text, to=text, sender=text, value=text, letters=text, small=text,
        address=(text, text), signer=replace(INGRID, name=text or "x", title=text, phone=text, hours=text),
        shop=replace(SHOP, name=text, address=text, picture_set=text), qr=QrText(CONTACT.payload, (text, text)), language=text,
        template=text,
    )


@pytest.mark.parametrize("kind", CardKind)
def test_every_field_of_every_kind_takes_every_hostile_text_as_text(kind: CardKind) -> None:
    sheet = sheets.TEN if kind in (CardKind.GIFT, CardKind.CONTACT, CardKind.MEMBER) else None
    printed = cards.render([filled_with(kind, text) for text in HOSTILE], sheet, draft=True)
    for forbidden in (b"/JavaScript", b"/URI", b"/Launch", b"/EmbeddedFile", b"/Annots", b"root:"):
        assert forbidden not in printed.pdf
    # The one picture is the signer's face, where the card shows one.
    assert printed.pdf.count(b"/Subtype /Image") <= 1
    with pypdfium2.PdfDocument(printed.pdf) as pages:
        text = "".join("".join(page.get_textpage().get_text_range().split()) for page in pages)
    shown = [part for part in template_of(kind).parts if part.role is Role.TEXT and part.says in SHOWN and part.box.height >= 9]
    for part in shown:
        for hostile in HOSTILE[:8]:
            assert "".join(letters.plain(hostile).text.split()) in text, part.says


def test_ten_thousand_words_are_counted_in_every_kind_and_nothing_is_printed() -> None:
    for kind in set(CardKind) - {CardKind.PREFERENCES}:  # which goes on over as many pages as it takes
        card = filled_with(kind, "wholemeal " * 10_000)
        stops = [remark for remark in cards.look_over(card) if remark.stops]
        assert stops
        assert all(remark.do for remark in stops)
        with pytest.raises(ShopError):
            cards.render([card])


def test_a_picture_of_thirty_thousand_pixels_and_one_that_fetches_a_file_are_refused_at_the_door() -> None:
    wide = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(wide, "PNG")
    for data, words in ((wide.getvalue(), "more pixels"), (SVG, "not a photograph")):
        with pytest.raises(FileProblem, match=words):
            pictures.admit(data)


@pytest.mark.parametrize("data", [SVG, b"", b"\x89PNG\r\n\x1a\n", picture()[:60]])
def test_a_picture_that_came_past_the_door_is_left_out_and_said(data: bytes) -> None:
    card = replace(CARD, picture=data, signer=replace(INGRID, face=data, signature=data), shop=replace(SHOP, logo=data))
    said = " ".join(cards.check(card))
    if data:
        assert all(word in said for word in ("face", "signature", "logo", "front"))
    assert b"/Subtype /Image" not in cards.render([card]).pdf


def test_a_picture_of_ones_own_stands_over_the_drawing_and_leaves_the_words_their_ground() -> None:
    own = picture("JPEG", (300, 200), colour=(250, 0, 250))
    for kind, spot, words in ((CardKind.THANK_YOU, (157, 60), (157, 130)), (CardKind.GIFT, (70, 20), (20, 40))):
        plain, with_own = (image(cards.render([replace(CARD, kind=kind, picture=chosen)]).pdf, 0, 25.4) for chosen in (None, own))
        red, green, blue = with_own.getpixel(spot)
        assert red > 200 > 60 > green
        assert blue > 200
        assert with_own.getpixel(words) == plain.getpixel(words)


def test_an_own_picture_and_a_face_run_on_into_the_bleed_but_not_over_the_fold() -> None:
    own = picture("JPEG", (300, 200), colour=(250, 0, 250))
    folded = image(with_margin(cards.render([replace(CARD, picture=own)]).pdf), 0, 254)
    assert folded.getpixel((2080 + 110, 700))[0] > 200
    assert folded.getpixel((1130 - 8, 700)) == (255, 255, 255)
    contact = image(with_margin(cards.render([replace(CARD, kind=CardKind.CONTACT, signer=replace(INGRID, face=own))]).pdf), 0, 254)
    assert contact.getpixel((60, 300))[0] > 200
    assert contact.getpixel((60, 300))[1] < 60


@pytest.mark.parametrize("sheet", stock.labels(), ids=lambda sheet: sheet.name)
def test_an_address_stands_whole_on_every_label_sheet(sheet: sheets.Sheet) -> None:
    lines = ("Søren Kjær", "Kjøpmannsgata 12", "7011 Trondheim", "Trøndelag", "Norway")
    card = replace(CARD, kind=CardKind.LABEL, address=lines, qr=QrText("", ()))
    assert sheet in cards.sheets_of(card)
    assert cards.look_over(card, sheet) == ()
    [page] = written(cards.render([card] * len(sheet.places), sheet).pdf)
    assert page.count("Søren Kjær Kjøpmannsgata 12 7011 Trondheim") == len(sheet.places)


def test_an_address_that_no_small_label_holds_says_to_take_a_larger_one() -> None:
    card = replace(CARD, kind=CardKind.LABEL, address=("Wolfeschlegelsteinhausenbergerdorff " * 2,) * 5, qr=QrText("", ()))
    small, large = stock.label_sheet("L7651"), stock.label_sheet("L7165")
    [remark] = cards.look_over(card, small)
    assert remark.stops
    assert "larger label" in remark.do
    assert cards.look_over(card, large) == ()
