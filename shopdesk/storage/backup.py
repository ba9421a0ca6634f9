"""Whole copies of the shop's file through SQLite's own backup call, verified before they count.

Never a file copy: a copied file in WAL mode lacks what stands in its log.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import itertools
import json
import os
import re
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shopdesk.errors import StoreProblem
from shopdesk.storage import gate, problems
from shopdesk.storage.engine import sqlite3
from shopdesk.storage.gate import Findings

_STAMP = "%Y%m%dT%H%M%S.%fZ"
_NAME = re.compile(r"(?:(\d{6,}) )?(\d{8}T\d{6}\.\d{6}Z)\.backup")
_LEFT = re.compile(_NAME.pattern + r"(?:\.json)?\.tmp(?:-wal|-shm|-journal)?")
_LEFT_ALONE = 3600.0  # seconds after which nobody is still writing an unfinished copy


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup that is there. ``number`` counts them, so that a clock set back does not mix them up; ``at`` in UTC."""

    path: Path
    number: int
    at: dt.datetime


def folder_of(shop: Path) -> Path:
    """Where a shop's backups are kept: a folder beside its file."""
    return shop.with_name(shop.stem + " backups")


def stamp(instant: dt.datetime) -> str:
    """An instant as it stands in a file's name; sorts as text."""
    return f"{instant.astimezone(dt.UTC):{_STAMP}}"


def copies_in(folder: Path) -> tuple[Copy, ...]:
    """The backups in a folder, newest first. Whatever else lies there is left alone; a folder that is not there holds none."""
    found = []
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            named = _NAME.fullmatch(path.name)
            if named:
                with contextlib.suppress(ValueError):
                    at = dt.datetime.strptime(named[2], _STAMP).replace(tzinfo=dt.UTC)
                    found.append(Copy(path, int(named[1] or 0), at))
    return tuple(sorted(found, key=lambda copy: (copy.number, copy.at), reverse=True))


def make_copy(shop: Path, folder: Path, now: dt.datetime, told: dict[str, Any] | None = None) -> Copy:
    """Copy the shop into ``folder`` while it is in use, read the copy back, and give it; for any process, with a connection of its own.

    Beside it stands a manifest: ``told``, the counts, the heads of the log and the SHA-256. Raises StoreProblem and leaves no half copy.
    """
    number, target = _next_place(folder, now)
    unfinished = Path(f"{target}.tmp")
    try:
        with troubles(target):
            _copy(shop, unfinished)
            findings = gate.judge(unfinished, sums=False)  # even a shop whose sums are wrong needs a backup
            if findings.wrong:
                raise problems.problem("corrupt", shop)
            sync(unfinished)
            write_manifest(target, (told or {}) | {"made_at": now.astimezone(dt.UTC).isoformat()}, findings)
            unfinished.replace(target)
            sync_folder(folder)
    finally:
        remove(unfinished, *(Path(f"{unfinished}{end}") for end in ("-wal", "-shm", "-journal")))
        if not target.exists():
            remove(manifest_path(target))
    return Copy(target, number, now.astimezone(dt.UTC))


def _next_place(folder: Path, now: dt.datetime) -> tuple[int, Path]:
    """Begin the next number, for us alone: two programs may make a backup at once, as when both bring an older file up to date."""
    with troubles(folder / "backup"):
        folder.mkdir(parents=True, exist_ok=True)
        newest = next((copy.number for copy in copies_in(folder)), 0)
        for number in itertools.count(newest + 1):
            target = folder / f"{number:06d} {stamp(now)}.backup"
            with contextlib.suppress(FileExistsError):
                _begin(Path(f"{target}.tmp"))
                if not target.exists():
                    return number, target
                remove(Path(f"{target}.tmp"))
    raise AssertionError


def _begin(path: Path) -> None:
    """Make an empty file for our eyes only; never over one that is there."""
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600))


def _copy(shop: Path, target: Path) -> None:
    with contextlib.closing(sqlite3.connect(f"{shop.resolve().as_uri()}?mode=ro", uri=True, timeout=10)) as source:
        source.execute("PRAGMA trusted_schema = 0")
        with contextlib.closing(sqlite3.connect(str(target))) as copy:
            source.backup(copy, pages=-1)
            # One plain file without a log beside it, so that it can be carried on a stick.
            copy.execute("PRAGMA journal_mode = DELETE")


