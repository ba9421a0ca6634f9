"""Slips to take along, read from the print."""

from __future__ import annotations

import datetime as dt
import io

import pypdf
import pytest

from shopdesk.core.cards.records import Letterhead
from shopdesk.core.gestures.records import Gesture, GestureKind, Why
from shopdesk.printing import slip

TODAY = dt.date(2026, 11, 19)
SHOP = Letterhead("Møllebakken Bakery", "Kirkegata 12, 7014 Trondheim")


def printed(gesture: Gesture) -> str:
    pages = pypdf.PdfReader(io.BytesIO(slip.render(gesture, "Åse Bråten", SHOP, TODAY))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def referral(*, paid: bool) -> Gesture:
    return Gesture(
        1, 2, GestureKind.REFERRAL, "Shoes that hold in snow", Why.YEARS, "", None, None, "Ingrid Dahl", TODAY,
        referred_to="Skomaker Hauge, Kirkegata 4", paid=paid,
    )


@pytest.mark.idea(81)
@pytest.mark.parametrize(("paid", "said"), [(True, "They pay us for this, or are related to us."), (False, "They do not pay us for this")])
def test_a_referral_always_says_whether_they_pay_us(paid: bool, said: str) -> None:
    words = printed(referral(paid=paid))
    assert said in words
    assert "Skomaker Hauge, Kirkegata 4" in words
    assert "For Åse Bråten, from Ingrid Dahl" in words


@pytest.mark.idea(71)
def test_an_answer_goes_home_on_paper() -> None:
    advice = Gesture(1, 2, GestureKind.ADVICE, "In linen, never in the fridge.", Why.OTHER, "", None, None, "", TODAY)
    assert "In linen, never in the fridge." in printed(advice)
    assert "pay us" not in printed(advice)
