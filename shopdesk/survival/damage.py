"""Damaged files: cut short, pages of zeros, sectors of garbage, flipped bits; found in time, and never made worse."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from shopdesk.core.backups.looking import DAMAGE
from shopdesk.core.members.records import Match
from shopdesk.core.shop import Shop
from shopdesk.errors import ShopError, StoreProblem
from shopdesk.storage import gate, schema
from shopdesk.storage.reader import reading
from shopdesk.survival.counter import open_shop, small_shop


@dataclass(frozen=True, slots=True)
class Damages:
    """``bad``: files that made the program stop without a sentence, or that were written to after the damage was known or changed a
    page that lay damaged. ``told_at_start`` were found by the look of every start or when opening, ``found`` by looking thoroughly."""

    files: int
    changed_data: int
    told_at_start: int
    found: int
    bad: int
    examples: tuple[str, ...]


def _cut(content: bytearray, chance: Random) -> None:
    del content[chance.randrange(100, len(content)):]


def _zeros(content: bytearray, chance: Random) -> None:
    page = chance.randrange(len(content) // 4096) * 4096
    content[page : page + 4096] = bytes(4096)


def _garbage(content: bytearray, chance: Random) -> None:
    sector = chance.randrange(len(content) // 512) * 512
    content[sector : sector + 512] = chance.randbytes(512)


def _bit(content: bytearray, chance: Random) -> None:
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


KINDS: dict[str, Callable[[bytearray, Random], None]] = {"cut": _cut, "zeros": _zeros, "garbage": _garbage, "bit": _bit}


def damaged(whole: bytes, count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Give ``count`` damaged copies, the kinds in turn."""
    chance = Random(seed)
    for number in range(count):
        name = list(KINDS)[number % len(KINDS)]
        content = bytearray(whole)
        KINDS[name](content, chance)
        yield name, bytes(content)


def walk_damaged(folder: Path, count: int = 40, seed: int = 1, members: int = 300) -> Damages:
    """Open ``count`` damaged files and use them as somebody would who does not know."""
    base = small_shop(folder / "base.shopdesk", members)
    whole, rows = base.read_bytes(), _everything(base)
    path, seen = folder / "damaged.shopdesk", {"changed": 0, "start": 0, "found": 0}
    bad: list[str] = []
    for name, content in damaged(whole, count, seed):
        path.write_bytes(content)
        seen["changed"] += _everything(path) != rows
        seen["found"] += not _passes_gate(path)
        try:
            told, wrong = _use(path, content)
        except Exception as error:  # the trial is whether anything but a sentence comes out
            told, wrong = False, [f"{type(error).__name__}: {error}"]
        seen["start"] += told
        bad += [f"{name}: {said}" for said in wrong[:1]]
        for left in folder.glob("damaged*"):
            left.unlink()
    return Damages(count, seen["changed"], seen["start"], seen["found"], len(bad), tuple(bad[:3]))


def _everything(path: Path) -> list[object] | None:
    """Every row of every table, to see whether a damage hit anything that is used; None when it cannot be read."""
    try:
        with reading(path, lies_still=True) as connection:
            tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
            return [list(connection.execute(f'SELECT * FROM "{table}"')) for table in tables] + list(connection.execute(schema.ROWS))
    except StoreProblem:
        return None


def _passes_gate(path: Path) -> bool:
    try:
        findings = gate.judge(path)
    except StoreProblem:
        return False
    return not findings.wrong and not findings.sums


def _use(path: Path, content: bytes) -> tuple[bool, list[str]]:
    """Open, look, and go on with the day; was the damage told at start, and what went wrong."""
    try:
        shop = open_shop(path)
    except StoreProblem as problem:
        # Nobody knew that it is damaged before it was opened, but nothing may have been written all the same.
        return problem.kind != "busy", [] if path.read_bytes() == content else ["the file was written to"]
    try:
        with shop:
            checks = shop.backups.heed(shop.backups.look()())
            told = any(check.name in DAMAGE and not check.well for check in checks)
            _go_on(shop)
    except StoreProblem:
        told = True
    wrong = ["the damaged file was written to"] if told and path.read_bytes() != content else []
    return told, wrong


def _go_on(shop: Shop) -> None:
    with contextlib.suppress(ShopError):
        shop.members.find("person 1")
    people: tuple[Match, ...] = ()
    with contextlib.suppress(ShopError):
        people = shop.members.recent(50)
    for match in people:
        with contextlib.suppress(ShopError):
            shop.members.get(match.id)
            shop.visits.of(match.id)
    for match in people[:3]:
        with contextlib.suppress(ShopError):
            shop.visits.record(match.id)
    shop.backups.rescue()
