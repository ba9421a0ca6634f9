"""What the window lets another process do with lists, with a way of its own to the shop's file; nothing of Qt is needed there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from shopdesk.core.duplicates.records import Why as Speaks
from shopdesk.core.imports.records import BadRow, Brought, Decisions, ListSource, Perhaps, PersonRow, TakenBack
from shopdesk.core.location import Location
from shopdesk.errors import FileProblem
from shopdesk.exchange import reasons
from shopdesk.exchange.bringing import PeopleFile, Preview
from shopdesk.exchange.mapping import Meaning
from shopdesk.exchange.rejects import Rejects
from shopdesk.exchange.writing import whole_file
from shopdesk.i18n import _
from shopdesk.ui.lists import visits_apart
from shopdesk.ui.lists.visits_apart import holds_visits

if TYPE_CHECKING:
    from shopdesk.clock import Clock
    from shopdesk.core.shop import Shop

Tell = Callable[[int, int], None]
_SHOWN = 200  # lines that need a look, shown one by one
_WHOLE = 1000  # thousandths of a list, for progress
_FIELDS = {
    Meaning.BIRTHDAY: "birthday", Meaning.PHONE: "phones", Meaning.EMAIL: "emails", Meaning.LANGUAGE: "language",
    Meaning.NICKNAME: "greeting", Meaning.PRONOUNCE: "pronounce", Meaning.STREET: "address", Meaning.ADDRESS: "address",
    Meaning.CITY: "address", Meaning.POSTCODE: "address", Meaning.NOTE: "memories", Meaning.AS_NOTE: "memories",
}


@dataclass(frozen=True, slots=True)
class Order:
    """Which list, into which shop, by whom, and as what; what is empty is found out.

    ``meanings`` are those of its columns where somebody changed them, ``decisions`` what was decided of its rows.
    """

    shop: Location
    clock: Clock
    counter: str
    staff: int | None = None
    path: Path = Path()
    format: str = ""
    encoding: str = ""
    separator: str = ""
    meanings: tuple[str, ...] = ()
    decisions: Decisions = Decisions()

    @classmethod
    def of(cls, shop: Shop, path: Path = Path()) -> Order:
        """An order from who stands at this counter now."""
        return cls(shop.location, shop.clock, shop.counter_name, shop.staff.at_counter_id(), path)


@dataclass(frozen=True, slots=True)
class Line:
    """One line that needs a look: where, why, and whether its person comes all the same."""

    part: str
    line: int
    why: str
    comes: bool


@dataclass(frozen=True, slots=True)
class Look:
    """What a list would bring: how it was read, its columns with a cell of each, the counts, what needs a look and who may be here.

    ``not_asked`` are meanings that the shop asks nobody about: such a cell stays in the row's own words.
    """

    name: str
    program: str
    format: str
    encoding: str
    separator: str
    tellable: tuple[str, ...]
    titles: tuple[str, ...]
    samples: tuple[str, ...]
    meanings: tuple[str, ...]
    not_asked: frozenset[str]
    brought: Brought
    doubts: int
    lines: tuple[Line, ...]
    pairs: tuple[Perhaps, ...]
    reasons: Mapping[tuple[Speaks, ...], int]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a list, and where the rows left out stand; ``left_in`` is None where there are none."""

    brought: Brought
    left_in: Path | None
    of_visits: bool = False


def look(tell: Tell, order: Order) -> Look:
    """Go through a list and say what it would bring; raises FileProblem."""
    _refuse_whole_shop(order.path)
    with _shop(order) as shop, _people(shop, order) as people:
        if holds_visits(people):
            return _look_at_visits(tell, shop, people, order.path)
        return _look_at_people(tell, shop, people)


def _refuse_whole_shop(path: Path) -> None:
    if whole_file.is_whole_shop(path):
        raise FileProblem(
            _("“{name}” holds a whole shop, not a list.").format(name=path.name), _("Nothing was changed."),
            _("It goes into an empty shop: shopdesk --shop new.shopdesk import {name}").format(name=path.name),
        )


def _look_at_visits(tell: Tell, shop: Shop, people: PeopleFile, path: Path) -> Look:
    lines: list[Line] = []
    brought = visits_apart.look(shop, path, tell, lambda bad: _keep(lines, Line(bad.part, bad.line, _said(bad), False)))
    return Look(
        people.name, "", visits_apart.FORMAT, people.encoding, people.separator, (), (), (), (), frozenset(), brought, 0,
        tuple(lines), (), {}, (),
    )


