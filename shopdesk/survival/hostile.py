"""Files that somebody offers: empty, cut, of another program, newer, altered on purpose. Each gets its sentence and changes nothing."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from shopdesk.core.backups.looking import DAMAGE
from shopdesk.core.backups.service import restore
from shopdesk.errors import StoreProblem
from shopdesk.storage.engine import sqlite3
from shopdesk.storage.schema import SCHEMA_VERSION
from shopdesk.survival.counter import OPENING, open_shop, small_shop

Make = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class Offered:
    """``bad``: files that got no sentence or the wrong one, or changed something; ``slowest`` in seconds."""

    files: int
    refused: int
    bad: int
    slowest: float
    examples: tuple[str, ...]


def _sql(*statements: str) -> Make:
    def alter(path: Path) -> None:
        with contextlib.closing(sqlite3.connect(str(path), isolation_level=None)) as connection:
            for statement in ("PRAGMA journal_mode = DELETE", "PRAGMA foreign_keys = 0", *statements):
                connection.execute(statement)

    return alter


def _bytes(place: int, content: bytes) -> Make:
    def alter(path: Path) -> None:
        whole = bytearray(path.read_bytes())
        whole[place : place + len(content)] = content
        path.write_bytes(whole)

    return alter


def _write(content: bytes) -> Make:
    def alter(path: Path) -> None:
        path.write_bytes(content)

    return alter


def _cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _sparse(path: Path) -> None:
    os.truncate(path, 5 << 30)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _dangling(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.with_name("nothing there"))


def _linked_to_another(path: Path) -> None:
    target = path.with_name("notes.txt")
    target.write_text("not a shop")
    path.unlink()
    path.symlink_to(target)


_ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
_EDIT = "PRAGMA writable_schema = 1"
# What is offered, how it is made from a good file, and which kinds of sentence fit it.
CASES: dict[str, tuple[Make, str]] = {
    "empty": (_write(b""), "foreign"),
    "text": (_write(b"Anna,a@example.org\n" * 50), "foreign"),
    "picture": (_write(b"\x89PNG\r\n\x1a\n" + bytes(5000)), "foreign"),
    "cut": (_cut, "corrupt"),
    "random header": (_bytes(16, bytes(range(7, 59))), "corrupt newer foreign"),
    "another program": (_sql("PRAGMA application_id = 252006674"), "foreign"),
    "no application id": (_sql("PRAGMA application_id = 0"), "foreign"),
    "newer": (_sql(f"PRAGMA user_version = {SCHEMA_VERSION + 1}"), "newer"),
    "future format byte": (_bytes(18, b"\x03\x03"), "newer"),
    "no version": (_sql("PRAGMA user_version = 0"), "altered"),
    "extra trigger": (_sql("CREATE TRIGGER extra AFTER INSERT ON visit BEGIN DELETE FROM note; END"), "altered"),
    "extra view": (_sql("CREATE VIEW extra AS SELECT * FROM member"), "altered"),
    "extra column": (_sql("ALTER TABLE member ADD COLUMN extra TEXT"), "altered"),
    "endless view": (_sql("CREATE TEMP TABLE x (y)", f"CREATE VIEW extra AS {_ENDLESS}"), "altered"),
    "view for a table": (_sql("DROP TABLE printed_card", f"CREATE VIEW printed_card AS {_ENDLESS}"), "altered"),
    "generated bomb": (_sql("ALTER TABLE note ADD COLUMN b TEXT AS (hex(zeroblob(500000000)))"), "altered"),
    "index on a lie": (_sql("CREATE INDEX extra ON visit (abs(day))"), "altered"),
    "orphans": (_sql("DELETE FROM visit", "DELETE FROM glance", "DELETE FROM member"), "corrupt"),
    "missing table": (_sql("DROP TABLE undo_row"), "altered"),
    "ledger let loose": (_sql("DROP TRIGGER log_line_never_delete"), "altered"),
    "broken schema text": (_sql(_EDIT, "UPDATE sqlite_master SET sql = 'CREATE TABLE note (' WHERE name = 'note'"), "corrupt altered"),
    "totals disagree": (_sql("UPDATE glance SET visits = visits + 5"), "totals"),
    "5 GB of nothing": (_sparse, "corrupt"),
    "folder": (_folder, "foreign"),
    "link to nothing": (_dangling, "missing"),
    "link to another file": (_linked_to_another, "foreign"),
}


def offer_crafted(folder: Path) -> Offered:
    """Offer each crafted file to the restore."""
    return _offer(folder, ((name, make, frozenset(kinds.split())) for name, (make, kinds) in CASES.items()))


def offer_mutated(folder: Path, count: int = 500, seed: int = 1) -> Offered:
    """Offer ``count`` good files with a few bytes changed at random; whatever passes has to open and to be whole."""
    return _offer(folder, _mutations(count, seed))


def _mutations(count: int, seed: int) -> Iterator[tuple[str, Make, frozenset[str] | None]]:
    chance = Random(seed)
    for number in range(count):
        # The first pages say what the others are, so they are hit more often.
        reach = 100 if number % 3 == 0 else 8192 if number % 3 == 1 else None
        yield f"mutation {number}", _mutation(chance.randrange(1 << 60), reach), None


def _mutation(seed: int, reach: int | None) -> Make:
    def alter(path: Path) -> None:
        chance, whole = Random(seed), bytearray(path.read_bytes())
        for _byte in range(chance.randint(1, 6)):
            whole[chance.randrange(min(reach or len(whole), len(whole)))] = chance.randrange(256)
        path.write_bytes(whole)

    return alter


def _offer(folder: Path, cases: Iterable[tuple[str, Make, frozenset[str] | None]]) -> Offered:
    good, shop = small_shop(folder / "good.shopdesk", 20), folder / "live" / "shop.shopdesk"
    shop.parent.mkdir()
    present = small_shop(folder / "present.shopdesk", 3).read_bytes()
    files, refused, slowest, wrong = 0, 0, 0.0, []
    for name, make, kinds in cases:
        shutil.rmtree(shop.parent)
        shop.parent.mkdir()
        shop.write_bytes(present)
        offered = folder / "offered"
        shutil.copy(good, offered)
        make(offered)
        begin = time.perf_counter()
        said, kind = _restore(shop, offered)
        slowest = max(slowest, time.perf_counter() - begin)
        files, refused = files + 1, refused + (kind != "")
        if said or (kinds is not None and kind not in kinds):
            wrong.append(f"{name}: {said or kind or 'was taken'}")
        if kind and [(file.name, file.read_bytes()) for file in shop.parent.iterdir()] != [(shop.name, present)]:
            wrong.append(f"{name}: something was changed")
        offered.rmdir() if offered.is_dir() and not offered.is_symlink() else offered.unlink()
    return Offered(files, refused, len(wrong), slowest, tuple(wrong[:3]))


def _restore(shop: Path, offered: Path) -> tuple[str, str]:
    """What went wrong (nothing, it is hoped), and the kind of sentence, none when the file was taken."""
    try:
        restore(shop, offered, OPENING + dt.timedelta(hours=1))
    except StoreProblem as problem:
        return ("" if problem.what and problem.do else "half a sentence"), problem.kind
    except Exception as error:  # the trial is whether anything but a sentence comes out
        return f"{type(error).__name__}: {error}", ""
    with open_shop(shop) as taken:
        taken.members.find("person")
        damage = [check.name for check in taken.backups.look()() if check.name in DAMAGE and not check.well]
    return (f"taken with damage: {damage}" if damage else ""), ""


