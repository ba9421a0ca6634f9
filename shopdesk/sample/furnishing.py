"""The sample bakery before anybody comes in: its settings, opening hours, closed days, staff."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from shopdesk.core.members.records import Address
from shopdesk.core.settings.records import ClosedDays, OpeningHours, ShopSettings
from shopdesk.core.staff.records import Role, StaffDraft
from shopdesk.sample.faces import Face
from shopdesk.sample.story import face, told

_DAY = dt.timedelta(1)


def settings(today: dt.date) -> ShopSettings:
    """Give the bakery's settings, with closed days from two years back to the end of next year."""
    row = told("shop")["shop"]
    return ShopSettings(
        name=row["name"], address=Address(row["street"], row["postcode"], row["city"], "", row["country"]), phone=row["phone"],
        web=row["web"], currency=row["currency"], time_zone=row["time_zone"],
        week=tuple(None if day is None else OpeningHours(*map(dt.time.fromisoformat, day)) for day in row["week"]),
        closed=tuple(sorted(_closed(today.year), key=lambda days: days.first)), is_sample=True,
    )


def staff() -> list[tuple[StaffDraft, Face]]:
    """Give who works there, the owner first."""
    return [
        (StaffDraft(row["name"], Role(row["role"]), row["title"], row["phone"], row["email"], row["line"]), face(row["face"]))
        for row in told("shop")["staff"]
    ]


def hours(shop: ShopSettings, day: dt.date) -> OpeningHours | None:
    """Give the opening hours of a day; None when the shop is closed."""
    if any(closed.first <= day <= closed.last for closed in shop.closed):
        return None
    return shop.week[day.weekday()]


def easter(year: int) -> dt.date:
    """Easter Sunday by the calendar of 1582 (Gauss's way of counting, as Spencer wrote it down)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)


def _closed(this_year: int) -> Iterator[ClosedDays]:
    rules = told("shop")["closed"]
    first_week, last_week, reason = rules["summer_weeks"]
    for year in range(this_year - 2, this_year + 2):
        yield ClosedDays(dt.date.fromisocalendar(year, first_week, 1), dt.date.fromisocalendar(year, last_week, 7), reason)
        for first, last, why in rules["easter"]:
            yield ClosedDays(easter(year) + first * _DAY, easter(year) + last * _DAY, why)
        for first, last, why in rules["yearly"]:
            ends_next_year = int(last < first)
            yield ClosedDays(dt.date.fromisoformat(f"{year}-{first}"), dt.date.fromisoformat(f"{year + ends_next_year}-{last}"), why)
