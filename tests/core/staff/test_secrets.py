"""PINs and passwords: chosen by their owner, asked for where it matters, and patient with whoever guesses."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopdesk.clock import FixedClock
from shopdesk.core.shop import Shop
from shopdesk.core.staff import rules
from shopdesk.core.staff.records import Proof, Right, Role, StaffDraft, StaffMember
from shopdesk.errors import NeedsALook, NeedsSecret, NotAllowed, WrongSecret

PASSWORD = "rye, butter, salt"
PIN = "4075"


@pytest.fixture
def ingrid(shop: Shop) -> StaffMember:
    """The owner, at the counter, with a password she showed long ago."""
    person = shop.staff.add(StaffDraft("Ingrid Dahl", Role.OWNER))
    shop.staff.hand_over(person.id)
    shop.staff.secrets.choose(person.id, PASSWORD)
    shop.staff.secrets.forget_shown()
    return person


@pytest.fixture
def hanne(shop: Shop, ingrid: StaffMember) -> StaffMember:
    """Staff with a PIN; nobody has shown anything."""
    shop.staff.secrets.show(ingrid.id, PASSWORD)
    person = shop.staff.add(StaffDraft("Hanne Vik"))
    shop.staff.hand_over(person.id)
    shop.staff.secrets.choose(person.id, PIN)
    shop.staff.secrets.forget_shown()
    return person


def wrong(shop: Shop, person: StaffMember, times: int = 1) -> WrongSecret:
    for _turn in range(times):
        with pytest.raises(WrongSecret) as refusal:
            shop.staff.secrets.show(person.id, "9999")
    return refusal.value


def test_a_shop_that_chose_nothing_works_as_before(shop: Shop) -> None:
    owner = shop.staff.add(StaffDraft("Ingrid Dahl", Role.OWNER))
    shop.staff.hand_over(owner.id)
    assert shop.staff.secrets.proof(owner.id) is Proof.NONE
    for right in Right:
        shop.staff.require(right)


@pytest.mark.parametrize("right", Right)
def test_every_right_is_an_owners_and_waits_for_the_password(shop: Shop, hanne: StaffMember, ingrid: StaffMember, right: Right) -> None:
    shop.staff.secrets.show(hanne.id, PIN)
    with pytest.raises(NotAllowed, match="Only an owner may"):
        shop.staff.require(right)
    shop.staff.secrets.show(ingrid.id, PASSWORD)
    shop.staff.hand_over(ingrid.id)
    shop.staff.secrets.forget_shown()
    with pytest.raises(NeedsSecret) as wanted:
        shop.staff.require(right)
    assert wanted.value.staff_id == ingrid.id
    shop.staff.secrets.show(ingrid.id, PASSWORD)
    shop.staff.require(right)


def test_what_was_shown_stands_for_five_minutes_and_not_before_it_was_shown(shop: Shop, ingrid: StaffMember, clock: FixedClock) -> None:
    shop.staff.secrets.show(ingrid.id, PASSWORD)
    clock.move(dt.timedelta(minutes=4, seconds=59))
    shop.staff.require(Right.ERASE)
    clock.move(dt.timedelta(seconds=1))
    with pytest.raises(NeedsSecret):
        shop.staff.require(Right.ERASE)
    shop.staff.secrets.show(ingrid.id, PASSWORD)
    clock.move(dt.timedelta(hours=-1))
    with pytest.raises(NeedsSecret):
        shop.staff.require(Right.ERASE)


def test_the_counter_is_taken_with_ones_own_pin(shop: Shop, hanne: StaffMember, ingrid: StaffMember) -> None:
    with pytest.raises(NeedsSecret):
        shop.staff.hand_over(ingrid.id)
    shop.staff.secrets.show(hanne.id, PIN)
    with pytest.raises(NeedsSecret):  # hers opens nothing of somebody else
        shop.staff.hand_over(ingrid.id)
    assert shop.staff.at_counter() == hanne


@pytest.mark.parametrize("pin", ["", "123", "1234", "4321", "0000", "8888", "1234567", "12a4", "١٢٣٩", "4075 ", " 4075", "4075\n"])
def test_a_pin_is_four_to_six_digits_and_not_the_first_that_comes_to_mind(pin: str) -> None:
    with pytest.raises(NeedsALook):
        rules.clean_secret(pin, Role.STAFF)


@pytest.mark.parametrize("password", ["", "short", "nine char", "x" * 201, " " * 12, "a" * 12, "abab abab abab", "\t \u2003" * 5])
def test_a_password_has_ten_letters(password: str) -> None:
    with pytest.raises(NeedsALook):
        rules.clean_secret(password, Role.OWNER)


def test_nobody_chooses_for_another_and_not_without_the_old_one(shop: Shop, hanne: StaffMember, ingrid: StaffMember) -> None:
    with pytest.raises(NotAllowed, match="Only Ingrid"):
        shop.staff.secrets.choose(ingrid.id, PASSWORD)
    with pytest.raises(NeedsSecret):
        shop.staff.secrets.choose(hanne.id, "5180")


def test_four_wrong_ones_cost_nothing_and_the_right_one_forgets_them(shop: Shop, hanne: StaffMember) -> None:
    assert wrong(shop, hanne, 4).wait == 0
    shop.staff.secrets.show(hanne.id, PIN)
    assert wrong(shop, hanne, 4).wait == 0


def test_the_waits_grow_and_stay_at_a_quarter_of_an_hour(shop: Shop, hanne: StaffMember, clock: FixedClock) -> None:
    waits = [wrong(shop, hanne, 5).wait]
    for _turn in range(5):
        clock.move(dt.timedelta(seconds=waits[-1]))
        waits.append(wrong(shop, hanne).wait)
    assert waits == [30, 60, 300, 900, 900, 900]


def test_while_waiting_not_even_the_right_one_is_looked_at(shop: Shop, hanne: StaffMember, clock: FixedClock) -> None:
    wrong(shop, hanne, 5)
    with pytest.raises(WrongSecret, match="30 seconds"):
        shop.staff.secrets.show(hanne.id, PIN)
    clock.move(dt.timedelta(seconds=30))
    shop.staff.secrets.show(hanne.id, PIN)


def test_closing_the_program_gives_no_tries_back(shop: Shop, hanne: StaffMember, clock: FixedClock, shop_file: Path) -> None:
    wrong(shop, hanne, 4)
    shop.close()
    with Shop.open(shop_file, clock=clock, counter="Counter") as again:
        assert wrong(again, hanne).wait == 30
    with Shop.open(shop_file, clock=clock, counter="Another counter") as again:
        assert again.staff.secrets.wait(hanne.id) == 30


def test_stopping_the_program_in_the_middle_of_a_try_gives_it_not_back(
    shop: Shop, hanne: StaffMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_anything: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(type(shop.staff.secrets), "_is_right", stop)
    for _turn in range(5):
        with pytest.raises(KeyboardInterrupt):
            shop.staff.secrets.show(hanne.id, PIN)
    assert shop.staff.secrets.wait(hanne.id) == 30


@pytest.mark.parametrize("back", [dt.timedelta(seconds=20), dt.timedelta(days=400)])
def test_a_clock_set_back_neither_ends_the_wait_nor_makes_it_endless(
    shop: Shop, hanne: StaffMember, clock: FixedClock, back: dt.timedelta
) -> None:
    wrong(shop, hanne, 5)
    clock.move(-back)
    with pytest.raises(WrongSecret):
        shop.staff.secrets.show(hanne.id, PIN)
    clock.move(dt.timedelta(seconds=29))
    with pytest.raises(WrongSecret):
        shop.staff.secrets.show(hanne.id, PIN)
    clock.move(dt.timedelta(seconds=1))
    shop.staff.secrets.show(hanne.id, PIN)


def test_a_clock_set_forward_does_not_end_the_wait_while_the_program_runs(
    shop: Shop, hanne: StaffMember, clock: FixedClock
) -> None:
    wrong(shop, hanne, 5)
    clock.set_forward(dt.timedelta(days=1))
    assert shop.staff.secrets.wait(hanne.id) == 30
    with pytest.raises(WrongSecret, match="30 seconds"):
        shop.staff.secrets.show(hanne.id, PIN)
    clock.move(dt.timedelta(seconds=30))
    shop.staff.secrets.show(hanne.id, PIN)
    assert shop.staff.secrets.wait(hanne.id) == 0


@given(st.integers(0, 900), st.integers(-10_000, 10_000))
def test_nobody_waits_longer_than_the_wait(wait: int, passed: int) -> None:
    at = dt.datetime(2026, 11, 19, tzinfo=dt.UTC)
    left = rules.remaining(wait, at, at + dt.timedelta(seconds=passed))
    assert left == min(max(wait - passed, 0), wait)


def test_wrong_ones_are_in_the_log_and_what_was_typed_is_nowhere(shop: Shop, hanne: StaffMember, shop_file: Path) -> None:
    wrong(shop, hanne, 2)
    lines = [entry for entry in shop.log.tail() if entry.verb == "staff.wrong_secret"]
    assert [(entry.numbers["staff"], entry.numbers["wrong"]) for entry in lines] == [(hanne.id, 2), (hanne.id, 1)]
    shop.close()
    kept = b"".join(path.read_bytes() for path in shop_file.parent.iterdir() if path.is_file())
    assert PASSWORD.encode() not in kept
    assert b"$argon2id$v=19$m=19456,t=2,p=1$" in kept


def test_an_owner_takes_a_forgotten_pin_away_and_the_next_is_chosen_freely(shop: Shop, hanne: StaffMember, ingrid: StaffMember) -> None:
    wrong(shop, hanne, 5)
    shop.staff.secrets.show(ingrid.id, PASSWORD)
    shop.staff.hand_over(ingrid.id)
    shop.staff.secrets.clear(hanne.id)
    shop.staff.hand_over(hanne.id)
    shop.staff.secrets.choose(hanne.id, "5180")
    assert shop.staff.secrets.proof(hanne.id) is Proof.PIN


def test_whoever_leaves_is_out_at_once_in_every_program(shop: Shop, hanne: StaffMember, ingrid: StaffMember) -> None:
    shop.staff.act_as(hanne.id)
    assert shop.staff.at_counter_id() == hanne.id
    shop.store.run("UPDATE staff SET works_here = 0 WHERE id = ?", (hanne.id,))  # as another counter has just written it
    assert shop.staff.at_counter_id() is None
    with pytest.raises(NotAllowed):
        shop.staff.require(Right.EXPORT)
    assert ingrid in shop.staff.all()


def test_a_new_role_takes_the_pin_away(shop: Shop, hanne: StaffMember, ingrid: StaffMember) -> None:
    shop.staff.secrets.show(ingrid.id, PASSWORD)
    shop.staff.hand_over(ingrid.id)
    shop.staff.edit(hanne.id, StaffDraft("Hanne Vik", Role.OWNER))
    assert shop.staff.secrets.proof(hanne.id) is Proof.NONE


def test_a_secret_that_is_no_text_is_wrong_and_nothing_worse(shop: Shop, hanne: StaffMember) -> None:
    for broken in ("\udcff", "40\x0075", "4" * 100_000):
        with pytest.raises(WrongSecret):
            shop.staff.secrets.show(hanne.id, broken)
    shop.staff.secrets.show(hanne.id, PIN)
