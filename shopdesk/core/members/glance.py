"""The match row of each member, and the words they are found by: made from the member's rows, never edited."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from shopdesk.core.members import finding, rules
from shopdesk.core.members.merged import GOING_ON
from shopdesk.core.members.reading import VISITS, of_pages, read_emails, read_phones
from shopdesk.core.members.records import Match, MemoryKind, Phone
from shopdesk.core.rhythm.records import standing_on
from shopdesk.i18n import _
from shopdesk.storage.columns import day_of
from shopdesk.storage.search import SearchIndex

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_MEMBER = (
    "SELECT code, name, greeting, city, since, photo_id, street, job_when, job_want, job_so_that, language FROM member"
    " WHERE id = ? AND merged_into_id IS NULL"
)
_KEPT = "SELECT code, name, greeting, city, phone, email, remember_kind, remember, photo_id, words FROM glance WHERE member_id = ?"
_OWN_IDS = "SELECT DISTINCT own_id FROM brought_row WHERE member_id IN ({marks}) AND own_id <> ''"
_MEMORIES = "SELECT kind, text FROM memory WHERE member_id IN ({marks}) AND ended_at IS NULL ORDER BY told_on DESC, id"
_BELONGINGS = (
    "SELECT name FROM companion WHERE member_id IN ({marks})", "SELECT what FROM thing WHERE member_id IN ({marks})"
)


def shown_name(name: str, email: str) -> str:
    """What stands on the page of somebody whose name we do not know yet."""
    return name or email or _("No name yet")


def as_match(row: tuple[Any, ...], typed: tuple[str, ...], today: int) -> Match:
    """A row of the store as a match of ``today``, with the places of ``typed`` (folded words) in the name."""
    (
        member_id, code, name, greeting, city, phone, email, last_day, visits, kind, remember, photo_id, left_alone,
        base, slipping_on, away_on, expected_on,
    ) = row
    shown = shown_name(name, email)
    return Match(
        member_id, code, shown, greeting, city, phone, email, None if last_day is None else day_of(last_day), visits,
        MemoryKind(kind) if kind else None, remember, photo_id, finding.spans(shown, typed) if typed else (),
        None if base is None else standing_on(base, slipping_on, away_on, today), None if expected_on is None else day_of(expected_on),
        bool(left_alone),
    )


class Glances:
    """Keeps the match rows true."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._store = shop.store
        self.index: SearchIndex = shop.store.search

    def drop(self, member_id: int) -> None:
        """Take out the row of somebody who goes."""
        self.index.remove(member_id)

    def refresh(self, member_ids: Iterable[int]) -> None:
        """Make these members' rows anew from everything we know."""
        for member_id in member_ids:
            self._refresh_one(member_id)
            for (merged_into,) in self._store.rows("SELECT merged_into_id FROM member WHERE id = ?", (member_id,)):
                if merged_into is not None:
                    self._refresh_one(self._shop.members.resolved(merged_into))

    def _refresh_one(self, member_id: int) -> None:
        rows = self._store.rows(_MEMBER, (member_id,))
        if not rows:
            self.index.remove(member_id)
            return
        code, name, greeting, city, since, photo_id, street, *job, language = rows[0]
        pages = self._shop.members.pages(member_id)
        phones, emails = read_phones(self._shop, pages), read_emails(self._shop, pages)
        memories = of_pages(self._shop, _MEMORIES, pages)
        first, last, visits = of_pages(self._shop, VISITS, pages)[0]
        kind, remember = _foremost(memories)
        names, codes = self._also_called(pages[1:])
        words = finding.tokens(
            names=(name, greeting, *names),
            others=(
                city, street, language, *job, *(text for _kind, text in memories), *self._belongings(pages), *self._own_ids(pages)
            ),
            phones=(_dialled(phone) for phone in phones),
            emails=emails, codes=(code, *codes),
        )
        shown = rules.shown_phone(phones[0], self._shop.settings.shop().address.country) if phones else ""
        self.index.put(
            member_id, since if last is None else last,
            (code, name, greeting, city, shown, emails[0] if emails else "", first, last, visits, kind, remember, photo_id, words),
        )

    def _also_called(self, merged: Sequence[int]) -> tuple[list[str], list[str]]:
        """The names that stood on pages merged into this one, and the codes of their cards: they go on finding the person."""
        if not merged:
            return [], []
        rows = of_pages(self._shop, "SELECT name, greeting, code FROM member WHERE id IN ({marks})", merged)
        return [name for row in rows for name in row[:2]], [row[2] for row in rows]

    def _belongings(self, pages: Sequence[int]) -> list[str]:
        return [row[0] for sql in _BELONGINGS for row in of_pages(self._shop, sql, pages)]

    def _own_ids(self, pages: Sequence[int]) -> list[str]:
        return [row[0] for row in of_pages(self._shop, _OWN_IDS, pages)]

    def reorder(self) -> None:
        """Put every member where their visits say: for after many came at once."""
        self.index.reorder()
        for (member_id,) in self._store.rows(GOING_ON):
            self.came(member_id)

    def came(self, member_id: int, day: int | None = None) -> None:
        """Put somebody where their last visit says; their words stay as they are. ``day`` is that of a visit just written."""
        row = self._store.rows(_KEPT, (member_id,))
        if not row:
            return
        code, name, greeting, city, phone, email, kind, remember, photo_id, words = row[0]
        first, last, visits = of_pages(self._shop, VISITS, self._shop.members.pages(member_id))[0]
        since = self._store.rows("SELECT since FROM member WHERE id = ?", (member_id,))[0][0]
        self.index.put(
            member_id, since if last is None else last,
            (code, name, greeting, city, phone, email, first, last, visits, kind, remember, photo_id, words),
            up=day is not None and day == last,
        )


def _dialled(phone: Phone) -> tuple[str, str | None, int | None, str]:
    if phone.e164 is None:
        return phone.typed, None, None, ""
    number = rules.read_number(phone.e164, "")
    return phone.typed, phone.e164, number.country_code, number.trunk


def _foremost(memories: list[tuple[Any, ...]]) -> tuple[str | None, str]:
    """The one thing to remember that stands in the match row."""
    best = min(memories, key=lambda row: rules.FOREMOST.index(MemoryKind(row[0])), default=None)
    return (None, "") if best is None else (best[0], best[1])
