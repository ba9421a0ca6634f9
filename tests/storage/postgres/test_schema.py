"""The steps make on a server what the tables say, and the engine itself holds the ledgers."""

from collections.abc import Iterator

import peewee
import pytest

from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop
from shopdesk.storage.location import Server
from shopdesk.storage.postgres.driver import Postgres
from shopdesk.storage.tables import LEDGERS, TABLES
from tests.postgres import PostgresServer

pytestmark = pytest.mark.postgresql

SHAPES = {
    "columns": "SELECT table_name, column_name, data_type, is_nullable, collation_name FROM information_schema.columns"
    " WHERE table_schema = current_schema() AND table_name NOT IN ('shop_version', 'schema_migration') ORDER BY 1, 2",
    "indexes": "SELECT replace(indexdef, schemaname || '.', '') FROM pg_indexes WHERE schemaname = current_schema()"
    " AND tablename NOT IN ('shop_version', 'schema_migration') AND indexname <> 'glance_words' ORDER BY 1",
    "rules": "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
    " WHERE connamespace = current_schema()::regnamespace AND conrelid::regclass::text <> 'schema_migration' ORDER BY 1, 2",
}


@pytest.fixture
def described(server: Server, postgres_server: PostgresServer) -> Iterator[Postgres]:
    """A schema made from the tables as they are today."""
    with postgres_server.connect() as connection:
        connection.execute("CREATE SCHEMA described")
        database = Postgres(server.beside("described"))
        database.connect()
        with database.bind_ctx(TABLES):
            database.create_tables(TABLES)
        yield database
        database.close()
        connection.execute("DROP SCHEMA described CASCADE")


@pytest.mark.parametrize("shape", SHAPES)
def test_the_steps_make_what_the_tables_say(shop: Shop, described: Postgres, shape: str) -> None:
    made, wanted = shop.store.rows(SHAPES[shape]), described.execute_sql(SHAPES[shape]).fetchall()
    assert made == [tuple(row) for row in wanted]


@pytest.mark.parametrize("table", LEDGERS, ids=lambda table: table._meta.table_name)
@pytest.mark.parametrize("verb", ["UPDATE", "DELETE"])
def test_every_ledger_is_held(shop: Shop, table: type[peewee.Model], verb: str) -> None:
    held = "SELECT count(*) FROM information_schema.triggers WHERE trigger_schema = current_schema() AND event_manipulation = ?"
    assert shop.store.rows(f"{held} AND event_object_table = ?", (verb, table._meta.table_name)) == [(1,)]


def test_a_ledger_is_only_added_to(shop: Shop) -> None:
    shop.members.add(MemberDraft(name="Tor"))
    for sql in ("UPDATE log_line SET at = 1", "DELETE FROM log_line"):
        with pytest.raises(peewee.IntegrityError, match="only added to"):
            shop.store.run(sql)


def test_the_words_are_found_by_the_index(shop: Shop) -> None:
    condition, values = shop.store.search.condition((("tor",),))
    plan = shop.store.rows(f"EXPLAIN SELECT 1 FROM glance g WHERE {condition}", values)
    shop.store.run("SET enable_seqscan = off")
    plan = shop.store.rows(f"EXPLAIN SELECT 1 FROM glance g WHERE {condition}", values)
    assert any("glance_words" in line for (line,) in plan)
