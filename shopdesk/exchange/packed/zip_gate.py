"""The gate for ZIP files: how much they would unpack to is asked of their directory before anything is unpacked."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path
from typing import IO

from shopdesk.errors import FileProblem
from shopdesk.i18n import _

UNPACKED = 100 * 2**20  # bytes, of all files in it together
FILES = 2000
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
"""What reading a cut, encrypted or wrongly packed file may raise."""


class ZipGate:
    """A packed file that may be read: nothing in it is longer than its directory says, and that is not too much. Raises FileProblem."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = path.name
        try:
            self.file = zipfile.ZipFile(path)
        except BROKEN as error:
            raise stopped_in_the_middle(self.name) from error
        try:
            self._look()
        except FileProblem:
            self.close()
            raise

    def _look(self) -> None:
        entries = self.file.infolist()
        if len(entries) > FILES or sum(entry.file_size for entry in entries) > UNPACKED:
            raise FileProblem(
                _("“{name}” would unpack to more than 100 MB.").format(name=self.name),
                _("Nothing was unpacked, nothing was changed."),
                _("Save it as CSV in its own program and bring that file; a CSV may be as long as you like."),
            )
        if any(entry.flag_bits & 1 for entry in entries):
            raise FileProblem(
                _("“{name}” is locked with a password.").format(name=self.name), _("Nothing was changed."),
                _("Save it without a password and bring that file."),
            )

    def holds(self, inside: str) -> bool:
        """Whether there is a file of this name in it."""
        return inside in self.file.namelist()

    def ending(self, suffix: str) -> list[str]:
        """The files in it with this ending, but for what a Mac adds."""
        names = (entry.filename for entry in self.file.infolist() if not entry.is_dir())
        return [name for name in names if name.lower().endswith(f".{suffix}") and not name.startswith("__MACOSX")]

    def open(self, inside: str) -> IO[bytes]:
        """One file in it; where it is packed under a wrong name or in an unknown way, FileProblem."""
        try:
            return self.file.open(inside)
        except BROKEN as error:
            raise stopped_in_the_middle(self.name) from error

    def close(self) -> None:
        """Let go of it."""
        self.file.close()


def stopped_in_the_middle(name: str) -> FileProblem:
    """What is said of a packed file that did not arrive whole."""
    return FileProblem(
        _("“{name}” cannot be unpacked: it may not have arrived whole.").format(name=name), _("Nothing was changed."),
        _("Copy or download it again."),
    )
