"""What the people of a list become, row by row, and writing it many rows at a time: five times quicker than one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from shopdesk.core import codes, validation
from shopdesk.core.imports.belonging import Asked, Belonging, Belongs
from shopdesk.core.imports.chunks import COLUMNS, Chunk, NewGlance
from shopdesk.core.imports.cleaning import Cleaner, CleanRow, plain_key
from shopdesk.core.imports.freshening import Freshening
from shopdesk.core.imports.records import BadRow, Decisions, PersonRow
from shopdesk.core.imports.rules import Fresh
from shopdesk.core.members import finding, rules
from shopdesk.core.members.records import Remembered
from shopdesk.errors import ChangedSince, FileProblem
from shopdesk.i18n import _
from shopdesk.storage.columns import InstantField, day_number, rising_ids
from shopdesk.storage.seen import Seen

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop
    from shopdesk.storage.staged import StagedRows

Into = Callable[[Chunk], None]
_CHUNK = 2000  # rows handed on at once: few enough that Python need not look through many for what is still wanted
_ASKED = 500  # rows of which is asked at once whose they are
_REMEMBERED = Remembered.PURCHASES.value
_KNOWN_IDS = """
SELECT r.own_id, coalesce(m.merged_into_id, m.id), m.name FROM brought_row r JOIN brought_list l ON l.id = r.brought_list_id
JOIN member m ON m.id = r.member_id WHERE l.format = ? AND r.own_id <> ''
"""
_KNOWN_EMAILS = "SELECT e.folded, m.name, coalesce(m.merged_into_id, m.id) FROM email e JOIN member m ON m.id = e.member_id"


class PeopleWriter:
    """Takes rows one by one and hands on in chunks what they become: ``into``, or into the store at once. ``write`` must come last.

    Where ``decisions`` are given, each row is compared with who is here, and ``asked`` holds who may be somebody.
    """

    def __init__(
        self, shop: Shop, list_id: int, source_format: str, into: Into | None = None, decisions: Decisions | None = None
    ) -> None:
        self._into = into or self.put
        self._belonging = None if decisions is None else Belonging(shop, decisions)
        self._freshening = Freshening(shop)
        self.asked = Asked()
        self.known_before: set[int] = set()
        self._shop = shop
        self._list_id = list_id
        self._cleaner = Cleaner(shop)
        self._waiting: list[CleanRow] = []
        self._at_once = _ASKED if self._belonging is not None and self._belonging.anybody else 1
        self._language = shop.settings.shop().language
        self._today = shop.today()
        self._day = day_number(self._today)
        self._now = InstantField().db_value(shop.clock.now())
        self._seen = Seen()
        for own_id, member_id, name in shop.store.rows(_KNOWN_IDS, (source_format,)):
            self._note_id(own_id, member_id, finding.fold(name))
        for folded, name, member_id in shop.store.rows(_KNOWN_EMAILS):
            self._seen.put(("met", folded, finding.fold(name)), member_id)
        self._new_id = {table: rising_ids().__next__ for table in COLUMNS}
        self._chunk = Chunk.empty()
        self.made = 0
        self.known = 0
        self.freshened = 0

    def take(self, row: PersonRow) -> BadRow | None:
        """Take one person, or say why not."""
        clean = self._cleaner.clean(row)
        if isinstance(clean, BadRow):
            return clean
        self._waiting.append(clean)
        if len(self._waiting) >= self._at_once:
            self._settle()
        return None

    def _settle(self) -> None:
        """Find out whose the rows are that wait, and what becomes of them."""
        waiting, self._waiting = self._waiting, []
        if self._belonging is not None:
            self._belonging.expect({place: clean for place, clean in enumerate(waiting) if self._member_known(clean) is None})
        for place, clean in enumerate(waiting):
            self._bring(place, clean)

    def _bring(self, place: int, clean: CleanRow) -> None:
        row, member_id = clean.row, self._whose(place, clean)
        if row.own_id and self._seen.get(("id", row.own_id)) is None:
            self._seen.put(("id", row.own_id), member_id)
        raw = validation.without_broken(row.raw)
        self._chunk.tables["brought_row"].append((self._new_id["brought_row"](), self._list_id, member_id, row.line, row.own_id, raw))
        if len(self._chunk.tables["brought_row"]) >= _CHUNK:
            self._hand_on()

    def _whose(self, place: int, clean: CleanRow) -> int:
        """The page the row belongs to, begun if it is nobody's yet."""
        known = self._member_known(clean)
        belongs = Belongs(known, sure=True, same=True)
        if self._belonging is not None and self._belonging.anybody and not self._has_begun(known):
            belongs = self._belonging.ask(place, clean, known)
        if belongs.member_id is not None:
            fresh = self._fresh_of(clean, belongs)
            self.asked.add(clean.row, belongs, fresh)
            if belongs.same:
                return self._add_to(belongs.member_id, fresh)
        member_id = self._make(clean)
        if belongs.two:
            assert belongs.member_id is not None
            self.known_before.add(belongs.member_id)
            self._chunk.tables["two_people"].append(
                (self._new_id["two_people"](), belongs.member_id, member_id, self._now, self._shop.staff.at_counter_id())
            )
        return member_id

    def _has_photo(self, row: PersonRow, member_id: int) -> bool:
        return bool(row.photo and self._shop.store.rows("SELECT 1 FROM member WHERE id = ? AND photo_id IS NOT NULL", (member_id,)))

    def _add_to(self, member_id: int, fresh: Fresh) -> int:
        self.known += 1
        if not self._has_begun(member_id):
            self.known_before.add(member_id)
        if self._belonging is not None:
            self._chunk.fresh.append(fresh)
        return member_id

    def _fresh_of(self, clean: CleanRow, belongs: Belongs) -> Fresh:
        assert belongs.member_id is not None
        decision = belongs.decision
        return Fresh(
            (clean.row.part, clean.row.line), belongs.member_id, (clean.said_name(), *clean.columns[1:]), clean.born,
            tuple((typed, number.e164) for typed, number in clean.numbers),
            tuple(zip(clean.emails, clean.folded, strict=False)), clean.note,
            self._photo(clean.row) if belongs.same and not self._has_photo(clean.row, belongs.member_id) else None,
            decision.taken if decision is not None else frozenset(),
        )

    @property
    def undecided(self) -> int:
        """New pages of people who may be somebody who was here."""
        return self._belonging.undecided if self._belonging is not None else 0

    def page_of(self, own_id: str) -> int:
        """The page that was begun for an id of this list."""
        member_id = self._seen.get(("id", plain_key(own_id)))
        assert member_id is not None
        return member_id

    def _member_known(self, clean: CleanRow) -> int | None:
        """Whose row this is already, by id or e-mail and the name."""
        own_id, name = clean.row.own_id, clean.name
        by_id = self._seen.get(("id", own_id)) if own_id else None
        # Two lists may both count from 1: the id alone says nothing when the names are two people's.
        if by_id is not None and (not name or self._seen.get(("name", by_id)) in (None, hash(name))):
            return by_id
        return next((known for email in clean.folded if (known := self._seen.get(("met", email, name)))), None)

    def _note_id(self, own_id: str, member_id: int, folded_name: str) -> None:
        self._seen.put(("id", own_id), member_id)
        if folded_name:
            self._seen.put(("name", member_id), hash(folded_name))

    def _has_begun(self, member_id: int | None) -> bool:
        """Is this a page of this list's own?"""
        return member_id is not None and self._seen.get(("begun", member_id)) is not None

    def _make(self, clean: CleanRow) -> int:
        row, phones, emails = clean.row, clean.numbers, clean.emails
        name, greeting, _pronounce, language, street, _postcode, city, *_rest = clean.columns
        member_id, code = self._new_id["member"](), codes.make(codes.CodeKind.PERSON)
        tables, photo_id = self._chunk.tables, self._photo(row)
        sort_key = rules.sort_key(name or (emails or ("",))[0], self._language)
        tables["member"].append((
            member_id, code, name, sort_key, *clean.columns[1:], *clean.born, photo_id, self._day, self._now, "", "", "", _REMEMBERED,
        ))
        tables["brought_page"].append((self._new_id["brought_page"](), self._list_id, member_id))
        for place, (typed, number) in enumerate(phones):
            tables["phone"].append((self._new_id["phone"](), member_id, place, typed, number.e164))
        for place, (email, folded) in enumerate(zip(emails, clean.folded, strict=False)):
            tables["email"].append((self._new_id["email"](), member_id, place, email, folded))
            if self._seen.get(("met", folded, clean.name)) is None:
                self._seen.put(("met", folded, clean.name), member_id)
        if clean.note:
            tables["note"].append((self._new_id["note"](), member_id, clean.note, self._day, self._now))
        if row.own_id:
            self._note_id(row.own_id, member_id, clean.name)
        shown = phones[0][1].shown if phones else ""
        self._chunk.glances.append(NewGlance(
            (member_id, code, name, greeting, city, shown, emails[0] if emails else "", None, None, 0, None, "", photo_id),
            (street, language, row.own_id), emails,
            tuple((typed, number.e164, number.country_code, number.trunk) for typed, number in phones),
        ))
        self._seen.put(("begun", member_id), 1)
        self.made += 1
        return member_id

    def _photo(self, row: PersonRow) -> int | None:
        """The picture that came along, let in by the gate; what is none stays out, and its person comes."""
        if not row.photo or "photo" in self._cleaner.off:
            return None
        try:
            content = self._shop.pictures.looked_at(row.photo)
        except FileProblem:
            return None
        photo_id = self._new_id["picture"]()
        self._chunk.tables["picture"].append((photo_id, content, self._now))
        return photo_id

    def write(self) -> None:
        """Hand on the rows that wait."""
        self._settle()
        self._hand_on()

    def _hand_on(self) -> None:
        chunk, self._chunk = self._chunk, Chunk.empty()
        self._into(chunk)

    def put(self, chunk: Chunk) -> None:
        """Write a chunk and make its people findable."""
        for table, columns in COLUMNS.items():
            sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
            self._shop.store.run_many(sql, chunk.tables[table])
        self._shop.members.glances.index.put_new(self._day, map(NewGlance.finished, chunk.glances))
        self._freshen([chunk.fresh])

    def take_in(self, staged: StagedRows, fresh: Iterable[list[Fresh]]) -> None:
        """Write all that waits, and make its people findable."""
        for table in COLUMNS:
            self._shop.store.take_in(staged, table)
        self._shop.members.glances.index.take_in(self._day, staged)
        self._freshen(fresh)

    def _freshen(self, chunks: Iterable[list[Fresh]]) -> None:
        self.freshened += self._freshening.write(self._list_id, chunks)

    def require_known_there(self) -> None:
        """Raise ChangedSince when somebody who was known while the list was read has gone since."""
        there = {row[0] for row in self._shop.store.rows("SELECT id FROM member")}
        if not self.known_before <= there:
            raise ChangedSince(
                _("Somebody on the list was taken out of the shop while it was read."), _("Nothing of the list was brought in."),
                _("Bring it in once more."),
            )
