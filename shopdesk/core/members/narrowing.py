"""Who meets a filter of the list of members: most of it one condition of SQL, the rest sets of ids."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

from shopdesk.core.members import finding
from shopdesk.core.members.filters import THIS_MONTH, MemberFilter, Reach
from shopdesk.core.members.records import MemoryKind
from shopdesk.core.members.standing import standing_on
from shopdesk.core.permissions import reach
from shopdesk.core.permissions.records import Channel
from shopdesk.core.rhythm.records import Standing
from shopdesk.storage.columns import day_number

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

Condition = tuple[str, tuple[Any, ...]]
_NO_PERMISSION = frozenset({"visits", "rhythm", "lists", "today"})  # what is written there says nothing about who may be reached
_KNOWN = {
    Reach.EMAIL: "g.email <> ''",
    Reach.PHONE: "g.phone <> ''",
    Reach.POST: "g.member_id IN (SELECT id FROM member WHERE street <> '')",
}
_ADDRESS = {Channel.EMAIL: Reach.EMAIL, Channel.PHONE: Reach.PHONE, Channel.TEXT: Reach.PHONE, Channel.POST: Reach.POST}
_HOLDS = (
    "g.member_id IN (SELECT coalesce(m.merged_into_id, m.id) FROM privilege p JOIN member m ON m.id = p.member_id WHERE p.kind_id = ?"
    " AND p.ended_at IS NULL AND p.start <= ? AND (p.end_on IS NULL OR p.end_on >= ?))"
)
_LISTED = (
    "g.member_id IN (SELECT coalesce(m.merged_into_id, m.id) FROM listed t JOIN member m ON m.id = t.member_id WHERE t.list_key = ?)"
)
_REMEMBERED = (
    "SELECT coalesce(m.merged_into_id, m.id), t.text FROM memory t JOIN member m ON m.id = t.member_id WHERE t.ended_at IS NULL"
    " AND coalesce(m.merged_into_id, m.id) IN (SELECT g.member_id FROM glance g WHERE {condition})"
)


class Narrowing:
    """Answers who meets a filter."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._store = shop.store
        self._open: dict[Channel, tuple[tuple[int, int], frozenset[int]]] = {}

    def who(self, wanted: MemberFilter) -> set[int]:
        """Give the ids of everyone who meets it."""
        condition, values = self._condition(wanted)
        found = set(chain.from_iterable(self._store.rows(f"SELECT g.member_id FROM glance g WHERE {condition}", values)))
        for others in self._sets(wanted):
            found &= others
        return found

    def count(self, wanted: MemberFilter) -> int:
        """How many meet it."""
        if wanted.may or wanted.remembers.strip():
            return len(self.who(wanted))
        condition, values = self._condition(wanted)
        return int(self._store.rows(f"SELECT count(*) FROM glance g WHERE {condition}", values)[0][0])

    def _sets(self, wanted: MemberFilter) -> Iterator[frozenset[int] | set[int]]:
        for channel in sorted(wanted.may):
            yield self._open_for(channel)
        if wanted.remembers.strip():
            yield self._remembering(wanted.remembers)

    def _open_for(self, channel: Channel) -> frozenset[int]:
        """Who said yes to something by a channel; kept until something is written that may bear on it."""
        written = sum(count for feature, count in self._shop.written.items() if feature not in _NO_PERMISSION)
        made_at = written, self._store.changed_by_others()
        kept = self._open.get(channel)
        if kept is None or kept[0] != made_at:
            kept = self._open[channel] = (made_at, reach.open_for(self._shop, channel))
        return kept[1]

    def _remembering(self, word: str) -> set[int]:
        """Of whom a word is remembered: the index of words says who may be meant, what is remembered decides."""
        condition, values = self._has_text(word)
        folded = finding.fold(" ".join(word.split()))
        return {page for page, text in self._store.rows(_REMEMBERED.format(condition=condition), values) if folded in finding.fold(text)}

    def _condition(self, wanted: MemberFilter) -> Condition:
        """What the rows ``g`` of the list must meet, as SQL with its values."""
        conditions = list(self._conditions(wanted))
        values = tuple(value for _sql, values in conditions for value in values)
        return " AND ".join(sql for sql, _values in conditions) or "1 = 1", values

    def _conditions(self, wanted: MemberFilter) -> Iterator[Condition]:
        if wanted.text.strip():
            yield self._has_text(wanted.text)
        if wanted.standings:
            yield self._stands(wanted.standings)
        if wanted.here_within is not None:
            yield "g.last_day > ?", (self._today() - wanted.here_within,)
        if wanted.not_here_for is not None:
            yield "g.last_day <= ?", (self._today() - wanted.not_here_for,)
        for way in sorted(wanted.reach | {_ADDRESS[channel] for channel in wanted.may if channel in _ADDRESS}):
            yield _KNOWN[way], ()
        if wanted.privilege is not None:
            yield _HOLDS, (wanted.privilege, self._today(), self._today())
        if wanted.listed:
            yield _LISTED, (wanted.listed,)
        if wanted.town:
            yield "g.city = ?", (wanted.town,)
        if wanted.language:
            yield "g.member_id IN (SELECT id FROM member WHERE language = ?)", (wanted.language,)
        if wanted.birthday is not None:
            month = self._shop.today().month if wanted.birthday == THIS_MONTH else wanted.birthday
            yield "g.member_id IN (SELECT id FROM member WHERE birth_month = ?)", (month,)
        if wanted.begun_this_month:
            first = day_number(self._shop.today().replace(day=1))
            yield "g.member_id IN (SELECT id FROM member WHERE since >= ?)", (first,)
        if wanted.allergy:
            yield "g.remember_kind = ?", (MemoryKind.ALLERGY.value,)

    def _has_text(self, text: str) -> Condition:
        terms = finding.terms(text)
        if not terms:  # only signs that no word is made of
            return "1 = 0", ()
        return self._store.search.condition(terms)

    def _stands(self, standings: frozenset[Standing]) -> Condition:
        table, code = standing_on(self._today())
        marks = ", ".join("?" * len(standings))
        return f"g.member_id IN (SELECT s.member_id FROM {table} s WHERE {code} IN ({marks}))", tuple(sorted(standings))

    def _today(self) -> int:
        return day_number(self._shop.today())
