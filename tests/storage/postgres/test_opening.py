"""A shop begins on a server, opens again, and whatever else lies there is left alone."""

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

import pytest

from shopdesk.clock import FixedClock
from shopdesk.core.backups.service import look_thoroughly
from shopdesk.core.location import is_there
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop
from shopdesk.core.visits.records import NewVisit
from shopdesk.errors import StoreProblem
from shopdesk.storage.location import Server, location_of
from shopdesk.storage.postgres.store import forget
from shopdesk.storage.schema import SCHEMA_VERSION
from tests.postgres import PostgresServer

pytestmark = pytest.mark.postgresql


@pytest.fixture
def unmade(postgres_server: PostgresServer) -> Iterator[Server]:
    """A place on the server where nothing is."""
    server = postgres_server.location("unmade")
    yield server
    forget(server)


def refusal(location: object) -> StoreProblem:
    with pytest.raises(StoreProblem) as refused:
        Shop.open(location)
    return refused.value


def test_a_shop_begins_and_is_there_once_something_is_written(unmade: Server, clock: FixedClock) -> None:
    assert not is_there(unmade)
    with Shop.open(unmade, clock=clock, create=True) as shop:
        assert shop.store.engine.startswith("PostgreSQL 1")
        assert shop.store.rows("SELECT version FROM shop_version") == [(SCHEMA_VERSION,)]
        assert not is_there(unmade)
        shop.members.add(MemberDraft(name="Tor"))
    assert is_there(unmade)
    with Shop.open(unmade, clock=clock) as shop:
        assert shop.members.count() == 1
        assert all(check.well for check in shop.backups.check())


def test_where_nothing_is_nothing_opens(unmade: Server, clock: FixedClock) -> None:
    problem = refusal(unmade)
    assert (problem.kind, str(unmade) in problem.what) == ("missing", True)
    looked = look_thoroughly(unmade, clock.now())
    assert {check.found for check in looked} == {(problem.what,)}


def _open(server: Server) -> int:
    with Shop.open(server, create=True) as shop:
        return int(shop.store.rows("SELECT count(*) FROM schema_migration")[0][0])


def test_programs_that_begin_the_same_shop_at_once_make_one(unmade: Server) -> None:
    with ProcessPoolExecutor(4, multiprocessing.get_context("spawn")) as programs:
        assert list(programs.map(_open, [unmade] * 4)) == [SCHEMA_VERSION] * 4


def test_a_schema_with_other_things_in_it_is_left_alone(unmade: Server, postgres_server: PostgresServer) -> None:
    with postgres_server.connect() as connection:
        connection.execute("CREATE SCHEMA unmade; CREATE TABLE unmade.invoices (id integer)")
        with pytest.raises(StoreProblem) as refused:
            Shop.open(unmade, create=True)
        assert refused.value.kind == "foreign"
        assert connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'unmade'").fetchall() == [("invoices",)]


def test_a_newer_shop_is_refused_and_not_changed(server: Server, postgres_server: PostgresServer) -> None:
    with postgres_server.connect() as connection:
        connection.execute("UPDATE shopdesk.shop_version SET version = 99")
        try:
            assert refusal(server).kind == "newer"
        finally:
            connection.execute(f"UPDATE shopdesk.shop_version SET version = {SCHEMA_VERSION}")


@pytest.mark.parametrize(
    ("changes", "kind"),
    [({"database": "nowhere"}, "missing"), ({"user": "stranger"}, "denied")],
)
def test_the_door_is_closed_with_a_sentence(postgres_server: PostgresServer, changes: dict[str, str], kind: str) -> None:
    assert refusal(location_of(postgres_server.address(**changes))).kind == kind


@pytest.mark.parametrize("address", ["postgresql://till@127.0.0.1:1/shop", "postgresql://till@/shop?host=/nowhere"])
def test_a_server_that_is_not_there_is_said(address: str) -> None:
    problem = refusal(location_of(address))
    assert problem.kind == "unreachable"
    assert address in problem.what


def test_a_name_that_may_only_write_rows_keeps_the_shop_open(server: Server, postgres_server: PostgresServer, clock: FixedClock) -> None:
    with postgres_server.connect() as connection:
        connection.execute(
            "DROP ROLE IF EXISTS till; CREATE ROLE till LOGIN; GRANT USAGE ON SCHEMA shopdesk TO till;"
            "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA shopdesk TO till;"
            "GRANT USAGE ON ALL SEQUENCES IN SCHEMA shopdesk TO till"
        )
        try:
            with Shop.open(location_of(postgres_server.address(user="till")), clock=clock) as shop:
                member = shop.members.add(MemberDraft(name="Tor"))
                shop.visits.record(member.id)
                shop.visits.record_many([NewVisit(member.id, shop.today(), None)])
                assert shop.rhythm.learn_all() == 1
                shop.undo.thin()
                with pytest.raises(StoreProblem) as refused:
                    shop.store.run("DROP TABLE visit")
                assert refused.value.kind == "read_only"
        finally:
            connection.execute("DROP OWNED BY till; DROP ROLE till")
