"""Opening a shop wherever it lies."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from shopdesk.storage.database import Sqlite, SqliteStore
from shopdesk.storage.location import Location, Server
from shopdesk.storage.reader import reading
from shopdesk.storage.store import Store


def open_store(
    location: Location, *, create: bool = False, counter: str = "", before_steps: Callable[[], object] = lambda: None,
    driver: Callable[..., Any] = Sqlite,
) -> Store:
    """Open the shop at ``location``, or make it; raises StoreProblem.

    ``before_steps`` and ``driver`` are for files (SqliteStore.open), ``counter`` is the name a server shows of us.
    """
    if isinstance(location, Server):
        from shopdesk.storage.postgres.store import PostgresStore  # brings psycopg, which few shops need

        return PostgresStore.open(location, create=create, counter=counter)
    return SqliteStore.open(location, create=create, before_steps=before_steps, driver=driver)


def set_aside(server: Server, name: str) -> Server:
    """Call the closed shop's schema ``name``, so that another can begin in its place, and give where it lies now."""
    from shopdesk.storage.postgres.store import rename

    return rename(server, name)


def reading_of(location: Location) -> AbstractContextManager[Any]:
    """A connection to look through the shop with, for as long as it takes; it writes nothing."""
    if isinstance(location, Server):
        from shopdesk.storage.postgres.reader import reading as on_server

        return on_server(location)
    return reading(location, limit=None)
