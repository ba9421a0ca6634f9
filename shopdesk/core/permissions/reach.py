"""How many could be reached with permission: what a measure or a calculation stands on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from shopdesk.core.members.merged import pages
from shopdesk.core.permissions import rules
from shopdesk.core.permissions.ledger import as_said
from shopdesk.core.permissions.records import ASKED_FOR, Channel, Purpose, Said, State

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_SAID = (
    "SELECT e.member_id, e.id, e.channel, e.purpose, e.state, e.number, e.at, e.booked_at, e.how, e.staff_id,"
    " e.wording_id, e.voice_id, e.numbers FROM permission e WHERE e.channel = ? AND e.purpose = ?"
)
_COUNTED = (
    "SELECT e.member_id, count(*), sum(CASE e.state WHEN 'yes' THEN 1 ELSE 0 END) FROM permission e"
    " WHERE e.channel = ? AND e.purpose = ? GROUP BY e.member_id"
)
_SAID_OF = (
    "SELECT page.root, e.id, e.channel, e.purpose, e.state, e.number, e.at, e.booked_at, e.how, e.staff_id, e.wording_id, e.voice_id,"
    " e.numbers FROM page CROSS JOIN permission e JOIN member m ON m.id = page.root WHERE e.member_id = page.id AND m.left_alone = 0"
)
# Whose page, or a page merged into it, has a row in the table.
_WITH = "m.id IN (SELECT coalesce(p.merged_into_id, p.id) FROM {table} t JOIN member p ON p.id = t.member_id)"
_THERE = {
    Channel.PHONE: _WITH.format(table="phone"),
    Channel.TEXT: _WITH.format(table="phone"),
    Channel.EMAIL: _WITH.format(table="email"),
    Channel.POST: "m.street <> ''",
}
_OPEN = "SELECT m.id FROM member m WHERE m.merged_into_id IS NULL AND m.left_alone = 0"
_LOST = "SELECT member_id FROM lost_note WHERE ended_at IS NULL"
_MERGED = "SELECT id, merged_into_id FROM member WHERE merged_into_id IS NOT NULL"


def ways(shop: Shop, member_ids: Sequence[int]) -> dict[int, frozenset[Channel]]:
    """By which channels each of these members said yes to something unasked; who is left alone, by none."""
    if not member_ids:
        return {}
    said: dict[int, dict[tuple[Channel, Purpose], list[Said]]] = defaultdict(lambda: defaultdict(list))
    for member_id, *entry in shop.store.rows(f"{pages(len(member_ids))}{_SAID_OF}", member_ids):
        one = as_said(tuple(entry))
        said[member_id][one.channel, one.purpose].append(one)
    return {
        member_id: frozenset(channel for (channel, _purpose), entries in of.items() if rules.state_of(entries) is State.YES)
        for member_id, of in said.items()
    }


def open_for(shop: Shop, channel: Channel) -> frozenset[int]:
    """Who said yes to something unasked by a channel, and has an address for it."""
    return frozenset().union(*(permitted(shop, channel, purpose) for purpose in ASKED_FOR))


def permitted(shop: Shop, channel: Channel, purpose: Purpose) -> frozenset[int]:
    """Who said yes to this, has an address for it, and may be spoken to; whether this month has room for them, the gate says.

    Goes through the whole history of one channel and purpose, so not for the window's own thread in a large shop.
    """
    asked, merged = (channel.value, purpose.value), dict(shop.store.rows(_MERGED))
    entries, of_them_yes = Counter[int](), Counter[int]()
    for page, count, count_yes in shop.store.rows(_COUNTED, asked):
        entries[_going_on(page, merged)] += count
        of_them_yes[_going_on(page, merged)] += count_yes
    yes = {member_id for member_id, count in entries.items() if count == of_them_yes[member_id]}
    unsure = {member_id for member_id, count in entries.items() if 0 < of_them_yes[member_id] < count}
    said: dict[int, list[Said]] = defaultdict(list)
    for page, *entry in shop.store.rows(_SAID, asked) if unsure else ():
        member_id = _going_on(page, merged)
        if member_id in unsure:
            said[member_id].append(as_said(tuple(entry)))
    yes |= {member_id for member_id, of in said.items() if rules.state_of(of) is State.YES}
    there = f" AND {_THERE[channel]}" if channel in _THERE else ""
    lost = {_going_on(page, merged) for (page,) in shop.store.rows(_LOST)}
    return frozenset(yes & {row[0] for row in shop.store.rows(_OPEN + there)} - lost)


def _going_on(page: int, merged: Mapping[int, int]) -> int:
    while page in merged:
        page = merged[page]
    return page
