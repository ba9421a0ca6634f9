"""Whole copies of the shop's file through SQLite's own backup call, verified before they count, and put back.

Never a file copy: a copied file in WAL mode lacks what stands in its log.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shopdesk.errors import StoreProblem
from shopdesk.storage import problems
from shopdesk.storage.database import APPLICATION_ID, SCHEMA_VERSION, Store
from shopdesk.storage.engine import sqlite3

_COUNTED = ("member", "visit", "staff", "log_line")
_HEADS = "SELECT coalesce(counter_id, 0), chain FROM log_line WHERE id IN (SELECT max(id) FROM log_line GROUP BY counter_id)"


@dataclass(frozen=True, slots=True)
class Findings:
    """What looking through a file gave: ``wrong`` is empty when all is well; counts by table; the log's newest link by counter."""

    wrong: tuple[str, ...]
    counts: dict[str, int]
    log_heads: dict[int, str]
    sha256: str


def make(store: Store, target: Path, manifest: dict[str, Any]) -> Findings:
    """Copy the open shop to ``target`` and verify the copy; raises StoreProblem and leaves no half copy behind.

    Beside it stands ``target``.json with ``manifest``, the counts, the heads of the log and the SHA-256.
    """
    unfinished = target.with_suffix(".tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(unfinished, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))
        _copy(store, unfinished)
        findings = examine(unfinished)
        if findings.wrong:
            raise problems.problem("corrupt", store.path)
        _sync(unfinished)
        _write_manifest(target, manifest, findings)
        unfinished.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        raise _trouble(error, target) from error
    except sqlite3.Error as error:
        raise problems.problem(problems.kind_of(error) or "io", target) from error
    finally:
        _remove(unfinished, *(Path(f"{unfinished}{end}") for end in ("-wal", "-shm", "-journal")))
        if not target.exists():
            _remove(_manifest_path(target))
    return findings


def _trouble(error: OSError, path: Path) -> StoreProblem:
    kind = problems.kind_of_file_error(error)
    return problems.problem("io" if kind == "missing" else kind, path)


def _remove(*paths: Path) -> None:
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink()


def _copy(store: Store, target: Path) -> None:
    with contextlib.closing(sqlite3.connect(str(target))) as copy:
        store.database.connection().backup(copy, pages=-1)
        # One plain file without a log beside it, so that it can be carried on a stick.
        copy.execute("PRAGMA journal_mode = DELETE")


def examine(path: Path) -> Findings:
    """Look through a shop's file without changing it: integrity, references, counts, heads of the log, SHA-256.

    Raises StoreProblem when it is not there, no shop's file, or from a newer program.
    """
    if not path.is_file():
        raise problems.problem("foreign" if path.exists() else "missing", path)
    try:
        with contextlib.closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            return _examined(connection, path)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise problems.problem(problems.kind_of(error) or "corrupt", path) from error


def _examined(connection: Any, path: Path) -> Findings:
    connection.execute("PRAGMA trusted_schema = 0")
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise problems.problem("foreign", path)
    if connection.execute("PRAGMA user_version").fetchone()[0] > SCHEMA_VERSION:
        raise problems.problem("newer", path)
    wrong = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    wrong += [f"{row[0]} points to a {row[2]} that is not there" for row in connection.execute("PRAGMA foreign_key_check")]
    counts = {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in _COUNTED}
    return Findings(tuple(wrong), counts, dict(connection.execute(_HEADS)), _sha256(path))


def read_manifest(path: Path) -> dict[str, Any]:
    """What stands beside a backup, or nothing."""
    try:
        plain = json.loads(_manifest_path(path).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return plain if isinstance(plain, dict) else {}


def _write_manifest(path: Path, manifest: dict[str, Any], findings: Findings) -> None:
    whole = manifest | {"schema": SCHEMA_VERSION, "counts": findings.counts, "log_heads": findings.log_heads, "sha256": findings.sha256}
    beside = _manifest_path(path)
    beside.write_text(json.dumps(whole, indent=1, sort_keys=True), "utf-8")
    beside.chmod(0o600)
    _sync(beside)


def _manifest_path(path: Path) -> Path:
    return path.with_name(path.name + ".json")


def put_back(backup: Path, shop: Path, aside: Path) -> None:
    """Put a verified copy of ``backup`` in the place of ``shop``, which is kept as ``aside``. The shop must be closed.

    Raises StoreProblem, and then nothing has changed.
    """
    if shop.is_dir():
        raise problems.problem("foreign", shop)
    findings = examine(backup)
    known = read_manifest(backup).get("sha256")
    if findings.wrong or (known and known != findings.sha256):
        raise problems.problem("corrupt", backup)
    fresh = shop.with_name(shop.name + ".restoring")
    try:
        _copy_file(backup, fresh)
        if _sha256(fresh) != findings.sha256:
            raise problems.problem("io", fresh)
        _exchange(fresh, shop, aside)
        _sync_folder(shop.parent)
    except OSError as error:
        raise _trouble(error, shop) from error
    finally:
        _remove(fresh)


def _copy_file(source: Path, target: Path) -> None:
    """Copy a file that nobody has open, for our eyes only."""
    os.close(os.open(target, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))
    shutil.copyfile(source, target)
    _sync(target)


def set_aside(shop: Path, aside: Path) -> None:
    """Rename the closed shop, so that another can begin in its place. Raises StoreProblem, and then nothing has changed."""
    try:
        _move(shop, aside)
    except OSError as error:
        raise _trouble(error, shop) from error


def _exchange(fresh: Path, shop: Path, aside: Path) -> None:
    """Put ``fresh`` where ``shop`` is and keep that as ``aside``; both or neither."""
    _move(shop, aside)
    try:
        fresh.replace(shop)
    except OSError:
        _move(aside, shop)
        raise


def _move(shop: Path, target: Path) -> None:
    """Rename a shop's file, with its log if it was not closed properly; all of it or nothing."""
    moved: list[tuple[Path, Path]] = []
    try:
        for end in ("", "-wal", "-shm"):
            part, new = Path(f"{shop}{end}"), Path(f"{target}{end}")
            if part.exists():
                part.replace(new)
                moved.append((part, new))
    except OSError:
        for part, new in moved:
            new.replace(part)
        raise


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    with contextlib.suppress(OSError, AttributeError):  # Windows has no way to sync a folder, and needs none
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def damaged(store: Store) -> tuple[str, ...]:
    """Look through the open shop: integrity, references, and the words people are found by. Empty when all is well."""
    wrong = [row[0] for row in store.rows("PRAGMA integrity_check") if row[0] != "ok"]
    wrong += [f"{row[0]} points to a {row[2]} that is not there" for row in store.rows("PRAGMA foreign_key_check")]
    return tuple(wrong)


__all__ = ["Findings", "StoreProblem", "damaged", "examine", "make", "put_back", "read_manifest", "set_aside"]
