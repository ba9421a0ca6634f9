"""Looking through a shop on a server: a connection of its own that can write nothing and may take its time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

from shopdesk.storage.location import Server
from shopdesk.storage.postgres import problems
from shopdesk.storage.postgres.driver import Postgres

_ONLY_READ = "SET default_transaction_read_only = on; SET statement_timeout = 0"


@contextmanager
def reading(server: Server) -> Iterator[Any]:
    """Give the connection; errors of the engine come out as StoreProblem, and so does that there is no shop."""
    database = Postgres(server, "ShopDesk looks")
    with database.sentences(), closing(database):
        database.connect()
        if not database.has("shop_version"):
            raise problems.problem("missing", server)
        database.execute_sql(_ONLY_READ)
        yield database.connection()
