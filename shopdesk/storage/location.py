"""Where a shop lies: in a file on this computer, or in a schema of a PostgreSQL server."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from shopdesk import paths
from shopdesk.errors import StoreProblem
from shopdesk.i18n import _

_SCHEMES = ("postgresql", "postgres")
_USUAL_SCHEMA = "shopdesk"
_SCHEMA = re.compile(r"(?!pg_)[a-z_][a-z0-9_]{0,62}")


@dataclass(frozen=True, slots=True)
class Server:
    """A shop on a server. ``conninfo`` is libpq's address of the database and may hold a password, so it is never shown."""

    conninfo: str = field(repr=False)
    schema: str
    shown: str

    def __str__(self) -> str:
        return self.shown

    @property
    def name(self) -> str:
        """What the shop is called where a file would be called by its name."""
        return self.schema

    def beside(self, schema: str) -> Server:
        """Another shop in the same database."""
        return replace(self, schema=schema, shown=self.shown.removesuffix(self.schema) + schema)

    @property
    def here(self) -> Path:
        """What stands for the shop on this computer: the lock of its window lies beside it."""
        mark = hashlib.sha256(self.shown.encode()).hexdigest()[:16]
        return paths.data() / f"{self.schema} {mark}"


Location = Path | Server


def location_of(text: str) -> Location:
    """Read what somebody named after --shop. Raises StoreProblem for an address no shop can have."""
    scheme, mark, _rest = text.partition("://")
    if not mark or scheme.lower() not in _SCHEMES:
        return Path(text)
    try:
        parts = urlsplit(text)
        options = parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
        host = parts.netloc.rpartition("@")[2] or dict(options).get("host", "")
        _port = parts.port  # a port that is no number is found only when it is asked for
    except ValueError as error:
        raise _no_address(text) from error
    schema = dict(options).get("schema", _USUAL_SCHEMA)
    if not _SCHEMA.fullmatch(schema):
        raise _no_address(text)
    # Slashes as they are: libpq reads a socket's folder as well as a host's name.
    rest = urlencode([option for option in options if option[0] != "schema"], quote_via=quote, safe="/")
    conninfo = urlunsplit(("postgresql", parts.netloc, parts.path, rest, ""))
    user = f"{parts.username}@" if parts.username else ""
    if host.startswith("/"):  # the folder of a socket
        return Server(conninfo, schema, f"postgresql://{user}{parts.path}?host={host}&schema={schema}")
    return Server(conninfo, schema, f"postgresql://{user}{host}{parts.path}?schema={schema}")


def _no_address(text: str) -> StoreProblem:
    shown = re.sub(r"(?<=:)[^:@/]*(?=@)", "…", text)
    return StoreProblem(
        "missing", _("“{address}” is no address of a shop.").format(address=shown), "",
        _("Write it like this: postgresql://anna@server/shop?schema=bakery (small letters, digits and _ in the schema’s name)."),
    )
