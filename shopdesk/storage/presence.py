"""Who has the shop open: a lock beside its file that lives exactly as long as the process that holds it.

The operating system lets go of it when the process ends, however it ends, so a dead lock never blocks. What is written in
it only says who: an old note without a lock behind it means nothing.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30  # a locked byte cannot be read on Windows, so it is one far behind the words

    def lock(handle: int) -> None:
        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the shop open: process, computer, and where its window listens (free text of whoever took the lock)."""

    pid: int
    host: str
    counter: str = ""
    address: str = ""

    def is_this_process(self) -> bool:
        """Is it we ourselves?"""
        return self.pid == os.getpid() and self.host == socket.gethostname()

    def is_this_computer(self) -> bool:
        """Is it a window on this very computer, that can be raised?"""
        return self.host == socket.gethostname()


class Presence:
    """The lock, held. ``left_by`` names whoever held it on another computer and did not say goodbye: look before writing.

    ``broken_off``: whoever held it last, here or there, did not say goodbye.
    """

    def __init__(self, path: Path, handle: int, left_by: Holder | None, broken_off: bool = False) -> None:
        self._path = path
        self._handle: int | None = handle
        self.left_by = left_by
        self.broken_off = broken_off

    def let_go(self) -> None:
        """Give the lock back; twice does no harm."""
        if self._handle is None:
            return
        if sys.platform == "win32":
            os.ftruncate(self._handle, 0)  # an open file cannot go there; an empty note says goodbye as well
        else:
            self._path.unlink(missing_ok=True)  # while still held, so that nobody finds a note without a holder
        os.close(self._handle)
        self._handle = None


def lock_path(shop: Path) -> Path:
    """Where the lock of a shop lies: beside its file."""
    shop = shop.resolve()
    return shop.with_name(shop.name + ".open")


def take(shop: Path, counter: str = "", address: str = "") -> Presence | Holder:
    """Hold the shop's lock, or give who holds it. Raises OSError where no file can be made beside the shop."""
    path = lock_path(shop)
    while True:
        handle = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
        try:
            lock(handle)
        except OSError:
            there = _read(handle)
            os.close(handle)
            return there or Holder(0, "")
        if _is_still(path, handle):
            break
        os.close(handle)  # whoever held it has just taken it away
    before = _read(handle)
    note = json.dumps({"pid": os.getpid(), "host": socket.gethostname(), "counter": counter, "address": address})
    os.ftruncate(handle, 0)
    os.lseek(handle, 0, os.SEEK_SET)
    os.write(handle, note.encode())
    left_by = before if before is not None and not before.is_this_computer() else None
    return Presence(path, handle, left_by, before is not None)


def holder(shop: Path) -> Holder | None:
    """Give who has the shop open in a window, or None."""
    path = lock_path(shop)
    try:
        handle = os.open(path, os.O_RDWR)
    except OSError:
        return None
    try:
        lock(handle)
    except OSError:
        return _read(handle) or Holder(0, "")
    finally:
        os.close(handle)
    return None


def _is_still(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except OSError:
        return False


def _read(handle: int) -> Holder | None:
    try:
        os.lseek(handle, 0, os.SEEK_SET)
        plain: Any = json.loads(os.read(handle, 4096))
        return Holder(int(plain["pid"]), str(plain["host"]), str(plain["counter"]), str(plain["address"]))
    except (OSError, ValueError, TypeError, KeyError):
        return None