def _look_at_people(tell: Tell, shop: Shop, people: PeopleFile) -> Look:
    samples = tuple(next(filter(None, islice(people.cells(place), 50)), "") for place in range(len(people.titles)))
    lines: list[Line] = []
    seen = Preview(people.mapping, people.encoding, people.separator)
    # Where no column names anybody, somebody still has to say which does.
    rows = _watched(people, tell, seen, lines) if people.mapping.tells_who() else iter(())
    found = shop.imports.look(rows, _source(people), lambda bad: _keep(lines, Line(bad.part, bad.line, _said(bad), False)))
    off = {reason.field for reason in shop.settings.reasons() if not reason.on}
    return Look(
        people.name, people.mapping.program, people.mapping.format, people.encoding, people.separator, people.tellable, people.titles,
        samples, tuple(column.meaning.value for column in people.mapping.columns),
        frozenset(meaning.value for meaning, field in _FIELDS.items() if field in off), found.brought, sum(seen.doubts.values()),
        tuple(sorted(lines, key=lambda one: (one.part, one.line))), found.pairs, found.reasons, tuple(_warnings(people, seen)),
    )


def _warnings(people: PeopleFile, seen: Preview) -> Iterator[str]:
    if not people.mapping.tells_who():
        yield _("No column holds a name, an e-mail or a phone: say below which does.")
    yield from seen.warnings()


def bring(tell: Tell, order: Order) -> Done:
    """Bring a list in; cancelled or killed on the way, nothing of it is kept. Raises FileProblem."""
    with _shop(order) as shop, _people(shop, order) as people:
        if holds_visits(people):
            return Done(*visits_apart.bring(shop, order.path, tell), of_visits=True)
        with Rejects(order.path, people.titles, people.separator) as rejects:
            if order.meanings:
                shop.imports.remember_columns(people.titles, order.meanings)
            rows = rejects.all_of(_watched(people, tell, Preview(people.mapping, people.encoding, people.separator), []))
            brought = shop.imports.bring_people(rows, _source(people), rejects.add, decisions=order.decisions)
        shop.known.elsewhere.note(rejects.path)
    return Done(brought, rejects.path)


def save_left_out(tell: Tell, order: Order) -> Path | None:
    """Write the rows that would be left out into a list beside it; None where there are none. Raises FileProblem."""
    with _shop(order) as shop, _people(shop, order) as people:
        if holds_visits(people):
            return visits_apart.save_left_out(shop, order.path, tell)
        with Rejects(order.path, people.titles, people.separator) as rejects:
            shop.imports.look(people.rows(), _source(people), rejects.add, lambda count: tell(count, 0))
        shop.known.elsewhere.note(rejects.path)
    return rejects.path


def take_back(_tell: Tell, order: Order, list_id: int) -> TakenBack:
    """Take a list back whole; raises NotFound, ChangedSince."""
    with _shop(order) as shop:
        back = shop.imports.undo(list_id)
        if back.visits:
            shop.rhythm.learn_all()
        return back


@contextmanager
def _shop(order: Order) -> Iterator[Shop]:
    from shopdesk.core.shop import Shop
    from shopdesk.printing.pictures import admit

    with Shop.open(order.shop, clock=order.clock, counter=order.counter, gate=admit) as shop:
        shop.staff.act_as(order.staff)
        yield shop


@contextmanager
def _people(shop: Shop, order: Order) -> Iterator[PeopleFile]:
    """The list with its columns as somebody made them now, or made them for such a list before."""
    with PeopleFile(order.path, shop.today(), order.format or None, order.separator or None, order.encoding or None) as people:
        before = () if order.format else shop.imports.remembered_columns(people.titles)
        people.mapping = people.mapping.meaning(order.meanings or before)
        yield people


def _source(people: PeopleFile) -> ListSource:
    return ListSource(people.name, people.mapping.format, people.titles)


def _watched(people: PeopleFile, tell: Tell, seen: Preview, lines: list[Line]) -> Iterator[PersonRow | BadRow]:
    """The rows, counted and told of as they go by; ``tell`` may stop them."""
    for count, row in enumerate(people.rows(), 1):
        if isinstance(row, PersonRow):
            for doubt in row.doubts:
                seen.doubts[doubt.why] += 1
                _keep(lines, Line(row.part, row.line, reasons.say(doubt.why, doubt.said), True))
        if count % 500 == 0:
            tell(int((people.fraction() or 0) * _WHOLE), _WHOLE)
        yield row


def _keep(lines: list[Line], one: Line) -> None:
    if len(lines) < _SHOWN:
        lines.append(one)


def _said(bad: BadRow) -> str:
    return reasons.say(bad.why, bad.detail)
