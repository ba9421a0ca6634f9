"""Commands killed whole: import, its undo and every kind of export as they are typed, each in a process that is killed at any moment.

Afterwards the shop is as it was before or as it is after, nothing between; where the list goes stands the file of before or the new
one, whole; and nothing else is left behind, neither beside it nor where programs keep what passes.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from shopdesk.core.staff.records import Role, StaffDraft
from shopdesk.storage import passing, words
from shopdesk.storage.reader import reading
from shopdesk.survival.counter import lost, open_shop, small_shop

_PROGRAM = "from shopdesk.app import main; raise SystemExit(main())"
_STAFF = "Ingrid Dahl"
_LEFT_OUT = "people-not-taken.csv"
_BEFORE = b"%PDF-1.4 is what stood there before\n"
KINDS = (".csv", ".xlsx", ".vcf", ".json", ".pdf")
DEEDS = ("import", "undo", *KINDS)


@dataclass(slots=True)
class Killed:
    """``before`` and ``after``: kills that found the deed not done, and done; ``bad``: those that found anything else."""

    kills: int = 0
    before: int = 0
    after: int = 0
    bad: int = 0
    examples: list[str] = field(default_factory=list)


class Ground:
    """A shop, a list to bring and a place for files, laid anew for each kill."""

    def __init__(self, folder: Path, deed: str, people: int) -> None:
        self.deed = deed
        self._base = folder / "base"
        self._live = folder / "live"
        self.passing = folder / "passing"
        self.passing.mkdir(parents=True)
        self._base.mkdir()
        self.shop, self.list = self._live / "shop.shopdesk", self._live / "people.csv"
        self.target = self._live / f"out{deed}"
        self._left_out = -(-people // 50)
        self._prepare(people)

    def _prepare(self, people: int) -> None:
        with open_shop(small_shop(self._base / "shop.shopdesk")) as shop:
            shop.staff.add(StaffDraft(_STAFF, Role.OWNER))
        (self._base / "people.csv").write_text("\n".join(("Name,Phone,Email,Street,Postcode,City", *_rows(people), "")), "utf-8")
        if self.deed in KINDS:
            (self._base / f"out{self.deed}").write_bytes(_BEFORE)
        self.lay()
        if self.deed != "import":
            self.finish("import", str(self.list))
            (self._live / _LEFT_OUT).unlink()
            shutil.rmtree(self._base)
            shutil.copytree(self._live, self._base)
        self.before = self._counted()

    def lay(self) -> None:
        """Lay it as it was."""
        shutil.rmtree(self._live, ignore_errors=True)
        shutil.copytree(self._base, self._live)

    def words(self) -> Sequence[str]:
        """What is typed."""
        if self.deed == "import":
            return ("import", str(self.list))
        if self.deed == "undo":
            with reading(self.shop, limit=None) as connection:
                return ("import", "--undo", str(connection.execute("SELECT id FROM brought_list").fetchone()[0]))
        return ("export", str(self.target), "--all", "--why", "trial")

    def start(self, *typed: str) -> subprocess.Popen[str]:
        """Begin a command."""
        environment = os.environ | {"TMPDIR": str(self.passing)}
        said = [sys.executable, "-c", _PROGRAM, "--shop", str(self.shop), "--staff", _STAFF, *typed, "--json"]
        return subprocess.Popen(said, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)

    def finish(self, *typed: str) -> dict[str, Any]:
        """Let a command go through, and give its answer."""
        running = self.start(*typed)
        out, err = running.communicate()
        if running.returncode:
            raise RuntimeError(f"{typed} broke off by itself: {err[-2000:]}")
        answer: dict[str, Any] = json.loads(out)
        return answer

    def _counted(self) -> tuple[int, ...]:
        tables = ("member", "phone", "email", "brought_list", "brought_page", "brought_row", "taken_back", "permission")
        with reading(self.shop, limit=None) as connection:
            return tuple(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables)

    def is_done(self) -> bool:
        """Whether the deed has left anything; ``wrong`` says whether it has left all."""
        return self.target.read_bytes() != _BEFORE if self.deed in KINDS else self._counted() != self.before

    def wrong(self, after: tuple[int, ...]) -> list[str]:
        """What is neither as before nor as ``after``, the shop's counts when it went through."""
        wrong = lost(self.shop, 0)
        if not words.fit(self.shop):
            wrong.append("people are found by other words than they have")
        if (counted := self._counted()) not in (self.before, after):
            wrong.append(f"half of it is there: {counted}")
        if self.deed in KINDS and self.is_done():
            wrong += _WHOLE[self.deed](self.target)
        passing.tidy(self.passing)  # as the next start does
        left = [path.name for path in self.passing.iterdir()]
        beside = {"shop.shopdesk", "shop.shopdesk-wal", "shop.shopdesk-shm", "shop backups", "people.csv", self.target.name}
        left += [path.name for path in self._live.iterdir() if path.name not in beside and not self._tells_all(path)]
        return wrong + [f"left behind: {name}" for name in left]

    def _tells_all(self, path: Path) -> bool:
        """Whether it is the list of what was left out, with all of it: that is there before the others are kept."""
        return self.deed == "import" and path.name == _LEFT_OUT and path.read_text("utf-8-sig").count("\n") == 1 + self._left_out

    def tidy(self) -> None:
        """Take away what passed."""
        shutil.rmtree(self.passing)
        self.passing.mkdir()

    counted = property(_counted)


