"""Say this now: what could be said, one thing a visit, and nothing while a case is open."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopdesk.clock import FixedClock
from shopdesk.core.cases.records import CaseKind, NewCase
from shopdesk.core.members.records import Birthday, Member, Memory, MemoryKind
from shopdesk.core.shop import Shop
from shopdesk.core.today import cue
from shopdesk.core.today.cue import Reason
from shopdesk.core.visits.records import Visit
from tests.core.followups.coming import person

TODAY = dt.date(2026, 11, 19)
SOREN = Member(1, "CODE", "Søren Kjær", greeting="Søren")


def days_ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days)


def visit(day: dt.date, what: str = "", ask: bool = True) -> Visit:
    return Visit(7, 1, day, None, None, "", None, None, what, ask)


@pytest.mark.parametrize(("born", "said"), [
    (Birthday(11, 19), "It is their birthday today."), (Birthday(11, 20), "Their birthday is tomorrow."),
    (Birthday(11, 26), "Their birthday is on Thursday 26 November."), (Birthday(11, 27), None),
    (Birthday(11, 17), "Their birthday was 2 days ago. A late word is better than none."), (Birthday(11, 16), None),
])
def test_a_birthday_is_spoken_of_when_it_is_near(born: Birthday, said: str | None) -> None:
    assert [each.sentence for each in cue.cues(replace(SOREN, birthday=born), (), TODAY)] == ([said] if said else [])


@given(st.dates(dt.date(2000, 1, 10), dt.date(2099, 12, 20)), st.integers(-2, 7))
def test_a_birthday_is_near_across_any_turn_of_the_year(today: dt.date, ahead: int) -> None:
    day = today + dt.timedelta(ahead)
    found = cue.cues(replace(SOREN, birthday=Birthday(day.month, day.day, 1960)), (), today)
    assert [each.reason for each in found] == [Reason.BIRTHDAY]


def test_a_leap_day_is_kept_on_the_day_before_in_other_years() -> None:
    found = cue.cues(replace(SOREN, birthday=Birthday(2, 29)), (), dt.date(2026, 2, 28))
    assert [each.sentence for each in found] == ["It is their birthday today."]


def test_what_was_to_be_asked_comes_before_a_birthday_and_before_what_may_not_be_true() -> None:
    old = Memory(3, MemoryKind.LIKES, "Dark rye", "", days_ago(600), days_ago(600))
    member = replace(SOREN, birthday=Birthday(11, 19), memories=(old,))
    found = cue.cues(member, (visit(days_ago(8), "Birthday cake."),), TODAY)
    assert [(each.reason, each.about) for each in found] == [(Reason.ASK_HOW, 7), (Reason.BIRTHDAY, 0), (Reason.STILL_TRUE, 3)]
    assert found[0].sentence == "8 days ago: Birthday cake. Ask how it went."
    assert found[2].sentence == "Ask if this is still true: “Dark rye”"


def test_a_visit_of_today_is_not_asked_about_yet() -> None:
    assert cue.cues(SOREN, (visit(TODAY), visit(days_ago(3), ask=False)), TODAY) == ()
    assert cue.cues(SOREN, (visit(days_ago(3)),), TODAY)[0].sentence == "3 days ago you wanted to know how it goes. Ask now."


def test_what_is_to_be_done_for_them_comes_before_a_birthday() -> None:
    found = cue.cues(replace(SOREN, birthday=Birthday(11, 19)), (), TODAY, [(5, "Charged twice. Is it right now?")])
    assert [(each.reason, each.about) for each in found] == [(Reason.FOLLOW_UP, 5), (Reason.BIRTHDAY, 0)]


def test_at_most_one_a_visit(shop: Shop, clock: FixedClock) -> None:
    member = person(shop, birthday=Birthday(11, 20))
    shop.visits.record(member, days_ago(8), what="Birthday cake", ask_how=True)
    now = shop.today_list.say_now.cue(member)
    assert now is not None
    assert now.reason is Reason.ASK_HOW
    shop.today_list.say_now.said(now)
    assert shop.today_list.say_now.cue(member) is None
    assert not any(visit.ask_how for visit in shop.visits.of(member))
    clock.move(dt.timedelta(1))
    later = shop.today_list.say_now.cue(member)
    assert later is not None
    assert later.reason is Reason.BIRTHDAY
    shop.today_list.say_now.not_now(later)
    assert shop.today_list.say_now.cue(member) is None


def test_what_was_asked_can_be_taken_back(shop: Shop) -> None:
    member = person(shop)
    shop.visits.record(member, days_ago(8), ask_how=True)
    now = shop.today_list.say_now.cue(member)
    assert now is not None
    shop.today_list.say_now.said(now)
    step = shop.undo.last()
    assert step is not None
    shop.undo.take_back(step.id)
    assert shop.today_list.say_now.cue(member) == now


def test_a_follow_up_that_was_said_is_done(shop: Shop, clock: FixedClock) -> None:
    member = person(shop)
    clock.move(dt.timedelta(7))
    now = shop.today_list.say_now.cue(member)
    assert now is not None
    assert now.sentence == "Came to us 7 days ago. Say hello again, by name."
    shop.today_list.say_now.said(now)
    assert shop.followups.of(member) == ()
    assert shop.today_list.now().later == 0


@pytest.mark.parametrize(("days", "said"), [(19, True), (22, False), (640, False)])
def test_a_new_face_is_greeted_as_one_while_it_is_new(shop: Shop, clock: FixedClock, days: int, said: bool) -> None:
    member = person(shop)
    clock.move(dt.timedelta(days))
    assert (shop.today_list.say_now.cue(member) is not None) is said


@pytest.mark.parametrize("kind", CaseKind)
def test_never_while_a_case_is_open(shop: Shop, kind: CaseKind) -> None:
    member = person(shop, birthday=Birthday(11, 20))
    case = shop.cases.open(NewCase(member, kind, "Charged twice"))
    assert shop.today_list.say_now.cue(member) is None
    shop.cases.solve(case.id)
    assert shop.today_list.say_now.cue(member) is not None
