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
        ("readonly", "read_only"), ("unable to open", "io"),
        ("no such table", "corrupt"), ("could not decode", "corrupt"), ("corrupt", "corrupt"),
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
    }[kind]
    return StoreProblem(kind, what, kept, do)
