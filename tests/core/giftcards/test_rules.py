import contextlib
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopdesk.core import codes
from shopdesk.core.codes import CodeKind
from shopdesk.core.giftcards import rules
from shopdesk.core.giftcards.records import Refused, Why
from shopdesk.core.money import Money
from shopdesk.errors import NeedsALook

GOOD = "XVTSRPNKJHGFEDCBBCDS"


@pytest.mark.parametrize(
    "typed",
    [GOOD, GOOD.lower(), codes.spaced(GOOD), f"SDG{GOOD}", f"sdg-{codes.spaced(GOOD).replace(' ', '-')}", f"{GOOD[:10]}\n{GOOD[10:]}\r\n"],
)
def test_a_code_is_read_however_it_is_typed(typed: str) -> None:
    assert rules.looked_at(typed) == (GOOD, True)


@pytest.mark.parametrize("place", range(20))
def test_one_letter_wrong_is_caught_before_any_file_is_asked(place: int) -> None:
    for letter in codes.LETTERS.replace(GOOD[place], ""):
        with pytest.raises(Refused) as refused:
            rules.looked_at(GOOD[:place] + letter + GOOD[place + 1 :])
        assert refused.value.why is Why.MISTYPED


@pytest.mark.parametrize("place", range(19))
def test_two_letters_swapped_are_caught(place: int) -> None:
    swapped = GOOD[:place] + GOOD[place + 1] + GOOD[place] + GOOD[place + 2 :]
    if swapped != GOOD:
        with pytest.raises(Refused):
            rules.looked_at(swapped)


def test_a_persons_card_is_named_as_one() -> None:
    with pytest.raises(Refused) as refused:
        rules.looked_at(codes.payload(codes.make(CodeKind.PERSON), CodeKind.PERSON))
    assert refused.value.why is Why.PERSON


@pytest.mark.parametrize("typed", [GOOD * 60, "x" * 1024, "https://example.org/" + "a" * 60])
def test_what_is_too_long_is_no_code(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        rules.looked_at(typed)
    assert refused.value.why is Why.NO_CODE


@pytest.mark.parametrize(
    ("typed", "minor"),
    [("128", 12_800), ("128,50", 12_850), ("128.5", 12_850), ("1 234,50", 123_450), ("1'234.5", 123_450), (",5", 50), ("20 NOK", 2_000),
     ("nok 20", 2_000), ("0,01", 1), ("1\u202f234", 123_400), ("٣", 300)],
)
def test_an_amount_has_a_comma_or_a_point(typed: str, minor: int) -> None:
    assert rules.amount(typed, "NOK") == Money(minor, "NOK")


@pytest.mark.parametrize(
    "typed",
    ["", "0", "0,00", "-5", "−5", "1.234", "1,234", "12,345", "1.2.3", "1,2,3", "ten", "5 kr!", "1e3", "9" * 30, "=1+1", "½", "5\n6"],
)
def test_what_is_no_amount_or_could_be_two_is_refused(typed: str) -> None:
    with pytest.raises(NeedsALook):
        rules.amount(typed, "NOK")


def test_another_currency_is_refused_by_name() -> None:
    with pytest.raises(NeedsALook, match="NOK, not in EUR"):
        rules.amount("20 EUR", "NOK")


@pytest.mark.parametrize(("currency", "typed", "minor"), [("JPY", "350", 350), ("KWD", "1.234", 1234), ("EUR", "1.23", 123)])
def test_decimals_are_those_of_the_currency(currency: str, typed: str, minor: int) -> None:
    assert rules.amount(typed, currency).minor == minor


@given(st.integers(1, 10**12), st.sampled_from(",."))
def test_every_amount_is_read_as_it_is_written(minor: int, point: str) -> None:
    assert rules.amount(f"{minor // 100}{point}{minor % 100:02}", "NOK").minor == minor


@given(st.text(string.printable, max_size=80))
def test_anything_typed_is_an_amount_or_a_sentence(typed: str) -> None:
    with contextlib.suppress(NeedsALook):
        assert rules.amount(typed, "NOK").minor > 0


@given(st.text(max_size=200))
def test_anything_typed_is_a_code_or_a_sentence(typed: str) -> None:
    with contextlib.suppress(Refused):
        code, _ours = rules.looked_at(typed)
        assert len(rules.code_hash(code)) == 64


def test_a_key_is_a_uuid() -> None:
    key = rules.new_key()
    assert rules.clean_key(key.upper()) == key
    with pytest.raises(NeedsALook):
        rules.clean_key("press 1")
