"""Whom of the shop somebody may be, for many who are asked about one after another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from typing import TYPE_CHECKING

from shopdesk.core.duplicates import likeness, rules
from shopdesk.core.duplicates.records import Alike, Person
from shopdesk.core.duplicates.searching import MOST_NAMESAKES, MOST_SHARING
from shopdesk.core.members.merged import PAGES

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_PEOPLE = "SELECT id, name FROM member WHERE merged_into_id IS NULL"
_WAYS = {
    "phone": "SELECT coalesce(m.merged_into_id, m.id), t.e164 FROM phone t JOIN member m ON m.id = t.member_id WHERE t.e164 IS NOT NULL",
    "email": "SELECT coalesce(m.merged_into_id, m.id), t.folded FROM email t JOIN member m ON m.id = t.member_id",
}
_ONE = "SELECT name, city, birth_month, birth_day FROM member WHERE id = ?"
_PHONES = PAGES + "SELECT t.e164 FROM page CROSS JOIN phone t WHERE t.member_id = page.id AND t.e164 IS NOT NULL"
_EMAILS = PAGES + "SELECT t.folded FROM page CROSS JOIN email t WHERE t.member_id = page.id"


class Lookup:
    """The people of the shop as they are now, by what they are met by. A thing is held as one number: a chance meeting is compared away."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._met: dict[int, int | list[int]] = {}
        self._shortened: dict[str, set[str]] = defaultdict(set)
        for member_id, name in shop.store.rows(_PEOPLE):
            self._add_name(member_id, likeness.words(name))
        for way, sql in _WAYS.items() if self._met else ():
            for member_id, said in shop.store.rows(sql):
                self._add(member_id, way, said)

    @property
    def anybody(self) -> bool:
        """Whether there is anybody to be met."""
        return bool(self._met)

    def _add(self, member_id: int, *key: Hashable) -> None:
        mark = hash(key)
        there = self._met.get(mark)
        if there is None:
            self._met[mark] = member_id
        elif isinstance(there, list):
            there.append(member_id)
        elif there != member_id:
            self._met[mark] = [there, member_id]

    def _add_name(self, member_id: int, name: tuple[str, ...]) -> None:
        self._add(member_id, "name", name)
        if len(name) > 1:
            self._add(member_id, "heard", likeness.heard(name))
            for short in likeness.without_one(name):
                self._add(member_id, "part", short)
            for word in name:
                for left in likeness.left_of(word):
                    self._shortened[left].add(word)

    def like(self, person: Person) -> Alike | None:
        """The surest of those who may be ``person``, whose page is not there yet; None when nobody is."""
        if not self.anybody:
            return None
        name = likeness.words(person.name)
        found = (self._compared(person, name, self._person(member_id)) for member_id in self._candidates(person, name))
        return max((pair for pair in found if pair), key=lambda pair: (pair.weight, -pair.second), default=None)

    def _compared(self, person: Person, name: tuple[str, ...], other: Person) -> Alike | None:
        theirs = likeness.words(other.name)
        namesakes = 1 + sum(len(self._ids(("name", words))) for words in {name, theirs})
        return rules.compare(person, other, namesakes if namesakes <= MOST_NAMESAKES else 2)

    def _ids(self, meeting: Hashable) -> Sequence[int]:
        there = self._met.get(hash(meeting), ())
        return (there,) if isinstance(there, int) else there

    def _candidates(self, person: Person, name: tuple[str, ...]) -> set[int]:
        """Pages that share something with somebody."""
        meetings = ((ids, most) for meeting, most in self._meetings(person, name) if (ids := self._ids(meeting)))
        return {member_id for ids, most in meetings if len(ids) <= most for member_id in ids}

    def _meetings(self, person: Person, name: tuple[str, ...]) -> Iterator[tuple[Hashable, int]]:
        yield from ((("phone", number), MOST_SHARING) for number in person.phones)
        yield from ((("email", address), MOST_SHARING) for address in person.emails)
        if not name:
            return
        yield ("name", name), MOST_NAMESAKES
        if len(name) > 1:
            yield ("heard", likeness.heard(name)), MOST_NAMESAKES
            yield ("part", name), MOST_NAMESAKES
            yield from ((("name", short), MOST_NAMESAKES) for short in likeness.without_one(name))
            yield from ((("name", other), MOST_NAMESAKES) for other in self._one_word_else(name))

    def _one_word_else(self, name: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        for place, word in enumerate(name):
            near = {other for left in likeness.left_of(word) for other in self._shortened.get(left, ())}
            for other in near:
                if likeness.one_letter_off(word, other):
                    yield tuple(sorted((*name[:place], other, *name[place + 1 :])))

    def _person(self, member_id: int) -> Person:
        rows = self._shop.store.rows
        name, city, month, day = rows(_ONE, (member_id,))[0]
        return Person(
            member_id, name, frozenset(row[0] for row in rows(_PHONES, (member_id,))),
            frozenset(row[0] for row in rows(_EMAILS, (member_id,))), city, (month, day) if month and day else None,
        )
