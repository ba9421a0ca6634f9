"""People on their way out of the shop, a thousand at a time, each with the ways they permitted and no other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from shopdesk.core.exports.records import Going, Tally, Wanted
from shopdesk.core.members.filters import Reach
from shopdesk.core.permissions.many import ANY_TOPIC, MOST, Refusals
from shopdesk.core.permissions.records import Channel, Choices, Purpose, Refusal
from shopdesk.storage.columns import day_of

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_PEOPLE = (
    "SELECT m.id, m.code, m.name, m.greeting, m.pronounce, m.language, m.street, m.postcode, m.city, m.region, m.country,"
    " m.birth_year, m.birth_month, m.birth_day, m.since, g.first_day, g.last_day, g.visits"
    " FROM member m JOIN glance g ON g.member_id = m.id WHERE m.id IN ({marks})"
)
_PHONES = "SELECT member_id, typed, e164 FROM phone WHERE member_id IN ({marks}) ORDER BY position, id"
_EMAILS = "SELECT member_id, address FROM email WHERE member_id IN ({marks}) ORDER BY position, id"
_MERGED = "SELECT id, merged_into_id FROM member WHERE merged_into_id IS NOT NULL"
_CHANNELS = {Reach.EMAIL: (Channel.EMAIL,), Reach.PHONE: (Channel.PHONE, Channel.TEXT), Reach.POST: (Channel.POST,)}
# A list disturbs nobody at night, so quiet hours keep nobody out of it.
_LETS_THROUGH = (None, Refusal.QUIET_HOURS)
_MILDEST = {reason: rank for rank, reason in enumerate(Refusal)}


class _Merged:
    """Which pages go on as which. Read once: asked a thousand at a time, recursion in SQL takes longer than all the rest."""

    def __init__(self, rows: Iterable[tuple[Any, ...]]) -> None:
        self._into = dict(rows)
        self._pages: dict[int, list[int]] = defaultdict(list)
        for page in self._into:
            self._pages[self.root(page)].append(page)

    def root(self, page: int) -> int:
        """The page that goes on."""
        while page in self._into:
            page = self._into[page]
        return page

    def with_pages(self, ids: Sequence[int]) -> list[int]:
        """These, and those merged into them."""
        return [*ids, *(page for one in ids for page in self._pages.get(one, ()))] if self._pages else list(ids)


class People:
    """Gives those who may go out, and counts those who stay in."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def going(self, member_ids: Sequence[int], wanted: Wanted, tally: Tally) -> Iterator[Going]:
        """Who of these goes out, in their order; ``tally`` counts along. Who is gone or merged into another page is passed over."""
        merged = _Merged(self._shop.store.rows(_MERGED))
        for start in range(0, len(member_ids), MOST):
            chunk = member_ids[start : start + MOST]
            everybody = self._read(chunk, merged)
            if wanted.purpose is None:
                found = self._all(everybody, wanted, tally)
            else:
                found = self._permitted(chunk, everybody, wanted, wanted.purpose, tally)
            for one in found:
                tally.going += 1
                yield one

    def _read(self, ids: Sequence[int], merged: _Merged) -> list[Going]:
        store = self._shop.store
        phones: dict[int, tuple[tuple[str, str | None], ...]] = {}
        emails: dict[int, tuple[str, ...]] = {}
        pages = merged.with_pages(ids)
        marks = ", ".join("?" * len(pages))
        for page, typed, e164 in store.rows(_PHONES.format(marks=marks), pages):
            one = merged.root(page)
            phones[one] = (*phones.get(one, ()), (typed, e164))
        for page, address in store.rows(_EMAILS.format(marks=marks), pages):
            one = merged.root(page)
            emails[one] = (*emails.get(one, ()), address)
        rows = {row[0]: row for row in store.rows(_PEOPLE.format(marks=", ".join("?" * len(ids))), ids)}
        return [_going(rows[one], emails.get(one, ()), phones.get(one, ())) for one in ids if one in rows]

    def _all(self, everybody: list[Going], wanted: Wanted, tally: Tally) -> Iterator[Going]:
        for one in everybody:
            if wanted.needs is None or wanted.needs in _has(one):
                yield one
            else:
                tally.no_way += 1

    def _permitted(self, ids: Sequence[int], everybody: list[Going], wanted: Wanted, purpose: Purpose, tally: Tally) -> Iterator[Going]:
        permissions = self._shop.permissions
        choices = permissions.choices.of_many(ids)
        topic = wanted.topic or (ANY_TOPIC if purpose is Purpose.NEWS else "")
        channels = [channel for way in sorted(wanted.ways) for channel in _CHANNELS[way]]
        refusals = permissions.many.refusals(ids, channels, purpose, topic=topic, choices=choices)
        names = {topic.key: topic.name for topic in permissions.manners.topics()}
        for one in everybody:
            ways = {wanted.needs} if wanted.needs else set(wanted.ways)
            there = ways & _has(one)
            open_ways = {way for way in there if _opens(refusals[one.id], way)}
            if open_ways:
                topics = tuple(names[key] for key in sorted(choices.get(one.id, Choices()).topics))
                yield _only(one, open_ways, topics)
            elif there:
                tally.refused[_mildest(refusals[one.id], there)] += 1
            else:
                tally.no_way += 1


def _has(one: Going) -> set[Reach]:
    there = {Reach.EMAIL: one.emails, Reach.PHONE: one.phones, Reach.POST: one.street}
    return {way for way, known in there.items() if known}


def _opens(refusals: Refusals, way: Reach) -> bool:
    return any(refusals[channel] in _LETS_THROUGH for channel in _CHANNELS[way])


def _mildest(refusals: Refusals, ways: set[Reach]) -> Refusal:
    reasons = (refusals[channel] for way in ways for channel in _CHANNELS[way])
    return max((reason for reason in reasons if reason is not None), key=_MILDEST.__getitem__)


def _only(one: Going, ways: set[Reach], topics: tuple[str, ...]) -> Going:
    """The same person with those ways alone."""
    kept: dict[str, Any] = {"topics": topics}
    if Reach.EMAIL not in ways:
        kept["emails"] = ()
    if Reach.PHONE not in ways:
        kept["phones"] = ()
    if Reach.POST not in ways:
        kept |= {"street": "", "postcode": "", "city": "", "region": "", "country": ""}
    return one._replace(**kept)


_day = lru_cache(20_000)(day_of)  # a shop has fewer days than people have visits


def _going(row: tuple[Any, ...], emails: tuple[str, ...], phones: tuple[tuple[str, str | None], ...]) -> Going:
    year, month, day, since, first, last, visits = row[11:]
    return Going._make((
        *row[:6], emails, phones, *row[6:11], None if month is None or day is None else (year, month, day), _day(since),
        None if first is None else _day(first), None if last is None else _day(last), visits, (),
    ))
