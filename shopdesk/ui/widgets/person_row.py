"""One person in a list: what the row shows, and where its columns stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import overload

Spans = tuple[tuple[int, int], ...]


class Part(Enum):
    """What a column shows of a row."""

    NAME = auto()
    TEXT = auto()
    CHIP = auto()
    REMEMBER = auto()
    MARKS = auto()
    ACTION = auto()


@dataclass(frozen=True, slots=True)
class RowColumn:
    """A column ``width`` wide (design pixels), taking its share ``stretch`` of what is left; ``title`` stands above it."""

    part: Part
    width: int
    stretch: int = 0
    title: str = ""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """What a row shows. ``key`` is the asker's own; ``spans`` are places in ``name`` that matched; ``text`` fills the text column.

    ``chip_kind`` plain, accent or warm; ``remember_icon`` stands before ``remember``; ``marks`` are icons with what they
    mean; ``photo`` is asked of the list's photo provider; ``spoken`` is the whole row as one sentence where the parts are not enough.
    """

    key: int
    name: str
    sentence: str = ""
    spans: Spans = ()
    text: str = ""
    chip: str = ""
    chip_kind: str = "plain"
    remember: str = ""
    remember_icon: str = ""
    remember_warm: bool = False
    marks: tuple[tuple[str, str], ...] = ()
    photo: int | None = None
    action: str = ""
    spoken: str = ""

    def said(self) -> str:
        """The whole row as one sentence, for who listens to the screen."""
        if self.spoken:
            return self.spoken
        parts = (self.name, self.sentence, self.text, self.chip, self.remember, *(meaning for _icon, meaning in self.marks), self.action)
        return " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part)


class RowsWhenSeen(Sequence[PersonRow]):
    """``count`` rows, each made by ``make`` (given its place) when it is first looked at: of fifty who meet a letter, nine are seen."""

    def __init__(self, count: int, make: Callable[[int], PersonRow]) -> None:
        self._make = make
        self._made: list[PersonRow | None] = [None] * count

    def __len__(self) -> int:
        return len(self._made)

    @overload
    def __getitem__(self, place: int) -> PersonRow: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[PersonRow]: ...

    def __getitem__(self, place: int | slice) -> PersonRow | Sequence[PersonRow]:
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        row = self._made[place]
        if row is None:
            row = self._made[place] = self._make(range(len(self))[place])
        return row


@dataclass(frozen=True, slots=True)
class Place:
    """Where a column stands in a row: from ``left``, ``width`` wide."""

    column: RowColumn
    left: int
    width: int


def places(columns: Sequence[RowColumn], start: int, end: int, gap: int, scale: float) -> tuple[Place, ...]:
    """Share the room from ``start`` to ``end`` among ``columns``; where it is too narrow the action goes first, then all get less."""
    kept = list(columns)
    widths = [column.width * scale for column in kept]
    room = end - start - gap * (len(kept) - 1)
    if sum(widths) > room and any(column.part is Part.ACTION for column in kept):
        kept = [column for column in kept if column.part is not Part.ACTION]
        widths = [column.width * scale for column in kept]
        room = end - start - gap * (len(kept) - 1)
    total = sum(widths)
    if total > room:
        widths = [width * room / total for width in widths]
    elif stretch := sum(column.stretch for column in kept):
        widths = [width + (room - total) * column.stretch / stretch for width, column in zip(widths, kept, strict=True)]
    result, left = [], float(start)
    for column, width in zip(kept, widths, strict=True):
        result.append(Place(column, round(left), round(width)))
        left += width + gap
    return tuple(result)
