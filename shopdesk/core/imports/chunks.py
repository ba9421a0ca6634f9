"""What a part of a list becomes: rows by table, as they are written, and match rows whose words are still to be found."""

from __future__ import annotations

from typing import Any, NamedTuple, Self

from shopdesk.core.imports.rules import Fresh
from shopdesk.core.members import finding

COLUMNS = {
    "picture": ("id", "content", "added_at"),
    "member": (
        "id", "code", "name", "sort_key", "greeting", "pronounce", "language", "street", "postcode", "city", "region", "country",
        "birth_month", "birth_day", "birth_year", "age", "photo_id", "since", "added_at", "job_when", "job_want", "job_so_that",
        "remembered",
    ),
    "phone": ("id", "member_id", "position", "typed", "e164"),
    "email": ("id", "member_id", "position", "address", "folded"),
    "note": ("id", "member_id", "text", "day", "at"),
    "brought_page": ("id", "brought_list_id", "member_id"),
    "brought_row": ("id", "brought_list_id", "member_id", "line", "own_id", "content"),
    "two_people": ("id", "member_id", "other_id", "at", "staff_id"),
}
"""What a list is written into, in this order."""


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
    """Rows by table, the match rows, and what rows say of people who are here already."""

    tables: dict[str, list[tuple[Any, ...]]]
    glances: list[NewGlance]
    fresh: list[Fresh]

    @classmethod
    def empty(cls) -> Self:
        """One to be filled."""
        return cls({table: [] for table in COLUMNS}, [], [])
