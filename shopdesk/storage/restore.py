"""Putting a backup in the place of the shop's file, so that wherever it is broken off there is a shop that opens."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from shopdesk.errors import StoreProblem
from shopdesk.storage import backup, gate, presence, problems
from shopdesk.storage.engine import sqlite3
from shopdesk.storage.reader import reading

_LOG_ENDS = ("-wal", "-shm", "-journal")


def put_back(chosen: Path, shop: Path, aside: Path) -> None:
    """Put a verified copy of ``chosen`` in the place of ``shop``, which is kept as ``aside``. The shop must be closed.

    Raises StoreProblem, and then nothing has changed. At every moment between, ``shop`` is the file of before or the chosen one.
    """
    shop = shop.resolve()
    _refuse_if_in_use(shop)
    if not gate.has_log(chosen):
        gate.check_header(chosen)
    fresh = shop.with_name(shop.name + ".restoring")
    try:
        with _troubles(shop):
            _bring(chosen, fresh)
            _judge(chosen, fresh)
            whole = close_properly(shop)
            _keep(shop, aside, whole=whole)
            fresh.replace(shop)
            backup.sync_folder(shop.parent)
    finally:
        backup.remove(fresh, *(Path(f"{fresh}{end}") for end in _LOG_ENDS))
    _vouch_for(aside)


def set_aside(shop: Path, aside: Path) -> None:
    """Rename the closed shop, so that another can begin in its place. Raises StoreProblem, and then nothing has changed."""
    shop = shop.resolve()
    _refuse_if_in_use(shop)
    with _troubles(shop):
        whole = close_properly(shop)
        if shop.exists():
            _keep(shop, aside, whole=whole)
            shop.unlink()
            backup.sync_folder(shop.parent)
    _vouch_for(aside)


def _refuse_if_in_use(shop: Path) -> None:
    if shop.is_dir():
        raise problems.problem("foreign", shop)
    holder = presence.holder(shop)
    if holder is not None and not holder.is_this_process():
        raise problems.problem("open", shop)


@contextlib.contextmanager
def _troubles(shop: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        kind = problems.kind_of_file_error(error)
        raise problems.problem("io" if kind == "missing" else kind, shop) from error
    except sqlite3.Error as error:
        raise problems.problem(problems.kind_of(error) or "io", shop) from error


def _bring(chosen: Path, fresh: Path) -> None:
    """Copy what was chosen, for our eyes only; with its log, if it was put aside without being closed properly."""
    backup.remove(fresh, *(Path(f"{fresh}{end}") for end in _LOG_ENDS))
    for end in ("", "-wal"):
        source, target = Path(f"{chosen}{end}"), Path(f"{fresh}{end}")
        if end and not gate.has_log(chosen):
            continue
        os.close(os.open(target, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600))
        shutil.copyfile(source, target)
        backup.sync(target)


def _judge(chosen: Path, fresh: Path) -> None:
    """Look through the very bytes that shall take the shop's place."""
    manifest = backup.read_manifest(chosen)
    known = manifest.get("sha256")
    if Path(f"{fresh}-wal").exists():
        gate.check_before_opening(fresh)
        with contextlib.closing(sqlite3.connect(str(fresh))) as connection:
            connection.execute("PRAGMA trusted_schema = 0")
            connection.execute("PRAGMA journal_mode = DELETE")
        known = None
        backup.sync(fresh)
    findings = gate.judge(fresh, known="" if manifest.get("kept") else known or "")
    if findings.wrong or (known and known != findings.sha256):
        raise problems.problem("corrupt", chosen)
    # Our own copies are put back as they were: sums that did not agree then are mended afterwards. A stranger's file has to agree.
    if findings.sums and not known:
        raise problems.problem("totals", chosen)


def close_properly(shop: Path) -> bool:
    """Fold the log of a shop that was not closed properly into its file. False: the file is damaged and is left as it lies.

    Raises StoreProblem when it is still open somewhere, for then its log may not be taken away.
    """
    log = Path(f"{shop}-wal")
    if not shop.exists() or not shop.stat().st_size:
        return False
    if not log.exists():
        return True
    try:
        with reading(shop) as connection:
            if gate.complaints(connection, quick=True):
                return False
        with contextlib.closing(sqlite3.connect(str(shop), timeout=1)) as connection:
            connection.execute("PRAGMA trusted_schema = 0")
            busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    except (StoreProblem, sqlite3.Error) as error:
        kind = error.kind if isinstance(error, StoreProblem) else problems.kind_of(error)
        if kind in ("corrupt", "foreign"):
            return False
        raise
    # The last to close it takes the log away, so a log that stays has somebody who reads it.
    if busy or log.exists():
        raise problems.problem("open", shop)
    return True


def _keep(shop: Path, aside: Path, *, whole: bool) -> None:
    """Give the present file a second name. It keeps its first until the other takes it, so there is never none."""
    if not shop.exists():
        return
    if aside.exists():
        raise FileExistsError(errno.EEXIST, "in the way", str(aside))
    try:
        os.link(shop, aside)
    except OSError:  # a disk without such names: FAT on a stick
        shutil.copyfile(shop, aside)
        aside.chmod(0o600)
        backup.sync(aside)
    backup.sync_folder(shop.parent)
    if not whole:
        # A damaged file is kept word for word, and its log must not be read into the one that comes.
        for end in ("-wal", "-journal"):
            part = Path(f"{shop}{end}")
            if part.exists():
                part.replace(f"{aside}{end}")
        backup.remove(Path(f"{shop}-shm"))


def _vouch_for(aside: Path) -> None:
    """Write beside the file of before what it is, byte for byte: whoever goes back to it gets exactly that, or a sentence."""
    with contextlib.suppress(OSError):
        if aside.exists():
            backup.write_kept(aside)
