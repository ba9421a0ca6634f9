"""What Today has found, as rows to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shopdesk.core.today.records import Act, Group, TodayRow
from shopdesk.ui.acts.ticking import ticking
from shopdesk.ui.pages.today import words
from shopdesk.ui.pages.today.day_row import DayRow

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_MINUTES = {Act.CALL: 5, Act.WRITE: 5, Act.TELL: 5, Act.PRINT: 6, Act.SAY: 2, Act.DONE: 3, Act.LOOK: 3}


def day_row(shop: Shop, row: TodayRow, *, whole: bool = False) -> DayRow:
    """One thing as its row shows it now; ``whole`` where there is room for more words about its time."""
    owner = None if row.owner_id is None else shop.staff.get(row.owner_id)
    act, icon = words.act(row.act)
    sentence = words.when_they_come(row.sentence) if row.when_they_come else row.sentence
    return DayRow(
        row.key, words.group_label(row.group), row.name, str(row.member_id), sentence, act, icon, tip=row.why_not,
        photo=shop.members.match(row.member_id).photo_id,
        clock=ticking(shop, row.due, row.since, warm=row.group is Group.PUT_RIGHT, whole=whole),
        owner=owner.first_name if owner else "", owner_tint=str(row.owner_id or ""), owner_face=owner.face_id if owner else None,
    )


def minutes(rows: tuple[TodayRow, ...]) -> int:
    """About how long these take, minutes, in steps of five."""
    return max(5, round(sum(_MINUTES[row.act] for row in rows) / 5) * 5)
