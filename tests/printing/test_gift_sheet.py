import io

import pypdf
import pytest

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


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (ON_SHEET, 1), (ON_SHEET + 1, 2), (35, 4)])
def test_ten_cards_fit_a_sheet(count: int, pages: int) -> None:
    assert len(pypdf.PdfReader(io.BytesIO(gift_sheet.render(gifts(count), SHOP))).pages) == pages


@pytest.mark.idea(63, part=True)
def test_every_code_is_read_from_the_paper_and_stands_beside_it_in_letters() -> None:
    cards = gifts(ON_SHEET)
    pdf = gift_sheet.render(cards, SHOP)
    assert set(scanned(image(pdf, 0, 200))) == {codes.payload(card.code, CodeKind.GIFT) for card in cards}
    [text] = written(pdf)
    assert all(codes.spaced(card.code) in text for card in cards)
    assert text.count("350 kr") == ON_SHEET


@pytest.mark.parametrize("worth", ["A loaf of rye and a coffee with whoever you like best in Trondheim", "<img src='/etc/passwd'>"])
def test_what_a_card_is_worth_is_only_text(worth: str) -> None:
    [text] = written(gift_sheet.render(gifts(1, worth), SHOP))
    assert text.count(worth) == 1


def test_nothing_is_no_sheet() -> None:
    with pytest.raises(ShopError):
        gift_sheet.render([], SHOP)


def test_the_same_cards_give_the_same_bytes() -> None:
    cards = gifts(3)
    assert gift_sheet.render(cards, SHOP) == gift_sheet.render(cards, SHOP)
