import io
import random
from dataclasses import replace

import pypdf
import pytest
import zxingcpp
from PIL import Image, ImageDraw, ImageFilter

from shopdesk.core.cards import payloads
from shopdesk.core.cards.vcard import Contact
from shopdesk.errors import ShopError
from shopdesk.printing import cards, letters, sheets
from shopdesk.printing.drawings import NAMES
from shopdesk.printing.sheets import Flip
from tests.printing.samples import CARD, CODE, CONTACT, HOSTILE, INGRID, SHOP, WORDS, batch, image, picture, scanned, written


def reader(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf))


def spaceless(text: str) -> str:
    return "".join(text.split())


def signature() -> bytes:
    drawn = Image.new("RGBA", (420, 110), (0, 0, 0, 0))
    ImageDraw.Draw(drawn).line([(10, 90), (120, 20), (240, 100), (400, 40)], fill=(31, 62, 102, 255), width=8)
    kept = io.BytesIO()
    drawn.save(kept, "PNG")
    return kept.getvalue()


def test_a_card_is_an_outside_and_an_inside_on_a5_with_bleed() -> None:
    printed = cards.render([CARD])
    assert printed.pages == 2
    for page in reader(printed.pdf).pages:
        trim = [float(size) / 72 * 25.4 for size in (page.trimbox.width, page.trimbox.height)]
        bleed = [float(size) / 72 * 25.4 for size in (page.bleedbox.width, page.bleedbox.height)]
        assert trim == pytest.approx([210, 148], abs=0.01)
        assert bleed == pytest.approx([216, 154], abs=0.01)
        assert page.cropbox == page.trimbox


def test_the_words_on_paper_are_the_words_that_were_written() -> None:
    outside, inside = written(cards.render([CARD]).pdf)
    assert outside == "Thank you Møllebakken Bakery"
    assert inside.startswith(f"Dear Søren, {WORDS}")
    assert "Ingrid Dahl, owner" in inside
    assert "Møllebakken 4, Trondheim" in inside
    assert "Scan to save my number. It reaches me, not a menu." in inside


@pytest.mark.parametrize(
    ("dear", "words"),
    [
        ("Dear Łucja Źdźbło-Wójcik,", "Zażółć gęślą jaźń."),
        ("Kjære Åse Bråten,", "Takk for sist, kjære deg."),
        ("Αγαπητή Ελένη,", "Ευχαριστώ πολύ."),
        ("Дорогой Дмитрий,", "Спасибо за всё."),
        ("Sevgili Ayşe Iğdır,", "Teşekkürler İpek."),
        ("Thân gửi Nguyễn,", "Cảm ơn bạn rất nhiều."),
    ],
)
def test_names_of_many_alphabets_are_printed_letter_for_letter(dear, words) -> None:
    card = replace(CARD, dear=dear, words=words)
    assert cards.check(card) == ()
    assert spaceless(dear + words) in spaceless(written(cards.render([card]).pdf)[1])


def test_all_typefaces_are_embedded_as_subsets() -> None:
    fonts = {}
    for page in reader(cards.render([CARD, replace(CARD, words="Ελένη")]).pdf).pages:
        fonts.update((font.get_object()["/BaseFont"], font.get_object()) for font in page["/Resources"]["/Font"].values())
    assert fonts
    assert all(name[7] == "+" and "/FontFile2" in font["/FontDescriptor"] for name, font in fonts.items())


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_is_ever_more_than_text(hostile) -> None:
    card = replace(
        CARD, front=hostile[:40], dear=hostile, words=hostile, signer=replace(INGRID, name=hostile[:60], title=hostile[:40]),
        shop=replace(SHOP, name=hostile[:50], address=hostile), qr=replace(CONTACT, caption=(hostile[:40],)),
    )
    printed = cards.render([card], draft=True)
    pages = reader(printed.pdf)
    plain = spaceless(letters.plain(hostile).text)
    assert spaceless(written(printed.pdf)[1]).startswith(plain * 2)
    assert all("/Annots" not in page for page in pages.pages)
    assert sum(len(form.images) for form in [pages.pages[1]]) <= 1
    assert b"/JavaScript" not in printed.pdf
    assert b"/URI" not in printed.pdf
    assert scanned(image(printed.pdf, 1, 200)) == [CONTACT.payload]


@pytest.mark.parametrize("sheet", [sheets.A5, sheets.A4], ids=["A5", "A4"])
def test_every_code_of_a_batch_is_read_from_the_page_at_150_and_300_dpi(sheet) -> None:
    people = batch(6)
    printed = cards.render(people, sheet)
    for dpi in (150, 300):
        read = [text for page in range(1, printed.pages, 2) for text in scanned(image(printed.pdf, page, dpi))]
        assert sorted(read) == sorted(card.qr.payload for card in people)


