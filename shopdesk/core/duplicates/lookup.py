"""Whom of the shop somebody may be, for many who are asked about one after another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from shopdesk.core.duplicates import likeness, rules
from shopdesk.core.duplicates.records import Alike, Person
from shopdesk.core.duplicates.searching import MOST_NAMESAKES, MOST_SHARING
from shopdesk.core.members.merged import marks, pages

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_PEOPLE = "SELECT id, name FROM member WHERE merged_into_id IS NULL"
_WAYS = {
    "phone": "SELECT coalesce(m.merged_into_id, m.id), t.e164 FROM phone t JOIN member m ON m.id = t.member_id WHERE t.e164 IS NOT NULL",
    "email": "SELECT coalesce(m.merged_into_id, m.id), t.folded FROM email t JOIN member m ON m.id = t.member_id",
}
_SOME = "SELECT id, name, city, birth_month, birth_day FROM member WHERE id IN ({marks})"
_PHONES = "SELECT page.root, t.e164 FROM page CROSS JOIN phone t WHERE t.member_id = page.id AND t.e164 IS NOT NULL"
_EMAILS = "SELECT page.root, t.folded FROM page CROSS JOIN email t WHERE t.member_id = page.id"
_AT_ONCE = 500  # pages read at once
_WORDS = 20_000  # of which the words one letter off are remembered


class Lookup:
    """The people of the shop as they are now, by what they are met by. A thing is held as one number: a chance meeting is compared away."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._met: dict[int, int | list[int]] = {}
        self._shortened: dict[str, set[str]] = defaultdict(set)
        self._near: dict[str, tuple[str, ...]] = {}
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
        return self.like_each([person])[0]

    def like_each(self, people: Sequence[Person]) -> list[Alike | None]:
        """The same for each of many: those who come into question are read together."""
        names = [likeness.words(person.name) for person in people]
        met = [self._candidates(person, name) for person, name in zip(people, names, strict=True)]
        there = self._people(sorted(set().union(*met)))
        return [
            max(
                (pair for member_id in some if member_id in there and (pair := self._compared(person, name, there[member_id]))),
                key=lambda pair: (pair.weight, -pair.second), default=None,
            )
            for person, name, some in zip(people, names, met, strict=True)
        ]

    def _compared(self, person: Person, name: tuple[str, ...], other: Person) -> Alike | None:
        theirs = likeness.words(other.name)
        namesakes = 1 + sum(len(self._ids(("name", words))) for words in {name, theirs})
        return rules.compare(person, other, namesakes if namesakes <= MOST_NAMESAKES else 2)

    def _ids(self, meeting: Hashable) -> Sequence[int]:
        there = self._met.get(hash(meeting), ())
        return (there,) if isinstance(there, int) else there

    def _candidates(self, person: Person, name: tuple[str, ...]) -> set[int]:
        """Pages that share something with somebody."""
        met, found = self._met.get, set[int]()
        for most, meetings in ((MOST_SHARING, self._ways(person)), (MOST_NAMESAKES, self._names(name) if name else ())):
            for meeting in meetings:
                there = met(hash(meeting))
                if there is None:
                    continue
                if isinstance(there, int):
                    found.add(there)
                elif len(there) <= most:
                    found.update(there)
        return found

    @staticmethod
    def _ways(person: Person) -> list[Hashable]:
        return [*(("phone", number) for number in person.phones), *(("email", address) for address in person.emails)]

    def _names(self, name: tuple[str, ...]) -> list[Hashable]:
        meetings: list[Hashable] = [("name", name)]
        if len(name) > 1:
            meetings += [("heard", likeness.heard(name)), ("part", name)]
            meetings += [("name", short) for short in likeness.without_one(name)]
            meetings += [("name", other) for other in self._one_word_else(name)]
        return meetings

    def _one_word_else(self, name: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        for place, word in enumerate(name):
            for other in self._near_words(word):
                yield tuple(sorted((*name[:place], other, *name[place + 1 :])))

    def _near_words(self, word: str) -> tuple[str, ...]:
        """The words of names in the shop that are one letter off."""
        near = self._near.get(word)
        if near is None:
            others = {other for left in likeness.left_of(word) for other in self._shortened.get(left, ())}
            near = tuple(other for other in others if likeness.one_letter_off(word, other))
            if len(self._near) < _WORDS:
                self._near[word] = near
        return near

    def _people(self, ids: Sequence[int]) -> dict[int, Person]:
        found = {}
        for place in range(0, len(ids), _AT_ONCE):
            some = ids[place : place + _AT_ONCE]
            phones, emails = (_by_root(self._shop.store.rows(pages(len(some)) + sql, some)) for sql in (_PHONES, _EMAILS))
            for member_id, name, city, month, day in self._shop.store.rows(_SOME.format(marks=marks(some)), some):
                born = (month, day) if month and day else None
                found[member_id] = Person(member_id, name, frozenset(phones[member_id]), frozenset(emails[member_id]), city, born)
        return found


def _by_root(rows: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    said: dict[int, list[str]] = defaultdict(list)
    for root, one in rows:
        said[root].append(one)
    return said
