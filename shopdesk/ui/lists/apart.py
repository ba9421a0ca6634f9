"""What the window lets another process do with lists, with a way of its own to the shop's file; nothing of Qt is needed there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from shopdesk.core.imports.records import BadRow, ListSource, PersonRow, TakenBack
from shopdesk.core.location import Location
from shopdesk.exchange import reasons
from shopdesk.exchange.bringing import PeopleFile, Preview
from shopdesk.exchange.rejects import Rejects

if TYPE_CHECKING:
    from shopdesk.clock import Clock
    from shopdesk.core.shop import Shop

Tell = Callable[[int, int], None]
_SHOWN = 200  # lines that need a look, shown one by one
_WHOLE = 1000  # thousandths of a list, for progress


@dataclass(frozen=True, slots=True)
class Order:
    """Which list, into which shop, and as what: ``meanings`` are those of its columns where somebody changed them."""

    shop: Location
    clock: Clock
    counter: str
    path: Path = Path()
    meanings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line that needs a look: why, and whether its person comes all the same."""

    line: int
    why: str
    comes: bool


@dataclass(frozen=True, slots=True)
class Look:
    """What a list would bring: its columns with a cell of each, how many are new, known and left out, and what needs a look."""

    name: str
    program: str
    titles: tuple[str, ...]
    samples: tuple[str, ...]
    meanings: tuple[str, ...]
    new: int
    known: int
    left: int
    doubts: int
    lines: tuple[Line, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a list, and where the rows left out stand; ``left_in`` is None where there are none."""

    list_id: int
    taken: int
    known: int
    left: int
    left_in: Path | None


def look(tell: Tell, order: Order) -> Look:
    """Go through a list and say what it would bring; raises FileProblem."""
    with _shop(order) as shop, _people(shop, order) as people:
        samples = tuple(next(filter(None, islice(people.cells(place), 50)), "") for place in range(len(people.titles)))
        lines: list[Line] = []
        seen = Preview(people.mapping, people.encoding, people.separator)
        rows = _watched(people, tell, seen, lines)
        brought = shop.imports.look(rows, _source(people), lambda bad: _keep(lines, Line(bad.line, _said(bad), False))).brought
        meanings = tuple(column.meaning.value for column in people.mapping.columns)
    return Look(
        people.name, people.mapping.program, people.titles, samples, meanings, brought.taken, brought.known, brought.left,
        sum(seen.doubts.values()), tuple(sorted(lines, key=lambda one: one.line)), tuple(seen.warnings()),
    )


def bring(tell: Tell, order: Order) -> Done:
    """Bring a list in; cancelled or killed on the way, nothing of it is kept. Raises FileProblem."""
    with _shop(order) as shop, _people(shop, order) as people, Rejects(order.path, people.titles, people.separator) as rejects:
        if order.meanings:
            shop.imports.remember_columns(people.titles, order.meanings)
        rows = _watched(people, tell, Preview(people.mapping, people.encoding, people.separator), [])
        brought = shop.imports.bring_people(rows, _source(people), rejects.add)
    return Done(brought.list_id, brought.taken, brought.known, brought.left, rejects.path)


def save_left_out(tell: Tell, order: Order) -> Path | None:
    """Write the rows that would be left out into a list beside it; None where there are none. Raises FileProblem."""
    with _shop(order) as shop, _people(shop, order) as people, Rejects(order.path, people.titles, people.separator) as rejects:
        shop.imports.look(people.rows(), _source(people), rejects.add, lambda count: tell(count, 0))
    return rejects.path


def take_back(_tell: Tell, order: Order, list_id: int) -> TakenBack:
    """Take a list back whole; raises NotFound, ChangedSince."""
    with _shop(order) as shop:
        return shop.imports.undo(list_id)


@contextmanager
def _shop(order: Order) -> Iterator[Shop]:
    from shopdesk.core.shop import Shop
    from shopdesk.printing.pictures import admit

    with Shop.open(order.shop, clock=order.clock, counter=order.counter, gate=admit) as shop:
        yield shop


@contextmanager
def _people(shop: Shop, order: Order) -> Iterator[PeopleFile]:
    """The list with its columns as somebody made them now, or made them for such a list before."""
    with PeopleFile(order.path, shop.today()) as people:
        people.mapping = people.mapping.meaning(order.meanings or shop.imports.remembered_columns(people.titles))
        yield people


def _source(people: PeopleFile) -> ListSource:
    return ListSource(people.name, people.mapping.format, people.titles)


def _watched(people: PeopleFile, tell: Tell, seen: Preview, lines: list[Line]) -> Iterator[PersonRow | BadRow]:
    """The rows, counted and told of as they go by; ``tell`` may stop them."""
    for count, row in enumerate(people.rows(), 1):
        if isinstance(row, PersonRow):
            for doubt in row.doubts:
                seen.doubts[doubt.why] += 1
                _keep(lines, Line(row.line, reasons.say(doubt.why, doubt.said), True))
        if count % 500 == 0:
            tell(int((people.fraction() or 0) * _WHOLE), _WHOLE)
        yield row


def _keep(lines: list[Line], one: Line) -> None:
    if len(lines) < _SHOWN:
        lines.append(one)


def _said(bad: BadRow) -> str:
    return reasons.say(bad.why, bad.detail)