def carry(copy: Copy, folder: Path) -> Copy:
    """Put a verified backup into a second place as well and read it back there; raises StoreProblem.

    The place itself is never made: where a stick should be and is not, an empty folder would be filled on the wrong disk.
    """
    if not folder.parent.is_dir():
        raise problems.backup_problem("missing", folder)
    target = folder / copy.path.name
    unfinished = Path(f"{target}.tmp")
    try:
        with troubles(target):
            folder.mkdir(exist_ok=True)
            manifest = read_manifest(copy.path)
            remove(unfinished)
            _begin(unfinished)
            shutil.copyfile(copy.path, unfinished)
            sync(unfinished)
            if gate.sha256(unfinished) != manifest.get("sha256"):
                raise problems.backup_problem("io", target)
            _write_json(manifest_path(target), manifest)
            unfinished.replace(target)
            sync_folder(folder)
    finally:
        remove(unfinished)
        if not target.exists():
            remove(manifest_path(target))
    return Copy(target, copy.number, copy.at)


@contextlib.contextmanager
def troubles(target: Path) -> Iterator[None]:
    """Say what went wrong with a copy in a backup's words."""
    try:
        yield
    except (FileExistsError, NotADirectoryError) as error:  # something else lies where the folder or the copy should be
        raise problems.backup_problem("io", target) from error
    except OSError as error:
        raise problems.backup_problem(problems.kind_of_file_error(error), target) from error
    except sqlite3.Error as error:
        raise problems.backup_problem(problems.kind_of(error) or "io", target) from error


def is_good(path: Path) -> bool:
    """Is this backup still, byte for byte, what was verified when it was made?"""
    known = read_manifest(path).get("sha256")
    try:
        return known is not None and known == gate.sha256(path)
    except OSError:
        return False


def let_go(copy: Copy) -> None:
    """Take a backup away, itself before what stands beside it."""
    remove(copy.path, manifest_path(copy.path))


def tidy(folder: Path) -> None:
    """Take away what a copy that was broken off has left: unfinished files nobody has touched for an hour, and lonely manifests."""
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            lonely = path.suffix == ".json" and _NAME.fullmatch(path.stem) and not path.with_suffix("").exists()
            if (lonely or _LEFT.fullmatch(path.name)) and abs(time.time() - path.stat().st_mtime) > _LEFT_ALONE:
                remove(path)


def read_manifest(path: Path) -> dict[str, Any]:
    """What stands beside a backup, or nothing."""
    try:
        plain = json.loads(manifest_path(path).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return plain if isinstance(plain, dict) else {}


def write_manifest(path: Path, told: dict[str, Any], findings: Findings) -> None:
    """Write beside a verified file what it is."""
    known = {
        "schema": findings.version, "counts": findings.counts, "log_heads": findings.log_heads, "log_last": findings.log_last,
        "sha256": findings.sha256, "size": path.stat().st_size if path.exists() else None,
    }
    _write_json(manifest_path(path), told | known)


def write_kept(path: Path) -> None:
    """Write beside a file that was put aside which bytes it has. Nobody has looked through it."""
    _write_json(manifest_path(path), {"kept": True, "sha256": gate.sha256(path)})


def _write_json(path: Path, plain: dict[str, Any]) -> None:
    path.write_text(json.dumps(plain, indent=1, sort_keys=True), "utf-8")
    path.chmod(0o600)
    sync(path)


def manifest_path(path: Path) -> Path:
    """Where the manifest of a backup stands."""
    return path.with_name(path.name + ".json")


def remove(*paths: Path) -> None:
    """Take files away that may not be there."""
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink()


def sync(path: Path) -> None:
    """See that a file is on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """See that a folder's names are on the disk."""
    with contextlib.suppress(OSError, AttributeError):  # Windows has no way to sync a folder, and needs none
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


__all__ = [
    "Copy", "Findings", "StoreProblem", "carry", "copies_in", "folder_of", "is_good", "let_go", "make_copy", "manifest_path",
    "read_manifest", "remove", "stamp", "sync", "sync_folder", "tidy", "troubles", "write_kept", "write_manifest",
]
