"""Say this now: at most one cue a visit for the open member, and none while something of theirs is open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from shopdesk.core.followups import why
from shopdesk.core.followups.records import Event
from shopdesk.core.followups.rules import STALE_AFTER
from shopdesk.core.today import cue
from shopdesk.core.today.cue import Cue, Reason
from shopdesk.core.today.records import Outcome
from shopdesk.core.trust.records import TrustKind
from shopdesk.storage import tables
from shopdesk.storage.columns import day_number

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop
    from shopdesk.core.transaction import Transaction

_LOOKED_AT = 8  # visits
_ALWAYS = 1_000_000  # days
_SAID = "SELECT 1 FROM today_mark WHERE key = ? AND ends_on > ?"


class SayNow:
    """The one thing worth saying to who stands at the counter."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def cue(self, member_id: int) -> Cue | None:
        """What to say now; None when there is nothing, when it was said or put off today, or while a case of theirs is open."""
        shop, today = self._shop, self._shop.today()
        member = shop.members.get(member_id)
        if shop.store.rows(_SAID, (_key(member.id, today), day_number(today))) or shop.cases.of(member.id):
            return None
        found = cue.cues(member, shop.visits.of(member.id, _LOOKED_AT), today, self._due(member.id, today))
        return found[0] if found else None

    def _due(self, member_id: int, today: dt.date) -> Iterator[tuple[int, str]]:
        for followup in self._shop.followups.of(member_id):
            if (today - followup.due).days > STALE_AFTER.get(followup.event, _ALWAYS):
                continue
            words = why.sentence(self._shop, followup.event, followup.about_id, followup.made_on, today)
            # How it goes is asked from the day after the visit on: the visits themselves say so.
            if words is not None and followup.event is not Event.HOW:
                yield followup.id, words

    def said(self, said: Cue) -> None:
        """It was said, or asked: the follow-up it came from is done, and nothing more is to be said this time."""
        shop = self._shop
        with shop.transaction("today.said") as writing:
            if said.reason is Reason.ASK_HOW:
                shop.visits.asked(said.about)
            elif said.reason is Reason.FOLLOW_UP:
                shop.followups.finish(said.about, Outcome.GOOD)
            if said.reason in (Reason.ASK_HOW, Reason.FOLLOW_UP):
                shop.trust.book(said.member_id, TrustKind.HELP_BEFORE_ASKED, said.about)
            self._mark(writing, said)

    def not_now(self, said: Cue) -> None:
        """Not now: nothing more is to be said this time, and everything stays as it is."""
        with self._shop.transaction("today.not_now") as writing:
            writing.undoable = False
            self._mark(writing, said)

    def _mark(self, writing: Transaction, said: Cue) -> None:
        shop, today = self._shop, self._shop.today()
        writing.insert(
            tables.TodayMark, key=_key(said.member_id, today), member=said.member_id, ends_on=today + dt.timedelta(1),
            at=shop.clock.now(), staff=shop.staff.at_counter_id(),
        )
        writing.log(writing.verb, said.member_id)
        writing.touch("today", said.member_id)


def _key(member_id: int, day: dt.date) -> str:
    return f"cue:{member_id}:{day_number(day)}"
