import datetime as dt

import pytest

from shopdesk.core.rhythm.opening import OpeningDays
from shopdesk.core.rhythm.records import Said
from shopdesk.core.rhythm.rules import judge, learned
from shopdesk.core.rhythm.sentences import NO_VISIT, chance, text
from tests.core.rhythm.shops import ALWAYS_OPEN, NINE_DAYS, TODAY, days_back_from

FRIDAY = dt.date(2026, 11, 13).toordinal()
THURSDAY = dt.date(2026, 11, 12).toordinal()


def sentence(past: list[int], last: int, today: int = TODAY, opening: OpeningDays = ALWAYS_OPEN) -> str:
    kept = learned(days_back_from(last, past), NINE_DAYS, opening)
    assert kept is not None
    return text(judge(kept, NINE_DAYS, opening, today, 91).said)


@pytest.mark.idea(11, part=True)
@pytest.mark.parametrize(
    ("past", "silence", "words"),
    [
        ([], 8, "Here once so far. Last here 8 days ago. Too early to say."),
        ([5], 0, "Here 2 times so far. Here today. Too early to say."),
        ([5, 9], 1, "Here 3 times so far. Last here yesterday. Too early to say."),
        ([9] * 8, 31, "Comes about every 9 days. Last here 31 days ago."),
        ([7] * 6, 3, "Comes about every 7 days. Last here 3 days ago."),
        ([1] * 6, 1, "Comes about every day. Last here yesterday."),
        ([9] * 8, 400, "Comes about every 9 days. Last here 13 months ago."),
        ([36] * 8, 40, "Comes about every 5 weeks. Last here 6 weeks ago."),
        ([91] * 8, 40, "Comes about every 3 months. Last here 6 weeks ago."),
        ([364] * 8, 200, "Comes about once a year. Last here 7 months ago."),
        ([730] * 4, 200, "Comes about every 2 years. Last here 7 months ago."),
        ([10, 2, 31, 8, 15], 4, "Comes about every 10 days. Last here 4 days ago."),
    ],
)
def test_what_is_said(past: list[int], silence: int, words: str) -> None:
    assert sentence(past, TODAY - silence) == words


@pytest.mark.parametrize(
    ("past", "last", "today", "words"),
    [
        ([7] * 104, FRIDAY, FRIDAY + 5, "Every Friday for two years. Last here 5 days ago."),
        ([7] * 104, FRIDAY, FRIDAY + 7, "Every Friday for two years. Last here 7 days ago."),
        ([7] * 104, FRIDAY, FRIDAY + 8, "Every Friday for two years; one Friday missing."),
        ([7] * 104, FRIDAY, FRIDAY + 24, "Every Friday for two years; three Fridays missing."),
        ([7] * 104, FRIDAY, FRIDAY + 400, "Every Friday for two years. Last here 13 months ago."),
        ([7] * 20, FRIDAY, FRIDAY + 1, "Every Friday for five months. Last here yesterday."),
        ([14] * 26, THURSDAY, THURSDAY + 16, "Every other Thursday for a year; one Thursday missing."),
        ([21] * 26, THURSDAY, THURSDAY + 2, "Every third Thursday for a year and a half. Last here 2 days ago."),
        ([28] * 26, THURSDAY, THURSDAY + 2, "Every fourth Thursday for two years. Last here 2 days ago."),
        ([*[7] * 60, 3, 4, *[7] * 10], FRIDAY, FRIDAY + 1, "Every Friday for a year and a half. Last here yesterday."),
        ([*[7] * 60, 14, *[7] * 10], FRIDAY, FRIDAY + 1, "Every Friday for a year and a half. Last here yesterday."),
    ],
)
def test_weekday_habits_are_said_when_they_are_real(past: list[int], last: int, today: int, words: str) -> None:
    assert sentence(past, last, today) == words


@pytest.mark.parametrize("past", [[7] * 8, [7, 14, 7, 14] * 8, [7, 8, 6, 7] * 8, [3, 4] * 20, [7] * 30 + [3] * 6])
def test_what_only_looks_like_a_habit_is_not_said(past: list[int]) -> None:
    assert "Every" not in sentence(past, FRIDAY)


def test_a_friday_on_which_the_shop_was_closed_is_not_missing() -> None:
    closed = OpeningDays([FRIDAY + 7])
    assert sentence([7] * 104, FRIDAY, FRIDAY + 15, closed) == "Every Friday for two years; one Friday missing."


def test_a_habit_survives_the_shop_closing_for_summer() -> None:
    closed = OpeningDays(range(FRIDAY - 200, FRIDAY - 100))
    days = [day for day in days_back_from(FRIDAY, [7] * 104) if not closed.is_closed(day)]
    kept = learned(days, NINE_DAYS, closed)
    assert kept is not None
    assert text(judge(kept, NINE_DAYS, closed, FRIDAY + 1, 91).said).startswith("Every Friday for two years")


def test_a_visit_beside_the_day_stands_for_the_nearest_one() -> None:
    wednesday = FRIDAY - 2
    assert sentence([*[7] * 60, 5], wednesday, FRIDAY + 4) == "Every Friday for a year. Last here 6 days ago."


def test_nobody_came_yet() -> None:
    assert text(NO_VISIT) == "No visit yet. Too early to say."


def test_codes_and_numbers_are_what_is_stored() -> None:
    kept = learned(days_back_from(FRIDAY, [9] * 8), NINE_DAYS, ALWAYS_OPEN)
    assert kept is not None
    assert judge(kept, NINE_DAYS, ALWAYS_OPEN, TODAY, 91).said == Said("interval", {"every": 9, "last": FRIDAY, "today": TODAY})


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0.0, "less than 1 in 100"), (0.1072, "about 1 in 9"), (0.3, "about 1 in 3"), (0.464, "about 1 in 2"), (0.68, "about 2 in 3"),
        (0.8409, "about 9 in 10"), (0.99, "almost certain"), (1.0, "almost certain"),
    ],
)
def test_chances_are_said_without_decimals(share: float, words: str) -> None:
    assert chance(share) == words