@pytest.mark.idea(20)
def test_the_contact_is_read_from_a_bad_print() -> None:
    page = image(cards.render([CARD]).pdf, 1, 300)
    noise = Image.frombytes("L", page.size, random.Random(1).randbytes(page.width * page.height)).convert("RGB")
    bad = Image.blend(page.filter(ImageFilter.GaussianBlur(1.2)), noise, 0.2).rotate(3, Image.Resampling.BILINEAR, fillcolor="white")
    assert scanned(bad) == [CONTACT.payload]
    assert scanned(page.resize((page.width * 2 // 5, page.height * 2 // 5))) == [CONTACT.payload]


def test_a_long_contact_grows_until_its_modules_can_be_read_and_then_is_refused() -> None:
    contact = Contact("Ingrid Dahl", "owner and baker", "Møllebakken Bakery", "+4773500100", "ingrid.dahl@example.org", "https://example.org")
    long = payloads.contact(contact)
    assert scanned(image(cards.render([replace(CARD, qr=long)]).pdf, 1, 300)) == [long.payload]
    with pytest.raises(ShopError, match="too fine"):
        cards.render([replace(CARD, qr=replace(long, payload="x" * 400))])


@pytest.mark.idea(18)
def test_no_card_is_printed_that_nobody_signs_and_the_signature_is_on_it() -> None:
    for nobody in ("", "  "):
        for draft in (False, True):
            with pytest.raises(ShopError, match="somebody who signs it"):
                cards.render([replace(CARD, signer=replace(INGRID, name=nobody))], draft=draft)
    assert "Ingrid" in written(cards.render([CARD]).pdf)[1].replace("Ingrid Dahl", "")
    signed = cards.render([replace(CARD, signer=replace(INGRID, signature=signature()))]).pdf
    assert "Ingrid" not in written(signed)[1].replace("Ingrid Dahl", "")
    corner = image(signed, 1, 100).crop((535, 380, 720, 425))
    assert min(pixel[0] for pixel in corner.get_flattened_data()) < 60


def test_a_signer_without_a_face_moves_to_the_margin() -> None:
    bare = cards.render([replace(CARD, signer=replace(INGRID, face=None))]).pdf
    left = image(bare, 1, 100).crop((456, 380, 520, 448))
    assert min(pixel[0] for pixel in left.get_flattened_data()) < 100


def test_words_that_do_not_fit_are_refused_and_shown_only_as_a_draft() -> None:
    card = replace(CARD, words="word " * 500)
    with pytest.raises(ShopError) as refused:
        cards.render([card])
    assert "too many" in refused.value.what
    assert refused.value.kept
    assert refused.value.do
    draft = cards.render([card], draft=True)
    assert draft.warnings == cards.check(card) == (refused.value.what,)
    assert "word…" in written(draft.pdf)[1]


def test_one_card_of_many_that_cannot_be_printed_is_named() -> None:
    with pytest.raises(ShopError, match="Card 3 of 4"):
        cards.render([CARD, CARD, replace(CARD, words="word " * 500), CARD])


def test_what_becomes_of_letters_is_said_before_printing() -> None:
    card = replace(CARD, dear="Dear 田中 🎂,", signer=replace(INGRID, face=b"not a picture"))
    said = cards.check(card)
    assert any("🎂 (birthday cake)" in sentence for sentence in said)
    assert any("田 中" in sentence and "Write them in by pen" in sentence and "4 to 20 MB" in sentence for sentence in said)
    assert any("face" in sentence for sentence in said)
    assert cards.render([card]).warnings == said


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"front": "Thank you " * 30}, "front"),
        ({"shop": replace(SHOP, name="Møllebakken " * 30)}, "name"),
        ({"shop": replace(SHOP, address="Møllebakken " * 90)}, "address"),
        ({"signer": replace(INGRID, name="Ingrid " * 71)}, "signer"),
        ({"qr": replace(CONTACT, caption=("Scan me " * 60,))}, "beside the code"),
    ],
)
def test_whatever_is_too_long_is_named(changed, words) -> None:
    assert any(words in sentence and "too long" in sentence for sentence in cards.check(replace(CARD, **changed)))


def test_a_name_of_five_hundred_letters_is_printed_whole() -> None:
    dear = "Dear " + "Wolfeschlegelstein" * 27 + ","
    card = replace(CARD, dear=dear, words="Thank you.")
    assert cards.check(card) == ()
    assert spaceless(dear) in spaceless(written(cards.render([card]).pdf)[1])


def test_the_same_cards_give_the_same_bytes() -> None:
    assert cards.render([CARD]).pdf == cards.render([CARD]).pdf


def test_what_cards_share_is_in_the_file_once() -> None:
    signer = replace(INGRID, face=picture("JPEG", (600, 600)))
    people = [replace(card, signer=signer) for card in batch(40)]
    one, all_ = (len(cards.render(some).pdf) for some in (people[:1], people))
    assert (all_ - one) / 39 < 4_000
    same = [replace(card, qr=CONTACT) for card in people]
    assert (len(cards.render(same).pdf) - len(cards.render(same[:1]).pdf)) / 39 < 2_500


