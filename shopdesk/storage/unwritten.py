"""What waits to be written, noted beside the shop's file: numbers and times only, for the start after a window that was killed."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Unwritten(NamedTuple):
    """One thing that was pressed at ``at``. A visit has the id it shall have, and whose it is; anything else has neither."""

    at: dt.datetime
    visit_id: int = 0
    member_id: int = 0


def note_path(shop: Path) -> Path:
    """Where the note lies."""
    return shop.with_name(shop.name + ".waiting")


def note(shop: Path, things: Sequence[Unwritten]) -> None:
    """Note what waits now, in place of what was noted before. Where no file can be made there is no note, and nothing is said.

    Not synced: the note is for a program that is killed, and the counter does not wait for a disk for it.
    """
    path = note_path(shop)
    with contextlib.suppress(OSError):
        if not things:
            path.unlink(missing_ok=True)
            return
        beside = path.with_name(path.name + ".new")
        with os.fdopen(os.open(beside, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            json.dump([(one.at.isoformat(), one.visit_id, one.member_id) for one in things], file)
        beside.replace(path)


def noted(shop: Path) -> tuple[Unwritten, ...]:
    """What waited when the window that noted it was gone; nothing where there is no note, or one that cannot be read."""
    try:
        rows = json.loads(note_path(shop).read_text("utf-8"))
        return tuple(Unwritten(dt.datetime.fromisoformat(at), int(visit_id), int(member_id)) for at, visit_id, member_id in rows)
    except (OSError, ValueError, TypeError):
        return ()
