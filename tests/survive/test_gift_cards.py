"""Gift cards at several counters at once, and pressed again after a kill; ``shopdesk bench survive`` does the same in full."""

from pathlib import Path

import pytest

from shopdesk.core.shop import Shop
from shopdesk.survival import presses, races

CARDS, BY_COMMAND = 500, 40


@pytest.fixture
def place(tmp_path: Path) -> Path:
    path = tmp_path / "races.shopdesk"
    Shop.open(path, create=True).close()
    return path


def test_of_eight_counters_one_takes_off_each_card(place: Path) -> None:
    cards, codes = races.stock(place, CARDS)
    seen = races.race(place, cards[BY_COMMAND:])
    by_command = races.race_by_command(place, cards[:BY_COMMAND], codes[:BY_COMMAND], counters=2)
    assert (seen.errors, by_command.errors) == ((), ())
    assert (seen.redemptions, seen.doubles, seen.known) == (CARDS - BY_COMMAND, 0, CARDS - BY_COMMAND)
    assert (by_command.redemptions, by_command.doubles, by_command.known) == (BY_COMMAND, 0, BY_COMMAND)


def test_without_the_guard_cards_are_taken_off_twice(place: Path) -> None:
    """The control: the same counters with a till that looks first and takes then."""
    cards, _codes = races.stock(place, 30)
    assert races.race(place, cards, guarded=False).doubles > 0


def test_a_press_that_was_killed_before_its_answer_counts_once(tmp_path: Path) -> None:
    seen = presses.in_own_process(tmp_path, 30)
    assert (seen.kills, seen.bad) == (30, 0)
    assert seen.unanswered >= 15
