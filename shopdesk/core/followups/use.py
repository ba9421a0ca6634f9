"""Things in use: when each needs its care, how it goes, and help the same day for who is stuck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shopdesk.core import validation
from shopdesk.core.followups import rules
from shopdesk.core.followups.records import Event, Going, UseCheck
from shopdesk.errors import NotFound
from shopdesk.i18n import _
from shopdesk.storage import tables
from shopdesk.storage.columns import day_of

if TYPE_CHECKING:
    from shopdesk.core.members.records import Thing
    from shopdesk.core.shop import Shop

_CHECKS = "SELECT id, thing_id, going, tip, day, staff_id FROM use_check WHERE thing_id = ? ORDER BY at DESC, id"
_WAITING = "SELECT id, kind FROM follow_up WHERE about_id = ? AND done_on IS NULL"
_GOING = {Going.STUCK: Event.STUCK, Going.SO_SO: Event.SO_SO}


class Use:
    """Follows a thing from the day it was bought."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def on_thing(self, member_id: int, thing: Thing) -> None:
        """Something of theirs is in use: it needs its care on a day."""
        if thing.care_every_days is None:
            return
        today = self._shop.today()
        due = rules.next_care(min(thing.since or today, today), thing.care_every_days, today)
        rule = self._shop.followups.playbook.rule(Event.CARE, None)
        if rule is not None and not self._shop.members.get(member_id).left_alone:
            with self._shop.transaction("followups.care") as writing:
                writing.insert(tables.FollowUp, member=member_id, kind=Event.CARE.value, due=due, about_id=thing.id, made_on=today)
                writing.touch("followups", member_id)

    def on_thing_removed(self, thing_id: int) -> None:
        """It is out of use."""
        with self._shop.transaction("followups.care") as writing:
            for row_id, _event in self._shop.store.rows(_WAITING, (thing_id,)):
                writing.delete(tables.FollowUp, row_id)

    def cared_for(self, thing_id: int) -> None:
        """It had its care: the next one counts from here."""
        member_id, thing = self._thing(thing_id)
        if thing is not None:
            self.on_thing(member_id, thing)

    def check(self, thing_id: int, going: Going, tip: str = "") -> None:
        """Write down how it goes; who is stuck is helped the same day, where it goes so-so we ask again. Raises NotFound."""
        member_id, thing = self._thing(thing_id)
        if thing is None:
            raise NotFound(_("This is not in use any more."))
        with self._shop.transaction("followups.use") as writing:
            writing.insert(
                tables.UseCheck, member=member_id, thing_id=thing_id, going=going.value, tip=validation.passage("tip", tip, 500),
                day=self._shop.today(), at=self._shop.clock.now(), staff=self._shop.staff.at_counter_id(),
            )
            for row_id, event in self._shop.store.rows(_WAITING, (thing_id,)):
                if event in _GOING.values():  # asked for the last time it was said how it goes
                    writing.delete(tables.FollowUp, row_id)
            if going in _GOING:
                self._shop.followups.make(_GOING[going], member_id, about_id=thing_id, owner_id=self._shop.staff.at_counter_id())
            writing.log("followups.use", member_id, thing=thing_id)
            writing.touch("followups", member_id)

    def checks(self, thing_id: int) -> tuple[UseCheck, ...]:
        """How it went so far, newest first."""
        return tuple(
            UseCheck(row_id, thing, Going(going), tip, day_of(day), staff_id)
            for row_id, thing, going, tip, day, staff_id in self._shop.store.rows(_CHECKS, (thing_id,))
        )

    def _thing(self, thing_id: int) -> tuple[int, Thing | None]:
        rows = self._shop.store.rows("SELECT member_id FROM thing WHERE id = ?", (thing_id,))
        if not rows:
            return 0, None
        member_id: int = rows[0][0]
        things = self._shop.members.things(member_id)
        return member_id, next((thing for thing in things if thing.id == thing_id), None)
