"""Times on the wall of the bakery, and what comes in there."""

import datetime as dt
from zoneinfo import ZoneInfo

from shopdesk.core.cases.records import Case, CaseKind, NewCase, Reason
from shopdesk.core.shop import Shop
from shopdesk.core.trust.records import TrustKind

OSLO = ZoneInfo("Europe/Oslo")
LOAF = "Her Saturday loaf was given to someone else."


def oslo(month: int, day: int, hour: int, minute: int = 0) -> dt.datetime:
    """A time of 2026; the tests begin on Thursday 19 November, 08:40."""
    return dt.datetime(2026, month, day, hour, minute, tzinfo=OSLO)


def problem(shop: Shop, member_id: int, what: str = LOAF, **more: object) -> Case:
    return shop.cases.open(NewCase(member_id, CaseKind.PROBLEM, what, **({"reason": Reason.NOT_DELIVERED} | more)))


def order(shop: Shop, member_id: int, what: str = "A kringle for twelve", **more: object) -> Case:
    return shop.cases.open(NewCase(member_id, CaseKind.ORDER, what, **more))


def booked(shop: Shop, member_id: int) -> list[TrustKind]:
    """What stands on the trust account, in the order of the alphabet."""
    return sorted(one.kind for one in shop.trust.history(member_id))


def take_back(shop: Shop) -> None:
    step = shop.undo.last()
    assert step is not None
    shop.undo.take_back(step.id)
