"""The core keeps its promises on both engines: every test that asks for ``shop`` runs on each."""

from collections.abc import Iterator

import pytest

from shopdesk.clock import FixedClock
from shopdesk.core.shop import Shop
from shopdesk.storage.location import Location

ENGINES = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "engine" in metafunc.fixturenames:
        # A test that asks for the file itself is about the file.
        metafunc.parametrize("engine", ENGINES[:1] if "shop_file" in metafunc.fixturenames else ENGINES)


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
