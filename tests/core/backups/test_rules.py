"""Thinning as a table: a year of backups every half hour, and the mishaps of clocks and disks."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopdesk.core.backups.rules import NEVER_BELOW, WHOLE, Kept, to_let_go

NOW = dt.datetime(2026, 11, 19, 17, 30, tzinfo=dt.UTC)
OSLO = ZoneInfo("Europe/Oslo")


def days_before(*days: float) -> list[Kept]:
    return [Kept(f"{day}", NOW - dt.timedelta(days=day)) for day in days]


def left(backups: list[Kept], now: dt.datetime = NOW) -> list[float]:
    gone = set(to_let_go(backups, now))
    return [round((now - backup.at) / dt.timedelta(days=1), 2) for backup in backups if backup not in gone]


def a_year() -> list[Kept]:
    """Every half hour of each day from nine to six, thinned after each one as the program does."""
    there: list[Kept] = []
    for day in range(365, -1, -1):
        for half_hour in range(18):
            now = NOW.replace(hour=9, minute=0) - dt.timedelta(days=day) + half_hour * dt.timedelta(minutes=30)
            there.append(Kept(f"{now}", now))
            gone = set(to_let_go(there, now))
            there = [backup for backup in there if backup not in gone]
    return there


def test_a_year_of_thinning() -> None:
    newest_of_day = [(NOW.date() - backup.at.date()).days for backup in sorted(a_year(), key=lambda backup: backup.at, reverse=True)]
    days = sorted(set(newest_of_day))
    # The last two days whole (18 a day, and the part of the third that is less than 48 hours old), then one a day for twelve days ...
    assert [newest_of_day.count(day) for day in (0, 1, 2)] == [18, 18, 1]
    assert days[2:14] == list(range(2, 14))
    # ... then the Sunday of each of ten weeks, then the last kept Sunday of each of nine months.
    assert days[14:24] == [18, 25, 32, 39, 46, 53, 60, 67, 74, 81]
    assert [NOW.date() - dt.timedelta(days=day) for day in days[24:]] == [
        dt.date(2026, 7, 26), dt.date(2026, 6, 28), dt.date(2026, 5, 31), dt.date(2026, 4, 26), dt.date(2026, 3, 29),
        dt.date(2026, 2, 22), dt.date(2026, 1, 25), dt.date(2025, 12, 28), dt.date(2025, 11, 30),
    ]


def test_two_days_stay_whole() -> None:
    backups = days_before(*(hour / 24 for hour in range(48)))
    assert to_let_go(backups, NOW) == ()


def test_of_an_older_day_the_newest_stays() -> None:
    assert left(days_before(0, 1, 1.5, 3.0, 3.1, 3.2, 4.1)) == [0, 1, 1.5, 3.0, 4.1]


def test_days_are_the_shops_own() -> None:
    late, early = (dt.datetime(2026, 11, 10, 22, 30, tzinfo=dt.UTC), dt.datetime(2026, 11, 10, 23, 30, tzinfo=dt.UTC))
    backups = [*days_before(0, 0.1, 0.2), Kept("late", late), Kept("early", early)]
    assert to_let_go(backups, NOW, OSLO) == ()
    assert [backup.name for backup in to_let_go(backups, NOW, dt.UTC)] == ["late"]


@pytest.mark.parametrize("behind", [dt.timedelta(seconds=1), dt.timedelta(days=365)])
def test_nothing_goes_while_the_clock_is_behind(behind: dt.timedelta) -> None:
    backups = days_before(0, *(3 + hour / 24 for hour in range(20)))
    assert to_let_go(backups, NOW)
    assert to_let_go(backups, NOW - behind) == ()


def test_three_good_ones_always_stay() -> None:
    backups = days_before(400, 400.1, 400.2, 400.3)
    assert left(backups) == [400, 400.1, 400.2]


def test_one_that_was_never_verified_neither_counts_nor_goes() -> None:
    never = [Kept(f"never {day}", NOW - dt.timedelta(days=day), good=False) for day in (0.1, 0.2, 500)]
    backups = [*days_before(300, 300.1, 300.2, 300.3), *never]
    assert [backup.name for backup in to_let_go(backups, NOW)] == ["300.3"]


@given(st.lists(st.floats(0, 800), max_size=60), st.floats(0, 40))
def test_what_always_holds(days: list[float], later: float) -> None:
    backups = days_before(*dict.fromkeys(days))
    gone = to_let_go(backups, NOW)
    staying = [backup for backup in backups if backup not in gone]
    assert len(staying) >= min(NEVER_BELOW, len(backups))
    assert not [backup for backup in gone if NOW - backup.at < WHOLE]
    if backups:
        assert max(backups, key=lambda backup: backup.at) in staying
    assert len([backup for backup in staying if NOW - backup.at >= WHOLE]) <= 31 + NEVER_BELOW
    # Thinning twice at once takes no more than thinning once.
    assert to_let_go(staying, NOW) == ()
