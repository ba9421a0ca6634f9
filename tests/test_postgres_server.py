import pytest

from tests import postgres
from tests.postgres import PostgresServer

TESTS = """
import pytest
@pytest.mark.postgresql
def test_on_a_server(postgres_server): pass
def test_elsewhere(): pass
"""


@pytest.fixture
def without_a_server(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A run of two tests on a computer that has no PostgreSQL."""
    monkeypatch.setattr(postgres, "programs", lambda: None)
    monkeypatch.delenv("SHOPDESK_EVERY_TEST", raising=False)
    pytester.makeini("[pytest]\nmarkers = postgresql: needs a server")
    pytester.makepyfile(TESTS)
    return pytester


def test_without_a_server_its_tests_are_left_out_and_it_is_said(without_a_server: pytest.Pytester) -> None:
    run = without_a_server.runpytest_inprocess("-p", "tests.postgres")
    assert run.parseoutcomes() == {"passed": 1, "deselected": 1}
    run.stdout.fnmatch_lines(["PostgreSQL: none here*left out*"])


def test_where_it_is_decided_what_lands_they_fail(without_a_server: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOPDESK_EVERY_TEST", "1")
    run = without_a_server.runpytest_inprocess("-p", "tests.postgres")
    assert run.parseoutcomes() == {"passed": 1, "errors": 1}


@pytest.mark.postgresql
def test_each_test_finds_its_shop_empty(postgres_server: PostgresServer) -> None:
    server = postgres_server.emptied("twice")
    with postgres_server.connect() as connection:
        connection.execute("SET search_path = twice; INSERT INTO log_line (at, verb, numbers, chain) VALUES (0, 'test', '{}', '')")
        postgres_server.emptied("twice")
        assert connection.execute("SELECT count(*), (SELECT last_value FROM log_line_id_seq) FROM log_line").fetchone() == (0, 1)
        connection.execute(f"DROP SCHEMA {server.schema} CASCADE")
