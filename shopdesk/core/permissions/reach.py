"""How many could be reached with permission: what a measure or a calculation stands on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from shopdesk.core.permissions import rules
from shopdesk.core.permissions.ledger import as_said
from shopdesk.core.permissions.records import Channel, Purpose, Said, State

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_SAID = (
    "SELECT e.member_id, e.id, e.channel, e.purpose, e.state, e.number, e.at, e.booked_at, e.how, e.staff_id,"
    " e.wording_id, e.voice_id, e.numbers FROM permission e WHERE e.channel = ? AND e.purpose = ?"
)
_THERE = {
    Channel.PHONE: "EXISTS (SELECT 1 FROM phone f WHERE f.member_id = m.id)",
    Channel.TEXT: "EXISTS (SELECT 1 FROM phone f WHERE f.member_id = m.id)",
    Channel.EMAIL: "EXISTS (SELECT 1 FROM email e WHERE e.member_id = m.id)",
    Channel.POST: "m.street <> ''",
}
_OPEN = "SELECT m.id FROM member m WHERE m.merged_into_id IS NULL AND m.left_alone = 0"
_LOST = "SELECT member_id FROM lost_note WHERE ended_at IS NULL"
_MERGED = "SELECT id, merged_into_id FROM member WHERE merged_into_id IS NOT NULL"


def permitted(shop: Shop, channel: Channel, purpose: Purpose) -> frozenset[int]:
    """Who said yes to this, has an address for it, and may be spoken to; whether this month has room for them, the gate says.

    Goes through the whole history of one channel and purpose, so not for the window's own thread in a large shop.
    """
    merged, said = dict(shop.store.rows(_MERGED)), defaultdict[int, list[Said]](list)
    for page, *entry in shop.store.rows(_SAID, (channel.value, purpose.value)):
        said[_going_on(page, merged)].append(as_said(tuple(entry)))
    yes = {member_id for member_id, entries in said.items() if rules.state_of(entries) is State.YES}
    there = f" AND {_THERE[channel]}" if channel in _THERE else ""
    lost = {_going_on(page, merged) for (page,) in shop.store.rows(_LOST)}
    return frozenset(yes & {row[0] for row in shop.store.rows(_OPEN + there)} - lost)


def _going_on(page: int, merged: Mapping[int, int]) -> int:
    while page in merged:
        page = merged[page]
    return page
