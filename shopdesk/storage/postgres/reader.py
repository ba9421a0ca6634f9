"""Looking through a shop on a server: a connection of its own that can write nothing and may take its time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

from shopdesk.storage.location import Server
from shopdesk.storage.postgres.driver import Postgres

_ONLY_READ = "SET default_transaction_read_only = on; SET statement_timeout = 0"


@contextmanager
def reading(server: Server) -> Iterator[Any]:
    """Give the connection; errors of the engine come out as StoreProblem."""
    database = Postgres(server, "ShopDesk looks")
    with database.sentences(), closing(database):
        database.connect()
        database.execute_sql(_ONLY_READ)
        yield database.connection()
