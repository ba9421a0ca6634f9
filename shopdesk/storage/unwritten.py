"""What waits to be written, noted beside the shop's file: numbers and times only, for the start after a window that was killed."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
from pathlib import Path
from typing import NamedTuple


class Unwritten(NamedTuple):
    """One thing that was pressed at ``at``. A visit has the id it shall have, and whose it is; anything else has neither."""

    at: dt.datetime
    visit_id: int = 0
    member_id: int = 0


class WaitingNote:
    """A line for each thing that waits and a word for each that is done, in their order; gone when nothing waits.

    Lines are added and never synced: the note is for a program that is killed, and the counter waits for no disk because of it. Where no
    file can be made there is no note, and nothing is said.
    """

    def __init__(self, shop: Path) -> None:
        self._path = note_path(shop)

    def add(self, thing: Unwritten) -> None:
        """Note that this waits, behind the others."""
        self._write(json.dumps((thing.at.isoformat(), thing.visit_id, thing.member_id)))

    def done(self) -> None:
        """Note that the first is over."""
        self._write("null")

    def clear(self) -> None:
        """Nothing waits any more."""
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)

    def read(self) -> tuple[Unwritten, ...]:
        """What waited when whoever noted it was gone: up to the line that was cut off, where one was; nothing where there is no note."""
        things, over = list[Unwritten](), 0
        with contextlib.suppress(OSError, ValueError, TypeError):
            for line in self._path.read_bytes().splitlines():
                if (noted := json.loads(line)) is None:
                    over += 1
                else:
                    at, visit, member = noted
                    things.append(Unwritten(dt.datetime.fromisoformat(at), int(visit), int(member)))
        return tuple(things[over:])

    def _write(self, line: str) -> None:
        with contextlib.suppress(OSError), open(self._path, "a", encoding="utf-8", opener=_for_its_owner) as file:
            file.write(line + "\n")


def note_path(shop: Path) -> Path:
    """Where the note lies."""
    return shop.with_name(shop.name + ".waiting")


def _for_its_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
