"""Bringing people in: a list opened, recognised and read row by row, or gone through beforehand without bringing anything."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, TypeVar

from shopdesk.core.imports.records import BadRow, Doubt, PersonRow, Why
from shopdesk.errors import FileProblem
from shopdesk.exchange import formats
from shopdesk.exchange.guessing import guessed, no_title
from shopdesk.exchange.mapping import Mapping, Meaning
from shopdesk.exchange.open_list import OpenList
from shopdesk.exchange.person import PersonReader
from shopdesk.i18n import _

_T = TypeVar("_T")
EVERY = 2000  # rows between two questions whether to go on
Going = Callable[[int, float | None], bool]


class PeopleFile(OpenList):
    """One list of people, read once from front to back; use it in a ``with``.

    ``mapping`` says what its columns mean and may be exchanged before the first row is read. ``today`` is the shop's day: a
    birthday after it is none.
    """

    def __init__(
        self, given: Path | BinaryIO, today: dt.date, format: str | None = None, separator: str | None = None, encoding: str | None = None
    ) -> None:
        super().__init__(given, separator, encoding)
        self._today = today
        self._folded = [title.strip().casefold() for title in self.titles]
        self._first = self._folded[0]
        self.mapping: Mapping = guessed(formats.mapping(self.titles, format), self.cells, today)

    def rows(self) -> Iterator[PersonRow | BadRow]:
        """Each person, or why a row is none, in the order of the list; blank rows are passed over.

        Raises FileProblem at once when no column could name a person, later when the file breaks off.
        """
        if not self.mapping.tells_who():
            raise FileProblem(
                _("No column of “{name}” holds a name, an e-mail or a phone.").format(name=self.name),
                _("Nothing was changed."),
                _("Write a heading over the columns: Name, Phone, E-mail, Address, Birthday, Note."),
            )
        self._require_heading()
        return self._read()

    def _require_heading(self) -> None:
        somebodys = next(filter(no_title, self.titles), None)
        if somebodys is not None:
            raise FileProblem(
                _("The first line of “{name}” should name the columns, and “{said}” names none.").format(name=self.name, said=somebodys),
                _("Nothing was changed, and nobody was left out."),
                _("Write a line over it: Name, Phone, E-mail, Address, Birthday, Note."),
            )

    def _is_heading(self, cells: list[str]) -> bool:
        """A heading that stands there again, as lists that were put together have it, is nobody."""
        return cells[0].strip().casefold() == self._first and [cell.strip().casefold() for cell in cells] == self._folded

    def _read(self) -> Iterator[PersonRow | BadRow]:
        read = PersonReader(self.mapping, self._today, self.month_first()).read
        for row in self._list.rows():
            if isinstance(row, BadRow):
                yield row._replace(part=self._list.part)
            elif not self._is_heading(row[2]) and (person := read(*row)) is not None:
                if photo := self._list.photo(row[0]):
                    person = person._replace(photo=photo) if isinstance(person, PersonRow) else person
                yield person._replace(part=self._list.part) if self._list.part else person

    def month_first(self) -> bool | None:
        """How this list writes 04/02: as its program does, else as the birthdays at its beginning tell."""
        if self.mapping.month_first is not None:
            return self.mapping.month_first
        places = self.mapping.places(Meaning.BIRTHDAY)
        return self._month_comes_first(places[0]) if places else None


def read_people(given: Path | BinaryIO, today: dt.date, format: str | None = None) -> PeopleFile:
    """Open a list of people; ``format`` (``square``, ``plain`` …) overrules what its heading says. FileProblem when it is none."""
    return PeopleFile(given, today, format)


@dataclass(slots=True)
class Preview:
    """A list gone through without bringing anybody: what it holds, what stays out and why, who stands in it twice.

    ``first_bad`` and ``first_doubts`` hold at most ``limit`` each; ``twice`` counts rows whose e-mail, phone or id came before.
    ``whole`` is false when it was told to stop on the way.
    """

    mapping: Mapping
    encoding: str
    separator: str
    people: int = 0
    first_people: list[PersonRow] = field(default_factory=list)
    bad: Counter[Why] = field(default_factory=Counter)
    first_bad: list[BadRow] = field(default_factory=list)
    doubts: Counter[Why] = field(default_factory=Counter)
    first_doubts: list[tuple[int, Doubt]] = field(default_factory=list)
    twice: int = 0
    first_twice: list[PersonRow] = field(default_factory=list)
    whole: bool = True

    def warnings(self) -> list[str]:
        """What the person should know before bringing this list, in sentences."""
        said = []
        if self.mapping.format == "google":
            said.append(_("Google’s CSV may hold only a part of your contacts. Compare the count here with the one at Google."))
        if any(column.meaning is Meaning.CONSENT for column in self.mapping.columns):
            said.append(_("A no is kept as a no. A yes counts only where the list says when they signed up and confirmed it."))
        return said


def preview(people: PeopleFile, limit: int = 20, going: Going = lambda rows, fraction: True) -> Preview:
    """Go through a whole list without bringing anybody. ``going`` is asked now and then with rows read and fraction; False stops."""
    seen = Preview(people.mapping, people.encoding, people.separator)
    for _row in noted(people, seen, limit, going):
        pass
    return seen


def noted(
    people: PeopleFile, seen: Preview, limit: int = 20, going: Going = lambda rows, fraction: True
) -> Iterator[PersonRow | BadRow]:
    """The rows of a list, each noted in ``seen`` as it goes by."""
    known: set[int] = set()
    for count, row in enumerate(people.rows(), 1):
        if isinstance(row, BadRow):
            seen.bad[row.why] += 1
            _keep(seen.first_bad, row, limit)
        else:
            _look_at(seen, row, known, limit)
        yield row
        if count % EVERY == 0 and not going(count, people.fraction()):
            seen.whole = False
            break


def _look_at(seen: Preview, row: PersonRow, known: set[int], limit: int) -> None:
    seen.people += 1
    _keep(seen.first_people, row, limit)
    for doubt in row.doubts:
        seen.doubts[doubt.why] += 1
        _keep(seen.first_doubts, (row.line, doubt), limit)
    marks = _marks(row)
    if not marks.isdisjoint(known):
        seen.twice += 1
        _keep(seen.first_twice, row, limit)
    known |= marks


def _marks(row: PersonRow) -> set[int]:
    """What makes two rows the same person, as numbers, because a million rows are remembered."""
    marks = {hash(email.casefold()) for email in row.emails}
    marks.update(hash(digits) for phone in row.phones if (digits := "".join(filter(str.isdigit, phone)).lstrip("0")))
    if row.own_id:
        marks.add(hash(("id", row.own_id)))
    return marks


def _keep(kept: list[_T], one: _T, limit: int) -> None:
    if len(kept) < limit:
        kept.append(one)
