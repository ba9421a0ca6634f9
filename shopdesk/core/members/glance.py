"""The match row of each member, and the words they are found by: made from the member's rows, never edited."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, Any

from shopdesk.core.members import finding, rules
from shopdesk.core.members.everything import Everything
from shopdesk.core.members.merged import GOING_ON, marks
from shopdesk.core.members.reading import VISITS, of_pages
from shopdesk.core.members.records import Match, MemoryKind, Phone
from shopdesk.core.rhythm.records import standing_on
from shopdesk.i18n import _
from shopdesk.storage.columns import day_of
from shopdesk.storage.search import SearchIndex

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_KEPT = "SELECT code, name, greeting, city, phone, email, remember_kind, remember, photo_id, words FROM glance WHERE member_id = ?"
_ROOTS = "SELECT id, coalesce(merged_into_id, id) FROM member WHERE id IN ({marks})"
_AT_ONCE = 500


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
        waiting = iter(dict.fromkeys(member_ids))
        while some := tuple(islice(waiting, _AT_ONCE)):
            roots = dict(self._store.rows(_ROOTS.format(marks=marks(some)), some))
            for member_id in some:
                if roots.get(member_id) != member_id:
                    self.index.remove(member_id)
            self._refresh_some(tuple(dict.fromkeys(self._going_on(member_id, root) for member_id, root in roots.items())))

    def _going_on(self, member_id: int, root: int) -> int:
        return member_id if root == member_id else self._shop.members.resolved(root)

    def _refresh_some(self, roots: tuple[int, ...]) -> None:
        if roots:
            every = Everything(self._shop, roots)
            self.index.put_many([self._row(every, root) for root in roots])

    def _row(self, every: Everything, root: int) -> tuple[int, int, tuple[Any, ...]]:
        """Whose row it is, the day that orders it, and its columns from ``code`` on."""
        code, name, greeting, city, since, photo_id, street, *job, language = every.columns[root]
        phones, emails = every.phones(root), every.emails(root)
        memories = every.of("memories", root)
        first, last, visits = every.visits(root)
        kind, remember = _foremost(memories)
        also = every.also_called(root)
        words = finding.tokens(
            names=(name, greeting, *(called for row in also for called in row[:2])),
            others=(
                city, street, language, *job, *(text for _kind, text in memories), *(row[0] for row in every.of("companions", root)),
                *(row[0] for row in every.of("things", root)), *(row[0] for row in every.of("own_ids", root)),
            ),
            phones=(_dialled(phone) for phone in phones),
            emails=emails, codes=(code, *(row[2] for row in also)),
        )
        shown = rules.shown_phone(phones[0], self._shop.settings.shop().address.country) if phones else ""
        return root, since if last is None else last, (
            code, name, greeting, city, shown, emails[0] if emails else "", first, last, visits, kind, remember, photo_id, words
        )

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
