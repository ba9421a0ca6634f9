"""What the store can run into, each as a sentence: what happened, what was kept, what to do."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import peewee

from shopdesk.errors import StoreProblem
from shopdesk.i18n import _

_KINDS = {
    "SQLITE_FULL": "full", "SQLITE_IOERR": "io", "SQLITE_CORRUPT": "corrupt", "SQLITE_NOTADB": "foreign", "SQLITE_BUSY": "busy",
    "SQLITE_LOCKED": "busy", "SQLITE_READONLY": "read_only", "SQLITE_CANTOPEN": "io", "SQLITE_PERM": "read_only",
    "SQLITE_AUTH": "read_only",
}


def kind_of(error: BaseException) -> str | None:
    """Name the kind of store problem behind ``error``, or None when it is something else (a bug, most likely)."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, UnicodeDecodeError):
            return "corrupt"
        name = str(getattr(cause, "sqlite_errorname", "") or "")
        for prefix, kind in _KINDS.items():
            if name.startswith(prefix):
                return kind
        if not name and (by_words := _by_words(str(cause).lower(), cause)):
            return by_words
        cause = cause.__cause__ or cause.__context__
    return None


def kind_of_file_error(error: OSError | ValueError) -> str:
    """Name the kind of store problem behind what the operating system said about a file."""
    number = error.errno if isinstance(error, OSError) else None
    if number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return "full"
    if number in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "read_only"
    # Names that no file can have, or a file where a folder should be.
    return "missing" if number in (None, errno.ENAMETOOLONG, errno.ENOTDIR, errno.ENOENT, errno.EEXIST, errno.ELOOP) else "io"


def _by_words(words: str, error: BaseException) -> str | None:
    """The library pysqlite3 gives no error names, only SQLite's own English."""
    if not isinstance(error, (sqlite3.Error, peewee.PeeweeException)) and type(error).__module__ not in ("pysqlite3.dbapi2", "sqlite3"):
        return None
    for part, kind in (
        ("disk is full", "full"), ("disk i/o", "io"), ("malformed", "corrupt"), ("not a database", "foreign"), ("locked", "busy"),
        ("readonly", "read_only"), ("unable to open", "io"), ("could not decode", "corrupt"), ("corrupt", "corrupt"),
    ):
        if part in words:
            return kind
    return None


def problem(kind: str, path: str | Path) -> StoreProblem:
    """Make the sentence for ``kind`` about the shop's file at ``path``."""
    name = Path(path).name
    what, kept, do = {
        "full": (
            _("The disk is full, so the last thing was not saved."),
            _("Everything before it is safe, and you can still look people up."),
            _("Free some space on the disk and do it again."),
        ),
        "io": (
            _("The disk did not answer for “{name}”.").format(name=name),
            _("What was saved before is untouched."),
            _("See that the disk is connected, then try again."),
        ),
        "corrupt": (
            _("A part of “{name}” cannot be read.").format(name=name),
            _("The file was not changed."),
            _("Restore the newest backup: shopdesk restore, or Settings, Backup."),
        ),
        "foreign": (
            _("“{name}” is not a shop’s file.").format(name=name),
            _("It was not changed."),
            _("Choose another file."),
        ),
        "busy": (
            _("Another counter or program is writing to the shop’s file."),
            _("Nothing was saved by this act; what was there is untouched."),
            _("Wait a moment and do it again."),
        ),
        "read_only": (
            _("“{name}” may only be read, not written.").format(name=name),
            _("Nothing was changed."),
            _("Ask whoever looks after the computer for the right to write to it."),
        ),
        "missing": (
            _("There is no shop at “{name}”.").format(name=str(path)),
            "",
            _("Start one with “shopdesk run”, or name the file with --shop."),
        ),
        "newer": (
            _("“{name}” was saved by a newer ShopDesk.").format(name=name),
            _("It was not changed."),
            _("Bring this computer’s ShopDesk up to date, then open it again."),
        ),
        "altered": (
            _("“{name}” was changed by something that is not ShopDesk.").format(name=name),
            _("It was not opened, and nothing in it was run."),
            _("Restore a backup: shopdesk restore, or Settings, Backup."),
        ),
        "totals": (
            _("The numbers in “{name}” do not agree with each other.").format(name=name),
            _("Nothing was changed."),
            _("Choose another backup."),
        ),
        "slow": (
            _("“{name}” takes too long to look through, so it was not trusted.").format(name=name),
            _("Nothing was changed."),
            _("Choose another file."),
        ),
        "replaced": (
            _("“{name}” was moved or replaced while it was open here.").format(name=name),
            _("What was saved before that is in the file that was moved."),
            _("Put it back in its place, or close ShopDesk and open it again."),
        ),
        "open": (
            _("“{name}” is open in another window or program.").format(name=name),
            _("Nothing was changed."),
            _("Close it there and do it again."),
        ),
    }[kind]
    return StoreProblem(kind, what, kept, do)


def held(path: str | Path) -> StoreProblem:
    """Make the sentence for a file that was found damaged while in use: from then on it is only read."""
    return StoreProblem(
        "corrupt",
        _("A part of “{name}” cannot be read.").format(name=Path(path).name),
        _("Nothing more is written to it, so that it gets no worse. You can still look people up."),
        _("Restore the newest backup: shopdesk restore, or Settings, Backup."),
    )


def no_room(folder: str | Path) -> StoreProblem:
    """Make the sentence for a list that cannot be made ready in ``folder``: the shop itself is not touched by it."""
    return StoreProblem(
        "full", _("There is no room in “{folder}”, where lists are made ready.").format(folder=folder), _("Nothing was brought in."),
        _("Free some space there, or see that it may be written to, and bring the list again."),
    )


def backup_problem(kind: str, path: str | Path) -> StoreProblem:
    """Make the sentence for a backup at ``path`` that could not be made: the shop itself is not touched by it."""
    folder = Path(path).parent.name
    safe = _("The shop itself is saved, and the backups of before are there.")
    what, do = {
        "full": (
            _("The disk with “{folder}” is full, so no backup was made.").format(folder=folder),
            _("Free some space there, or name another place in Settings, Backup."),
        ),
        "read_only": (
            _("Nothing may be written to “{folder}”, so no backup was made.").format(folder=folder),
            _("Ask for the right to write there, or name another place in Settings, Backup."),
        ),
        "missing": (
            _("“{folder}” is not there, so no backup was made.").format(folder=folder),
            _("Connect the disk or stick, or name another place in Settings, Backup."),
        ),
    }.get(
        kind,
        (
            _("The disk with “{folder}” did not answer, so no backup was made.").format(folder=folder),
            _("See that it is connected, or name another place in Settings, Backup."),
        ),
    )
    return StoreProblem(kind, what, safe, do)
