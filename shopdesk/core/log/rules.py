"""How the log's lines hang together."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from shopdesk.core.changes import Changes

START = "0" * 64


def chained(previous: str, *fields: int | str | None) -> str:
    """The link of a line: SHA-256 over the link before it and the line's own fields, as 64 hex digits.

    A changed, removed or moved line breaks every link after it; a cut end is seen against the head kept in a backup.
    """
    text = "\x1f".join([previous, *("" if field is None else str(field) for field in fields)])
    return hashlib.sha256(text.encode()).hexdigest()


def first_broken(lines: Iterable[tuple[Any, ...]]) -> int | None:
    """The id of the first line whose link does not fit, or None. A line: id, at, counter, staff, verb, member, numbers, link."""
    heads: dict[int | None, str] = {}
    for line_id, at, counter, *fields, chain in lines:
        if chained(heads.get(counter, START), at, counter, *fields) != chain:
            return int(line_id)
        heads[counter] = chain
    return None


_MANY = 500  # lines beyond which nobody is named
_OF_EVERYBODY = frozenset({"members", "visits", "rhythm"})
_NAMELESS = _OF_EVERYBODY | {"cases"}  # of these a line that names nobody may concern anybody


def touched(lines: Iterable[tuple[str, int | None, Mapping[str, Any]]]) -> Changes:
    """What others have changed, read from the lines they left (verb, member, numbers). A line that names nobody may concern anybody."""
    features: set[str] = set()
    members: set[int] = set()
    everybody = False
    for verb, member, numbers in lines:
        feature = str(numbers.get("of", verb) if verb.startswith("undo.") else verb).partition(".")[0]
        concerned = _OF_EVERYBODY if feature == "imports" else {feature, "members"} if verb.startswith("undo.") else {feature}
        features |= concerned
        if member is not None:
            members.add(member)
        elif concerned & _NAMELESS and feature not in ("staff", "settings"):
            everybody = True
    everybody = everybody or len(members) > _MANY
    return Changes(frozenset(features), frozenset() if everybody else frozenset(members), everybody, by_others=True)
