"""Breaking off: backup, restore and thinning are stopped at each touch of a file, by a kill or by an error of the disk.

Python says of each file it opens, renames, links or removes (sys.addaudithook), so every such moment can be met in turn.
Runs as a program of its own, because it forks: ``python -m shopdesk.survival.breaking FOLDER backup|restore|damaged|thin kill|full|io``.
"""

from __future__ import annotations

import datetime as dt
import errno
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from shopdesk.core.backups.making import BackupTask
from shopdesk.core.backups.service import backups_of, folder_of, restore
from shopdesk.errors import StoreProblem
from shopdesk.storage import backup
from shopdesk.survival.counter import OPENING, act, lost, open_shop, small_shop

_TOUCHES = frozenset({"open", "os.rename", "os.link", "os.remove", "os.mkdir", "os.chmod", "shutil.copyfile"})
_ERRORS = {"full": errno.ENOSPC, "io": errno.EIO}
_LATER = OPENING + dt.timedelta(days=400)
_UNREACHED, _REFUSED, _BUG, _WENT_ON = 0, 3, 4, 5
_COPIES = 12


@dataclass(slots=True)
class Breaks:
    """``bad``: moments after which no shop opened, something confirmed was gone, a good backup was gone, or no sentence was said."""

    moments: int = 0
    bad: int = 0
    examples: list[str] = field(default_factory=list)

    def take(self, moment: int, wrong: list[str]) -> None:
        """Count one moment and what was wrong after it."""
        self.moments += 1
        self.bad += bool(wrong)
        self.examples += [f"{moment}: {said}" for said in wrong[:1]]


def in_own_process(folder: Path, deed: str, how: str) -> Breaks:
    """Break ``deed`` off at each moment, in a process of its own."""
    command = [sys.executable, "-m", __name__, str(folder), deed, how]
    return Breaks(**json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout))


class Ground:
    """A shop with acts, backups and a log that was not folded in; laid anew for each moment."""

    def __init__(self, folder: Path, deed: str) -> None:
        self.deed = deed
        self._base = folder / "base"
        self._base.mkdir()
        self.shop = folder / "live" / "shop.shopdesk"
        self.told = self._prepare()

    def _prepare(self) -> int:
        path = small_shop(self._base / "shop.shopdesk", 12)
        BackupTask(path, OPENING, "trial").run()
        if self.deed == "thin":
            self._many_copies(path)
        with open_shop(path) as shop:
            person = shop.members.recent(1)[0].id
            for number in range(4):
                act(shop, person, number)
            told = shop.log.last()
            # As a pulled plug leaves it: the last acts stand in the log only.
            for end in ("", "-wal"):
                shutil.copy(f"{path}{end}", f"{path}{end}.pulled")
        for end in ("", "-wal"):
            Path(f"{path}{end}.pulled").replace(f"{path}{end}")
        if self.deed == "damaged":
            self._damage(path)
        return told

    def _many_copies(self, path: Path) -> None:
        first = backup.copies_in(folder_of(path))[0]
        for number in range(2, _COPIES):
            name = f"{number:06d} {backup.stamp(OPENING + dt.timedelta(hours=number))}.backup"
            shutil.copy(first.path, first.path.with_name(name))
            shutil.copy(backup.manifest_path(first.path), first.path.with_name(name + ".json"))

    def _damage(self, path: Path) -> None:
        content = bytearray(path.read_bytes())
        content[20480:28672] = bytes(8192)
        path.write_bytes(content)

    def lay(self) -> None:
        """Lay it as it was."""
        shutil.rmtree(self.shop.parent, ignore_errors=True)
        shutil.copytree(self._base, self.shop.parent)

    def do(self) -> None:
        """What is broken off."""
        if self.deed in ("backup", "thin"):
            BackupTask(self.shop, _LATER, "trial").run()
        else:
            restore(self.shop, backups_of(self.shop)[0].path, _LATER)

    def wrong(self, ended: int) -> list[str]:
        """What is not as it must be afterwards."""
        good = [one for one in backups_of(self.shop) if backup.is_good(one.path)]
        wrong = [] if len(good) >= (3 if self.deed == "thin" else 1) else ["good backups are gone"]
        if self.deed == "damaged" and not self._is_restored():
            return wrong + self._damaged_is_kept()
        told = self.told if self.deed in ("backup", "thin") or not self._is_restored() else 0
        if ended == _REFUSED:
            wrong += [f"left behind: {left.name}" for left in self.shop.parent.rglob("*") if left.suffix in (".tmp", ".restoring")]
        return wrong + lost(self.shop, told)

    def _is_restored(self) -> bool:
        newest = backups_of(self.shop)[0].path
        return self.shop.exists() and self.shop.stat().st_size == newest.stat().st_size and self.shop.read_bytes() == newest.read_bytes()

    def _damaged_is_kept(self) -> list[str]:
        """A damaged file that was not replaced yet lies there word for word, here or under its new name."""
        there = {file.read_bytes() for file in self.shop.parent.glob("shop*") if file.is_file()}
        missing = [end for end in ("", "-wal") if (self._base / f"shop.shopdesk{end}").read_bytes() not in there]
        return [f"a part of the damaged file is gone: {missing}"] if missing else []


def break_off(folder: Path, deed: str, how: str) -> Breaks:
    """Do ``deed`` again and again, stopped one touch later each time, until it goes through."""
    ground, seen = Ground(folder, deed), Breaks()
    for moment in range(1, 10_000):
        ground.lay()
        ended = _stopped(ground, moment, how)
        if ended == _UNREACHED:
            return seen
        seen.take(moment, ground.wrong(ended) + (["no sentence was said"] if ended == _BUG else []))
    return seen


def run_out_of_room(folder: Path) -> Breaks:
    """Back up where no file may grow beyond so many bytes, more each time, until there is room."""
    ground, seen = Ground(folder, "backup"), Breaks()
    for room in range(0, 2_000_000, 24_000):
        ground.lay()
        ended = _forked(partial(_do_in, ground, room))
        if ended == _UNREACHED:
            return seen
        seen.take(room, ground.wrong(ended) + (["no sentence was said"] if ended == _BUG else []))
    return seen


def _do_in(ground: Ground, room: int) -> int:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    ground.do()
    return _UNREACHED


def _stopped(ground: Ground, moment: int, how: str) -> int:
    hook = _Hook(ground.shop.parent, moment, how)

    def child() -> int:
        sys.addaudithook(hook)
        ground.do()
        return _WENT_ON if hook.reached else _UNREACHED

    return _forked(child)


def _forked(deed: Callable[[], int]) -> int:
    child = os.fork()
    if child == 0:
        code = _BUG
        try:
            code = deed()
        except StoreProblem:
            code = _REFUSED
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


class _Hook:
    """Hears of every touch and stops the chosen one."""

    def __init__(self, folder: Path, moment: int, how: str) -> None:
        self._folder = str(folder)
        self._left = moment
        self._how = how
        self.reached = False

    def __call__(self, event: str, about: tuple[Any, ...]) -> None:
        if event not in _TOUCHES or not any(str(name).startswith(self._folder) for name in about[:2]):
            return
        self._left -= 1
        if self._left == 0:
            self.reached = True
            if self._how == "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            raise OSError(_ERRORS[self._how], "the disk of the trial", str(about[0]))


if __name__ == "__main__":
    _folder, _deed, _how = sys.argv[1:]
    _seen = run_out_of_room(Path(_folder)) if _how == "room" else break_off(Path(_folder), _deed, _how)
    sys.stdout.write(json.dumps(asdict(_seen)))
