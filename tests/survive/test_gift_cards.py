"""Gift cards at several counters at once, and pressed again after a kill; ``shopdesk bench survive`` does the same in full."""

from pathlib import Path

import pytest

from shopdesk.core.location import Location
from shopdesk.core.shop import Shop
from shopdesk.survival import presses, races

CARDS = 500
BY_COMMAND = {"sqlite": 40, "postgresql": 8}  # each a process for every press: on a server nothing is different but the engine


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def engine(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def place(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> Location:
    """A shop with nobody in it, in a file or on a server."""
    if engine == "postgresql":
        return request.getfixturevalue("postgres_server").emptied()
    path = tmp_path / "races.shopdesk"
    Shop.open(path, create=True).close()
    return path


def test_of_eight_counters_one_takes_off_each_card(engine: str, place: Location) -> None:
    cards, codes = races.stock(place, CARDS)
    few = BY_COMMAND[engine]
    seen = races.race(place, cards[few:])
    by_command = races.race_by_command(place, cards[:few], codes[:few], counters=2)
    assert (seen.errors, by_command.errors) == ((), ())
    assert (seen.redemptions, seen.doubles, seen.known) == (CARDS - few, 0, CARDS - few)
    assert (by_command.redemptions, by_command.doubles, by_command.known) == (few, 0, few)


def test_without_the_guard_cards_are_taken_off_twice(place: Location) -> None:
    """The control: the same counters with a till that looks first and takes then."""
    cards, _codes = races.stock(place, 30)
    assert races.race(place, cards, guarded=False).doubles > 0


def test_a_press_that_was_killed_before_its_answer_counts_once(tmp_path: Path) -> None:
    seen = presses.in_own_process(tmp_path, 30)
    assert (seen.kills, seen.bad) == (30, 0)
    assert seen.unanswered >= 15
