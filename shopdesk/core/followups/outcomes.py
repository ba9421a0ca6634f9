"""What follows when somebody was asked how it goes: goodwill, a real contact, a case for what is wrong, an answer that is owed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shopdesk.core.cases.records import CaseKind, NewCase
from shopdesk.core.followups.records import Event
from shopdesk.core.today.records import Act, Outcome, TodayRow
from shopdesk.core.trust.records import TrustKind
from shopdesk.i18n import _

if TYPE_CHECKING:
    from shopdesk.core.shop import Shop

_BOOKED = {Event.WISH: TrustKind.WISH_DONE, Event.BIRTHDAY: TrustKind.GESTURE, Event.ANNIVERSARY: TrustKind.GESTURE}


def book(shop: Shop, row: TodayRow, outcome: Outcome, words: str) -> None:
    """Book it; inside the transaction that marks the row as done."""
    event = Event(row.kind)
    shop.trust.book(row.member_id, _BOOKED.get(event, TrustKind.HELP_BEFORE_ASKED), row.about_id)
    if event is Event.BIRTHDAY:
        shop.known.used(row.member_id, "birthday", row.member_id, "birthday")
    if row.act in (Act.CALL, Act.SAY) or outcome is not Outcome.GOOD:
        shop.followups.in_touch(row.member_id)
    if outcome is Outcome.QUESTION:
        _open(shop, row, CaseKind.REQUEST, words or _("A question came up when we asked how it goes."))
    elif outcome is Outcome.PROBLEM and event is not Event.SOLVED:
        _open(shop, row, CaseKind.PROBLEM, words or _("Something was not right when we asked how it goes."))
    elif words and event is not Event.SOLVED:
        shop.members.note(row.member_id, words)


def _open(shop: Shop, row: TodayRow, kind: CaseKind, words: str) -> None:
    here = {member.id for member in shop.staff.all()}
    shop.cases.open(NewCase(row.member_id, kind, words, owner_id=row.owner_id if row.owner_id in here else None))
