import io

import pypdf
import pytest
import zxingcpp

from shopdesk.core import codes
from shopdesk.core.cards.records import Letterhead
from shopdesk.core.codes import CodeKind
from shopdesk.errors import ShopError
from shopdesk.printing import gift_sheet
from shopdesk.printing.gift_sheet import ON_SHEET, PrintedGift
from tests.printing.samples import image, scanned, written

SHOP = Letterhead("Møllebakken Bakery", "Kjøpmannsgata 12, Trondheim")


def gifts(count: int, worth: str = "350 kr") -> list[PrintedGift]:
    return [PrintedGift(codes.make(CodeKind.GIFT), worth) for _gift in range(count)]


@pytest.mark.parametrize(("count", "pages"), [(1, 2), (ON_SHEET, 2), (ON_SHEET + 1, 4), (35, 8)])
def test_ten_cards_fit_a_sheet(count: int, pages: int) -> None:
    assert len(pypdf.PdfReader(io.BytesIO(gift_sheet.render(gifts(count), SHOP))).pages) == pages


@pytest.mark.idea(63)
def test_every_code_is_read_from_the_paper_and_stands_beside_it_in_letters() -> None:
    cards = gifts(ON_SHEET)
    pdf = gift_sheet.render(cards, SHOP)
    assert set(scanned(image(pdf, 1, 200))) == {codes.payload(card.code, CodeKind.GIFT) for card in cards}
    fronts, backs = written(pdf)
    assert all(codes.spaced(card.code) in backs for card in cards)
    assert fronts.count("350 kr") == ON_SHEET


def test_each_card_has_its_own_back_behind_its_front() -> None:
    cards = [PrintedGift(codes.make(CodeKind.GIFT), f"{number} kr", f"Guest {number}") for number in range(ON_SHEET)]
    page = pypdf.PdfReader(io.BytesIO(gift_sheet.render(cards, SHOP))).pages[1]
    found = {code.text: code.position.top_left for code in zxingcpp.read_barcodes(image(gift_sheet.render(cards, SHOP), 1, 254))}
    corners = [found[codes.payload(card.code, CodeKind.GIFT)] for card in cards]
    # The second of a row lies at the left of the back, so that it meets its front when the paper is turned round its long edge.
    assert all(one.x > other.x for one, other in zip(corners[::2], corners[1::2], strict=True))
    assert [corner.y // 10 for corner in corners[::2]] == pytest.approx([16.4 + 55 * row for row in range(5)], abs=1)
    assert all(f"Guest {number}" in page.extract_text() for number in range(ON_SHEET))


@pytest.mark.parametrize("worth", ["A loaf of rye and a coffee with whoever you like best in Trondheim", "<img src='/etc/passwd'>"])
def test_what_a_card_is_worth_is_only_text(worth: str) -> None:
    front, _back = written(gift_sheet.render(gifts(1, worth), SHOP))
    assert front.count(worth) == 1


def test_nothing_is_no_sheet() -> None:
    with pytest.raises(ShopError):
        gift_sheet.render([], SHOP)


def test_the_same_cards_give_the_same_bytes() -> None:
    cards = gifts(3)
    assert gift_sheet.render(cards, SHOP) == gift_sheet.render(cards, SHOP)
