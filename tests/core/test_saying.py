"""How days, times and amounts are said."""

import datetime as dt

import pytest

from shopdesk.core import saying
from shopdesk.core.money import Money

TODAY = dt.date(2026, 11, 19)


@pytest.mark.parametrize(
    ("days", "said"),
    [(-3, "today"), (0, "today"), (1, "yesterday"), (2, "2 days ago"), (20, "20 days ago"), (21, "3 weeks ago"), (69, "10 weeks ago"),
     (70, "2 months ago"),
     (365, "12 months ago"), (699, "23 months ago"), (700, "2 years ago"), (3650, "10 years ago")],
)
def test_how_long_ago(days: int, said: str) -> None:
    assert saying.ago(TODAY - dt.timedelta(days=days), TODAY) == said


def test_nothing_is_said_to_be_longer_ago_than_what_came_before_it() -> None:
    units = ["today", "yesterday", "day", "week", "month", "year"]
    said = [saying.ago(TODAY - dt.timedelta(days=days), TODAY) for days in range(4000)]
    places = [next(place for place, unit in reversed(list(enumerate(units))) if unit in words) for words in said]
    assert places == sorted(places)
    for unit in ("days", "weeks", "months", "years"):
        counts = [int(words.split()[0]) for words in said if f" {unit} " in words]
        assert counts == sorted(counts)


def test_days_and_hours() -> None:
    assert saying.long_day(TODAY) == "Thursday 19 November"
    assert saying.short_day(dt.date(2026, 11, 11), TODAY) == "Wed 11 Nov"
    assert saying.short_day(dt.date(2024, 2, 29), TODAY) == "Thu 29 Feb 2024"
    assert saying.day_and_month(2, 29) == "29 February"
    assert saying.clock_time(dt.time(8, 4)) == "08:04"
    assert saying.sentence("yesterday") == "Yesterday"


@pytest.mark.parametrize(
    ("seconds", "said"), [(-5, "just now"), (89, "just now"), (90, "2 min ago"), (5399, "90 min ago"), (5400, "2 h ago"),
    (172_800, "2 days ago")]
)
def test_how_old(seconds: float, said: str) -> None:
    assert saying.age(seconds) == said


def test_an_amount_is_said_with_its_currency() -> None:
    assert saying.money(Money(4850, "NOK")) == "48,50\xa0kr"
    assert saying.money(Money(123400, "NOK")) == "1\xa0234\xa0kr"
    assert saying.money(Money(2000, "GBP")) == "£20.00"
    assert saying.money(Money(500, "JPY")).endswith("500")


@pytest.mark.parametrize(("number", "words"), [(0, "no"), (1, "one"), (12, "twelve"), (13, "13"), (-1, "-1")])
def test_a_count_is_in_letters_up_to_twelve(number: int, words: str) -> None:
    assert saying.count(number) == words


@pytest.mark.parametrize(
    ("text", "ended"), [("", ""), ("A rye", "A rye."), ("A rye.", "A rye."), ("A rye?", "A rye?"), ("“A rye.”", "“A rye.”")]
)
def test_a_sentence_ends_once(text: str, ended: str) -> None:
    assert saying.end(text) == ended
