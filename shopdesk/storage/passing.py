"""Folders for what only passes through: for this person's eyes, gone afterwards, and when their program was killed gone with the next."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from shopdesk.storage.presence import lock

_PREFIX = "shopdesk-"
_HELD = "in use"
_TRIES = 3  # whoever tidies at this very moment may hold a new folder first


@contextmanager
def folder(what: str) -> Iterator[Path]:
    """A new folder of this kind (``list``, ``excel``). Whatever killed programs left there goes first. Raises OSError."""
    tidy()
    place, held = _new(what)
    try:
        yield place
    finally:
        os.close(held)
        shutil.rmtree(place, ignore_errors=True)


def _new(what: str) -> tuple[Path, int]:
    """A folder and the lock that says it is in use. One that was held by another before us is theirs to take away."""
    for _try in range(_TRIES):
        place = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{what}-"))
        held = os.open(place / _HELD, os.O_CREAT | os.O_RDWR, 0o600)
        with contextlib.suppress(OSError):
            lock(held)
            if (place / _HELD).exists():
                return place, held
        os.close(held)
    raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN), tempfile.gettempdir())


def tidy(where: Path | None = None) -> None:
    """Take away what nobody holds any more, in the system's place for such things: a lock ends with its program, however that ends."""
    for place in (where or Path(tempfile.gettempdir())).glob(f"{_PREFIX}*-*"):
        with contextlib.suppress(OSError):  # somebody else's, in use, or not one of these
            held = os.open(place / _HELD, os.O_RDWR)
            try:
                lock(held)
                shutil.rmtree(place, ignore_errors=True)  # while it is held, so that nobody begins to use it
            finally:
                os.close(held)
            shutil.rmtree(place, ignore_errors=True)  # Windows keeps a file that is open
