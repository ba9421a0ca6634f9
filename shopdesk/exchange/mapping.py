"""What each column of a list means: found out by its heading, shown in the preview, changed there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class Meaning(StrEnum):
    """What a column says about a person."""

    OWN_ID = "own_id"
    NAME = "name"
    PREFIX = "prefix"
    FIRST = "first"
    MIDDLE = "middle"
    LAST = "last"
    SUFFIX = "suffix"
    NICKNAME = "nickname"
    PRONOUNCE = "pronounce"
    COMPANY = "company"
    EMAIL = "email"
    PHONE = "phone"
    STREET = "street"
    STREET_MORE = "street_more"
    ADDRESS = "address"  # all of it in one cell; serves where there is no street
    POSTCODE = "postcode"
    CITY = "city"
    REGION = "region"
    COUNTRY = "country"
    BIRTHDAY = "birthday"
    LANGUAGE = "language"
    NOTE = "note"
    TAGS = "tags"
    POINTS = "points"
    FIRST_VISIT = "first_visit"
    LAST_VISIT = "last_visit"
    VISITS = "visits"
    ONLY_NAME = "only_name"  # "yes" there: the person never gave more than a name
    AS_NOTE = "as_note"  # "heading: cell" as a line of the note
    CONSENT = "consent"  # kept in the row's own words, where the permissions read it
    LEAVE_OUT = "leave_out"  # kept in the row's own words only


TELLS_WHO = frozenset(
    {Meaning.OWN_ID, Meaning.NAME, Meaning.FIRST, Meaning.LAST, Meaning.NICKNAME, Meaning.COMPANY, Meaning.EMAIL, Meaning.PHONE}
)
MANY = frozenset({Meaning.EMAIL, Meaning.PHONE, Meaning.NOTE, Meaning.TAGS})


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading and meaning. ``label`` is the place of the column that names its content (Google), -1 for none.

    ``rank`` says which of several columns of one meaning goes first where there is room for one; the lowest does.
    """

    title: str
    meaning: Meaning
    label: int = -1
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Format:
    """How one program writes its people.

    It is known by any of ``hallmarks``, each a set of folded headings that must all be there. ``meanings`` are by folded heading;
    ``pattern`` is asked for the rest. ``month_first`` says how it writes 04-02, None where that must be found out.
    """

    key: str
    says: str
    hallmarks: tuple[frozenset[str], ...]
    meanings: dict[str, Meaning]
    pattern: Callable[[str], Meaning | None] | None = None
    month_first: bool | None = None

    def fits(self, titles: frozenset[str]) -> bool:
        """Whether a list with these folded headings was written by this program."""
        return any(hallmark <= titles for hallmark in self.hallmarks)

    def mapping(self, titles: tuple[str, ...]) -> Mapping:
        """Give each heading its meaning."""
        folded = [fold(title) for title in titles]
        places = {title: place for place, title in reversed(list(enumerate(folded)))}
        ranks = {known: rank for rank, known in enumerate(self.meanings)}
        columns = (
            Column(title or f"{place + 1}", self._meaning(known), _label(known, places), ranks.get(known, len(ranks)))
            for place, (title, known) in enumerate(zip(titles, folded, strict=True))
        )
        return Mapping(self.key, self.says, tuple(columns), self.month_first)

    def _meaning(self, folded: str) -> Meaning:
        if folded.startswith("shopdesk"):  # our own two columns, in a list of rows that came back corrected
            return Meaning.LEAVE_OUT
        return self.meanings.get(folded) or (self.pattern and self.pattern(folded)) or Meaning.AS_NOTE


@dataclass(frozen=True, slots=True)
class Mapping:
    """The columns of one list with their meanings. ``format`` is the key of the program, ``program`` its name ("" for a plain table)."""

    format: str
    program: str
    columns: tuple[Column, ...]
    month_first: bool | None = None

    def places(self, *meanings: Meaning) -> tuple[int, ...]:
        """Where the columns of these meanings stand, in the order of the meanings, then of rank (e-mails and phones: of the list)."""
        found: list[int] = []
        for meaning in meanings:
            places = [place for place, column in enumerate(self.columns) if column.meaning is meaning]
            found += places if meaning in MANY else sorted(places, key=lambda place: self.columns[place].rank)
        return tuple(found)

    def changed(self, place: int, meaning: Meaning) -> Mapping:
        """The same with another meaning for one column."""
        columns = list(self.columns)
        columns[place] = replace(columns[place], meaning=meaning)
        return replace(self, columns=tuple(columns))

    def meaning(self, meanings: Iterable[str]) -> Mapping:
        """The same with these meanings for its columns, one each; a word that is no meaning changes nothing."""
        known = {meaning.value: meaning for meaning in Meaning}
        columns = (replace(column, meaning=known.get(said, column.meaning)) for column, said in zip(self.columns, meanings, strict=False))
        changed = tuple(columns)
        return replace(self, columns=changed + self.columns[len(changed) :])

    def tells_who(self) -> bool:
        """Whether any column could name a person."""
        return any(column.meaning in TELLS_WHO for column in self.columns)


def fold(title: str) -> str:
    """A heading without case, spaces, dashes and signs: ``E-mail 1 - Value`` is ``email1value``."""
    return re.sub(r"[\W_]+", "", title).casefold()


def headings(names: str) -> frozenset[str]:
    """Folded headings from a comma-separated line."""
    return frozenset(fold(name) for name in names.split(","))


def meanings(table: dict[Meaning, str]) -> dict[str, Meaning]:
    """Folded heading to meaning, from meaning to a comma-separated line of headings; the first to claim a heading keeps it."""
    found: dict[str, Meaning] = {}
    for meaning, names in table.items():
        for name in names.split(","):
            found.setdefault(fold(name), meaning)
    return found


def _label(folded: str, places: dict[str, int]) -> int:
    if not folded.endswith("value"):
        return -1
    stem = folded.removesuffix("value")
    return places.get(stem + "label", places.get(stem + "type", -1))
