"""What a shop on a server can run into, each as a sentence: what happened, what was kept, what to do."""

from __future__ import annotations

import psycopg

from shopdesk.errors import StoreProblem
from shopdesk.i18n import _
from shopdesk.storage.location import Server

# How SQLSTATE begins (https://www.postgresql.org/docs/15/errcodes-appendix.html); the longer beginning counts.
_KINDS = {
    "08": "unreachable", "25006": "read_only", "25P03": "lost", "28": "denied", "3D": "missing", "3F": "missing", "40": "busy",
    "42501": "read_only", "53100": "full", "53200": "busy", "53300": "crowded", "55P03": "busy", "57014": "slow", "57P": "lost",
    "58": "io", "XX001": "corrupt", "XX002": "corrupt",
}
# A server that refuses somebody at the door gives no SQLSTATE through libpq, only its words.
_WORDS = (
    ("authentication failed", "denied"), ("no password supplied", "denied"), ("no pg_hba.conf entry", "denied"), ('role "', "denied"),
    ("too many", "crowded"), ("remaining connection slots", "crowded"), ('database "', "missing"), ("invalid", "missing"),
    ("starting up", "unreachable"), ("shutting down", "unreachable"), ("connection failed", "unreachable"),
    ("connection is bad", "unreachable"), ("timeout expired", "unreachable"),
)


def kind_of(error: BaseException) -> str | None:
    """Name the kind of problem behind ``error``, or None when it is something else (a bug, most likely)."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, psycopg.Error):
            return _kind(cause)
        cause = cause.__cause__ or cause.__context__
    return None


def _kind(error: psycopg.Error) -> str | None:
    state = error.sqlstate or ""
    for length in (5, 3, 2):
        if state[:length] in _KINDS:
            return _KINDS[state[:length]]
    if state or not isinstance(error, psycopg.OperationalError):
        return None
    words = str(error)
    return next((kind for part, kind in _WORDS if part in words), "lost")


def problem(kind: str, server: Server) -> StoreProblem:
    """Make the sentence for ``kind`` about the shop on ``server``."""
    what, kept, do = _sentences(server)[kind]
    return StoreProblem(kind, what, kept, do)


def _sentences(server: Server) -> dict[str, tuple[str, str, str]]:
    name, address = server.name, str(server)
    nothing_saved = _("Nothing was saved by this act; what was there is untouched.")
    return {
        "busy": (_("Another counter or program is writing to the shop."), nothing_saved, _("Wait a moment and do it again.")),
        "slow": (_("The shop’s server took too long to answer."), nothing_saved, _("Wait a moment and do it again.")),
        "lost": (
            _("The line to the shop’s server was lost."), nothing_saved,
            _("Do it again. If it does not come back, see that the network and the server are on."),
        ),
        "unsure": (
            _("The line to the shop’s server was lost just as it was saving."), _("What was saved before is untouched."),
            _("Look whether the last thing is there before you do it again."),
        ),
        "unreachable": (
            _("The shop’s server does not answer at “{address}”.").format(address=address), _("What was saved before is untouched."),
            _("See that the network and the server are on, then try again."),
        ),
        "denied": (
            _("The shop’s server did not let this counter in."), _("Nothing was changed."),
            _("Look at the name in the address and at its password, which libpq reads from the file .pgpass."),
        ),
        "crowded": (_("The shop’s server has no place for another counter."), _("Nothing was changed."), _("Close a window elsewhere.")),
        "missing": (
            _("There is no shop at “{address}”.").format(address=address), "",
            _("Start one with “shopdesk run”, or name another place with --shop."),
        ),
        "foreign": (
            _("“{name}” on that server is not a shop’s schema.").format(name=name), _("It was not changed."),
            _("Name another schema in the address: …?schema=bakery"),
        ),
        "newer": (
            _("“{name}” was saved by a newer ShopDesk.").format(name=name), _("It was not changed."),
            _("Bring this computer’s ShopDesk up to date, then open it again."),
        ),
        "old_server": (
            _("The shop’s server is older than PostgreSQL 15."), _("Nothing was changed."), _("Bring the server up to date first."),
        ),
        "read_only": (
            _("“{name}” may only be read, not written, under this name.").format(name=name), _("Nothing was changed."),
            _("Ask whoever looks after the server for the right to write to it."),
        ),
        "full": (
            _("The disk of the shop’s server is full, so the last thing was not saved."),
            _("Everything before it is safe, and you can still look people up."), _("Free some space there and do it again."),
        ),
        "io": (_("The disk of the shop’s server did not answer."), nothing_saved, _("Tell whoever looks after the server.")),
        "corrupt": (
            _("The shop’s server found a part of “{name}” that cannot be read.").format(name=name), nothing_saved,
            _("Tell whoever looks after the server: a backup made by pg_dump brings the shop back."),
        ),
    }
