"""A list made ready by two processes is the same as one made ready by one; and what becomes of it when the other goes."""

import datetime as dt
from pathlib import Path

import pytest

from shopdesk.core.imports import staging
from shopdesk.core.imports.chunks import COLUMNS, Chunk, NewGlance
from shopdesk.core.imports.records import ListSource, PersonRow
from shopdesk.core.permissions.booking import Listed
from shopdesk.core.shop import Shop
from shopdesk.errors import StoreProblem
from shopdesk.sample.crowd import crowd

LISTED = Listed(1, ("Name", "Newsletter"), dt.datetime(2026, 11, 19, 12, tzinfo=dt.UTC), None)
CROWD = ListSource("crowd.csv", "plain", ("Name",))


def people(count: int) -> list[PersonRow]:
    blank = dict.fromkeys(PersonRow._fields, "") | {"birthday": None, "doubts": (), "photo": b""}
    return [
        PersonRow(**{**blank, "line": line, "raw": person.name, "name": person.name, "emails": (person.email,), "phones": (person.phone,),
                     "city": person.city})
        for line, person in enumerate(crowd(count), 2) if person.email and person.phone
    ]


def chunk(number: int) -> Chunk:
    """One person of the crowd, as a chunk."""
    tables: dict[str, list[tuple[object, ...]]] = {table: [] for table in COLUMNS}
    tables["brought_page"].append((number, 1, number))
    row = (number, "B" * 16, f"Hanne Vik {number}", "", "", "", "", None, None, 0, None, "", None)
    return Chunk(tables, [NewGlance(row, (), (), ())], [])


def test_two_write_down_what_one_would(monkeypatch: pytest.MonkeyPatch) -> None:
    with staging.staged(LISTED) as by_two:
        for number in range(1, 6):
            by_two.add(chunk(number))
        by_two.finish()
        assert by_two._other is not None
        monkeypatch.setattr(staging, "_may_call", lambda: False)
        with staging.staged(LISTED) as alone:
            for number in range(1, 6):
                alone.add(chunk(number))
            alone.finish()
            assert alone._other is None
            for table in (*COLUMNS, "glance"):
                assert list(by_two.rows.rows(table)) == list(alone.rows.rows(table))
            assert len(list(alone.rows.rows("glance"))) == 5


def test_who_never_came_is_found_in_the_order_of_the_alphabet(shop: Shop) -> None:
    rows = people(60)
    assert shop.imports.bring_people(rows, CROWD).taken == len(rows)
    found = [match.name for match in shop.members.find("example").matches]
    assert found == sorted(found)
    assert len(found) == 50
    assert all(check.well for check in shop.backups.check())


def test_inside_another_act_it_is_the_same(shop: Shop) -> None:
    rows = people(20)
    with shop.transaction("beginning") as writing:
        writing.undoable = False
        shop.imports.bring_people(rows, CROWD)
    assert shop.members.count() == len(rows)
    assert shop.members.find(rows[0].name).matches[0].email == rows[0].emails[0]
    shop.imports.bring_people(people(30)[len(rows) :], CROWD)
    assert all(check.well for check in shop.backups.check())


def test_when_the_other_goes_without_a_word_that_is_said() -> None:
    with staging.staged(LISTED) as by_two:
        by_two.add(chunk(1))
        by_two.add(chunk(2))
        assert by_two._other is not None
        by_two._other.kill()
        by_two._other.join()
        with pytest.raises(StoreProblem):
            by_two.finish()


def test_a_full_disk_is_said_by_whoever_met_it(tmp_path: Path) -> None:
    tables = chunk(1).tables
    tables["brought_page"] = [(number, 1, number) for number in range(20_000)]
    with staging.opened(tmp_path / "list.db", {**COLUMNS, "glance": staging.WAITING}) as rows:
        rows._connection.execute("PRAGMA max_page_count = 30")
        with pytest.raises(StoreProblem) as told:
            rows.add(tables)
    assert told.value.kind == "full"
