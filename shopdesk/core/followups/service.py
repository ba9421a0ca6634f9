"""What to do for members on a day, made by what happens in the shop."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from shopdesk.core.cases.records import CaseKind
from shopdesk.core.followups.messages import Messages
from shopdesk.core.followups.playbook import Playbook
from shopdesk.core.followups.records import Event, FollowUp
from shopdesk.core.followups.use import Use
from shopdesk.core.members.merged import marks
from shopdesk.core.today.records import Outcome
from shopdesk.errors import NotFound
from shopdesk.i18n import _
from shopdesk.storage import tables
from shopdesk.storage.columns import day_number, day_of

if TYPE_CHECKING:
    from shopdesk.core.members.records import Member
    from shopdesk.core.shop import Shop
    from shopdesk.core.visits.records import Visit

_OPEN = "SELECT id, member_id, kind, due, about_id, owner_id, made_on FROM follow_up WHERE done_on IS NULL"
_OWED = frozenset({Event.SOLVED, Event.STUCK, Event.WISH})  # also to somebody who wants to be left alone


class FollowUps:
    """Follow-ups come from single acts at the counter; a list that is brought in makes none."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self.playbook = Playbook(shop)
        self.messages = Messages(shop)
        self.use = Use(shop)

    # what is to be done

    def get(self, followup_id: int) -> FollowUp:
        """Give one that is still open; raises NotFound."""
        rows = self._shop.store.rows(f"{_OPEN} AND id = ?", (followup_id,))
        if not rows:
            raise NotFound(_("This is not to be done any more."), do=_("Somebody has done it, or taken it back."))
        return as_followup(rows[0])

    def of(self, member_id: int, until: dt.date | None = None) -> tuple[FollowUp, ...]:
        """What is to be done for one member up to a day (today), the longest due first."""
        day = day_number(until or self._shop.today())
        pages = self._shop.members.pages(member_id)
        rows = self._shop.store.rows(f"{_OPEN} AND member_id IN ({marks(pages)}) AND due <= ? ORDER BY due, id", (*pages, day))
        return tuple(map(as_followup, rows))

    # what happens in the shop

    def make(
        self, event: Event, member_id: int, day: dt.date | None = None, about_id: int | None = None, owner_id: int | None = None
    ) -> int | None:
        """Write down what the playbook says to do after ``day`` (today); inside the transaction of what happened.

        None when the playbook has nothing, or they want to be left alone.
        """
        shop, day = self._shop, day or self._shop.today()
        member = shop.members.get(member_id)
        rule = self.playbook.rule(event, shop.rhythm.standing(member.id))
        if rule is None or (member.left_alone and event not in _OWED):
            return None
        due = shop.rhythm.opening_day_after(day, rule.after_days) if rule.after_days else day
        with shop.transaction("followups.make") as writing:
            made = writing.insert(
                tables.FollowUp, member=member.id, kind=event.value, due=due, about_id=about_id, owner=owner_id, made_on=shop.today()
            )
            writing.touch("followups", member.id)
        return made

    def on_visit(self, visit: Visit) -> None:
        """A visit was logged, or what is written of it changed: ask how it goes, if that is wanted."""
        waiting = [followup for followup in self._about(visit.id) if followup.event is Event.HOW]
        if visit.ask_how and not waiting:
            self.make(Event.HOW, visit.member_id, visit.day, visit.id, visit.staff_id)
        elif not visit.ask_how:
            self._take_out(waiting)

    def on_visit_removed(self, visit_id: int) -> None:
        """It was not so: nothing follows from it."""
        self._take_out(self._about(visit_id))

    def on_member_added(self, member: Member) -> None:
        """Somebody became a member at the counter."""
        self.make(Event.FIRST_WEEK, member.id, owner_id=self._shop.staff.at_counter_id())

    def on_case_solved(self, case_id: int, member_id: int, owner_id: int | None = None) -> None:
        """A problem was put right: ask, some opening days later, whether it is right now."""
        if self._shop.cases.get(case_id).kind is CaseKind.PROBLEM:
            self.on_case_settled(case_id)
            self.make(Event.SOLVED, member_id, about_id=case_id, owner_id=owner_id)

    def on_case_settled(self, case_id: int) -> None:
        """They said themselves that it is right, or that it is not: nobody need ask."""
        self._take_out([followup for followup in self._about(case_id) if followup.event is Event.SOLVED])

    def on_wish_done(self, wish_id: int, member_ids: tuple[int, ...]) -> None:
        """What they wished for is done: each of them is told."""
        for member_id in member_ids:
            self.make(Event.WISH, member_id, about_id=wish_id)

    def _about(self, about_id: int) -> list[FollowUp]:
        return [as_followup(row) for row in self._shop.store.rows(f"{_OPEN} AND about_id = ?", (about_id,))]

    def _take_out(self, followups: list[FollowUp]) -> None:
        if followups:
            with self._shop.transaction("followups.take_out") as writing:
                for followup in followups:
                    writing.delete(tables.FollowUp, followup.id)
                    writing.touch("followups", followup.member_id)

    # how it went

    def finish(self, followup_id: int, outcome: Outcome, words: str = "") -> FollowUp:
        """It was done, and how it went, and give it. Raises NotFound when a colleague was quicker."""
        followup = self.get(followup_id)
        with self._shop.transaction("followups.done") as writing:
            writing.update(tables.FollowUp, followup.id, done_on=self._shop.today(), outcome=outcome.value)
            writing.log("followups.done", followup.member_id, followup=followup.id, about=followup.about_id)
            writing.touch("followups", followup.member_id)
            self._followed(followup, outcome, words)
        return followup

    def _followed(self, followup: FollowUp, outcome: Outcome, words: str) -> None:
        """What the thing it was about learns of it."""
        if followup.about_id is None:
            return
        if followup.event is Event.HOW:
            self._shop.visits.asked(followup.about_id)
        elif followup.event is Event.CARE:
            self.use.cared_for(followup.about_id)
            self._shop.known.used(followup.member_id, "thing", followup.about_id, "care")
        elif followup.event is Event.SOLVED and outcome is Outcome.PROBLEM:
            self._shop.cases.open_again(followup.about_id, words or _("It is not right yet."))
        elif followup.event is Event.SOLVED:
            self._shop.cases.check(followup.about_id, words)

    def tried(self, member_id: int, outcome: Outcome) -> None:
        """Somebody who was missed was checked in with: now half a year's rest."""
        day = self._shop.today()
        with self._shop.transaction("followups.done") as writing:
            writing.insert(
                tables.FollowUp, member=member_id, kind=Event.MISSED.value, due=day, made_on=day, done_on=day, outcome=outcome.value
            )
            writing.log("followups.done", member_id)
            writing.touch("followups", member_id)

    def in_touch(self, member_id: int) -> None:
        """We really spoke or wrote with each other: whoever was missed is not missed from now on."""
        with self._shop.transaction("followups.in_touch") as writing:
            writing.insert(tables.Contact, member=self._shop.members.resolved(member_id), day=self._shop.today(), at=self._shop.clock.now())
            writing.touch("followups", member_id)

    def last_contact(self, member_id: int) -> dt.date | None:
        """The last day on which we were in touch, beside the visits."""
        pages = self._shop.members.pages(member_id)
        day = self._shop.store.rows(f"SELECT max(day) FROM contact WHERE member_id IN ({marks(pages)})", pages)[0][0]
        return None if day is None else day_of(day)

    def let_go(self, member_id: int) -> None:
        """They do not want to come back: what was to be done for them is not, but for what is owed."""
        self._take_out([followup for followup in self.of(member_id, dt.date.max) if followup.event not in _OWED])


def as_followup(row: tuple[Any, ...]) -> FollowUp:
    """A row of the table as a record."""
    followup_id, member_id, kind, due, about_id, owner_id, made_on = row
    return FollowUp(followup_id, member_id, Event(kind), day_of(due), about_id, owner_id, day_of(made_on))
