from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopdesk.core.cards.records import CardKind, Printed
from shopdesk.core.members.records import Job, Match, Member, Memory, MemoryKind, Phone, Remembered, Thing
from shopdesk.ui.pages.counter import sentences
from shopdesk.ui.pages.counter.panels import timeline

TODAY = dt.date(2026, 11, 19)
SOREN = Member(1, "CODE", "Søren Kjær", greeting="Søren")


def days_ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days)


@pytest.mark.parametrize(("phone", "shown"), [
    ("912 44 318", "912 44 …18"), ("96 31 02 18", "96 31 …18"), ("+47 912 44 318", "+47 912 44 …18"), ("91244318", "9124 …18"),
    ("020 7946 0018", "020 7946 …18"), ("12345", "1 …45"), ("112", "112"), ("", ""), ("ask Freja", "ask Freja"),
])
def test_a_masked_phone_tells_people_apart_and_cannot_be_rung(phone: str, shown: str) -> None:
    assert sentences.masked_phone(phone) == shown


@given(st.text("0123456789 +-()", max_size=30))
def test_masking_hides_at_least_a_digit_and_ends_as_the_number_does(phone: str) -> None:
    digits = [sign for sign in phone if sign.isdigit()]
    shown = [sign for sign in sentences.masked_phone(phone) if sign.isdigit()]
    assert len(digits) < 5 or (len(shown) < len(digits) and shown[-2:] == digits[-2:])


@pytest.mark.parametrize(("hour", "said"), [
    (4, "Good evening"), (5, "Good morning"), (11, "Good morning"), (12, "Good afternoon"), (16, "Good afternoon"), (17, "Good evening"),
])
def test_greets_by_the_hour(hour: int, said: str) -> None:
    assert sentences.good_day(dt.datetime(2026, 11, 19, hour, tzinfo=dt.UTC), "") == said


@pytest.mark.parametrize(("visits", "said"), [(0, "No visit yet"), (1, "New"), (2, "New, second visit"), (3, "3 visits")])
def test_how_well_we_know_each_other_is_counted_and_not_judged(visits: int, said: str) -> None:
    assert sentences.familiarity(visits)[0] == said


@pytest.mark.parametrize(("changes", "said"), [
    ({}, "No visit yet."),
    ({"visits": 1, "first_day": days_ago(8), "last_day": days_ago(8)}, "Here once, 8 days ago."),
    ({"visits": 14, "first_day": dt.date(2026, 3, 2), "last_day": days_ago(8)}, "Here 14 times since March. Last here 8 days ago."),
    ({"visits": 75, "first_day": dt.date(2024, 12, 2), "last_day": TODAY, "usual_staff": "Ingrid Dahl"},
     "Here 75 times since December 2024. Last here today. Usually served by Ingrid."),
    ({"remembered": Remembered.NOTHING}, "Wants nothing remembered, so no visits are written down."),
])
def test_the_sentence_under_the_name(changes: dict[str, object], said: str) -> None:
    assert sentences.standing(replace(SOREN, **changes), TODAY) == said


@pytest.mark.parametrize(("member", "said"), [
    (SOREN, "Greet as Søren."), (replace(SOREN, greeting="", language="da"), "Greet as Søren, in Danish if you can."),
    (replace(SOREN, language="Swiss German"), "Greet as Søren, in Swiss German if you can."), (replace(SOREN, name="", greeting=""), ""),
])
def test_greeting_guesses_nothing_about_anybody(member: Member, said: str) -> None:
    assert sentences.greeting(member) == said


@pytest.mark.parametrize(("member", "shown"), [
    (SOREN, "Søren Kjær"), (replace(SOREN, name="", emails=("s@example.com",)), "s@example.com"),
    (replace(SOREN, name="", phones=(Phone("963 10 218", None),)), "963 10 218"), (replace(SOREN, name=""), "No name yet"),
])
def test_a_page_without_a_name_has_one_to_show(member: Member, shown: str) -> None:
    assert sentences.shown_name(member) == shown


@pytest.mark.parametrize(("job", "said"), [
    (Job(), ""), (Job(want="bread"), "Bread."),
    (Job("it is Saturday,", "a calm breakfast.", "nobody queues."), "When it is Saturday: a calm breakfast, so that nobody queues."),
    (Job(when="it rains"), "When it rains."), (Job(so_that="nobody queues"), "So that nobody queues."),
])
def test_what_they_come_for_is_one_sentence(job: Job, said: str) -> None:
    assert sentences.job(job) == said


def test_a_memory_says_who_told_us_or_when_it_was_last_true() -> None:
    memory = Memory(1, MemoryKind.LIKES, "Dark rye", "Freja", days_ago(100), days_ago(100))
    assert sentences.told(memory, SOREN, TODAY) == "Freja, 3 months ago"
    assert sentences.told(replace(memory, told_by=""), SOREN, TODAY) == "Søren, 3 months ago"
    assert sentences.told(replace(memory, told_by=""), replace(SOREN, name="", greeting=""), TODAY) == "3 months ago"
    assert sentences.told(replace(memory, confirmed_on=days_ago(8)), SOREN, TODAY) == "Freja, still true 8 days ago"


def test_a_thing_in_use_says_when_it_needs_care() -> None:
    assert sentences.thing(Thing(1, "Bread knife", None, None), TODAY) == "Bread knife"
    assert sentences.thing(Thing(1, "Bread knife", dt.date(2024, 3, 1), 180), TODAY) == "Bread knife, since March 2024, care every 180 days"


def test_a_row_says_where_somebody_lives_and_how_they_are_reached() -> None:
    match = Match(1, "CODE", "Søren", "", "Trondheim", "", "s@example.com", None, 0, None, "", None)
    assert sentences.whereabouts(match) == "Trondheim · e-mail only"
    assert sentences.whereabouts(replace(match, email="")) == "Trondheim"
    assert sentences.last_here(None, TODAY) == "–"


def test_what_was_printed_is_called_what_it_is() -> None:
    day = dt.date(2026, 11, 19)
    printed = [Printed(CardKind.THANK_YOU, "Your rye is on us.", day, "Ingrid Dahl"), Printed(CardKind.PREFERENCES, "", day, "Ingrid Dahl")]
    assert [event.text for event in timeline.events((), (), printed)] == ["Thank-you card: “Your rye is on us.”", "Preference sheet"]
