from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopdesk.core import money
from shopdesk.core.money import Money
from shopdesk.errors import NeedsALook


@pytest.mark.parametrize(
    ("typed", "currency", "minor"),
    [
        ("48", "NOK", 4800),
        ("48,50", "NOK", 4850),
        ("48.5", "NOK", 4850),
        ("48.", "NOK", 4800),
        (",50", "NOK", 50),
        ("1 234,50", "NOK", 123450),
        ("1\u202f234,50", "NOK", 123450),
        ("1.234,50", "DKK", 123450),
        ("1,234.50", "GBP", 123450),
        ("1'234.50", "CHF", 123450),
        ("1’234.50", "CHF", 123450),
        ("1,23,456.00", "INR", 12345600),
        ("1.234.567", "EUR", 123456700),
        ("1.234", "EUR", 123400),
        ("0.500", "EUR", 50),
        ("1234.567", "EUR", 123457),
        ("0,005", "EUR", 1),
        ("1.234", "KWD", 1234),
        ("1,234.567", "KWD", 1234567),
        ("500", "JPY", 500),
        ("1,500", "JPY", 1500),
        ("12.5", "ISK", 13),
        ("kr 99,-", "NOK", 9900),
        ("kr. 99", "DKK", 9900),
        ("99 kr.", "DKK", 9900),
        ("99:-", "SEK", 9900),
        ("€ 12,50", "EUR", 1250),
        ("12,50€", "EUR", 1250),
        ("£4.20", "GBP", 420),
        ("NOK 1 234,50", "NOK", 123450),
        ("-4.00", "USD", -400),
        ("−4,00", "NOK", -400),
        ("$-4.00", "USD", -400),
        ("(4.00)", "USD", -400),
        ("+4.00", "USD", 400),
        ("100 000 000 000", "NOK", 10**13),
    ],
)
def test_amounts_are_read_as_people_and_programs_write_them(typed: str, currency: str, minor: int) -> None:
    assert money.parse(typed, currency) == Money(minor, currency)


@pytest.mark.parametrize(
    "typed",
    [
        *["", " ", ",", "-", "kr", "free", "nan", "4 buns", "12 or 15", "1e5", "0x10"],
        *["12 50", "1 234 56", "1,,2", "1.2.3", "12.34.56", "1.234.5", "5-6"],
    ],
)
def test_what_is_no_amount_is_said_with_what_was_typed(typed: str) -> None:
    with pytest.raises(NeedsALook) as refusal:
        money.parse(typed, "NOK")

    assert refusal.value.field == "amount"
    assert f"“{typed}”" in refusal.value.what


@pytest.mark.parametrize("typed", ["100 000 000 000,01", "9" * 60, "9" * 5000])
def test_more_than_can_be_counted_is_refused(typed: str) -> None:
    with pytest.raises(NeedsALook, match="more than"):
        money.parse(typed, "NOK")


@given(st.integers(-money.LARGEST, money.LARGEST), st.sampled_from(["NOK", "EUR", "JPY", "KWD"]))
def test_what_is_written_is_read_back(minor: int, currency: str) -> None:
    amount = Money(minor, currency)

    assert money.parse(f"{amount.decimal():f}", currency) == amount
    assert money.parse(str(amount), currency) == amount


@given(st.text(max_size=30))
def test_any_text_is_an_amount_or_a_sentence(typed: str) -> None:
    try:
        amount = money.parse(typed, "EUR")
    except NeedsALook:
        return
    assert abs(amount.minor) <= money.LARGEST


@pytest.mark.parametrize(
    ("amount", "decimal", "text"),
    [
        (Money(123450, "NOK"), Decimal("1234.50"), "1234.50 NOK"),
        (Money(500, "JPY"), Decimal(500), "500 JPY"),
        (Money(-5, "KWD"), Decimal("-0.005"), "-0.005 KWD"),
        (Money(0, "EUR"), Decimal(0), "0.00 EUR"),
    ],
)
def test_an_amount_has_the_decimals_of_its_currency(amount: Money, decimal: Decimal, text: str) -> None:
    assert amount.decimal() == decimal
    assert str(amount) == text
