"""A shop on a server, for what only a server has."""

from collections.abc import Iterator

import pytest

from shopdesk.clock import FixedClock
from shopdesk.core.shop import Shop
from shopdesk.storage.location import Server
from tests.postgres import PostgresServer


@pytest.fixture
def server(postgres_server: PostgresServer) -> Server:
    return postgres_server.emptied()


@pytest.fixture
def shop(server: Server, clock: FixedClock) -> Iterator[Shop]:
    with Shop.open(server, clock=clock, counter="Counter") as shop:
        yield shop
