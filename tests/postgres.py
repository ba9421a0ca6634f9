"""Plugin: a PostgreSQL server of the tests' own for those marked postgresql; where none is installed they are left out, and it is said.

Where SHOPDESK_EVERY_TEST is set (.ci/run) they are not left out, and fail.
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import psycopg
import pytest

from shopdesk.storage.location import Server, location_of
from shopdesk.storage.postgres.store import PostgresStore

_DEBIAN = Path("/usr/lib/postgresql")
_PATIENCE = 30  # seconds
# What is lost when the power goes matters to nobody here.
_SETTINGS = {
    "listen_addresses": "", "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off",
    "logging_collector": "off",
}
_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = %s AND tablename NOT IN ('shop_version', 'schema_migration')"
_COUNTS = "SELECT setval((schemaname || '.' || sequencename)::regclass, 1, false) FROM pg_sequences WHERE schemaname = %s"



@cache
def programs() -> Path | None:
    """The folder of initdb and postgres, the newest where there are several."""
    there = sorted(_DEBIAN.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    found = str(there[-1]) if there else shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def pytest_report_header() -> str:
    if programs() is not None:
        return f"PostgreSQL: {programs()}"
    return "PostgreSQL: none here, so the tests that need one are left out (Debian: apt-get install postgresql)"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if programs() is not None or os.environ.get("SHOPDESK_EVERY_TEST"):
        return
    left_out = [item for item in items if item.get_closest_marker("postgresql")]
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=left_out)


class PostgresServer:
    """A running server. It keeps one shop, which each test finds empty, and others by name."""

    def __init__(self, folder: Path, process: "subprocess.Popen[bytes]") -> None:
        self.folder = folder
        self.process = process

    def address(self, schema: str = "shopdesk", database: str = "postgres", user: str = "shop") -> str:
        """What somebody would write after --shop."""
        return f"postgresql://{user}@/{database}?host={self.folder}&schema={schema}"

    def location(self, schema: str = "shopdesk") -> Server:
        location = location_of(self.address(schema))
        assert isinstance(location, Server)
        return location

    def connect(self) -> "psycopg.Connection":
        """A connection of its own to look behind the program's back."""
        return psycopg.connect(f"host={self.folder} user=shop dbname=postgres", autocommit=True)

    def emptied(self, schema: str = "shopdesk") -> Server:
        """A shop with nobody in it: made when first asked for, its rows taken out when asked again."""
        server = self.location(schema)
        with self.connect() as connection:
            made = connection.execute("SELECT to_regclass(%s)", (f"{schema}.shop_version",)).fetchone()
            if made is None or made[0] is None:
                PostgresStore.open(server, create=True).close()
            connection.execute("SET session_replication_role = replica")  # ledgers let go of their rows only so
            tables = connection.execute(_TABLES, (schema,)).fetchall()
            connection.execute(";".join(f"DELETE FROM {schema}.{table}" for (table,) in tables))
            connection.execute(_COUNTS, (schema,))
        return server


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A server on a Unix socket that takes connections from this computer only, started as somebody without rights."""
    folder = programs()
    assert folder is not None, "PostgreSQL is not installed: tools/setup.sh does that where it may (Debian: apt-get install postgresql)"
    # A short path (a socket's may have 107 letters) that somebody else can go into.
    place = Path(tempfile.mkdtemp(prefix="shopdesk-pg-"))
    who = _unprivileged(place)
    data = place / "data"
    subprocess.run(
        [folder / "initdb", "-D", data, "-U", "shop", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"],
        stdout=subprocess.DEVNULL, check=True, cwd=place, **who,
    )
    settings = [part for name, value in _SETTINGS.items() for part in ("-c", f"{name}={value}")]
    with (place / "log").open("wb") as said:
        process = subprocess.Popen([folder / "postgres", "-D", data, "-k", place, *settings], stderr=said, cwd=place, **who)
    try:
        server = PostgresServer(place, process)
        _wait_for(server)
        yield server
    finally:
        process.send_signal(2)  # SIGINT: break off what is under way and stop
        process.wait(_PATIENCE)
        shutil.rmtree(place)


def _unprivileged(place: Path) -> dict[str, object]:
    """Whom to start the programs as: initdb refuses root."""
    if os.geteuid() != 0:
        return {}
    import pwd  # which Windows has not

    nobody = pwd.getpwnam("nobody")
    os.chown(place, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _wait_for(server: PostgresServer) -> None:
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            server.connect().close()
            return
        except psycopg.OperationalError:
            assert server.process.poll() is None, (server.folder / "log").read_text()
            assert time.monotonic() < end, "the server does not answer"
            time.sleep(0.02)
