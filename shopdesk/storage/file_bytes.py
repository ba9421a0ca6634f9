"""The bare bytes of a shop's file, to look whether something that was deleted can still be read in them."""

from __future__ import annotations

from collections.abc import Collection
from io import FileIO
from pathlib import Path

_LARGE = 24_000_000  # bytes; a smaller file is written anew in a tenth of a second
_STEP = 2**22


class FileBytes:
    """Once opened it is closed after the shop: closing a file takes all of this process's locks off it, SQLite's too (POSIX)."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: FileIO | None = None

    def close(self) -> None:
        """Let go of the file, if it was ever opened."""
        if self._file is not None:
            self._file.close()

    def is_large(self) -> bool:
        """Would it take a person's time to write it anew?"""
        return self._path.stat().st_size > _LARGE

    def hold_any(self, words: Collection[str]) -> bool:
        """Does any of ``words`` stand anywhere in the file, as it is spelt?"""
        sought = [word.encode() for word in words if word]
        overlap = max(map(len, sought), default=1) - 1
        self._file = file = self._file or self._path.open("rb", buffering=0)
        file.seek(0)
        end = b""
        while step := file.read(_STEP):
            piece = end + step
            if any(word in piece for word in sought):
                return True
            end = piece[len(piece) - overlap:]
        return False
