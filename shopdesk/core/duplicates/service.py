"""Pages that may be the same person: found in the whole shop or while somebody is typed, and decided by a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from shopdesk.core.duplicates import rules, searching
from shopdesk.core.duplicates.lookup import Lookup
from shopdesk.core.duplicates.merging import Merging
from shopdesk.core.duplicates.records import Alike, Merged, Person, Separated, Taken
from shopdesk.core.duplicates.searching import OnProgress
from shopdesk.core.members import finding
from shopdesk.core.members.rules import e164
from shopdesk.storage import tables

if TYPE_CHECKING:
    from shopdesk.core.members.records import MemberDraft
    from shopdesk.core.shop import Shop

MOST = 500  # pairs told at once: nobody decides more in a day
_FEW = 3  # asked while somebody is typed
_PEOPLE = "SELECT id, name, city, birth_month, birth_day FROM member WHERE merged_into_id IS NULL ORDER BY id"
_PHONES = "SELECT coalesce(m.merged_into_id, m.id), t.e164 FROM phone t JOIN member m ON m.id = t.member_id WHERE t.e164 IS NOT NULL"
_EMAILS = "SELECT coalesce(m.merged_into_id, m.id), t.folded FROM email t JOIN member m ON m.id = t.member_id"
_TWO = (
    "SELECT coalesce(a.merged_into_id, a.id), coalesce(b.merged_into_id, b.id) FROM two_people t JOIN member a ON a.id = t.member_id"
    " JOIN member b ON b.id = t.other_id"
)
_MOST_SHARING = searching.MOST_SHARING
_NEW = 0  # the id of somebody who has no page yet


class Duplicates:
    """Finds pairs. ``merging`` makes them one."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self.merging = Merging(shop)

    # finding

    def pairs(self, limit: int = MOST, on_progress: OnProgress = lambda done, total: None) -> tuple[Alike, ...]:
        """Give the pairs of the whole shop, the surest first, without those known to be two; some seconds, so not for the window."""
        two = self._known_as_two()
        found = searching.alike(self._people(), on_progress)
        return tuple(pair for pair in found if (pair.first, pair.second) not in two)[:limit]

    def _people(self) -> list[Person]:
        phones, emails = self._grouped(_PHONES), self._grouped(_EMAILS)
        return [
            Person(
                member_id, name, frozenset(phones.get(member_id, ())), frozenset(emails.get(member_id, ())), city,
                (month, day) if month and day else None,
            )
            for member_id, name, city, month, day in self._shop.store.rows(_PEOPLE)
        ]

    def _grouped(self, sql: str) -> dict[int, set[str]]:
        found: dict[int, set[str]] = defaultdict(set)
        for member_id, way in self._shop.store.rows(sql):
            found[member_id].add(way)
        return found

    def _known_as_two(self) -> set[tuple[int, int]]:
        return {(min(pair), max(pair)) for pair in self._shop.store.rows(_TWO)}

    def still(self, pairs: Iterable[Alike]) -> tuple[Alike, ...]:
        """Keep of ``pairs`` those that are still to be decided."""
        two, there = self._known_as_two(), self._shop.members.glances.index.row
        return tuple(
            pair for pair in pairs
            if (pair.first, pair.second) not in two and there(pair.first) is not None and there(pair.second) is not None
        )

    def like(self, draft: MemberDraft) -> tuple[Alike, ...]:
        """Give who somebody being typed may be, the surest first, at most three; quick enough for each key."""
        region = self._shop.settings.shop().address.country
        phones = frozenset(number for typed in draft.phones if (number := e164(typed, region)))
        emails = frozenset(map(finding.fold, draft.emails))
        born = draft.birthday
        typed = Person(_NEW, draft.name, phones, emails, draft.address.city, (born.month, born.day) if born else None)
        found = (rules.compare(typed, self._person(member_id)) for member_id in self._candidates(typed))
        return tuple(sorted((pair for pair in found if pair), key=lambda pair: -pair.weight)[:_FEW])

    def lookup(self) -> Lookup:
        """The people of the shop made ready to be asked about many times, as when a list comes in."""
        return Lookup(self._shop)

    def _candidates(self, typed: Person) -> set[int]:
        rows, found = self._shop.store.rows, set()
        for column, table, ways in (("e164", "phone", typed.phones), ("folded", "email", typed.emails)):
            for way in ways:
                found |= {row[0] for row in rows(f"SELECT member_id FROM {table} WHERE {column} = ? LIMIT {_MOST_SHARING}", (way,))}
        words = finding.words_of(typed.name)
        if len(words) > 1:
            for term in (words[0][:2], words[-1]), (words[0], words[-1][:2]):
                near = finding.of_names(tuple((word,) for word in term))
                found |= {row[0] for row in self._shop.members.glances.index.find(near, 20)}
        return {self._shop.members.resolved(member_id) for member_id in found}

    def _person(self, member_id: int) -> Person:
        member = self._shop.members.get(member_id)
        born = member.birthday
        return Person(
            member.id, member.name, frozenset(phone.e164 for phone in member.phones if phone.e164),
            frozenset(map(finding.fold, member.emails)), member.address.city, (born.month, born.day) if born else None,
        )

    def pair(self, first: int, second: int) -> Alike | None:
        """Compare two pages; None when nothing speaks for one person."""
        return rules.compare(self._person(first), self._person(second))

    # deciding

    def two_people(self, first: int, second: int) -> None:
        """They are two: remember it, so that nobody is asked again."""
        shop = self._shop
        with shop.transaction("members.two_people") as writing:
            first, second = shop.members.resolved(first), shop.members.resolved(second)
            writing.insert(tables.TwoPeople, member=first, other=second, at=shop.clock.now(), staff=shop.staff.at_counter_id())
            writing.log("members.two_people", first, other=second)
            writing.touch("duplicates", first, second)

    def merge(self, member_id: int, other_id: int, taken: Collection[Taken] = ()) -> Merged:
        """Let two pages go on as one; see Merging.merge."""
        return self.merging.merge(member_id, other_id, taken)

    def separate(self, merge_id: int) -> Separated:
        """Make two pages again; see Merging.separate."""
        return self.merging.separate(merge_id)
