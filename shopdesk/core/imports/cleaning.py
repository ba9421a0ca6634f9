"""A row of a list as the shop keeps it: clean words, numbers read, and nothing of what the shop does not ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from shopdesk.core import validation
from shopdesk.core.duplicates.records import Person
from shopdesk.core.imports.records import BadRow, PersonRow, Why
from shopdesk.core.members import finding, rules
from shopdesk.core.members.records import Birthday
from shopdesk.errors import NeedsALook

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

Numbers = list[tuple[str, rules.Number]]
Born = tuple[int | None, int | None, int | None, str]
_NOTE = 2000  # letters; a longer row is whole in the kept row anyway
_FEW, _MANY = 5000, 50_000  # distinct words and birthdays remembered, so that a column of noise cannot fill the memory
_UNBORN: Born = (None, None, None, "")


class CleanRow(NamedTuple):
    """A row that can be kept. ``columns`` are the page's from the name on, ``born`` month, day, year and age; ``folded`` the e-mails."""

    row: PersonRow
    columns: tuple[str, ...]
    name: str
    emails: tuple[str, ...]
    folded: tuple[str, ...]
    numbers: Numbers
    born: Born
    note: str

    def person(self) -> Person:
        """What is compared with the people of the shop."""
        born = self.row.birthday
        numbers = frozenset(number.e164 for _typed, number in self.numbers if number.e164)
        return Person(0, self.said_name(), numbers, frozenset(self.folded), self.columns[6], (born[1], born[2]) if born else None)

    def said_name(self) -> str:
        """The name, unless it is only the beginning of an e-mail, for want of any other."""
        made_up = any(self.row.name == email.partition("@")[0] for email in self.row.emails)
        return "" if made_up else self.columns[0]


class Cleaner:
    """Makes rows clean by the shop's settings."""

    def __init__(self, shop: Shop) -> None:
        self._keeping = shop.known.keeping
        self._region = shop.settings.shop().address.country
        self._only_age = shop.known.keeping.only_age
        self.off = {reason.field for reason in shop.settings.reasons() if not reason.on}
        self._said: dict[tuple[str, str], str] = {}
        self._born: dict[tuple[tuple[int | None, int, int], str], Born] = {}

    def clean(self, row: PersonRow) -> CleanRow | BadRow:
        """The row as it is kept, or why it cannot be."""
        row = _with_plain_keys(row)
        try:
            columns, born = self._columns(row), self._birthday(row)
        except NeedsALook as problem:
            return BadRow(row.line, row.raw, Why.NOT_KEPT, f"{problem.field}: {problem.what}")
        folded = tuple(map(finding.fold, row.emails))
        emails = () if "emails" in self.off else row.emails
        return CleanRow(row, columns, finding.fold(columns[0]), emails, folded, self._numbers(row), born, self._note(row))

    def _columns(self, row: PersonRow) -> tuple[str, ...]:
        off, again = self.off, self._again
        place = ("",) * 5 if "address" in off else (
            validation.line("address", row.street), again("address", row.postcode, validation.POSTCODE),
            again("address", row.city, validation.TOWN), again("address", row.region, validation.TOWN), row.country,
        )
        return (
            validation.line("name", row.name),
            "" if "greeting" in off else again("greeting", row.greeting),
            "" if "pronounce" in off else again("pronounce", row.pronounce),
            "" if "language" in off else again("language", row.language, 40),
            *place,
        )

    def _again(self, field: str, text: str, cap: int = validation.LINE) -> str:
        """One clean line of a kind that many rows say alike."""
        if not text:
            return text
        line = self._said.get((field, text))
        if line is None or len(line) > cap:
            line = validation.line(field, text, cap)
            if len(self._said) < _FEW:
                self._said[field, text] = line
        return line

    def _birthday(self, row: PersonRow) -> Born:
        """Month, day, year and age as they are kept; no year of a grown-up where only the age is. Raises NeedsALook of a child."""
        if row.birthday is None:
            return _UNBORN
        key = row.birthday, row.country
        born = self._born.get(key)
        if born is None:
            year, month, day = row.birthday
            birthday = Birthday(month, day, year)
            self._keeping.require_old_enough(birthday, row.country)
            age = self._keeping.as_kept(birthday)[1].value if self._only_age else ""
            born = _UNBORN if "birthday" in self.off else (month, day, None if age else year, age)
            if len(self._born) < _MANY:
                self._born[key] = born
        return born

    def _note(self, row: PersonRow) -> str:
        return validation.plain(row.note, lines=True)[:_NOTE] if row.note and "memories" not in self.off else ""

    def _numbers(self, row: PersonRow) -> Numbers:
        return [] if "phones" in self.off else [
            (typed, rules.read_number(typed, self._region)) for phone in row.phones if (typed := validation.plain(phone)[: rules.PHONE])
        ]


def plain_key(own_id: str) -> str:
    """An id of another program as the store keeps it."""
    return validation.plain(own_id)[: validation.LINE]


def _with_plain_keys(row: PersonRow) -> PersonRow:
    """The row with what people are matched by as the store can hold it."""
    emails = tuple(plain for email in row.emails if (plain := validation.plain(email)[: validation.LINE]))
    own_id = plain_key(row.own_id) if row.own_id else ""
    return row if emails == row.emails and own_id == row.own_id else row._replace(own_id=own_id, emails=emails)
