"""Kills: a process that is busy with the shop is killed at a moment nobody chose. Runs as a program of its own, because it forks.

``python -m shopdesk.survival.kills acts|steps FOLDER COUNT SEED [MEMBERS]`` answers with one line of JSON.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from shopdesk.core.shop import Shop
from shopdesk.storage import backup, gate, schema
from shopdesk.storage.database import Sqlite
from shopdesk.storage.reader import reading
from shopdesk.survival.counter import OPENING, acts, lost, open_shop, small_shop

_FRESH_EVERY = 50  # kills, so that the file stays small and every kill costs the same
_LONGEST = 0.08  # seconds from the first confirmed act to the kill


@dataclass(slots=True)
class Kills:
    """``bad``: kills after which something confirmed was gone or something was half there; ``slowest``: seconds to open again."""

    kills: int = 0
    confirmed: int = 0
    bad: int = 0
    slowest: float = 0.0
    before: int = 0  # of a schema step: killed before it was kept
    examples: tuple[str, ...] = ()


def in_own_process(what: str, folder: Path, count: int, seed: int = 1, members: int = 500) -> Kills:
    """Run the trial ``what`` ("acts" or "steps") in a process of its own."""
    command = [sys.executable, "-m", __name__, what, str(folder), str(count), str(seed), str(members)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return Kills(**json.loads(said))


def kill_acts(folder: Path, count: int, seed: int) -> Kills:
    """Kill a counter in the middle of its acts, ``count`` times."""
    base, live, chance, seen = small_shop(folder / "base.shopdesk"), folder / "live.shopdesk", Random(seed), Kills()
    for kill in range(count):
        if kill % _FRESH_EVERY == 0:
            shutil.copy(base, live)
        told, confirmed = _killed(lambda tell: _be_busy(live, tell), chance.uniform(0, _LONGEST))
        begin = time.perf_counter()
        with open_shop(live):
            seen.slowest = max(seen.slowest, time.perf_counter() - begin)
        wrong = lost(live, told)
        seen.kills += 1
        seen.confirmed += confirmed
        seen.bad += bool(wrong)
        seen.examples = (*seen.examples, *wrong[:1])[:3]
    return seen


def _be_busy(live: Path, tell: Callable[[int], None]) -> None:
    shop: Shop = open_shop(live)
    for line in acts(shop):
        tell(line)


def _say(speaks: int, word: int) -> None:
    os.write(speaks, word.to_bytes(8, "big"))


def _killed(deed: Callable[[Callable[[int], None]], None], after: float) -> tuple[int, int]:
    """Let a child do ``deed`` and kill it ``after`` seconds from its first word; give its last word and how many there were."""
    hears, speaks = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(hears)
        try:
            deed(partial(_say, speaks))
        finally:
            os._exit(0)
    os.close(speaks)
    with os.fdopen(hears, "rb", buffering=0) as pipe:
        words = pipe.read(8)
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        while more := pipe.read(4096):
            words += more
    os.waitpid(child, 0)
    whole = len(words) // 8
    return (int.from_bytes(words[8 * whole - 8 : 8 * whole], "big") if whole else 0), whole


_STEP = """
from peewee import IntegerField, TextField


def up(migrator, db):
    migrator_steps = [
        migrator.add_column("member", "trial_rank", IntegerField(default=7)),
        migrator.add_not_null("member", "trial_rank"),
        migrator.add_column("visit", "trial_mark", TextField(default="")),
    ]
    for operation in migrator_steps:
        operation.run()
    db.execute_sql("CREATE TABLE trial AS SELECT id AS visit_id, day FROM visit")
"""


def kill_steps(folder: Path, count: int, seed: int, members: int) -> Kills:
    """Kill a start in the middle of a schema step that rewrites the table of members, ``count`` times."""
    base = folder / "base.shopdesk"
    if not base.exists():
        small_shop(base, members)
    steps = folder / "steps"
    shutil.copytree(schema.STEPS, steps, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
    number = schema.SCHEMA_VERSION + 1
    (steps / f"{number:04}_trial.py").write_text(_STEP, "utf-8")
    live, chance, seen = folder / "live.shopdesk", Random(seed), Kills()
    before = _counts(base)
    whole = _time_of_step(base, live, steps)
    for _kill in range(count):
        _lay(base, live)
        _killed(lambda tell: _walk(live, steps, tell), chance.uniform(0, 2 * whole))
        begin = time.perf_counter()
        version, wrong = _after_step(live, before)
        seen.slowest = max(seen.slowest, time.perf_counter() - begin)
        seen.kills += 1
        seen.before += version < number
        seen.bad += bool(wrong)
        seen.examples = (*seen.examples, *wrong[:1])[:3]
    return seen


def _lay(base: Path, live: Path) -> None:
    for old in live.parent.glob(live.name + "*"):
        old.unlink()
    shutil.rmtree(backup.folder_of(live), ignore_errors=True)
    shutil.copy(base, live)


def _time_of_step(base: Path, live: Path, steps: Path) -> float:
    _lay(base, live)
    begin = time.perf_counter()
    _walk(live, steps, lambda word: None)
    return time.perf_counter() - begin


def _walk(live: Path, steps: Path, tell: Callable[[int], None]) -> None:
    """What the opener does: connect with its pragmas, back up, walk the steps."""
    database = Sqlite(str(live), lock_type="IMMEDIATE", timeout=10, pragmas={"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1})
    database.connect()
    tell(0)
    with contextlib.closing(database):
        schema.walk(database, lambda: backup.make_copy(live, backup.folder_of(live), OPENING), steps, schema.SCHEMA_VERSION + 1)


def _counts(path: Path) -> dict[str, Any]:
    with reading(path, limit=None) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%trial%'")]
        counts = {table: connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in tables}
        counts["sum of days"] = connection.execute("SELECT sum(day) FROM visit").fetchone()[0]
        counts["schema_migration"] = 0
        return counts


def _after_step(live: Path, before: dict[str, Any]) -> tuple[int, list[str]]:
    """The version that is found, and what is neither the old schema nor the new one whole, with everybody in it."""
    counts = _counts(live)
    with reading(live, limit=None) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        wrong = [*gate.complaints(connection), *gate.loose_ends(connection)]
        rows = list(connection.execute(schema.ROWS))
        old = schema.is_known(schema.SCHEMA_VERSION, rows)
        if version == schema.SCHEMA_VERSION and not old:
            wrong.append("a part of the step was kept")
        if version > schema.SCHEMA_VERSION:
            marked = connection.execute("SELECT count(*) FROM member WHERE trial_rank = 7").fetchone()[0]
            copied = connection.execute("SELECT count(*) FROM trial").fetchone()[0]
            if (marked, copied) != (before["member"], before["visit"]):
                wrong.append("a part of the step is missing")
            if not backup.copies_in(backup.folder_of(live)):
                wrong.append("there was no backup first")
    if counts != before:
        wrong.append("rows are missing")
    return version, wrong


def main(words: list[str]) -> None:
    """Run one trial and say what was seen."""
    what, folder, count, seed, members = words
    if what == "acts":
        seen = kill_acts(Path(folder), int(count), int(seed))
    else:
        seen = kill_steps(Path(folder), int(count), int(seed), int(members))
    sys.stdout.write(json.dumps(asdict(seen)))


if __name__ == "__main__":
    main(sys.argv[1:])
