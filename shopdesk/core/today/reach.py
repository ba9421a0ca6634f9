"""How a row reaches its person: whose it is, and which channel is permitted."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace
from typing import TYPE_CHECKING

from shopdesk.core.members.merged import PAGES
from shopdesk.core.permissions.records import Channel, Refusal
from shopdesk.core.today.records import Act, TodayRow

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_GOES_BY = {
    Act.CALL: (Channel.PHONE,),
    Act.WRITE: (Channel.EMAIL, Channel.TEXT),
    Act.PRINT: (Channel.POST,),
    Act.TELL: (Channel.PHONE, Channel.TEXT, Channel.EMAIL, Channel.POST),
}
_SERVED = (
    f"{PAGES}SELECT v.staff_id FROM page CROSS JOIN visit v WHERE v.member_id = page.id AND v.staff_id IS NOT NULL"
    " GROUP BY v.staff_id ORDER BY count(*) DESC, v.staff_id LIMIT 3"
)
_ACT_OF = {Channel.PHONE: Act.CALL, Channel.TEXT: Act.WRITE, Channel.EMAIL: Act.WRITE, Channel.POST: Act.PRINT}


def owned(row: TodayRow, given_to: int | None, works_here: Set[int]) -> TodayRow:
    """The row with who has it now; what belonged to somebody who left is nobody's."""
    owner = given_to if given_to is not None else row.owner_id
    if owner not in works_here:
        owner = None
    return row if owner == row.owner_id else replace(row, owner_id=owner)


def permitted(shop: Shop, row: TodayRow) -> TodayRow:
    """The row with an act that its person allows: as planned, or another way, or when they next come in.

    A row that goes nowhere (say it, look, done) stays as it is.
    """
    if row.act not in _GOES_BY:
        return row
    planned, refusal, quiet = _GOES_BY[row.act], "", None
    ranked = shop.permissions.channels(row.member_id)
    first = [channel for channel in ranked if channel in planned]
    others = (channel for channel in ranked if channel not in planned and channel in _ACT_OF)
    # What is owed cannot wait for the post.
    for channel in (*first, *(channel for channel in others if not (row.is_owed and channel is Channel.POST))):
        answer = shop.permissions.may(row.member_id, channel, row.purpose)
        if answer.allowed:
            act = row.act if row.act is Act.TELL or channel in planned else _ACT_OF[channel]
            return replace(row, act=act, channel=channel)
        refusal = refusal or answer.words
        if answer.reason is Refusal.QUIET_HOURS and quiet is None:
            quiet = replace(row, act=row.act if row.act is Act.TELL or channel in planned else _ACT_OF[channel], channel=channel)
    if quiet is not None:
        return replace(quiet, why_not=refusal)
    in_person = Act.PRINT if row.act is Act.PRINT else Act.SAY  # a card is handed over
    return replace(row, act=in_person, channel=Channel.IN_PERSON, when_they_come=True, why_not=refusal)


def with_owner(shop: Shop, row: TodayRow, works_here: Set[int]) -> TodayRow:
    """The row with somebody who knows them: where nobody has it, who served them most."""
    if row.owner_id is not None:
        return row
    rows = shop.store.rows(_SERVED, (row.member_id,))
    return next((replace(row, owner_id=staff_id) for (staff_id,) in rows if staff_id in works_here), row)

