"""What the people of a list become, row by row, and writing it many rows at a time: five times quicker than one by one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from shopdesk.core import codes, validation
from shopdesk.core.imports.records import BadRow, PersonRow, Why
from shopdesk.core.members import finding, rules
from shopdesk.core.members.records import Birthday
from shopdesk.errors import ChangedSince, FileProblem, NeedsALook
from shopdesk.i18n import _
from shopdesk.storage.columns import InstantField, day_number, rising_ids

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop
    from shopdesk.storage.staged import StagedRows

Into = Callable[["Chunk"], None]
_CHUNK = 2000  # rows handed on at once: few enough that Python need not look through many for what is still wanted
_NOTE = 2000  # letters; a longer row is whole in the kept row anyway
COLUMNS = {
    "picture": ("id", "content", "added_at"),
    "member": (
        "id", "code", "name", "sort_key", "greeting", "pronounce", "language", "street", "postcode", "city", "region", "country",
        "birth_month", "birth_day", "birth_year", "photo_id", "since", "added_at", "job_when", "job_want", "job_so_that", "remembered",
    ),
    "phone": ("id", "member_id", "position", "typed", "e164"),
    "email": ("id", "member_id", "position", "address", "folded"),
    "note": ("id", "member_id", "text", "day", "at"),
    "brought_page": ("id", "brought_list_id", "member_id"),
    "brought_row": ("id", "brought_list_id", "member_id", "line", "own_id", "content"),
}
"""What a list is written into, in this order."""
_NO_JOB = ("", "", "", "purchases")
_KNOWN_IDS = """
SELECT r.own_id, r.member_id, m.name FROM brought_row r JOIN brought_list l ON l.id = r.brought_list_id JOIN member m ON m.id = r.member_id
WHERE l.format = ? AND r.own_id <> ''
"""


class NewGlance(NamedTuple):
    """The match row of a new member without its words, and what makes those: other words on the page, e-mails and phones."""

    row: tuple[Any, ...]
    others: tuple[str, ...]
    emails: tuple[str, ...]
    phones: tuple[tuple[str, str | None, int | None, str], ...]

    def finished(self) -> tuple[Any, ...]:
        """The whole match row."""
        _member_id, code, name, greeting, city, *_rest = self.row
        words = finding.tokens(names=(name, greeting), others=(city, *self.others), emails=self.emails, codes=(code,), phones=self.phones)
        return (*self.row, words)


class Chunk(NamedTuple):
    """Rows by table, and the match rows."""

    tables: dict[str, list[tuple[Any, ...]]]
    glances: list[NewGlance]


class PeopleWriter:
    """Takes rows one by one and hands on in chunks what they become: ``into``, or into the store at once. ``write`` must come last."""

    def __init__(self, shop: Shop, list_id: int, source_format: str, into: Into | None = None) -> None:
        self._into = into or self.put
        self._known_before: set[int] = set()
        self._begun: set[int] = set()
        self._shop = shop
        self._list_id = list_id
        self._region = shop.settings.shop().address.country
        self._language = shop.settings.shop().language
        self._today = shop.today()
        self._day = day_number(self._today)
        self._now = InstantField().db_value(shop.clock.now())
        self._off = {reason.field for reason in shop.settings.reasons() if not reason.on}
        known = shop.store.rows(_KNOWN_IDS, (source_format,))
        self._known_ids = {own_id: member_id for own_id, member_id, _name in known}
        self._names = {member_id: finding.fold(name) for _own_id, member_id, name in known}
        self._known_people: dict[tuple[str, str], int] = {
            (folded, finding.fold(name)): member_id
            for folded, name, member_id in shop.store.rows("SELECT e.folded, m.name, m.id FROM email e JOIN member m ON m.id = e.member_id")
        }
        self._rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in COLUMNS}
        self._new_id = {table: rising_ids().__next__ for table in COLUMNS}
        self._glances: list[NewGlance] = []
        self.made = 0
        self.known = 0

    def take(self, row: PersonRow) -> BadRow | None:
        """Take one person, or say why not."""
        row = _with_plain_keys(row)
        try:
            columns = self._columns(row)
            year, month, day = row.birthday or (None, 1, 1)
            self._shop.known.keeping.require_old_enough(Birthday(month, day, year), row.country)
        except NeedsALook as problem:
            return BadRow(row.line, row.raw, Why.NOT_KEPT, f"{problem.field}: {problem.what}")
        name, emails = finding.fold(columns[0]), [finding.fold(email) for email in row.emails]
        member_id = self._member_known(row, name, emails)
        if member_id is None:
            member_id = self._make(row, columns, name, emails)
        else:
            self.known += 1
            if member_id not in self._begun:
                self._known_before.add(member_id)
        if row.own_id:
            self._known_ids.setdefault(row.own_id, member_id)
        raw = validation.without_broken(row.raw)
        self._rows["brought_row"].append((self._new_id["brought_row"](), self._list_id, member_id, row.line, row.own_id, raw))
        if len(self._rows["brought_row"]) >= _CHUNK:
            self.write()
        return None

    def page_of(self, own_id: str) -> int:
        """The page that was begun for an id of this list."""
        return int(self._known_ids[plain_key(own_id)])

    def _columns(self, row: PersonRow) -> tuple[str, ...]:
        line = validation.line
        off = self._off
        place = ("",) * 5 if "address" in off else (
            line("address", row.street), line("address", row.postcode, validation.POSTCODE), line("address", row.city, validation.TOWN),
            line("address", row.region, validation.TOWN), row.country,
        )
        return (
            line("name", row.name),
            "" if "greeting" in off else line("greeting", row.greeting),
            "" if "pronounce" in off else line("pronounce", row.pronounce),
            "" if "language" in off else line("language", row.language, 40),
            *place,
        )

    def _member_known(self, row: PersonRow, name: str, emails: list[str]) -> int | None:
        """Whose row this is already, by id or e-mail and the name; name and e-mails are folded."""
        by_id = self._known_ids.get(row.own_id) if row.own_id else None
        # Two lists may both count from 1: the id alone says nothing when the names are two people's.
        if by_id is not None and (not name or self._names.get(by_id, "") in ("", name)):
            return int(by_id)
        for email in emails:
            if known := self._known_people.get((email, name)):
                return known
        return None

    def _make(self, row: PersonRow, columns: tuple[str, ...], folded_name: str, folded_emails: list[str]) -> int:
        name, greeting, _pronounce, language, street, _postcode, city, *_rest = columns
        member_id, code = self._new_id["member"](), codes.make(codes.CodeKind.PERSON)
        emails = () if "emails" in self._off else row.emails
        photo_id = self._photo(row)
        sort_key = rules.sort_key(name or (emails or ("",))[0], self._language)
        self._rows["member"].append((member_id, code, name, sort_key, *columns[1:], *self._born(row), photo_id, self._day, self._now, *_NO_JOB))
        self._rows["brought_page"].append((self._new_id["brought_page"](), self._list_id, member_id))
        phones = self._phones(member_id, row)
        for place, (email, folded) in enumerate(zip(emails, folded_emails, strict=False)):
            self._rows["email"].append((self._new_id["email"](), member_id, place, email, folded))
            self._known_people.setdefault((folded, folded_name), member_id)
        self._note(member_id, row)
        if row.own_id:
            self._known_ids[row.own_id] = member_id
            self._names[member_id] = folded_name
        shown = phones[0][1].shown if phones else ""
        email = emails[0] if emails else ""
        self._glances.append(NewGlance(
            (member_id, code, name, greeting, city, shown, email, None, None, 0, None, "", photo_id), (street, language, row.own_id), emails,
            tuple((typed, number.e164, number.country_code, number.trunk) for typed, number in phones),
        ))
        self._begun.add(member_id)
        self.made += 1
        return member_id

    def _born(self, row: PersonRow) -> tuple[int | None, int | None, int | None]:
        """Month, day and year."""
        if row.birthday is None or "birthday" in self._off:
            return None, None, None
        year, month, day = row.birthday
        return month, day, year

    def _photo(self, row: PersonRow) -> int | None:
        """The picture that came along, let in by the gate; what is none stays out, and its person comes."""
        if not row.photo or "photo" in self._off:
            return None
        try:
            content = self._shop.pictures.looked_at(row.photo)
        except FileProblem:
            return None
        photo_id = self._new_id["picture"]()
        self._rows["picture"].append((photo_id, content, self._now))
        return photo_id

    def _note(self, member_id: int, row: PersonRow) -> None:
        if row.note and "memories" not in self._off:
            note = validation.plain(row.note, lines=True)[:_NOTE]
            self._rows["note"].append((self._new_id["note"](), member_id, note, self._day, self._now))

    def _phones(self, member_id: int, row: PersonRow) -> list[tuple[str, rules.Number]]:
        phones = [] if "phones" in self._off else [
            (typed, rules.read_number(typed, self._region)) for phone in row.phones if (typed := validation.plain(phone)[: rules.PHONE])
        ]
        for place, (typed, number) in enumerate(phones):
            self._rows["phone"].append((self._new_id["phone"](), member_id, place, typed, number.e164))
        return phones

    def write(self) -> None:
        """Hand on the rows that wait."""
        rows, glances = self._rows, self._glances
        self._rows, self._glances = {table: [] for table in COLUMNS}, []
        self._into(Chunk(rows, glances))

    def put(self, chunk: Chunk) -> None:
        """Write a chunk and make its people findable."""
        for table, columns in COLUMNS.items():
            sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
            self._shop.store.run_many(sql, chunk.tables[table])
        self._shop.members.glances.index.put_new(self._day, map(NewGlance.finished, chunk.glances))

    def take_in(self, staged: StagedRows) -> None:
        """Write all that waits, and make its people findable."""
        for table in COLUMNS:
            self._shop.store.take_in(staged, table)
        self._shop.members.glances.index.take_in(self._day, staged)

    def require_known_there(self) -> None:
        """Raise ChangedSince when somebody who was known while the list was read has gone since."""
        there = {row[0] for row in self._shop.store.rows("SELECT id FROM member")}
        if not self._known_before <= there:
            raise ChangedSince(
                _("Somebody on the list was taken out of the shop while it was read."), _("Nothing of the list was brought in."),
                _("Bring it in once more."),
            )


def plain_key(own_id: str) -> str:
    """An id of another program as the store keeps it."""
    return validation.plain(own_id)[: validation.LINE]


def _with_plain_keys(row: PersonRow) -> PersonRow:
    """The row with what people are matched by as the store can hold it."""
    emails = tuple(plain for email in row.emails if (plain := validation.plain(email)[: validation.LINE]))
    own_id = plain_key(row.own_id)
    return row if emails == row.emails and own_id == row.own_id else row._replace(own_id=own_id, emails=emails)
