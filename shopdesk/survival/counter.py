"""A busy counter: a small shop, acts as a person does them, and what must hold of the file whenever it is found again."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from shopdesk.clock import FixedClock
from shopdesk.core.log.rules import first_broken
from shopdesk.core.members.records import MemberDraft, MemoryKind
from shopdesk.core.shop import Shop
from shopdesk.errors import StoreProblem
from shopdesk.storage import gate, invariants
from shopdesk.storage.database import Sqlite
from shopdesk.storage.reader import reading

OPENING = dt.datetime(2026, 11, 19, 7, 40, tzinfo=dt.UTC)
_LINES = "SELECT id, at, counter_id, staff_id, verb, member_id, numbers, chain FROM log_line ORDER BY id"
# What each verb of the log must have left, and in which table: the line and the row are one or none.
# Visits of a list have no instant and no line of their own.
_ROWS = {
    "visits.record": ("visit", "SELECT id FROM visit WHERE at IS NOT NULL"),
    "members.note": ("note", "SELECT id FROM note"),
    "members.remember": ("memory", "SELECT id FROM memory"),
}
_UNDONE = """
SELECT count(*) FROM undo_row r WHERE r.before IS NULL AND r.table_name IN ('visit', 'note', 'memory', 'member')
AND NOT EXISTS (SELECT 1 FROM visit v WHERE v.id = r.row_id UNION ALL SELECT 1 FROM note n WHERE n.id = r.row_id
UNION ALL SELECT 1 FROM memory y WHERE y.id = r.row_id UNION ALL SELECT 1 FROM member m WHERE m.id = r.row_id)
"""


def open_shop(path: Path, driver: Callable[..., Any] = Sqlite, *, create: bool = False) -> Shop:
    """Open the shop with another library under peewee, or the usual one."""
    return Shop.open(path, clock=FixedClock(OPENING), counter="Counter", create=create, driver=driver)


def small_shop(path: Path, members: int = 40) -> Path:
    """Make a closed shop with some people who came."""
    with open_shop(path, create=True) as shop, shop.transaction("trial") as writing:
        writing.undoable = False
        for number in range(members):
            shop.visits.record(shop.members.add(MemberDraft(name=f"Person {number}", phones=(f"+47 40 00 {number:04}",))).id)
    return path


def acts(shop: Shop) -> Iterator[int]:
    """Do one act after another for ever and give, for each that was confirmed, the number of its line in the log."""
    people = [match.id for match in shop.members.recent(20)]
    number = shop.log.last()
    while True:
        number += 1
        act(shop, people[number % len(people)], number)
        yield shop.log.last()


def act(shop: Shop, member_id: int, number: int) -> None:
    """One act: mostly visits, each with its search entry, undo row and log line."""
    if number % 5 == 1:
        shop.members.note(member_id, f"note {number}")
    elif number % 5 == 3:
        shop.members.add(MemberDraft(name=f"New {number}"))
    elif number % 7 == 4:
        shop.members.remember(member_id, MemoryKind.LIKES, f"likes {number}")
    else:
        shop.visits.record(member_id, what=f"bread {number}")


def lost(path: Path, told: int) -> list[str]:
    """What is not as it must be after a mishap: nothing, when every confirmed act is there and none is half. Nobody has the shop open."""
    try:
        with open_shop(path) as shop:
            shop.members.find("person")
            last = shop.log.last()
        with reading(path, limit=None) as connection:
            wrong = [*gate.complaints(connection), *gate.loose_ends(connection), *halves(connection)]
    except StoreProblem as problem:
        return [problem.what]
    return wrong if last >= told else [*wrong, f"{told - last} confirmed acts are lost"]


def halves(connection: Any) -> list[str]:
    """Acts of which a part is there and a part is not."""
    wrong = [f"{name}: {count}" for name, count in invariants.disagreeing(connection).items()]
    lines = connection.execute(_LINES).fetchall()
    if first_broken(lines) is not None:
        wrong.append("the log's chain is broken")
    for verb, (name, rows) in _ROWS.items():
        told = {json.loads(line[6])[name] for line in lines if line[4] == verb}
        there = {row[0] for row in connection.execute(rows)}
        if told != there:
            wrong.append(f"{verb}: {len(told - there)} lines without a row, {len(there - told)} rows without a line")
    added = {line[5] for line in lines if line[4] == "members.add"}
    people = {row[0] for row in connection.execute("SELECT id FROM member WHERE id NOT IN (SELECT member_id FROM brought_row)")}
    if added != people:
        wrong.append("members.add: lines and people differ")
    if connection.execute(_UNDONE).fetchone()[0]:
        wrong.append("undo rows without the row they made")
    return wrong
