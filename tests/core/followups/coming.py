"""Members with a rhythm, made quickly for tests."""

import datetime as dt

from shopdesk.core.members.records import Address, MemberDraft
from shopdesk.core.permissions.records import OUTGOING, Purpose
from shopdesk.core.shop import Shop
from shopdesk.core.visits.records import NewVisit

TODAY = dt.date(2026, 11, 19)  # a Thursday; the shop rests on Sundays


def person(shop: Shop, name: str = "Søren Kjær", **draft: object) -> int:
    """Somebody who can be reached every way."""
    reach = {"phones": ("+47 22 33 44 55",), "emails": ("someone@example.no",), "address": Address("Street 1", "0150", "Oslo", "", "NO")}
    member_id = shop.members.add(MemberDraft(name=name, **reach | draft)).id
    for channel in OUTGOING:
        shop.permissions.give(member_id, channel, Purpose.PERSONAL)
    return member_id


def known_since(shop: Shop, member_id: int, day: dt.date) -> None:
    """Let the page have been begun on ``day``."""
    moment = int(dt.datetime.combine(day, dt.time(9), dt.UTC).timestamp()) * 1_000_000
    shop.store.run("UPDATE member SET added_at = ? WHERE id = ?", (moment, member_id))


def came(shop: Shop, member_id: int, *days_ago: int) -> None:
    """Visits, so many days ago, as a list brings them."""
    shop.visits.record_many([NewVisit(member_id, TODAY - dt.timedelta(days)) for days in days_ago])
    shop.rhythm.learn_all()


def regular(shop: Shop, name: str = "Mads Sørensen", *, every: int = 9, away: int = 35, times: int = 20, **draft: object) -> int:
    """A regular who came every so many days, the last time ``away`` days ago; known from the first visit on."""
    member_id = person(shop, name, **draft)
    known_since(shop, member_id, TODAY - dt.timedelta(away + every * times))
    came(shop, member_id, *(away + every * turn for turn in range(times)))
    return member_id
