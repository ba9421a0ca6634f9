"""Looking into a file that may be anybody's: read-only, nothing in it trusted, and never for longer than a limit."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from shopdesk.storage import problems
from shopdesk.storage.engine import sqlite3

LIMIT = 20.0  # seconds
_OPERATIONS = 50_000  # of SQLite's machine, between two looks at the clock: about a millisecond


@contextmanager
def reading(path: Path, *, lies_still: bool = False, limit: float | None = LIMIT) -> Iterator[Any]:
    """Open the file for reading and give the connection; errors of the engine come out as StoreProblem.

    ``lies_still``: nobody has it open, so not even a lock is taken and no file appears beside it. Never say so of a shop that is open
    in this process: closing such a connection would take away the locks of the other (https://sqlite.org/howtocorrupt.html section 2.2).
    """
    where = f"{path.resolve().as_uri()}?mode=ro" + ("&immutable=1" if lies_still else "")
    end = None if limit is None else time.monotonic() + limit
    try:
        with closing(sqlite3.connect(where, uri=True, timeout=10, isolation_level=None)) as connection:
            if end is not None:
                connection.set_progress_handler(lambda: time.monotonic() > end, _OPERATIONS)
            for pragma in ("trusted_schema = 0", "query_only = 1", "cell_size_check = 1", "mmap_size = 0"):
                connection.execute(f"PRAGMA {pragma}")
            yield connection
    except (sqlite3.Error, UnicodeDecodeError) as error:
        late = end is not None and time.monotonic() > end
        raise problems.problem("slow" if late else problems.kind_of(error) or "corrupt", path) from error
