"""How the log's lines hang together."""

from __future__ import annotations

import hashlib

START = "0" * 64


def chained(previous: str, *fields: int | str | None) -> str:
    """The link of a line: SHA-256 over the link before it and the line's own fields, as 64 hex digits.

    A changed, removed or moved line breaks every link after it; a cut end is seen against the head kept in a backup.
    """
    text = "\x1f".join([previous, *("" if field is None else str(field) for field in fields)])
    return hashlib.sha256(text.encode()).hexdigest()
