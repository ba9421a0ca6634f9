"""What the shop's file survives, in full: minutes of kills, power cuts, failing disks, damaged and hostile files."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from shopdesk.core.backups import service as backups
from shopdesk.core.shop import Shop
from shopdesk.survival import breaking, busy, commands, damage, hostile, kills, presses, races

from . import bare
from .figure import Figure, timed
from .ground import OPENING, Ground

_LATE = OPENING + dt.timedelta(days=1)


def figures(ground: Ground) -> Iterator[Figure]:
    """Each row of docs/reliability.md that takes minutes."""
    yield from _kills(ground)
    yield from _commands(ground)
    yield from _gift_cards(ground)
    yield from _power(ground)
    yield from _faults(ground)
    yield from _broken_off(ground)
    yield from _files(ground)
    yield from _large_shop(ground)


def _none(name: str, bad: int, members: int, **more: Any) -> Figure:
    """A figure that has to be nothing."""
    return Figure(name, bad, None, 0, "mishaps", members, absolute=True, more=more)


def _folder(ground: Ground) -> Path:
    return Path(tempfile.mkdtemp(dir=ground.folder))


def _kills(ground: Ground) -> Iterator[Figure]:
    seen = kills.in_own_process("acts", _folder(ground), 10 if ground.quick else 300)
    yield _none("kills of a counter", seen.bad, 40, kills=seen.kills, confirmed=seen.confirmed, slowest_start_s=round(seen.slowest, 3))
    folder = _folder(ground)
    members = 1000 if ground.quick else ground.members
    shutil.copy(ground.shop_file(members), folder / "base.shopdesk")
    seen = kills.in_own_process("steps", folder, 4 if ground.quick else 60, members=members)
    yield _none("kills in a schema step", seen.bad, members, kills=seen.kills, before=seen.before, after=seen.kills - seen.before)


def _commands(ground: Ground) -> Iterator[Figure]:
    """Import, undo and every kind of export as they are typed, killed whole."""
    people = 500 if ground.quick else 20_000
    for deed in commands.DEEDS:
        count = 2 if ground.quick else 60
        seen = commands.kill(_folder(ground), deed, count, people=people)
        more = {"kills": seen.kills, "before": seen.before, "after": seen.after, "examples": seen.examples[:3]}
        yield _none(f"kills of a command: {deed.replace('.', 'export .')}", seen.bad, people, **more)


def _gift_cards(ground: Ground) -> Iterator[Figure]:
    """Eight counters at each card at once; forty of the races by the command line; presses killed before their answer."""
    place = _folder(ground) / "races.shopdesk"
    Shop.open(place, create=True).close()
    few = 2 if ground.quick else 40
    cards, codes = races.stock(place, 20 if ground.quick else 500)
    seen, typed = races.race(place, cards[few:]), races.race_by_command(place, cards[:few], codes[:few])
    wrong = [*seen.errors, *typed.errors]
    bad = seen.doubles + typed.doubles + len(cards) - seen.redemptions - typed.redemptions
    yield _none("gift cards redeemed twice", bad, 0, cards=len(cards), known=seen.known + typed.known, wrong=wrong)
    control = races.race(place, races.stock(place, 20 if ground.quick else 100)[0], guarded=False)
    more = {"cards": control.cards, "redemptions": control.redemptions}
    yield Figure("the same without the guard (has to fail)", control.doubles, None, 1, "cards", 0, absolute=True, at_least=True, more=more)
    killed = presses.in_own_process(_folder(ground), 10 if ground.quick else 300)
    yield _none("presses killed before their answer", killed.bad, 0, kills=killed.kills, unanswered=killed.unanswered)


def _power(ground: Ground) -> Iterator[Figure]:
    try:
        from shopdesk.survival.power import cut_power
    except ImportError as missing:
        raise SystemExit(f"{missing.name} is needed for the power cuts: pip install shopdesk[test]") from missing
    cuts = 30 if ground.quick else 1500
    seen = cut_power(_folder(ground), cuts)
    yield _none("power cuts", seen.bad, 40, cuts=seen.cuts, acts=seen.acts)
    control = cut_power(_folder(ground), cuts // 5, synchronous=0)
    more = {"cuts": control.cuts}
    yield Figure("power cuts, synchronous off (has to fail)", control.bad, None, 1, "mishaps", 40, absolute=True, at_least=True, more=more)


def _faults(ground: Ground) -> Iterator[Figure]:
    from shopdesk.survival import faults

    for name in ("visit",) if ground.quick else faults.ACTS:
        for kind in faults.KINDS:
            seen = faults.fail_each(_folder(ground), name, kind)
            yield _none(f"disk fails once: {name}, {kind}", seen.bad, 12, faults=seen.faults, refused=seen.refused)


def _broken_off(ground: Ground) -> Iterator[Figure]:
    for deed in ("backup", "restore", "damaged", "thin"):
        for how in ("kill",) if ground.quick else ("kill", "full", "io"):
            seen = breaking.in_own_process(_folder(ground), deed, how)
            yield _none(f"broken off: {deed}, {how}", seen.bad, 12, moments=seen.moments)
    seen = breaking.in_own_process(_folder(ground), "backup", "room")
    yield _none("broken off: backup, no room", seen.bad, 12, moments=seen.moments)


def _files(ground: Ground) -> Iterator[Figure]:
    found = damage.walk_damaged(_folder(ground), 12 if ground.quick else 40)
    more = {"files": found.files, "data_changed": found.changed_data, "told_at_start": found.told_at_start, "found": found.found}
    yield _none("damaged files", found.bad, 300, **more)
    seen = hostile.offer_crafted(_folder(ground))
    yield _none("hostile files", seen.bad, 20, files=seen.files, slowest_s=round(seen.slowest, 3))
    seen = hostile.offer_mutated(_folder(ground), 40 if ground.quick else 500)
    yield _none("mutated files", seen.bad, 20, files=seen.files, refused=seen.refused, slowest_s=round(seen.slowest, 3))


def _large_shop(ground: Ground) -> Iterator[Figure]:
    """What must not take long in a large shop."""
    path = ground.shop_file()
    Shop.open(path).close()  # a shop that was kept from an earlier version is brought up to date before anything is timed
    more: dict[str, Any] = {"mb": round(path.stat().st_size / 1e6)}
    look = timed(lambda: backups.look_at_start(path, _LATE))
    yield Figure("look at every start", look, None, 2.0, "s", ground.members, absolute=True, more=more)
    yield Figure("look thoroughly", timed(lambda: backups.look_thoroughly(path, _LATE)), None, 30.0, "s", ground.members, absolute=True)
    bare_s = _bare(path)
    seen = busy.back_up_while_busy(path, backups=1 if ground.quick else 3)
    more = {"slowest_act_ms": round(1000 * seen.slowest_act), "acts": seen.acts, "wrong": list(seen.wrong[:3])}
    yield Figure("backup under two writers", seen.seconds, bare_s, 2.0, "s", ground.members, absolute=True, more=more)
    yield Figure("slowest act while backing up", seen.slowest_act, None, 0.25, "s", ground.members, absolute=True)
    yield _restored(path, ground, bare_s)


def _bare(path: Path) -> float:
    """Seconds that the engine alone takes to copy such a file and to look through the copy: says how fast the machine is just now."""
    copy = path.with_suffix(".bare")
    with bare.connected(path) as source, bare.connected(copy) as target:
        return timed(lambda: (source.backup(target), target.execute("PRAGMA integrity_check").fetchall()))


def _restored(path: Path, ground: Ground, bare_s: float) -> Figure:
    newest = backups.backups_of(path)[0].path
    begin = time.perf_counter()
    backups.restore(path, newest, _LATE)
    with Shop.open(path) as shop:
        shop.members.find("an")
        return Figure("restore, and the first search", time.perf_counter() - begin, bare_s, 5.0, "s", ground.members, absolute=True)
