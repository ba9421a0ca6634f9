"""The gate for files: is this a shop's file, whole, and of a kind this program knows? It reads and never writes."""

from __future__ import annotations

import hashlib
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from shopdesk.storage import invariants, problems, schema
from shopdesk.storage.engine import sqlite3
from shopdesk.storage.reader import LIMIT, reading

_COUNTED = ("member", "visit", "staff", "log_line")
_READ = ("member", "glance", "phone", "email", "memory", "note")
_HEADS = "SELECT coalesce(counter_id, 0), chain FROM log_line WHERE id IN (SELECT max(id) FROM log_line GROUP BY counter_id)"
_SIZES = frozenset(1 << power for power in range(9, 17))
_MOST = 100  # complaints of the engine that are listened to


@dataclass(frozen=True, slots=True)
class Findings:
    """What looking through a file gave: ``wrong`` is empty when it is whole, ``sums`` when its numbers agree.

    ``counts`` by table, the log's newest link by counter, the log's last line, the SHA-256 of all bytes.
    """

    version: int
    wrong: tuple[str, ...]
    sums: dict[str, int]
    counts: dict[str, int]
    log_heads: dict[int, str]
    log_last: int
    sha256: str = field(default="")


def judge(path: Path, limit: float = LIMIT, *, known: str = "", sums: bool = True) -> Findings:
    """Look through an offered file that nobody has open. Raises StoreProblem unless it is a shop's, of a known version, and unaltered.

    Damage is in ``wrong``, for whoever asked to decide on; damage that stops the reading is a StoreProblem too. ``known`` is the SHA-256
    of a file that was looked through before: if it still is that file, the engine's quick look is enough. ``sums``: are they asked for?
    """
    check_header(path)
    with reading(path, lies_still=True, limit=limit) as connection:
        version = check_schema(connection, path)
        if version == 0:
            raise problems.problem("foreign", path)
        digest = sha256(path)
        wrong = complaints(connection, quick=known == digest) or loose_ends(connection)
        return Findings(version, wrong, {}, {}, {}, 0, digest) if wrong else _findings(connection, version, digest, sums=sums)


def check_before_opening(path: Path) -> None:
    """Refuse a file that is not a shop's, or that somebody altered, before it is opened for writing. Quick: nothing is counted."""
    log = has_log(path)
    if not log:
        check_header(path)
    with reading(path, lies_still=not log) as connection:
        check_schema(connection, path)


def check_kind(path: Path) -> None:
    """Is there a shop's file at all? Through the engine alone, so that it may be open here. Raises StoreProblem; damage is let pass."""
    if not path.is_file():
        raise problems.problem("foreign" if path.exists() else "missing", path)
    with reading(path) as connection:
        try:
            marked = connection.execute("PRAGMA application_id").fetchone()[0]
        except sqlite3.Error as error:
            if problems.kind_of(error) != "corrupt":
                raise
            return
    if marked != schema.APPLICATION_ID:
        raise problems.problem("foreign", path)


def check_header(path: Path) -> None:
    """Read SQLite's 100-byte header without opening the file as one (https://sqlite.org/fileformat.html section 1.3).

    Not of a file with a log beside it: if the power went while the log was folded in, the good first page may stand only there.
    """
    head, size = _head(path)
    if not head.startswith(b"SQLite format 3\0") or len(head) < 100 or _number(head, 68) != schema.APPLICATION_ID:
        raise problems.problem("foreign", path)
    if max(head[18], head[19]) > 2 or _number(head, 60) > schema.SCHEMA_VERSION:
        raise problems.problem("newer", path)
    page = int.from_bytes(head[16:18], "big")
    page = 65536 if page == 1 else page
    counts = _number(head, 24) == _number(head, 92)  # else an old library wrote last and did not keep the length
    if page not in _SIZES or (counts and size != page * _number(head, 28)):
        raise problems.problem("corrupt", path)


def _head(path: Path) -> tuple[bytes, int]:
    try:
        if not path.is_file():
            raise problems.problem("foreign" if path.exists() else "missing", path)
        with path.open("rb") as file:
            return file.read(100), path.stat().st_size
    except (OSError, ValueError) as error:
        raise problems.problem(problems.kind_of_file_error(error), path) from error


def _number(head: bytes, place: int) -> int:
    return int.from_bytes(head[place : place + 4], "big")


def check_schema(connection: Any, path: Path) -> int:
    """Give the version of a file whose schema is, word for word, the one that version has; raises StoreProblem."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != schema.APPLICATION_ID:
        raise problems.problem("foreign", path)
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > schema.SCHEMA_VERSION:
        raise problems.problem("newer", path)
    if not schema.is_known(version, connection.execute(schema.ROWS)):
        raise problems.problem("altered", path)
    return version


def complaints(connection: Any, *, quick: bool = False) -> tuple[str, ...]:
    """What the engine itself has to say about the file's pages."""
    pragma = f"PRAGMA {'quick_check' if quick else 'integrity_check'}({_MOST})"
    return tuple(str(row[0]) for row in connection.execute(pragma) if row[0] != "ok")


def loose_ends(connection: Any) -> tuple[str, ...]:
    """Rows that point to something that is not there."""
    return tuple(f"{row[0]} points to a {row[2]} that is not there" for row in connection.execute("PRAGMA foreign_key_check"))


def _findings(connection: Any, version: int, digest: str, *, sums: bool) -> Findings:
    counts = {table: int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) for table in _COUNTED}
    last = int(connection.execute("SELECT coalesce(max(id), 0) FROM log_line").fetchone()[0])
    if sums:
        _read_texts(connection)
    wrong = invariants.disagreeing(connection) if sums else {}
    return Findings(version, (), wrong, counts, dict(connection.execute(_HEADS)), last, digest)


def _read_texts(connection: Any) -> None:
    """Read what is known of people once through: letters that a fault on the disk has broken are noticed by nobody else, and here they
    stop the reading."""
    for table in _READ:
        deque(connection.execute(f"SELECT * FROM {table}"), maxlen=0)


def has_log(path: Path) -> bool:
    """Is there something in the log beside the file, so that it was not closed properly?"""
    log = Path(f"{path}-wal")
    return log.exists() and log.stat().st_size > 0


def sha256(path: Path) -> str:
    """The SHA-256 of a file, as hex. Never of a shop that is open in this process (see reader.reading)."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
