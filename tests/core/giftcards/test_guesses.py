import datetime as dt
import secrets

import pytest

from shopdesk.clock import FixedClock
from shopdesk.core import codes
from shopdesk.core.codes import CodeKind
from shopdesk.core.giftcards.records import Refused, Why
from shopdesk.core.giftcards.rules import GUESS_TIME, GUESSES
from shopdesk.core.shop import Shop
from shopdesk.errors import NotAllowed
from tests.core.giftcards.conftest import KRONER_350, Made

MILLION = 1_000_000
_LETTERS = str.maketrans("0123456789abcdef", codes.LETTERS)


def refusal(shop: Shop, text: str) -> Why:
    with pytest.raises(Refused) as refused:
        shop.giftcards.find(text)
    return refused.value.why


def unknown() -> str:
    return codes.make(CodeKind.GIFT)


def test_ten_codes_nobody_has_in_ten_minutes_are_enough(shop: Shop, clock: FixedClock, emil: int) -> None:
    [good] = shop.giftcards.making.issue(KRONER_350, blank=False).codes
    for _guess in range(GUESSES):
        assert shop.giftcards.find(good)
        assert refusal(shop, unknown()) is Why.UNKNOWN
        clock.move(dt.timedelta(seconds=50))
    assert refusal(shop, unknown()) is Why.HELD
    assert refusal(shop, good) is Why.HELD
    clock.move(dt.timedelta(days=2))
    assert refusal(shop, good) is Why.HELD
    shop.staff.hand_over(emil)
    with pytest.raises(NotAllowed):
        shop.giftcards.guesses.let_go_on()
    shop.staff.hand_over(shop.staff.named("Ingrid").id)
    shop.giftcards.guesses.let_go_on()
    assert shop.giftcards.find(good)


def test_codes_that_are_mistaken_now_and_then_never_add_up(shop: Shop, clock: FixedClock) -> None:
    for _guess in range(5 * GUESSES):
        assert refusal(shop, unknown()) is Why.UNKNOWN
        clock.move(GUESS_TIME / (GUESSES - 1))


def test_a_letter_wrong_is_not_a_guess(shop: Shop) -> None:
    code = unknown()
    for _time in range(3 * GUESSES):
        assert refusal(shop, code[:-1] + ("B" if code[-1] != "B" else "C")) is Why.MISTYPED
    assert not shop.giftcards.guesses.held


def test_another_programs_guesses_count_as_well(shop: Shop, clock: FixedClock, made: Made) -> None:
    place = shop.location
    for _guess in range(GUESSES - 1):
        refusal(shop, unknown())
    shop.close()
    with Shop.open(place, clock=clock, counter="Back door") as again:
        assert refusal(again, unknown()) is Why.UNKNOWN
        assert refusal(again, unknown()) is Why.HELD


def test_a_million_guesses_find_nothing_and_are_stopped(shop: Shop) -> None:
    shop.giftcards.making.issue(KRONER_350, 500, blank=False)
    letters = secrets.token_hex(10 * MILLION).translate(_LETTERS)
    accepted = unknowns = held = 0
    for start in range(0, 20 * MILLION, 20):
        guess = letters[start : start + 20]
        if codes.check_letter(guess[:-1]) != guess[-1]:  # the program's own check, before it asks the file
            continue
        try:
            shop.giftcards.find(guess)
            accepted += 1
        except Refused as refused:
            unknowns += refused.why is Why.UNKNOWN
            held += refused.why is Why.HELD
    assert accepted == 0
    assert unknowns == GUESSES
    assert held > MILLION / 17 - GUESSES
