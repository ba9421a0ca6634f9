"""Turns a row of a list into a person, by a mapping; made once for a list, then called for each row."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from shopdesk.core.imports.records import BadRow, Doubt, PersonRow, Why
from shopdesk.exchange import days, spoken_names
from shopdesk.exchange.mapping import Mapping, Meaning
from shopdesk.exchange.notes import NoteLines
from shopdesk.i18n import _

YES = frozenset({"yes", "true", "1", "y", "ja", "oui", "si", "x"})
_BETWEEN_EMAILS = re.compile(r" ::: |[;,\s]+")
_BETWEEN_PHONES = re.compile(r" ::: |;|,| / |\n")
_IS_EMAIL = re.compile(r"(?!mailto:)[^@\s;,]+@[^@\s;,]+").fullmatch
_NOT_ONE_PHONE = re.compile(r"[;,\n]|:::| / |\D\Z").search
_NONE: tuple[str, ...] = ()
_DEFUSED = re.compile(r"'(?=[=+\-@\t\r＝＋－＠])")
_FEW, _MANY = 5000, 50_000  # distinct words and days remembered, so that a column of noise cannot fill the memory


class PersonReader:
    """Reads the people of one list. ``today`` is the shop's day; ``month_first`` how the list writes 04/02, None where it never tells."""

    def __init__(self, mapping: Mapping, today: dt.date, month_first: bool | None) -> None:
        self._mapping = mapping
        self._today = today
        self._month_first = month_first
        self._width = len(mapping.columns)
        self._countries: dict[str, str] = {"": ""}
        self._birthdays: dict[str, tuple[int | None, int, int]] = {}
        self._languages: dict[str, str] = {"": ""}
        self._note = NoteLines(mapping).written
        self._find_places()

    def _find_places(self) -> None:
        places, one = self._mapping.places, self._one
        surname_apart = places(Meaning.LAST) and not places(Meaning.FIRST)  # "Name, Surname": the name is the first one then
        first = places(Meaning.NAME if surname_apart else Meaning.FIRST)[:1]
        self._name = self._width if surname_apart else one(Meaning.NAME)
        self._parts = places(Meaning.PREFIX)[:1] + first + places(Meaning.MIDDLE)[:1] + places(Meaning.LAST, Meaning.SUFFIX)
        self._emails, self._phones, self._ids = places(Meaning.EMAIL), places(Meaning.PHONE), places(Meaning.OWN_ID)
        self._streets, self._whole_address = places(Meaning.STREET, Meaning.STREET_MORE), one(Meaning.ADDRESS)
        self._postcode, self._city = one(Meaning.POSTCODE), one(Meaning.CITY)
        self._regions, self._lands = places(Meaning.REGION), places(Meaning.COUNTRY)
        self._nickname, self._company, self._pronounce = one(Meaning.NICKNAME), one(Meaning.COMPANY), places(Meaning.PRONOUNCE)
        self._birthday, self._language, self._only_name = one(Meaning.BIRTHDAY), one(Meaning.LANGUAGE), one(Meaning.ONLY_NAME)
        self._unquote = (*self._ids, *self._phones, *places(Meaning.POSTCODE))

    def _one(self, meaning: Meaning) -> int:
        """The place of the first column of a meaning; where there is none, that of the empty cell behind every row."""
        return next(iter(self._mapping.places(meaning)), self._width)

    def read(self, line: int, raw: str, cells: list[str]) -> PersonRow | BadRow | None:
        """Give the person; a BadRow when the row names nobody; None when it is blank. ``cells`` are as many as the columns."""
        row = list(map(str.strip, cells))
        row.append("")
        if "'" in raw:
            self._take_off_quotes(raw, row)
        notes: list[str] = []
        doubts: list[Doubt] = []
        emails, phones = self._reached(row, notes, doubts)
        own_id = self._read_id(row, notes)
        name = self._named(row, notes) or (emails[0].partition("@")[0] if emails else "")
        if not (name or phones or own_id):
            return BadRow(line, raw, Why.NOBODY, "", tuple(cells)) if any(row) else None
        if row[self._only_name] and row[self._only_name].casefold() in YES:
            return PersonRow(line, raw, own_id, name, "", "", (), (), "", "", "", "", "", None, "", self._note(row, notes), tuple(doubts))
        region = next((cell for place in self._regions if (cell := row[place])), "") if self._regions else ""
        country = self._read_land(row, notes, doubts) if self._lands else ""
        birthday = self._read_birthday(born, notes, doubts) if (born := row[self._birthday]) else None
        language = self._read_language(said, notes) if (said := row[self._language]) else ""
        pronounce = " ".join([part for place in self._pronounce if (part := row[place])]) if self._pronounce else ""
        return PersonRow(
            line, raw, own_id, name, row[self._nickname], pronounce, emails, phones, self._read_street(row), row[self._postcode],
            row[self._city], region, country, birthday, language, self._note(row, notes), tuple(doubts),
        )

    def _take_off_quotes(self, raw: str, row: list[str]) -> None:
        """Take off the sign that keeps a spreadsheet from reckoning: before ids, postcodes and phones always, else before a formula's."""
        left = raw.count("'")
        for place in self._unquote:
            if row[place][:1] == "'":
                row[place] = row[place][1:].strip()
                left -= 1
        if left:
            for place, cell in enumerate(row):
                if cell[:1] == "'" and _DEFUSED.match(cell):
                    row[place] = cell[1:].strip()

    def _named(self, row: list[str], notes: list[str]) -> str:
        """Name in full, else from its parts, else the company, else the nickname."""
        name = row[self._name] or " ".join([part for place in self._parts if (part := row[place])])
        if company := row[self._company]:
            if name:
                notes.append(_("Company: {company}").format(company=company))
            return name or company
        return name or row[self._nickname]

    def _reached(self, row: list[str], notes: list[str], doubts: list[Doubt]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """E-mails and phones; what is neither goes into the note."""
        emails = phones = _NONE
        for place in self._emails:
            if cell := row[place]:
                found = _emails_in(cell)
                emails = tuple(dict.fromkeys(emails + found)) if emails else found
                if not found:
                    self._doubt(Why.EMAIL, cell, place, notes, doubts)
        for place in self._phones:
            if cell := row[place]:
                found = _phones_in(cell)
                phones = tuple(dict.fromkeys(phones + found)) if phones else found
                if not found:
                    self._doubt(Why.PHONE, cell, place, notes, doubts)
        return emails, phones

    def _doubt(self, why: Why, said: str, place: int, notes: list[str], doubts: list[Doubt]) -> None:
        doubts.append(Doubt(why, said))
        notes.append(f"{self._mapping.columns[place].title}: {said}")

    def _read_id(self, row: list[str], notes: list[str]) -> str:
        """The first id there is; further ones are lines of the note."""
        own = ""
        for place in self._ids:
            if cell := row[place]:
                if own and cell != own:
                    notes.append(f"{self._mapping.columns[place].title}: {cell}")
                own = own or cell
        return own

    def _read_street(self, row: list[str]) -> str:
        """Street and what belongs to it in one line; the whole address where there is no street."""
        parts = [part for place in self._streets if (part := row[place])]
        street = ", ".join(parts) if parts else row[self._whole_address]
        return ", ".join(line.strip() for line in street.splitlines()) if "\n" in street else street

    def _read_land(self, row: list[str], notes: list[str], doubts: list[Doubt]) -> str:
        """The country's two letters, from the first column that knows them."""
        filled = [place for place in self._lands if row[place]]
        for place in filled:
            if country := _learned(row[place], self._countries, spoken_names.country):
                return country
        if filled:
            self._doubt(Why.COUNTRY, row[filled[-1]], filled[-1], notes, doubts)
        return ""

    def _read_birthday(self, said: str, notes: list[str], doubts: list[Doubt]) -> tuple[int | None, int, int] | None:
        if born := self._birthdays.get(said):
            return born
        why = Why.FUTURE_BIRTHDAY
        try:
            born = days.read_birthday(said, self._month_first)
            if born[0] is None or dt.date(born[0], born[1], born[2]) <= self._today:
                if len(self._birthdays) < _MANY:
                    self._birthdays[said] = born
                return born
        except days.Unsure:
            why = Why.UNSURE_BIRTHDAY
        except ValueError:
            if not said.strip("0-/. "):
                return None
            why = Why.BIRTHDAY
        self._doubt(why, said, self._birthday, notes, doubts)
        return None

    def _read_language(self, said: str, notes: list[str]) -> str:
        code = _learned(said, self._languages, spoken_names.language)
        if not code:
            notes.append(f"{self._mapping.columns[self._language].title}: {said}")
        return code


def _emails_in(cell: str) -> tuple[str, ...]:
    """The addresses in a cell; none when any part of it is no address."""
    if _IS_EMAIL(cell):
        return (cell,)
    found = tuple(dict.fromkeys(part.removeprefix("mailto:") for part in _BETWEEN_EMAILS.split(cell) if part))
    return found if all(_IS_EMAIL(email) for email in found) else ()


def _phones_in(cell: str) -> tuple[str, ...]:
    """The numbers in a cell; none when any part of it has no digit."""
    if not _NOT_ONE_PHONE(cell):
        return (cell,)
    found = tuple(dict.fromkeys(part for piece in _BETWEEN_PHONES.split(cell) if (part := piece.strip())))
    return found if all(any(map(str.isdigit, phone)) for phone in found) else ()


def _learned(said: str, known: dict[str, str], ask: Callable[[str], str]) -> str:
    """The code of a name, asked once."""
    code = known.get(said)
    if code is None:
        code = ask(said)
        if len(known) < _FEW:
            known[said] = code
    return code
