"""What a shop's file is: its mark, its version, the steps that lead there, and the schema each version has to have."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import peewee

APPLICATION_ID = 0x53484450  # "SHDP"
SCHEMA_VERSION = 8
STEPS = Path(__file__).parent / "migrations"
# One line a version, and never changed once that version was released: tests/storage/test_schema.py says what belongs here.
KNOWN = {
    1: "fb8fcf06bb43388d476c516a339ff93aa7e89d4266ea9832baf95da1c106c319",
    2: "c353abcb8d71d196fab4deeb8f3157ae3532217b4902ecd7f795032a61ce7d8c",
    3: "9d77bd3b970a2b6c7318e72011808cf7a7c6f35a6a71bd46bad21f2aa695d981",
    4: "031e742eff8c08c5464061ee9d9c9a4c1e44b75b5deded8f770a0d5e8b06489d",
    5: "18d335ad9404989f3e68cf055269774fd7a3ef40723f650a80ccdf9cc1bee7a6",
    6: "fa73ce0397861d12c8e873cdba9e0ad129787a5aca25ea343e47fe5feb8e8508",
    7: "fa73ce0397861d12c8e873cdba9e0ad129787a5aca25ea343e47fe5feb8e8508",
    8: "6575f146971800f4b9ec8e1c7d50d2d0932c9dc7191928cd6c21dfe92dd1af00",
}
# The versions a released program left behind; the steps between two of them are walked in one go.
RELEASED = (1, 2, 8)
ROWS = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
# What the engine adds by itself: statistics, and the indexes behind UNIQUE.
_OWN = frozenset({"CREATE TABLE sqlite_stat1(tbl,idx,stat)", "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)"})
_HISTORY = "schema_migration"


def fingerprint(rows: Iterable[tuple[str, str, str, str | None]]) -> str:
    """SHA-256 over the schema's text, from ``ROWS``. What the search engine makes for itself counts by name, not by its words."""
    digest = hashlib.sha256()
    for kind, name, table, sql in rows:
        if sql in _OWN or (kind == "index" and sql is None):
            continue
        text = "" if kind == "table" and name.startswith("search_") else sql
        digest.update("\x1f".join((kind, name, table, text or "", "\n")).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def is_known(version: int, rows: Iterable[tuple[str, str, str, str | None]]) -> bool:
    """Is this the schema that a file of ``version`` has? A file that was only just begun has none yet."""
    there = list(rows)
    if version == 0:
        return all(row[2] == _HISTORY for row in there)
    return fingerprint(there) == KNOWN.get(version)


@dataclass(frozen=True, slots=True)
class Mark:
    """How an engine keeps the number of the step it stands on, and how many rows a step left that point to nothing."""

    read: Callable[[Any], int]
    write: Callable[[Any, int], object]
    dangling: Callable[[Any], int]


IN_FILE = Mark(
    lambda database: int(database.execute_sql("PRAGMA user_version").fetchone()[0]),
    lambda database, number: database.execute_sql(f"PRAGMA user_version = {number}"),
    # Foreign keys are off inside a step, so they are looked at by hand.
    lambda database: len(database.execute_sql("PRAGMA foreign_key_check").fetchall()),
)


def walk(
    database: peewee.Database, before: Callable[[], object], steps: Path = STEPS, version: int = SCHEMA_VERSION, mark: Mark = IN_FILE
) -> None:
    """Bring the shop to ``version``, one step after another, each whole or not at all; ``before`` is called if it holds a shop already.

    Two programs may start at once: what the other has walked is not walked again.
    """
    there = mark.read(database)
    if there >= version:
        return
    if there:
        before()
    while there < version:
        try:
            _runner(database, steps, mark).up()
        except (peewee.PeeweeException, _Stepped):
            if mark.read(database) == there:
                raise
        there = mark.read(database)


class _Stepped(Exception):
    """Another program has taken this step meanwhile."""


def _runner(database: peewee.Database, steps: Path, mark: Mark = IN_FILE) -> Any:
    # Only now: the runner brings a good deal with it that an ordinary start does not need.
    from playhouse.migrations import Migration, Runner

    class Step(Migration):
        """A step that leaves its number in the shop in the transaction that takes it."""

        def load(self) -> Any:
            module = super().load()
            return SimpleNamespace(up=_whole(module.up, self.idx, mark), atomic=True)

    class Steps(Runner):
        def migrations(self) -> list[Any]:
            return [Step(*migration) for migration in super().migrations()]

    return Steps(database, str(steps))


def _whole(up: Callable[[Any, Any], None], number: int, mark: Mark) -> Callable[[Any, Any], None]:
    """The step, with what has to hold before it may be kept."""

    def step(migrator: Any, database: Any) -> None:
        if mark.read(database) >= number:
            raise _Stepped
        up(migrator, database)
        lost = mark.dangling(database)
        if lost:
            raise peewee.IntegrityError(f"step {number} leaves {lost} rows that point to nothing")
        mark.write(database, number)

    return step
