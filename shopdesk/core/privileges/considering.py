"""Who is worth considering: a short list with its reasons. Whoever reads it decides; nobody is told they were considered."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING

from shopdesk.core import validation
from shopdesk.core.members.merged import pages
from shopdesk.core.privileges import reading, rules
from shopdesk.core.privileges.records import (
    Category,
    Contributed,
    Contribution,
    Giving,
    Held,
    PrivilegeKind,
    Suggestion,
    Why,
)
from shopdesk.errors import NeedsALook
from shopdesk.i18n import _
from shopdesk.storage import tables
from shopdesk.storage.columns import day_number, day_of

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

SHOWN = 8
_POOL = 200  # members looked at for how they come, and as many for what they did: the list costs the same in any shop
_YEAR = dt.timedelta(365)
_DID = (
    "SELECT c.member_id, c.kind, c.text, c.day, c.suits FROM contribution c JOIN member m ON m.id = c.member_id"
    " WHERE c.day > ? AND m.left_alone = 0 ORDER BY c.day DESC, c.id LIMIT ?"
)
_RECEIVED = "SELECT page.root, count(*) FROM page CROSS JOIN gesture g WHERE g.member_id = page.id AND g.day > ? GROUP BY page.root"
_PUT_OFF = "SELECT member_id FROM put_off WHERE until > ?"


class Considering:
    """By how steadily and how long they come, what they did for the shop, and how little they have had. Never by what they paid."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def contributed(
        self, member_id: int, kind: Contributed, text: str, day: dt.date | None = None, suits: Category | None = None
    ) -> None:
        """Keep what somebody did for the shop, in a sentence that may be read as a reason, and what would thank them best.

        Raises NeedsALook without words.
        """
        text = validation.line("text", text)
        if not text:
            raise NeedsALook("text", _("There is nothing written yet."), do=_("Say in a sentence what they did."))
        with self._shop.transaction("privileges.contributed") as writing:
            member_id = self._shop.members.resolved(member_id)
            writing.insert(
                tables.Contribution, member=member_id, kind=kind.value, text=text, day=day or self._shop.today(),
                suits=suits and suits.value, staff=self._shop.staff.at_counter_id(),
            )
            writing.log("privileges.contributed", member_id, kind=kind.value)
            writing.touch("privileges", member_id)

    def suggestions(self, limit: int = SHOWN) -> tuple[Suggestion, ...]:
        """Give who is worth considering for a kind that has room, who waits for it first; nobody while something is to be put right."""
        today, kinds = self._shop.today(), [kind for kind in self._shop.privileges.kinds.all() if kind.room]
        if not kinds or self._shop.cases.hold(None) is not None:
            return ()
        found = self._waiting(kinds)
        known = {each.member_id for each in found}
        more = (each for each in self._by_reasons(kinds, today) if each.member_id not in known)
        held = self._shop.cases.held_members()  # they have something open with us, which comes first
        return tuple(islice((each for each in chain(found, more) if each.member_id not in held), limit))

    def not_now(self, member_id: int) -> dt.date:
        """Let somebody rest, and give the day until which they are not thought of again."""
        until = self._shop.today() + rules.REST
        with self._shop.transaction("privileges.not_now") as writing:
            member_id = self._shop.members.resolved(member_id)
            writing.insert(tables.PutOff, member=member_id, until=until)
            writing.log("privileges.not_now", member_id, until=day_number(until))
            writing.touch("privileges", member_id)
        return until

    def approve(self, suggestion: Suggestion, contact_id: int | None = None) -> Held:
        """Give them what was suggested, for the reason that stood there. A personal contact is whoever stands here unless named."""
        kind = suggestion.kind
        if kind.category is Category.CONTACT and contact_id is None:
            contact_id = self._shop.staff.at_counter_id()
        giving = Giving(suggestion.sentence, contact_id=contact_id if kind.category is Category.CONTACT else None)
        return self._shop.privileges.give(suggestion.member_id, kind.id, giving)

    def _waiting(self, kinds: Sequence[PrivilegeKind]) -> list[Suggestion]:
        found = []
        for kind in kinds:
            for waiting in self._shop.privileges.waiting.of(kind.id)[: kind.room] if kind.waiting else ():
                match = self._shop.members.match(waiting.member_id)
                found.append(Suggestion(match.id, match.name, match.photo_id, kind, (Why(waiting.reason, 0.0, kind.category, told=True),)))
        return found

    def _by_reasons(self, kinds: Sequence[PrivilegeKind], today: dt.date) -> Iterable[Suggestion]:
        steady = {each.member_id: each for each in self._shop.rhythm.steadiest(_POOL)}
        did = self._did(today)
        resting = {self._shop.members.resolved(row[0]) for row in self._shop.store.rows(_PUT_OFF, (day_number(today),))}
        members = [member_id for member_id in {**did, **steady} if member_id not in resting]
        held: dict[int, list[Held]] = defaultdict(list)
        for each in reading.held_by(self._shop, members, today):
            held[each.member_id].append(each)
        received = self._received(members, today)
        weighed = []
        for member_id in members:
            had, has = received.get(member_id, 0), len(held[member_id])
            why = rules.reasons(steady.get(member_id), did.get(member_id, ()), had, has, today)
            weighed.append((rules.weight(why, had, has), member_id, why))
        weighed.sort(key=lambda each: (-each[0], each[1]))
        for heavy, member_id, why in weighed:
            kind = _suiting(why, kinds, {each.kind.id for each in held[member_id]})
            if heavy <= 0 or kind is None:
                continue
            match = self._shop.members.match(member_id)
            if not match.left_alone:
                yield Suggestion(member_id, match.name, match.photo_id, kind, why)

    def _did(self, today: dt.date) -> dict[int, Sequence[Contribution]]:
        found: dict[int, list[Contribution]] = defaultdict(list)
        for member_id, kind, text, day, suits in self._shop.store.rows(_DID, (day_number(today - _YEAR), _POOL)):
            page, best = self._shop.members.resolved(member_id), Category(suits) if suits else None
            found[page].append(Contribution(page, Contributed(kind), text, day_of(day), best))
        for case in self._shop.cases.solved_problems(today - _YEAR, _POOL):
            if case.member_id not in found:  # what one of us said of somebody says more than a case that is over
                words = _("Was patient until it was put right: {what}").format(what=case.what)
                found[case.member_id].append(Contribution(case.member_id, Contributed.PATIENCE, words, case.opened_on))
        return dict(found)

    def _received(self, members: Sequence[int], today: dt.date) -> dict[int, int]:
        """How many gestures each had within a year."""
        if not members:
            return {}
        sql = f"{pages(len(members))}{_RECEIVED}"
        return dict(self._shop.store.rows(sql, (*members, day_number(today - _YEAR))))


def _suiting(why: Sequence[Why], kinds: Sequence[PrivilegeKind], has: set[int]) -> PrivilegeKind | None:
    """The kind with room that the heaviest reason speaks for, else any other they do not have."""
    free = [kind for kind in kinds if kind.id not in has]
    for each in why:
        for kind in free:
            if kind.category is each.suits:
                return kind
    return free[0] if free else None
