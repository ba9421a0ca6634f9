"""What a shop's file is: its mark, its version, the steps that lead there, and the schema each version has to have."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
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
    3: "2f535fd1637b3c727559b5e64db4a407cadd5c7c3e2c113c2fdfca6bcd10fe74",
    4: "3463e22e8d5bda218eb3067e2b9a4b6c9a303f025be701dd1362abc978781c36",
    5: "90aee68cf96534f1e018f172cb2f1f7aabb0beb4af0b473bd960700140c156fb",
    6: "e58906c637f0808cbf898af092ff381f83f600e9f070cc74d30161fce2d9168f",
    7: "e58906c637f0808cbf898af092ff381f83f600e9f070cc74d30161fce2d9168f",
    8: "e58906c637f0808cbf898af092ff381f83f600e9f070cc74d30161fce2d9168f",
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


def walk(database: peewee.SqliteDatabase, before: Callable[[], object], steps: Path = STEPS, version: int = SCHEMA_VERSION) -> None:
    """Bring the file to ``version``, one step after another, each whole or not at all; ``before`` is called if it holds a shop already.

    Two programs may start at once: what the other has walked is not walked again.
    """
    there = _version(database)
    if there >= version:
        return
    if there:
        before()
    try:
        _runner(database, steps).up()
    except (peewee.PeeweeException, _Stepped):
        if _version(database) != version:
            raise


class _Stepped(Exception):
    """Another program has taken this step meanwhile."""


def _version(database: peewee.SqliteDatabase) -> int:
    return int(database.execute_sql("PRAGMA user_version").fetchone()[0])


def _runner(database: peewee.SqliteDatabase, steps: Path) -> Any:
    # Only now: the runner brings a good deal with it that an ordinary start does not need.
    from playhouse.migrations import Migration, Runner

    class Step(Migration):
        """A step that leaves its number in the file in the transaction that takes it."""

        def load(self) -> Any:
            module = super().load()
            return SimpleNamespace(up=_whole(module.up, self.idx), atomic=True)

    class Steps(Runner):
        def migrations(self) -> list[Any]:
            return [Step(*migration) for migration in super().migrations()]

    return Steps(database, str(steps))


def _whole(up: Callable[[Any, Any], None], number: int) -> Callable[[Any, Any], None]:
    """The step, with what has to hold before it may be kept. Foreign keys are off inside it, so they are looked at by hand."""

    def step(migrator: Any, database: Any) -> None:
        if _version(database) >= number:
            raise _Stepped
        up(migrator, database)
        lost = database.execute_sql("PRAGMA foreign_key_check").fetchall()
        if lost:
            raise peewee.IntegrityError(f"step {number} leaves {len(lost)} rows that point to nothing")
        database.execute_sql(f"PRAGMA user_version = {number}")

    return step