def kill(folder: Path, deed: str, count: int, seed: int = 1, people: int = 2000) -> Killed:
    """Kill ``deed`` ``count`` times, each time at a moment between its first word and its last."""
    ground, chance, seen = Ground(folder, deed, people), Random(seed), Killed()
    ground.lay()
    begin = time.perf_counter()
    ground.finish(*ground.words())
    whole, after = time.perf_counter() - begin, ground.counted
    ground.tidy()
    for _kill in range(count):
        ground.lay()
        running = ground.start(*ground.words())
        time.sleep(chance.uniform(0.2, 1.0) * whole)  # the first fifth only reads the program
        running.send_signal(signal.SIGKILL)
        running.communicate()
        wrong = ground.wrong(after)
        seen.kills += 1
        seen.before, seen.after = seen.before + (not ground.is_done()), seen.after + ground.is_done()
        seen.bad += bool(wrong)
        seen.examples += wrong[:1]
        ground.tidy()
    ground.lay()
    ground.finish(*ground.words())  # and it goes through as if nothing had been
    return seen


def _rows(people: int) -> Iterator[str]:
    for number in range(people):
        yield f"Guest {number},+47 41 {number // 1000:02} {number % 1000:04},guest{number}@example.org,Bakklandet 1,7014,Trondheim"
        if number % 50 == 0:
            yield ",,,,,nobody"


def _whole_table(path: Path) -> list[str]:
    return [] if path.read_bytes().count(b"@example.org") and path.read_bytes().endswith(b"\n") else ["a table that breaks off"]


def _whole_workbook(path: Path) -> list[str]:
    try:
        with zipfile.ZipFile(path) as book:
            return [] if book.testzip() is None else ["a workbook with a part that is broken"]
    except zipfile.BadZipFile:
        return ["a workbook that breaks off"]


def _whole_cards(path: Path) -> list[str]:
    content = path.read_bytes()
    return [] if content.count(b"BEGIN:VCARD") == content.count(b"END:VCARD") > 0 else ["a card that breaks off"]


def _whole_shop(path: Path) -> list[str]:
    try:
        json.loads(path.read_bytes())
    except ValueError:
        return ["a shop that breaks off"]
    return []


def _whole_sheets(path: Path) -> list[str]:
    content = path.read_bytes()
    return [] if content.startswith(b"%PDF") and content.rstrip().endswith(b"%%EOF") else ["sheets that break off"]


_WHOLE: dict[str, Callable[[Path], list[str]]] = {
    ".csv": _whole_table, ".xlsx": _whole_workbook, ".vcf": _whole_cards, ".json": _whole_shop, ".pdf": _whole_sheets,
}
