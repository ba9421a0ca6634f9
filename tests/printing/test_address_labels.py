"""Address labels for a list."""

from __future__ import annotations

import datetime as dt
import io

import pypdf
import pytest

from shopdesk.core.cards.records import Letterhead
from shopdesk.core.exports.records import Going
from shopdesk.errors import NeedsALook, ShopError
from shopdesk.printing import address_labels

SHOP = Letterhead("Møllebakken Bakery", "Møllebakken 3, Trondheim")
DAY = dt.date(2026, 11, 19)
ASE = Going(
    1, "BCDFGHJKLMNPQRST", "Åse Bråten", "", "", "nb", (), (), "Kirkegata 12", "7014", "Trondheim", "", "NO", None, DAY, None, None, 0
)


def pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages if page.extract_text().strip()]


def test_each_gets_a_label_and_the_country_only_where_it_is_another() -> None:
    text, = pages(address_labels.render((ASE, ASE._replace(name="Søren Kjær", country="DK")), SHOP, "NO", "L7160"))
    assert text.count("Kirkegata 12") == 2
    assert "Åse Bråten" in text
    assert "Søren Kjær" in text
    assert (text.count("DK"), text.count("NO")) == (1, 0)


def test_a_begun_sheet_is_gone_on_with() -> None:
    people = (ASE,) * 21
    assert len(pages(address_labels.render(people, SHOP, "NO", "L7160"))) == 1
    assert [text.count("Kirkegata") for text in pages(address_labels.render(people, SHOP, "NO", "L7160", start=20))] == [1, 20]


@pytest.mark.parametrize(("number", "start"), [("L0000", 0), ("L7160", 21), ("L7160", -1)])
def test_a_sheet_or_a_place_that_is_not_there_is_said(number: str, start: int) -> None:
    with pytest.raises(ShopError):
        address_labels.render((ASE,), SHOP, "NO", number, start)


def test_nobody_gets_no_labels() -> None:
    with pytest.raises(NeedsALook):
        address_labels.render((), SHOP, "NO", "L7160")
