"""Whole copies of the shop's file through SQLite's own backup call, verified before they count, and put back.

Never a file copy: a copied file in WAL mode lacks what stands in its log.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shopdesk.errors import StoreProblem
from shopdesk.storage import problems
from shopdesk.storage.database import APPLICATION_ID, SCHEMA_VERSION, Store
from shopdesk.storage.engine import sqlite3

_COUNTED = ("member", "visit", "staff", "log_line")


@dataclass(frozen=True, slots=True)
class Findings:
    """What looking through a file gave: ``wrong`` is empty when all is well; counts by table."""

    wrong: tuple[str, ...]
    counts: dict[str, int]
    log_head: str
    sha256: str


def make(store: Store, target: Path, manifest: dict[str, Any]) -> Findings:
    """Copy the open shop to ``target`` and verify the copy; raises StoreProblem and leaves no half copy behind.

    Beside it stands ``target``.json with ``manifest``, the counts, the head of the log and the SHA-256.
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
        raise problems.problem("full" if error.errno == 28 else "io", target) from error
    except sqlite3.Error as error:
        raise problems.problem(problems.kind_of(error) or "io", target) from error
    finally:
        for left in (unfinished, Path(f"{unfinished}-wal"), Path(f"{unfinished}-shm"), Path(f"{unfinished}-journal")):
            with contextlib.suppress(OSError):
                left.unlink()
    return findings


def _copy(store: Store, target: Path) -> None:
    copy = sqlite3.connect(str(target))
    try:
        store.database.connection().backup(copy, pages=-1)
        # One plain file without a log beside it, so that it can be carried on a stick.
        copy.execute("PRAGMA journal_mode = DELETE")
    finally:
        copy.close()


def examine(path: Path) -> Findings:
    """Look through a shop's file without changing it: integrity, references, counts, head of the log, SHA-256.

    Raises StoreProblem when it is no shop's file, or from a newer program.
    """
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        return _examined(connection, path)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise problems.problem(problems.kind_of(error) or "corrupt", path) from error
    finally:
        connection.close()


def _examined(connection: Any, path: Path) -> Findings:
    connection.execute("PRAGMA trusted_schema = 0")
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise problems.problem("foreign", path)
    if connection.execute("PRAGMA user_version").fetchone()[0] > SCHEMA_VERSION:
        raise problems.problem("newer", path)
    wrong = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    wrong += [f"{row[0]} points to a {row[2]} that is not there" for row in connection.execute("PRAGMA foreign_key_check")]
    counts = {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in _COUNTED}
    head = connection.execute("SELECT chain FROM log_line ORDER BY id DESC LIMIT 1").fetchone()
    return Findings(tuple(wrong), counts, head[0] if head else "", _sha256(path))


def read_manifest(path: Path) -> dict[str, Any]:
    """What stands beside a backup, or nothing."""
    try:
        plain = json.loads(_manifest_path(path).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return plain if isinstance(plain, dict) else {}


def _write_manifest(path: Path, manifest: dict[str, Any], findings: Findings) -> None:
    whole = manifest | {"schema": SCHEMA_VERSION, "counts": findings.counts, "log_head": findings.log_head, "sha256": findings.sha256}
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
    findings = examine(backup)
    known = read_manifest(backup).get("sha256")
    if findings.wrong or (known and known != findings.sha256):
        raise problems.problem("corrupt", backup)
    fresh = shop.with_suffix(".restoring")
    try:
        os.close(os.open(fresh, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))
        fresh.write_bytes(backup.read_bytes())
        _sync(fresh)
        if _sha256(fresh) != findings.sha256:
            raise problems.problem("io", fresh)
        _set_aside(shop, aside)
        fresh.replace(shop)
        _sync_folder(shop.parent)
    except OSError as error:
        raise problems.problem("full" if error.errno == 28 else "io", shop) from error
    finally:
        with contextlib.suppress(OSError):
            fresh.unlink()


def _set_aside(shop: Path, aside: Path) -> None:
    """Rename the present file, with its log if it was not closed properly."""
    for end in ("", "-wal", "-shm"):
        part = Path(f"{shop}{end}")
        if part.exists():
            part.replace(f"{aside}{end}")


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


__all__ = ["Findings", "StoreProblem", "damaged", "examine", "make", "put_back", "read_manifest"]
