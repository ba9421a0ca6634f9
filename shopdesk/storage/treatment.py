"""What a table says of itself: how its rows about a person are exported, erased, merged and undone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class OnExport(StrEnum):
    """Does "everything about me" hold these rows?"""

    IN_FULL = "in full"
    BY_REFERENCE = "by reference"  # the thing pointed to is given with what points to it
    NOT_ABOUT_A_PERSON = "not about a person"
    DERIVED = "derived"  # can be worked out again from what is exported


class OnErase(StrEnum):
    """What happens to the rows when the member asks to be forgotten."""

    DELETED = "deleted"
    KEPT_AS_NUMBERS = "kept as numbers"  # ids and amounts stay, free of anything that names anyone
    NOT_ABOUT_A_PERSON = "not about a person"


class OnMerge(StrEnum):
    """How two pages that are one person come together."""

    POINTER = "pointer"  # rows stay where they are; merged_into is followed when reading
    MADE_AGAIN = "made again"
    NOT_ABOUT_A_PERSON = "not about a person"


class OnUndo(StrEnum):
    """How an act on these rows is taken back."""

    BEFORE_AND_AFTER = "before and after"
    NEW_ENTRY = "new entry"
    MADE_AGAIN = "made again"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Treatment:
    """``person`` is the column that leads to the member: a foreign key, or None where no row is about one."""

    export: OnExport
    erase: OnErase
    merge: OnMerge
    undo: OnUndo
    person: str | None = None
