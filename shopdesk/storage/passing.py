"""Folders for what only passes through: for this person's eyes, gone afterwards, and when their program was killed gone with the next."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from shopdesk.storage.presence import lock

_PREFIX = "shopdesk-"
_HELD, _NEW = "in use", "new"


@contextmanager
def folder(what: str) -> Iterator[Path]:
    """A new folder of this kind (``list``, ``excel``). Whatever killed programs left there goes first. Raises OSError."""
    tidy()
    place = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{what}-"))
    held = os.open(place / _NEW, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        lock(held)
        (place / _NEW).replace(place / _HELD)  # seen only once it is held
        yield place
    finally:
        os.close(held)
        shutil.rmtree(place, ignore_errors=True)


def tidy(where: Path | None = None) -> None:
    """Take away what nobody holds any more, in the system's place for such things: a lock ends with its program, however that ends."""
    for place in (where or Path(tempfile.gettempdir())).glob(f"{_PREFIX}*-*"):
        with contextlib.suppress(OSError):  # somebody else's, in use, or not one of these
            held = os.open(place / _HELD, os.O_RDWR)
            try:
                lock(held)
            except OSError:
                continue
            finally:
                os.close(held)
            shutil.rmtree(place, ignore_errors=True)
