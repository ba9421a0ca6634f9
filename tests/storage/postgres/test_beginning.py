"""A first day on a server: all of it or no shop, and the sample shop steps aside for one of one's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from shopdesk.beginning import Beginning, How, begin_apart
from shopdesk.clock import FixedClock
from shopdesk.core.backups.service import set_aside
from shopdesk.core.location import is_there
from shopdesk.core.shop import Shop
from shopdesk.errors import Cancelled, FileProblem
from shopdesk.storage.location import Server
from shopdesk.storage.postgres.store import forget
from tests.postgres import PostgresServer

pytestmark = pytest.mark.postgresql


@pytest.fixture
def unmade(postgres_server: PostgresServer) -> Iterator[Server]:
    server = postgres_server.location("beginning")
    yield server
    forget(server)


def _schemas(postgres_server: PostgresServer) -> set[str]:
    with postgres_server.connect() as connection:
        return {name for (name,) in connection.execute("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'beginning%'").fetchall()}


def test_a_first_day(unmade: Server) -> None:
    begin_apart(lambda done, total: None, unmade, Beginning("Dahl’s Books", "Ingrid Dahl", How.EMPTY))
    with Shop.open(unmade) as shop:
        assert shop.settings.shop().name == "Dahl’s Books"
        assert [member.name for member in shop.staff.all()] == ["Ingrid Dahl"]


def _stop(done: int, total: int) -> None:
    raise Cancelled


def test_one_that_is_stopped_leaves_nothing(unmade: Server, postgres_server: PostgresServer) -> None:
    with pytest.raises(Cancelled):
        begin_apart(_stop, unmade, Beginning("Dahl’s Books", "Ingrid Dahl", How.SAMPLE))
    assert _schemas(postgres_server) == set()


def test_a_list_that_cannot_be_read_leaves_the_shop_that_was_there(unmade: Server, tmp_path: Path) -> None:
    begin_apart(lambda done, total: None, unmade, Beginning("Dahl’s Books", "Ingrid Dahl", How.EMPTY))
    with pytest.raises(FileProblem):
        begin_apart(lambda done, total: None, unmade, Beginning("Another", "Emil Haug", How.LIST, path=tmp_path))
    with Shop.open(unmade) as shop:
        assert shop.settings.shop().name == "Dahl’s Books"


def test_the_sample_shop_steps_aside(unmade: Server, clock: FixedClock) -> None:
    begin_apart(lambda done, total: None, unmade, Beginning("Sample", "Ingrid Dahl", How.EMPTY))
    aside = set_aside(unmade, clock.now())
    try:
        assert aside.name == "beginning_before_20261119t074000"
        assert not is_there(unmade)
        with Shop.open(aside, clock=clock) as shop:
            assert shop.settings.shop().name == "Sample"
    finally:
        forget(aside)