def test_progress_is_told_and_can_cancel() -> None:
    told = []
    cards.render(batch(3), sheets.A4, lambda done, total: told.append((done, total)))
    assert told == [(2, 3), (3, 3)]

    def cancel(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cards.render(batch(3), sheets.A5, cancel)


def test_no_card_is_no_print() -> None:
    with pytest.raises(ShopError, match="no card"):
        cards.render([])


def codes_on(pdf: bytes, page: int) -> dict[str, tuple[float, float]]:
    """The middle of each code on a page, in millimetres from its top left corner."""
    found = zxingcpp.read_barcodes(image(pdf, page, 254))
    corners = {code.text: (code.position.top_left, code.position.bottom_right) for code in found}
    return {text: ((one.x + other.x) / 20, (one.y + other.y) / 20) for text, (one, other) in corners.items()}


def test_two_cards_lie_on_a4_and_both_sides_meet() -> None:
    people = batch(2)
    upper, lower = (card.qr.payload for card in people)
    long = cards.render(people, sheets.A4)
    assert long.flip is Flip.LONG
    places = codes_on(long.pdf, 1)
    assert places[upper] == pytest.approx((124.5, 130), abs=0.3)
    assert places[lower] == pytest.approx((124.5, 278), abs=0.3)
    turned = codes_on(cards.render(people, sheets.A4, flip=Flip.SHORT).pdf, 1)
    for text, (x, y) in places.items():
        assert turned[text] == pytest.approx((210 - x, 297 - y), abs=0.3)


def test_the_last_sheet_may_hold_one_card() -> None:
    printed = cards.render(batch(3), sheets.A4)
    assert printed.pages == 4
    assert [page.count("Dear") for page in written(printed.pdf)] == [0, 2, 0, 1]


def test_a_card_on_a5_is_turned_round_the_short_edge_unless_told() -> None:
    card = batch(1)
    assert cards.render(card).flip is Flip.SHORT
    (upright,), (turned,) = (codes_on(cards.render(card, flip=flip).pdf, 1).values() for flip in (Flip.SHORT, Flip.LONG))
    assert turned == pytest.approx((210 - upright[0], 148 - upright[1]), abs=0.3)


def test_marks_lie_outside_the_trimmed_page_or_on_the_cut() -> None:
    page = reader(cards.render([CARD]).pdf).pages[1]
    page.cropbox = page.mediabox
    whole = io.BytesIO()
    writer = pypdf.PdfWriter()
    writer.add_page(page)
    writer.write(whole)
    shown = image(whole.getvalue(), 0, 254).convert("L")
    assert shown.size == pytest.approx((2260, 1640), abs=2)
    fold, corner = shown.crop((1125, 0, 1136, 45)), shown.crop((0, 75, 45, 86))
    assert min(fold.get_flattened_data()) < 180
    assert min(corner.get_flattened_data()) < 180
    cut = image(cards.render(batch(2), sheets.A4).pdf, 1, 254).convert("L")
    assert min(cut.crop((0, 1480, 70, 1490)).get_flattened_data()) < 180
    assert min(cut.crop((90, 1480, 2000, 1490)).get_flattened_data()) == 255


def test_the_front_runs_off_its_edges_and_stops_at_the_fold() -> None:
    outside = image(cards.render([CARD]).pdf, 0, 254)
    green = (0x1F, 0x5A, 0x49)
    assert outside.getpixel((1052, 700)) == outside.getpixel((2098, 2)) == outside.getpixel((2098, 1478)) == green
    assert outside.getpixel((1047, 700)) == (255, 255, 255)


@pytest.mark.parametrize("name", [*NAMES, "a set nobody drew"])
def test_every_picture_set_draws_a_front_and_a_mark(name) -> None:
    outside = image(cards.render([replace(CARD, shop=replace(SHOP, picture_set=name))]).pdf, 0, 100)
    ground = outside.getpixel((820, 20))
    front = outside.crop((440, 60, 800, 410))
    drawn = sum(pixel != ground for pixel in front.get_flattened_data())
    assert drawn > 0.03 * front.width * front.height
    back = outside.crop((190, 520, 225, 555))
    assert any(pixel != (255, 255, 255) for pixel in back.get_flattened_data())


def test_a_logo_stands_in_for_the_mark() -> None:
    logo = picture("PNG", (80, 80), "RGB", (250, 0, 250))
    outside = image(cards.render([replace(CARD, shop=replace(SHOP, logo=logo))]).pdf, 0, 100)
    assert outside.getpixel((206, 539)) == (250, 0, 250)


def test_a_member_code_is_printed_for_hands_too() -> None:
    card = replace(CARD, qr=payloads.member(CODE))
    assert "BCDE FGHJ KNPR STVR" in written(cards.render([card]).pdf)[1]
