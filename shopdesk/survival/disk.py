"""A disk that can lose its power or run out of room: a layer of our own between SQLite and the real files, by way of apsw.

It writes through, so that the shop goes on, and remembers each write and each sync in order. What a power cut would have left
is made from that afterwards, after SQLite's own model (src/test6.c): of what was written since a file's last sync, each sector
of 512 bytes is kept, lost or garbage.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import apsw
from playhouse.apsw_ext import APSWDatabase, __exception_wrapper__

from shopdesk.storage.database import Spoken

SECTOR = 512
Operation = tuple[str, str, int, bytes]  # what, file, offset or size, content
# apsw hands the exception on as it is, so it has to speak as SQLite does.
_FAULTS = {"full": (apsw.FullError, "database or disk is full"), "io": (apsw.IOError, "disk I/O error")}


class Apsw(Spoken, APSWDatabase):
    """peewee over apsw, with the same errors and the same pragmas as the driver in use."""

    def sentences(self) -> Any:
        return _Both(super().sentences())


class _Both:
    """peewee's errors are made from apsw's before they become sentences, also where peewee is passed over."""

    def __init__(self, sentences: Any) -> None:
        self._sentences = sentences

    def __enter__(self) -> None:
        self._sentences.__enter__()

    def __exit__(self, *error: Any) -> Any:
        try:
            __exception_wrapper__.__exit__(*error)
        except Exception as translated:
            return self._sentences.__exit__(type(translated), translated, translated.__traceback__)
        return self._sentences.__exit__(*error)


class Disk(apsw.VFS):
    """The layer. ``operations`` is all that was written; ``fail_at`` makes the N-th write or sync from now fail, once."""

    def __init__(self, name: str = "shopdesk-trial") -> None:
        self.name = name
        self.operations: list[Operation] = []
        self._left: int | None = None
        self._kind = "io"
        super().__init__(name, "")

    def driver(self, **pragmas: int) -> Callable[..., Any]:
        """A driver for ``Store.open`` that keeps its files here; ``pragmas`` take the place of those in the one opener."""

        def connect(path: str, *, pragmas: dict[str, int], more: dict[str, int], **settings: Any) -> Apsw:
            return Apsw(path, vfs=self.name, pragmas={**pragmas, **more}, **settings)

        return partial(connect, more=pragmas)

    def fail_at(self, number: int, kind: str) -> None:
        """Let the ``number``-th write or sync from now fail, as a full disk ("full") or one that does not answer ("io")."""
        self._left, self._kind = number, kind

    def heal(self) -> bool:
        """Let nothing fail any more; was the failure reached?"""
        reached = self._left == 0
        self._left = None
        return reached

    def note(self, what: str, file: str, place: int = 0, content: bytes = b"") -> None:
        """Remember an operation, or fail it."""
        if self._left:
            self._left -= 1
            if self._left == 0:
                error, words = _FAULTS[self._kind]
                raise error(words)
        self.operations.append((what, file, place, content))

    def tell(self, number: int) -> None:
        """Remember that here the screen confirmed the act with this line in the log."""
        self.operations.append(("told", "", number, b""))

    def xOpen(self, name: Any, flags: list[int]) -> _File:
        return _File(self, name, flags)

    def xDelete(self, name: str, sync_folder: bool) -> None:
        super().xDelete(name, sync_folder)
        self.operations.append(("delete", Path(name).name, 0, b""))


class _File(apsw.VFSFile):
    """A file that says what is done to it."""

    def __init__(self, disk: Disk, name: Any, flags: list[int]) -> None:
        self._disk = disk
        self._name = Path(name.filename() if isinstance(name, apsw.URIFilename) else name or "temporary").name
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:
        self._disk.note("write", self._name, offset, bytes(data))
        super().xWrite(data, offset)

    def xSync(self, flags: int) -> None:
        self._disk.note("sync", self._name)
        super().xSync(flags)

    def xTruncate(self, size: int) -> None:
        self._disk.note("truncate", self._name, size)
        super().xTruncate(size)


class Platter:
    """What is surely on the disk, and what may be: the files of a folder as operations come in."""

    def __init__(self, sure: dict[str, bytes]) -> None:
        self._sure = {name: bytearray(content) for name, content in sure.items()}
        self._open: dict[str, list[Operation]] = {}
        self.told = 0

    def take(self, operations: Sequence[Operation]) -> None:
        """Take in what was done next."""
        for operation in operations:
            what, file, place, _content = operation
            if what == "told":
                self.told = place
            elif what == "sync":
                for done in self._open.pop(file, []):
                    _apply(self._sure.setdefault(file, bytearray()), done)
            elif what == "delete":
                self._sure.pop(file, None)
                self._open.pop(file, None)
            else:
                self._sure.setdefault(file, bytearray())
                self._open.setdefault(file, []).append(operation)

    def cut(self, folder: Path, chance: Random) -> None:
        """Write into ``folder`` what the next start would find if the power went now."""
        for name, sure in self._sure.items():
            content = bytearray(sure)
            for operation in self._open.get(name, []):
                _apply_by_sector(content, operation, chance)
            (folder / name).write_bytes(content)


def _apply(content: bytearray, operation: Operation) -> None:
    what, _file, place, data = operation
    if what == "truncate":
        del content[place:]
        return
    if len(content) < place:
        content.extend(bytes(place - len(content)))
    content[place : place + len(data)] = data


def _apply_by_sector(content: bytearray, operation: Operation, chance: Random) -> None:
    what, file, place, data = operation
    if what == "truncate":
        if chance.random() < 0.5:
            _apply(content, operation)
        return
    end = place + len(data)
    while place < end:
        until = min((place // SECTOR + 1) * SECTOR, end)
        fate = chance.randrange(3)
        part = data[:until - place] if fate == 0 else chance.randbytes(until - place)
        if fate != 1:
            _apply(content, ("write", file, place, part))
        data, place = data[until - place:], until
