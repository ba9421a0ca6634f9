"""How many could be reached with permission: what a measure or a calculation stands on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from shopdesk.core.members.merged import pages
from shopdesk.core.permissions import rules
from shopdesk.core.permissions.ledger import as_said
from shopdesk.core.permissions.records import ASKED_FOR, Channel, Purpose, Said, State

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_SAID = (
    "SELECT e.member_id, e.id, e.channel, e.purpose, e.state, e.number, e.at, e.booked_at, e.how, e.staff_id,"
    " e.wording_id, e.voice_id, e.numbers FROM permission e WHERE e.channel = ? AND e.purpose = ? AND e.member_id IN ({marks})"
)
# Of the states "yes" is the last in the alphabet, so whose least is a yes never said anything else.
_ALWAYS_YES = (
    "SELECT e.member_id FROM permission e WHERE e.channel = ? AND e.purpose = ? GROUP BY e.member_id HAVING min(e.state) = 'yes'"
)
_ALSO_YES = (
    "SELECT e.member_id FROM permission e WHERE e.channel = ? AND e.purpose = ? GROUP BY e.member_id"
    " HAVING min(e.state) <> 'yes' AND max(e.state) = 'yes'"
)
_AT_ONCE = 500
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
_OPEN = "SELECT m.id FROM member m WHERE m.merged_into_id IS NULL"
_LEFT_ALONE = (
    "SELECT id FROM member WHERE merged_into_id IS NULL AND left_alone <> 0"
    " UNION SELECT member_id FROM lost_note WHERE ended_at IS NULL"
)
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
    """Who said yes to something unasked by a channel, and may be spoken to; whether there is an address is not asked."""
    return frozenset(_said_yes(shop, channel, ASKED_FOR) - _left_alone(shop))


def permitted(shop: Shop, channel: Channel, purpose: Purpose) -> frozenset[int]:
    """Who said yes to this, has an address for it, and may be spoken to; whether this month has room for them, the gate says."""
    there = f" AND {_THERE[channel]}" if channel in _THERE else ""
    yes = _said_yes(shop, channel, (purpose,))
    return frozenset(yes & {row[0] for row in shop.store.rows(_OPEN + there)} - _left_alone(shop)) if yes else frozenset()


def _left_alone(shop: Shop) -> set[int]:
    """Those to whom nothing goes unasked, whatever they permitted."""
    merged = dict(shop.store.rows(_MERGED))
    return {_going_on(page, merged) for (page,) in shop.store.rows(_LEFT_ALONE)}


def _said_yes(shop: Shop, channel: Channel, purposes: Sequence[Purpose]) -> set[int]:
    """Whose word about one of these is a yes now: who never said anything else, and of the others whoever's history comes out so."""
    merged = dict(shop.store.rows(_MERGED))
    of_two = {_going_on(page, merged) for page in merged}
    yes: set[int] = set()
    for purpose in purposes:
        yes.update(chain.from_iterable(shop.store.rows(_ALWAYS_YES, (channel.value, purpose.value))))
    yes -= of_two | merged.keys()
    for purpose in purposes:
        asked = (channel.value, purpose.value)
        unsure = {_going_on(row[0], merged) for row in shop.store.rows(_ALSO_YES, asked)} | of_two
        histories = _histories(shop, asked, unsure - yes, merged)
        yes |= {member_id for member_id, said in histories.items() if rules.state_of(said) is State.YES}
    return yes


def _histories(shop: Shop, asked: tuple[str, str], members: set[int], merged: Mapping[int, int]) -> dict[int, list[Said]]:
    pages = [*members, *(page for page in merged if _going_on(page, merged) in members)]
    said: dict[int, list[Said]] = defaultdict(list)
    for start in range(0, len(pages), _AT_ONCE):
        some = pages[start : start + _AT_ONCE]
        for page, *entry in shop.store.rows(_SAID.format(marks=", ".join("?" * len(some))), (*asked, *some)):
            said[_going_on(page, merged)].append(as_said(tuple(entry)))
    return said


def _going_on(page: int, merged: Mapping[int, int]) -> int:
    while page in merged:
        page = merged[page]
    return page
