"""One SQL text for both engines: values, quotes, yes and no, sums, order of text."""

import pytest

from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop
from shopdesk.storage.postgres.driver import spoken
from shopdesk.storage.tables import Visit

pytestmark = pytest.mark.postgresql


@pytest.mark.parametrize(
    ("sql", "as_psycopg_wants"),
    [
        ("SELECT ? + ?", "SELECT %s + %s"),
        ("SELECT '?' || \"a?\" || ?", "SELECT '?' || \"a?\" || %s"),
        ("SELECT 7 % 2, 'a%' LIKE ?", "SELECT 7 %% 2, 'a%%' LIKE %s"),
        ("SELECT 'it''s ?' = ?", "SELECT 'it''s ?' = %s"),
        ("SELECT %s", "SELECT %s"),
        ('CREATE TABLE "a" ("b" TEXT) STRICT', 'CREATE TABLE "a" ("b" TEXT)'),
    ],
)
def test_the_marks_of_values(sql: str, as_psycopg_wants: str) -> None:
    assert spoken(sql) == as_psycopg_wants


@pytest.mark.parametrize("count", [1, 19, 20, 2500])
def test_many_rows_come_as_they_are_and_are_counted(shop: Shop, count: int) -> None:
    shop.store.run("CREATE TEMP TABLE kept (number BIGINT, words TEXT, yes INTEGER, share DOUBLE PRECISION, bytes BYTEA, none TEXT)")
    rows = [(number, f"{number}\t\\N\n“?” %s\\", number % 2 == 0, number / 7, bytes([number % 256, 0]), None) for number in range(count)]
    before = shop.store.total_changes()
    shop.store.run_many("INSERT INTO kept (number, words, yes, share, bytes, none) VALUES (?, ?, ?, ?, ?, ?)", iter(rows))
    assert shop.store.total_changes() - before == count
    assert shop.store.rows("SELECT * FROM kept ORDER BY number") == [(*row[:2], int(row[2]), *row[3:]) for row in rows]
    shop.store.run_many("UPDATE kept SET yes = ? WHERE number = ?", [(7, row[0]) for row in rows])
    assert shop.store.rows("SELECT count(*) FROM kept WHERE yes = 7") == [(count,)]


@pytest.mark.parametrize(
    ("sql", "values", "answer"),
    [
        ("SELECT CAST(? AS integer), ? = 1", (True, False), (1, False)),
        ("SELECT sum(a), avg(a) FROM (VALUES (CAST(1 AS bigint)), (2)) AS t (a)", (), (3, 1.5)),
        ("SELECT ?, ?", ("50% of ? \\ 'x' \"y\"", "%s"), ("50% of ? \\ 'x' \"y\"", "%s")),
        ("SELECT count(*) FROM member WHERE name = ?", ("'; DROP TABLE member; --",), (0,)),
        ("SELECT ?", (b"\x00\xff",), (b"\x00\xff",)),
    ],
)
def test_values_come_and_go_as_they_are(shop: Shop, sql: str, values: tuple[object, ...], answer: tuple[object, ...]) -> None:
    [row] = shop.store.rows(sql, values)
    assert row == answer
    assert [type(value) for value in row] == [type(value) for value in answer]


def test_text_sorts_by_its_letters_as_in_a_file(shop: Shop) -> None:
    for name in ("éa", "Zb", "ab", "aB", "_c"):
        shop.members.add(MemberDraft(name=name))
    assert [name for (name,) in shop.store.rows("SELECT name FROM member ORDER BY name")] == ["Zb", "_c", "aB", "ab", "éa"]


def test_what_was_written_is_counted(shop: Shop) -> None:
    before = shop.store.total_changes()
    member = shop.members.add(MemberDraft(name="Tor"))
    assert shop.store.total_changes() > before
    shop.visits.record(member.id)
    counted = shop.store.total_changes()
    assert Visit.select().count() == 1
    assert shop.store.total_changes() == counted
