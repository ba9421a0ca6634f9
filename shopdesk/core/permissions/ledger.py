"""The history of what was said about each channel and purpose: only added to, and read with the pages merged into a member's."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from shopdesk.core.members.merged import PAGES
from shopdesk.core.permissions import rules
from shopdesk.core.permissions.records import Channel, How, Purpose, Said, State
from shopdesk.errors import ChangedSince
from shopdesk.i18n import _
from shopdesk.storage import tables
from shopdesk.storage.columns import InstantField, JsonField

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_ENTRIES = (
    PAGES + " SELECT e.id, e.channel, e.purpose, e.state, e.number, e.at, e.booked_at, e.how, e.staff_id, e.wording_id, e.voice_id,"
    " e.numbers FROM permission e JOIN page p ON p.id = e.member_id"
)


class Ledger:
    """Reads and adds to the permissions of one member at a time."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def of(self, member_id: int, channel: Channel | None = None, purpose: Purpose | None = None) -> list[Said]:
        """Everything said, or what was said about one channel and purpose; in no order."""
        if channel is None or purpose is None:
            rows = self._shop.store.rows(_ENTRIES, (member_id,))
        else:
            rows = self._shop.store.rows(_ENTRIES + " WHERE e.channel = ? AND e.purpose = ?", (member_id, channel.value, purpose.value))
        return [as_said(row) for row in rows]

    def add(
        self, member_id: int, channel: Channel, purpose: Purpose, state: State, how: How, *, at: dt.datetime | None = None,
        wording_id: int | None = None, voice_id: int | None = None, evidence: dict[str, int | str] | None = None,
    ) -> int:
        """Add an entry. A clock that was set back does not put it before what we heard earlier."""
        before = self.of(member_id, channel, purpose)
        now = max([self._shop.clock.now(), *(said.booked_at for said in before)])
        with self._shop.transaction("permissions.book") as writing:
            entry_id = writing.insert(
                tables.Permission, member_id=member_id, channel=channel.value, purpose=purpose.value, state=state.value,
                number=1 + max((said.number for said in before), default=0), at=min(at or now, now), booked_at=now,
                staff_id=self._shop.staff.at_counter_id(), how=how.value, wording=wording_id, voice_id=voice_id, numbers=evidence or {},
            )
            writing.touch("permissions", member_id)
        return entry_id

    def has_more(self, row: dict[str, Any]) -> bool:
        """Was something said after this entry, about the same channel and purpose, that still stands?"""
        said = self.of(row["member_id"], Channel(row["channel"]), Purpose(row["purpose"]))
        return any(one.number > row["number"] for one in rules.standing_entries(said))

    def take_back(self, row: dict[str, Any]) -> None:
        """Answer an entry that was a slip with one that says so; raises ChangedSince when something was said after it that stands."""
        if self.has_more(row):
            raise ChangedSince(
                _("Something has been said about this since."), _("Everything stays as it is now."), _("Change it by hand if it is wrong.")
            )
        channel, purpose = Channel(row["channel"]), Purpose(row["purpose"])
        self.add(row["member_id"], channel, purpose, State.UNKNOWN, How.TAKEN_BACK, evidence={"of": row["id"]})


def as_said(row: tuple[Any, ...]) -> Said:
    """A row of the ledger, from its id on, as a record."""
    entry_id, channel, purpose, state, number, at, booked_at, how, staff_id, wording_id, voice_id, numbers = row
    instant = InstantField().python_value
    said_at, heard_at = instant(at), instant(booked_at)
    assert said_at is not None
    assert heard_at is not None
    return Said(
        entry_id, Channel(channel), Purpose(purpose), State(state), number, said_at, heard_at, How(how), staff_id, wording_id, voice_id,
        JsonField().python_value(numbers),
    )
