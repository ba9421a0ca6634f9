"""A file that appears whole or not at all: written without a name or under another one, on the disk before it takes its place."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from shopdesk.errors import FileProblem
from shopdesk.i18n import _

_LONGEST = 60  # letters of the name that stand in the unfinished one
_MAKE = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


@contextmanager
def placed(target: Path) -> Iterator[BinaryIO]:
    """Give a file to write to; on leaving it takes the place of ``target``, for the owner's eyes only.

    If anything goes wrong nothing is left of it and what stood there stays. Raises FileProblem for what the disk refuses.
    """
    unfinished = target.with_name(f".{target.name[:_LONGEST]}.{os.getpid()}.tmp")
    try:
        with begun(unfinished) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
            name(file, unfinished)
        unfinished.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        raise _problem(target) from error
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink()


def begun(unfinished: Path) -> BinaryIO:
    """A file for its owner that goes with its process where the system has such (Linux), else one under another name."""
    nameless = getattr(os, "O_TMPFILE", 0)
    if nameless:
        with contextlib.suppress(OSError):
            return os.fdopen(os.open(unfinished.parent, nameless | os.O_RDWR, 0o600), "w+b")
    with contextlib.suppress(FileNotFoundError):
        unfinished.unlink()
    return os.fdopen(os.open(unfinished, _MAKE, 0o600), "w+b")


def name(file: BinaryIO, path: Path) -> None:
    """Give what was begun without a name the name ``path``; FileExistsError when something has it."""
    if os.fstat(file.fileno()).st_nlink == 0:
        folder = os.open(path.parent, os.O_RDONLY)  # Python follows the link to the file only where a folder is named
        try:
            os.link(f"/proc/self/fd/{file.fileno()}", path.name, dst_dir_fd=folder)
        finally:
            os.close(folder)


def _sync_folder(folder: Path) -> None:
    with contextlib.suppress(OSError, AttributeError):  # Windows has no way to sync a folder, and needs none
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _problem(target: Path) -> FileProblem:
    return FileProblem(
        _("“{file}” could not be written.").format(file=target), _("What stood there before stays as it was."),
        _("See whether the disk has room and may be written to, or choose another place."),
    )
