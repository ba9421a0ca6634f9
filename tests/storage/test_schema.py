"""The schema walk: what each table says of itself is so, and the steps make what tables.py describes."""

import ast
import contextlib
import shutil
from pathlib import Path

import peewee
import pytest
from playhouse.migrations import Runner

import shopdesk.storage
from shopdesk.clock import FixedClock
from shopdesk.core.rhythm.records import Standing
from shopdesk.core.shop import Shop
from shopdesk.storage.database import APPLICATION_ID
from shopdesk.storage.engine import sqlite3
from shopdesk.storage.schema import SCHEMA_VERSION
from shopdesk.storage.tables import LEDGERS, TABLES, Member, UndoRow
from shopdesk.storage.treatment import OnErase, OnExport, OnMerge, OnUndo, Treatment


def shape(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Columns, references and indices of every table of ours."""
    made = {}
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        if not name.startswith(("search", "sqlite_", "schema_migration")):
            columns = connection.execute(f"SELECT name, type, [notnull], pk FROM pragma_table_info('{name}')").fetchall()
            columns += connection.execute(f"SELECT [from], [table], on_delete FROM pragma_foreign_key_list('{name}') ORDER BY 1").fetchall()
            made[name] = columns + connection.execute(f"SELECT name, [unique] FROM pragma_index_list('{name}') ORDER BY 1").fetchall()
    return made


def checks(connection: sqlite3.Connection) -> dict[str, list[str]]:
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql LIKE '%CHECK%'").fetchall()
    return {name: sorted(part.split(",")[0] for part in sql.split("CHECK")[1:]) for name, sql in rows}


def test_the_steps_make_what_the_tables_say(shop: Shop, tmp_path: Path) -> None:
    described = peewee.SqliteDatabase(str(tmp_path / "described.db"))
    with described.bind_ctx(TABLES):
        described.create_tables(TABLES)
        assert shape(shop.store.database.connection()) == shape(described.connection())
        assert checks(shop.store.database.connection()) == checks(described.connection())
        described.close()


def test_every_table_of_the_file_is_declared(shop: Shop) -> None:
    declared = {table._meta.table_name for table in TABLES}
    assert set(shape(shop.store.database.connection())) == declared
    assert all(isinstance(table.treatment, Treatment) for table in TABLES)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table._meta.table_name)
def test_whoever_names_a_person_says_what_becomes_of_it(table: type[peewee.Model]) -> None:
    columns = {field.column_name for field in table._meta.sorted_fields}
    references = {field.column_name for field in table._meta.refs if field.rel_model is Member}
    treatment = table.treatment
    if "member_id" in columns or references - {"merged_into_id"}:
        assert treatment.person == "member_id"
    if treatment.person is not None:
        assert treatment.person in columns
        assert treatment.export is not OnExport.NOT_ABOUT_A_PERSON
        assert treatment.erase is not OnErase.NOT_ABOUT_A_PERSON
        assert treatment.merge is not OnMerge.NOT_ABOUT_A_PERSON


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table._meta.table_name)
def test_nothing_is_removed_along_with_a_person(table: type[peewee.Model]) -> None:
    ends = {field.column_name: field.on_delete for field in table._meta.refs}
    expected = {"step_id": "CASCADE"} if table is UndoRow else dict.fromkeys(ends, "RESTRICT")
    assert ends == expected


def test_ledgers_are_held_by_triggers_and_undone_by_a_new_entry(shop: Shop) -> None:
    triggers = dict(shop.store.rows("SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'"))
    for table in TABLES:
        held = {f"{table._meta.table_name}_never_{verb}" for verb in ("update", "delete")} <= set(triggers)
        assert held is (table in LEDGERS) is (table.treatment.undo is OnUndo.NEW_ENTRY)


def test_ledgers_hold_ids_and_numbers_only() -> None:
    for table in LEDGERS:
        texts = {field.name for field in table._meta.sorted_fields if isinstance(field, peewee.TextField)}
        codes = {"channel", "purpose", "state", "how"}
        assert table.treatment.person is None or texts <= {"verb", "numbers", "chain", "currency", "kind", "key"} | codes


def test_ids_are_random_and_never_given_again(shop: Shop) -> None:
    for table in TABLES:
        keyed = table._meta.primary_key
        assert keyed.default is not None or table._meta.table_name in ("glance", "rhythm", "undo_step", "log_line")


def test_a_step_never_reads_the_tables_of_today() -> None:
    for step in (Path(shopdesk.storage.__file__).parent / "migrations").glob("*.py"):
        for node in ast.walk(ast.parse(step.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                assert not [alias for alias in node.names if alias.name.startswith("shopdesk")], step
            if isinstance(node, ast.ImportFrom):
                assert not (node.module or "").startswith("shopdesk"), step


def _file_of_step_1(path: Path) -> None:
    """A shop's file as the first schema left it, with somebody in it who came twice."""
    database = peewee.SqliteDatabase(str(path), pragmas={"foreign_keys": 1})
    Runner(database, str(Path(shopdesk.storage.__file__).parent / "migrations")).up("0001_first")
    texts = ("code", "name", "sort_key", "greeting", "pronounce", "language", "street", "postcode", "city", "region", "country", "job_when",
             "job_want", "job_so_that")
    values = dict.fromkeys(texts, "") | {"id": 7, "code": "ABCDEFGHJKLMNPQR", "name": "Ida Moe", "remembered": "visits", "since": 20700}
    marks = ", ".join("?" * (len(values) + 1))
    database.execute_sql(f"INSERT INTO member ({', '.join(values)}, added_at) VALUES ({marks})", (*values.values(), 0))
    for visit_id, day in ((1, 20740), (2, 20750)):
        database.execute_sql("INSERT INTO visit (id, member_id, day, what, ask_how) VALUES (?, 7, ?, '', 0)", (visit_id, day))
    database.execute_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    database.execute_sql("PRAGMA user_version = 1")
    database.close()


def test_a_file_of_the_first_schema_goes_on_with_everybody_in_it(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "old.shopdesk"
    _file_of_step_1(path)
    with Shop.open(path, clock=clock) as shop:
        assert shop.store.rows("PRAGMA user_version") == [(SCHEMA_VERSION,)]
        assert not shop.members.get(7).left_alone
        assert shop.store.rows("SELECT count(*) FROM rhythm") == [(0,)]
        assert shop.rhythm.is_due()
        said = shop.rhythm.of(7)
        assert said is not None
        assert said.standing is Standing.NEW
        assert shop.rhythm.learn_all() == 1
        assert shop.store.rows("SELECT member_id, gaps, base FROM rhythm") == [(7, 1, "new")]
        assert shop.store.rows("PRAGMA foreign_key_check") == []
    with Shop.open(path, clock=clock) as shop:
        assert shop.store.rows("SELECT count(*) FROM schema_migration") == [(SCHEMA_VERSION,)]


def test_a_file_is_walked_once_and_opens_again(shop_file: Path, tmp_path: Path) -> None:
    kept = Path(shutil.copy(shop_file, tmp_path / "copy.shopdesk"))
    Shop.open(shop_file).close()
    with contextlib.closing(sqlite3.connect(kept)) as before, contextlib.closing(sqlite3.connect(shop_file)) as after:
        assert before.execute("SELECT * FROM sqlite_master").fetchall() == after.execute("SELECT * FROM sqlite_master").fetchall()
        assert after.execute("SELECT count(*) FROM schema_migration").fetchone() == (SCHEMA_VERSION,)
