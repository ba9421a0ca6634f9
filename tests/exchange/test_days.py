"""Days and birthdays as programs and people write them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopdesk.exchange import days


@pytest.mark.parametrize(
    ("text", "month_first", "born"),
    [
        ("1971-02-04", None, (1971, 2, 4)),
        ("19710204", None, (1971, 2, 4)),
        ("02-04-1971", True, (1971, 2, 4)),
        ("04-02-1971", False, (1971, 2, 4)),
        ("04/14", None, (None, 4, 14)),
        ("04-02", True, (None, 4, 2)),
        ("04.02.1971", None, (1971, 2, 4)),
        ("4.2.1971", True, (1971, 2, 4)),
        ("04.02.", None, (None, 2, 4)),
        ("--0414", None, (None, 4, 14)),
        ("--04-14", None, (None, 4, 14)),
        ("1604-02-29", None, (None, 2, 29)),
        ("0000-04-14", None, (None, 4, 14)),
        ("1971-02-04 00:00:00", None, (1971, 2, 4)),
        ("1971-02-04T00:00:00Z", None, (1971, 2, 4)),
        ("04.02.1971 00:00", None, (1971, 2, 4)),
        ("05/05/1971", None, (1971, 5, 5)),
    ],
)
def test_birthdays(text: str, month_first: bool | None, born: tuple[int | None, int, int]) -> None:
    assert days.read_birthday(text, month_first) == born


@pytest.mark.parametrize(
    "text", ["31.02.1971", "2026-02-31", "--0230", "1719-00-00", "17190000", "1850-01-01", "04.02.71", "spring", "12", "1971"]
)
def test_what_is_no_birthday(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w") as refused:
        days.read_birthday(text, True)
    assert not isinstance(refused.value, days.Unsure)


@pytest.mark.parametrize("text", ["04/02/1971", "04-02-1971", "04-02"])
def test_two_readings_are_never_guessed(text: str) -> None:
    with pytest.raises(days.Unsure):
        days.read_birthday(text, None)


@pytest.mark.parametrize(
    ("texts", "first"),
    [
        (["01/02/2026", "04/13/2026"], True),
        (["01/02/2026", "13/04/2026"], False),
        (["01/02/2026", ""], None),
        (["13/04/2026", "04/13/2026"], None),
        (["13.04.2026"], None),
        (["04-14"], True),
        (["2026-04-14"], None),
    ],
)
def test_a_list_tells_whether_the_month_comes_first(texts: list[str], first: bool | None) -> None:
    assert days.month_comes_first(texts) is first


@given(st.dates(min_value=dt.date(1900, 1, 1)), st.booleans(), st.sampled_from("-/"))
def test_every_day_is_read_back(day: dt.date, month_first: bool, sign: str) -> None:
    parts = (f"{day.month:02}", f"{day.day:02}") if month_first else (f"{day.day:02}", f"{day.month:02}")
    text = sign.join((*parts, f"{day.year:04}"))
    assert days.read(text, month_first) == day
    assert days.read(day.isoformat(), None) == day


@given(st.text(max_size=12), st.sampled_from([True, False, None]))
def test_no_text_leads_to_anything_but_a_day_or_a_value_error(text: str, month_first: bool | None) -> None:
    for read in (days.read, days.read_birthday):
        try:
            read(text, month_first)
        except ValueError:
            continue
