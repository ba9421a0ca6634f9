"""Looking whether a shop's file is whole, in words: at start beside the window, and thoroughly when somebody asks."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from shopdesk.core.backups.records import Check
from shopdesk.core.log.rules import first_broken
from shopdesk.errors import StoreProblem
from shopdesk.i18n import _
from shopdesk.storage import backup as storage
from shopdesk.storage import gate, invariants, places, words
from shopdesk.storage.location import Location, Server
from shopdesk.storage.opening import reading_of

_LINES = "SELECT id, at, counter_id, staff_id, verb, member_id, numbers, chain FROM log_line ORDER BY id"
_LATEST = "SELECT max(at) FROM log_line"
_AHEAD = dt.timedelta(hours=1)  # clocks of two counters differ a little
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
Look = Callable[[Any], tuple[str, ...]]
DAMAGE = frozenset({"file", "references", "schema"})  # what makes a file that must not be written to


def look_at_start(path: Location, now: dt.datetime) -> tuple[Check, ...]:
    """Look through the shop quickly, with a connection of its own: for a thread beside the open window."""
    if isinstance(path, Server):
        return tuple(_looked(path, _of_both(now)))
    return tuple(_looked(path, {"file": partial(gate.complaints, quick=True), **_always(path, now)}))


def look_thoroughly(path: Location, now: dt.datetime) -> tuple[Check, ...]:
    """Look at everything there is to look at, the backups too. The shop may be open or not open at all.

    Raises StoreProblem when it is no shop's file at all.
    """
    if isinstance(path, Server):
        return tuple(_looked(path, {"log": _log, **_of_both(now)}))
    gate.check_kind(path)
    checks = list(_looked(path, {"file": gate.complaints, "log": _log, **_always(path, now)}))
    checks.append(_answer("finding", lambda: () if words.fit(path) else (_("The words people are found by do not fit their pages."),)))
    checks.append(_answer("backups", lambda: _backups(path)))
    checks.append(Check("place", True, tuple(filter(None, (places.warning(path),)))))
    return tuple(checks)


def _always(path: Path, now: dt.datetime) -> dict[str, Look]:
    return {"schema": partial(_schema, path), "references": gate.loose_ends, **_of_both(now, "words")}


def _of_both(now: dt.datetime, *more: str) -> dict[str, Look]:
    """What no engine holds by itself, and ``more`` sums of one of them."""
    sums = {name: partial(_sum, name) for name in _sentences() if name in (*invariants.OF_BOTH, *more)}
    return {**sums, "clock": partial(_clock, now)}


def _looked(path: Location, looks: dict[str, Look]) -> Iterator[Check]:
    """Do one look after the other; that a part could not even be read is a finding too."""
    for name, look in looks.items():
        yield _answer(name, partial(_with_reader, path, look))


def _with_reader(path: Location, look: Look) -> tuple[str, ...]:
    with reading_of(path) as connection:
        return look(connection)


def _answer(name: str, look: Callable[[], tuple[str, ...]]) -> Check:
    try:
        found = look()
    except StoreProblem as problem:
        found = (problem.what,)
    return Check(name, not found, found)


def _schema(path: Path, connection: Any) -> tuple[str, ...]:
    gate.check_schema(connection, path)
    return ()


def _log(connection: Any) -> tuple[str, ...]:
    broken = first_broken(connection.execute(_LINES))
    return () if broken is None else (_("Line {number} of the log does not follow the one before.").format(number=broken),)


def _clock(now: dt.datetime, connection: Any) -> tuple[str, ...]:
    latest = connection.execute(_LATEST).fetchone()[0]
    written = now if latest is None else _EPOCH + dt.timedelta(microseconds=latest)
    if written <= now + _AHEAD:
        return ()
    words = _("Something was written down on {written:%Y-%m-%d}, but this computer says it is {now:%Y-%m-%d}. Look at its clock.")
    return (words.format(written=written, now=now),)


def _sentences() -> dict[str, str]:
    return {
        "match rows": _("{count} people cannot be found by name."),
        "visits": _("{count} people show another last visit than the one written down."),
        "amounts": _("{count} visits have an amount without a currency, or the other way round."),
        "gift cards": _("{count} gift cards do not add up."),
        "words": _("{count} people are missing among those who can be found, or are there twice."),
    }


def _sum(name: str, connection: Any) -> tuple[str, ...]:
    count = invariants.count(connection, name)
    return (_sentences()[name].format(count=count),) if count else ()


def _backups(path: Path) -> tuple[str, ...]:
    copies = storage.copies_in(storage.folder_of(path))
    found = []
    for copy in copies:
        with contextlib.suppress(StoreProblem):
            if not storage.is_good(copy.path):
                found.append(_("The backup “{name}” is not what it was when it was made.").format(name=copy.path.name))
    return tuple(found)
