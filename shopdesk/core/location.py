"""Where a shop lies, for those who open it: a file, or a schema of a server named by its address."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from shopdesk.storage.location import Location, Server, location_of


def on_this_computer(location: Location) -> Path:
    """The shop's file; for a shop on a server what stands for it here, beside which the lock of its window lies."""
    return location.here if isinstance(location, Server) else location


def is_there(location: Location) -> bool:
    """Is there a shop? Raises StoreProblem when a server cannot be asked."""
    if isinstance(location, Server):
        from shopdesk.storage.postgres.store import is_there as on_server  # brings psycopg, which few shops need

        return on_server(location)
    return location.exists()


@contextmanager
def begun_whole(server: Server) -> Iterator[Server]:
    """A shop that begins on a server when the block ends well; a half one is taken away again. What is there already stays."""
    from shopdesk.storage.postgres.store import forget

    there = is_there(server)
    try:
        yield server
    except BaseException:
        if not there:
            forget(server)
        raise


__all__ = ["Location", "Server", "begun_whole", "is_there", "location_of", "on_this_computer"]
