"""Whose visit it is: by code, e-mail, phone or the id another program gave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shopdesk.core import codes
from shopdesk.core.imports.cleaning import plain_key
from shopdesk.core.imports.people import PeopleWriter
from shopdesk.core.imports.records import BadRow, PersonRow, VisitRow, Why
from shopdesk.core.members import finding, rules

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_BY_CODE = "SELECT coalesce(merged_into_id, id) FROM member WHERE code = ?"
# Two pages that became one are one person: the one that goes on.
_GOING_ON = "SELECT DISTINCT coalesce(m.merged_into_id, m.id) FROM {table} t JOIN member m ON m.id = t.member_id WHERE t.{column} = ?"


class Whose:
    """Finds the member a row of a visit list belongs to; each key is looked up once."""

    def __init__(self, shop: Shop, list_id: int, source_format: str, *, create: bool) -> None:
        self._shop = shop
        self._create = create
        self._writer = PeopleWriter(shop, list_id, source_format)
        self._found: dict[str, int | Why] = {}
        self._region = shop.settings.shop().address.country

    @property
    def made(self) -> int:
        return self._writer.made

    def member(self, row: VisitRow) -> int | BadRow:
        """The member's id, or the row as a bad one."""
        found = self._found.get(row.key)
        if found is None:
            found = self._found[row.key] = self._look(row)
        return BadRow(row.line, row.raw, found, row.key) if isinstance(found, Why) else found

    def _look(self, row: VisitRow) -> int | Why:
        people = self._candidates(row.key)
        if len(people) > 1:
            return Why.SEVERAL_PEOPLE
        if people:
            return people[0]
        if not self._create:
            return Why.UNKNOWN_PERSON
        return self._make(row)

    def _candidates(self, key: str) -> list[int]:
        rows, key = self._shop.store.rows, plain_key(key)
        reading = codes.read(key)
        if reading is not None and reading.good and (found := rows(_BY_CODE, (reading.letters,))):
            return [row[0] for row in found]
        found = rows(_GOING_ON.format(table="brought_row", column="own_id"), (key,))
        if not found and "@" in key:
            found = rows(_GOING_ON.format(table="email", column="folded"), (finding.fold(key),))
        if not found and len(finding.digits_of(key)) >= 6 and (number := rules.e164(key, self._region)):
            found = rows(_GOING_ON.format(table="phone", column="e164"), (number,))
        return [row[0] for row in found]

    def _make(self, row: VisitRow) -> int | Why:
        email = (row.key,) if "@" in row.key else ()
        person = PersonRow(row.line, row.raw, row.key, "", "", "", email, (), "", "", "", "", "", None, "", "", ())
        bad = self._writer.take(person)
        return bad.why if bad is not None else self._writer.page_of(row.key)

    def write(self) -> None:
        """Write the pages that were begun, so that their visits have somebody to belong to."""
        self._writer.write()
