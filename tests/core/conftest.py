"""The core keeps its promises on both engines: every test that asks for ``shop`` runs on each."""

import itertools
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from shopdesk.clock import FixedClock
from shopdesk.core.shop import Shop
from shopdesk.storage.location import Location

EmptyPlace = Callable[[], Location]
ENGINES = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "engine" in metafunc.fixturenames:
        # A test that asks for the file itself is about the file.
        metafunc.parametrize("engine", ENGINES[:1] if "shop_file" in metafunc.fixturenames else ENGINES)


@pytest.fixture
def empty_place(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> EmptyPlace:
    """Gives a place for an empty shop as often as it is called, for tests that try many; one at a time."""
    if engine == "sqlite":
        new, numbers = request.getfixturevalue("_new_shop_file"), itertools.count()
        return lambda: Path(shutil.copy(new, tmp_path / f"{next(numbers)}.shopdesk"))
    return request.getfixturevalue("postgres_server").emptied


@pytest.fixture
def shop_at(engine: str, request: pytest.FixtureRequest) -> Location:
    """Where a closed shop lies that has nobody in it yet."""
    if engine == "sqlite":
        return request.getfixturevalue("shop_file")
    return request.getfixturevalue("postgres_server").emptied()


@pytest.fixture
def shop(shop_at: Location, clock: FixedClock) -> Iterator[Shop]:
    """That shop, open, at the counter named Counter."""
    with Shop.open(shop_at, clock=clock, counter="Counter") as shop:
        yield shop
