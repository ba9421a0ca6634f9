"""The bakery's calendar and staff."""

from __future__ import annotations

import datetime as dt

import pytest

from shopdesk.core.staff.records import Role
from shopdesk.sample import furnishing

TODAY = dt.date(2026, 11, 19)


@pytest.mark.parametrize("day", ["2024-03-31", "2025-04-20", "2026-04-05", "2038-04-25", "2049-04-18"])
def test_easter_falls_where_the_almanac_says(day: str) -> None:
    assert furnishing.easter(int(day[:4])) == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    "day", ["2025-12-25", "2025-12-31", "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-14", "2026-07-15", "2026-11-15"]
)
def test_closed_on_holidays_a_summer_week_and_sundays(day: str) -> None:
    assert furnishing.hours(furnishing.settings(TODAY), dt.date.fromisoformat(day)) is None


def test_opens_at_seven_on_an_ordinary_thursday() -> None:
    hours = furnishing.hours(furnishing.settings(TODAY), TODAY)

    assert hours is not None
    assert hours.opens == dt.time(7)


def test_four_people_work_there_and_the_first_is_the_owner() -> None:
    names = [draft.name for draft, _ in furnishing.staff()]

    assert names == ["Ingrid Dahl", "Tomasz Wójcik", "Noor Bakker", "Emil Holm"]
    assert [draft.role for draft, _ in furnishing.staff()] == [Role.OWNER, Role.STAFF, Role.STAFF, Role.STAFF]


def test_the_staff_have_four_different_faces() -> None:
    assert len({face for _, face in furnishing.staff()}) == 4
