"""Going through a list before anybody is brought in, in a process of its own; nothing of Qt is needed there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from shopdesk.core.imports.records import PersonRow

_FIRST = 4
Tell = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class ListLook:
    """What a list holds: ``program`` it comes from ("" for a plain table), how many ``people``, the ``first`` of them as name and
    second line, how many rows stay out and why, how many stand in it ``twice``, and what one should know before."""

    program: str
    people: int
    first: tuple[tuple[str, str], ...]
    left_out: int
    why: tuple[str, ...]
    twice: int
    warnings: tuple[str, ...]


def look_at(tell: Tell, path: Path, today: dt.date) -> ListLook:
    """Go through the whole list at ``path``; raises FileProblem."""
    from shopdesk.exchange import reasons
    from shopdesk.exchange.bringing import preview, read_people

    def going(rows: int, fraction: float | None) -> bool:
        tell(rows, round(rows / fraction) if fraction else 0)
        return True

    with read_people(path, today) as people:
        seen = preview(people, _FIRST, going)
        why = tuple(f"{bad.line}: {reasons.say(bad.why, bad.detail)}" for bad in seen.first_bad[:2])
        first = tuple(_in_words(row) for row in seen.first_people)
        return ListLook(people.mapping.program, seen.people, first, seen.bad.total(), why, seen.twice, tuple(seen.warnings()))


def _in_words(row: PersonRow) -> tuple[str, str]:
    means = (*row.phones[:1], *row.emails[:1], row.city)
    return row.name or (row.emails or row.phones or (row.own_id,))[0], ", ".join(part for part in means if part)
