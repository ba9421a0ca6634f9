"""The erasure log outside the shop's file: random ids and days, beside the shop and among its backups.

Restoring a backup of before brings nobody back: whoever is in one of these files is erased again when the shop is opened.
"""

from __future__ import annotations

import contextlib
import csv
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from shopdesk.errors import StoreProblem
from shopdesk.storage import backup, gate
from shopdesk.storage.reader import reading

_BESIDE = " erased.json"
_AMONG = "erased.json"
_LEFT_OUT = "*-not-taken*.csv"

Erased = dict[int, int]
"""When each erased page was erased: id to microseconds since 1970-01-01T00:00Z."""


def beside(shop: Path) -> Path:
    """Where the log of a shop stands."""
    return shop.with_name(shop.stem + _BESIDE)


def among(folder: Path) -> Path:
    """Where it stands in a folder of backups."""
    return folder / _AMONG


class Log(NamedTuple):
    """What a log says: who was erased, and whether the shop's file is still to be written anew after it."""

    erased: Erased
    to_wash: bool = False


def read(path: Path) -> Erased:
    """Who was erased; nobody when there is no log, or none that can be read."""
    return read_log(path).erased


def read_log(path: Path) -> Log:
    """All that a log says; nothing when there is none, or none that can be read."""
    try:
        plain = json.loads(path.read_text("utf-8"))
        return Log({int(member): int(at) for member, at in plain["erased"]}, bool(plain.get("to_wash")))
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Log({})


def add(path: Path, erased: Mapping[int, int], *, to_wash: bool = False) -> None:
    """Write further lines, whole or not at all, and to the disk before this returns. Raises OSError."""
    known = read_log(path)
    if erased.keys() <= known.erased.keys() and to_wash is known.to_wash:
        return
    lines = sorted((known.erased | dict(erased)).items(), key=lambda line: line[1])
    unfinished = path.with_name(path.name + ".tmp")
    with open(unfinished, "w", encoding="utf-8", opener=_for_me_alone) as file:
        json.dump({"erased": lines} | ({"to_wash": 1} if to_wash else {}), file)
    backup.sync(unfinished)
    unfinished.replace(path)
    backup.sync_folder(path.parent)


def add_among(folder: Path, erased: Mapping[int, int]) -> None:
    """The same in a folder of backups, where it can be reached; a stick that is not there gets it with the next."""
    if folder.is_dir():
        with contextlib.suppress(OSError):
            add(among(folder), erased)


def of_file(shop: Path) -> Erased:
    """What a closed shop's own table says; nothing when it cannot be read."""
    with contextlib.suppress(StoreProblem, OSError), reading(shop, lies_still=not gate.has_log(shop)) as connection:
        return dict(connection.execute("SELECT member_id, at FROM erasure").fetchall())
    return {}


def carry_over(chosen: Path, shop: Path) -> None:
    """Before ``chosen`` takes the place of ``shop``: put together what either of them knows of erasures. Raises OSError."""
    known = of_file(shop) | of_file(chosen) | read(among(chosen.parent)) | read(beside(chosen)) | read(among(backup.folder_of(shop)))
    add(beside(shop), known | read(beside(shop)))


def strike_out(shop: Path, further: Iterable[Path], needles: Iterable[str]) -> int:
    """Take the rows that hold one of ``needles`` out of the lists of rows left out, beside the shop and ``further``; gives how many."""
    wanted = [needle.casefold() for needle in needles if len(needle) > 2]
    return sum(_strike(path, wanted) for path in sorted({*shop.parent.glob(_LEFT_OUT), *further})) if wanted else 0


def _strike(path: Path, needles: list[str]) -> int:
    try:
        text = path.read_text("utf-8-sig", errors="surrogateescape")
        separator = max(",;\t|", key=text.partition("\n")[0].count)
        rows = list(csv.reader(text.splitlines(keepends=True), delimiter=separator))
        kept = [row for row in rows if not any(needle in "\n".join(row).casefold() for needle in needles)]
        if len(kept) < len(rows):
            _write_rows(path, kept, separator)
    except (OSError, csv.Error):
        return 0
    return len(rows) - len(kept)


def _write_rows(path: Path, rows: list[list[str]], separator: str) -> None:
    unfinished = path.with_name(path.name + ".tmp")
    with open(unfinished, "w", encoding="utf-8-sig", errors="surrogateescape", newline="", opener=_for_me_alone) as file:
        csv.writer(file, delimiter=separator).writerows(rows)
    backup.sync(unfinished)
    unfinished.replace(path)


def _for_me_alone(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
