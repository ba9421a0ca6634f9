"""The people of the sample shop as they are told: who they are, what is remembered of them, and how they come."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from shopdesk import paths
from shopdesk.core.members.records import Address, Birthday, CompanionKind, Job, MemberDraft, MemoryKind, Remembered
from shopdesk.sample.coming import Coming
from shopdesk.sample.cutouts import Beard, Collar, Hair
from shopdesk.sample.faces import Face

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Told:
    """One thing to remember, told and last confirmed so many days ago."""

    kind: MemoryKind
    text: str
    told_by: str
    days_ago: int
    confirmed_days_ago: int


@dataclass(frozen=True, slots=True)
class Remark:
    """A line a member of staff wrote so many days ago."""

    text: str
    days_ago: int
    staff: str


@dataclass(frozen=True, slots=True)
class Bought:
    """What is known of one of the latest visits; ``kroner`` is None where nothing was paid or nobody wrote it down."""

    staff: str
    what: str
    kroner: int | None
    ask_how: bool


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who comes to the sample shop. ``things`` are what, days in use, days between cares."""

    draft: MemberDraft
    coming: Coming
    memories: tuple[Told, ...] = ()
    companions: tuple[tuple[CompanionKind, str], ...] = ()
    things: tuple[tuple[str, int, int | None], ...] = ()
    notes: tuple[Remark, ...] = ()
    recent: tuple[Bought, ...] = ()
    face: Face | None = None


@cache
def told(name: str) -> Any:
    """Read one file of the sample shop's data."""
    return json.loads((paths.resources() / "sample_shop" / f"{name}.json").read_text(encoding="utf-8"))


def written_by_hand(today: dt.date) -> list[Person]:
    """Give the forty people who have a story."""
    return [_person(row, today) for row in told("people")]


def avoided_goods(texts: Iterable[str]) -> set[str]:
    """Give the goods that somebody of whom ``texts`` are remembered would never be handed."""
    words = " ".join(texts).lower()
    return {name for word, goods in told("life")["avoid"].items() if word in words for name in goods}


def face(row: dict[str, Any]) -> Face:
    """Read a portrait's parts."""
    worn = {"hair": Hair(row["hair"]), "beard": Beard(row.get("beard", "none")), "collar": Collar(row.get("collar", "round"))}
    return Face(**{**row, **worn})


def _person(row: dict[str, Any], today: dt.date) -> Person:
    return Person(
        draft=_draft(row, today),
        coming=_coming(row["coming"]),
        memories=tuple(Told(MemoryKind(kind), *rest) for kind, *rest in row.get("memories", ())) + _hello(row),
        companions=tuple((CompanionKind(kind), name) for kind, name in row.get("companions", ())),
        things=tuple((what, days, care) for what, days, care in row.get("things", ())),
        notes=tuple(Remark(*note) for note in row.get("notes", ())),
        recent=tuple(Bought(*bought) for bought in row.get("recent", ())),
        face=face(row["face"]) if "face" in row else None,
    )


def _hello(row: dict[str, Any]) -> tuple[Told, ...]:
    """How to say hello, learned when they had come a few times."""
    learned = row["coming"].get("since", 6) // 2
    return (Told(MemoryKind.TALK, row["hello"], "", learned, learned),) if "hello" in row else ()


def _draft(row: dict[str, Any], today: dt.date) -> MemberDraft:
    place = {part: row[part] for part in ("street", "postcode", "city", "region") if part in row}
    return MemberDraft(
        name=row["name"], greeting=row.get("greeting", ""), pronounce=row.get("pronounce", ""), language=row.get("language", ""),
        phones=(row["phone"],) if "phone" in row else (), emails=(row["email"],) if "email" in row else (),
        address=Address(**place, country="NO") if place else Address(), birthday=_birthday(row.get("birthday"), today),
        job=Job(*row.get("job", ())), remembered=Remembered(row["remembered"]),
    )


def _birthday(given: str | dict[str, int] | None, today: dt.date) -> Birthday | None:
    if given is None:
        return None
    if isinstance(given, dict):  # somebody whose round birthday is always near
        day = today + dt.timedelta(given["in_days"])
        return Birthday(day.month, day.day, day.year - given["turns"])
    year, month, day_of_month = given.replace("--", "0-", 1).split("-")
    return Birthday(int(month), int(day_of_month), int(year) or None)


def _coming(row: dict[str, Any]) -> Coming:
    weekday = _WEEKDAYS.index(row["weekday"]) if "weekday" in row else None
    return Coming(**{**row, "weekday": weekday, "days": tuple(row.get("days", ()))})
