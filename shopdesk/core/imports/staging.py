"""Where what a list becomes waits until all of it is ready: the shop is then held up only while it is written."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from shopdesk.core.imports.people import Chunk

_IN_MEMORY = 8 * 2**20  # bytes; a longer list waits in a nameless file, which goes with the process, however that ends


class Staging:
    """Chunks in, the same chunks out, once."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._count = 0

    def add(self, chunk: Chunk) -> None:
        """Put a chunk behind the others."""
        pickle.dump(chunk, self._file, pickle.HIGHEST_PROTOCOL)
        self._count += 1

    def chunks(self) -> Iterator[Chunk]:
        """All of them, in their order."""
        self._file.seek(0)
        for _place in range(self._count):
            yield pickle.load(self._file)


@contextmanager
def staged() -> Iterator[Staging]:
    """A place for one list."""
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as file:
        yield Staging(file)
