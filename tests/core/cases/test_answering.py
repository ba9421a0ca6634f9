"""The response clock: what is promised, what is left of it, and how long people waited."""

import dataclasses
import datetime as dt
from collections.abc import Callable

import pytest

from shopdesk.core.cases import rules
from shopdesk.core.cases.records import Answers, CaseKind, NewCase
from shopdesk.core.settings.records import ClosedDays
from shopdesk.core.shop import Shop
from shopdesk.core.trust.records import TrustKind
from shopdesk.errors import NeedsALook, NotAllowed
from tests.core.cases.bakery import order, oslo, problem

At = Callable[[dt.datetime], None]


def request(shop: Shop, member_id: int) -> int:
    return shop.cases.open(NewCase(member_id, CaseKind.REQUEST, "Do you bake on Sunday?", channel="phone")).id


def test_the_owner_says_within_how_many_opening_hours(shop: Shop, hanne: int, staff: dict[str, int]) -> None:
    assert shop.cases.answers.settings() == Answers(4)
    before = problem(shop, hanne)
    assert shop.cases.answers.save(Answers(12)) == Answers(12) == shop.cases.answers.settings()
    assert problem(shop, hanne).due == oslo(11, 20, 10, 40)  # closed from 18 to 8
    assert shop.cases.get(before.id).due == before.due
    for wrong in (0, 101):
        with pytest.raises(NeedsALook):
            shop.cases.answers.save(Answers(wrong))
    shop.staff.hand_over(staff["Emil"])
    with pytest.raises(NotAllowed):
        shop.cases.answers.save(Answers(2))


def test_the_clock_is_warm_for_a_problem_at_once_and_for_others_from_half_time(shop: Shop, hanne: int, at: At) -> None:
    trouble, asked = problem(shop, hanne), request(shop, hanne)
    assert shop.cases.time_left(trouble).warm
    assert not shop.cases.time_left(shop.cases.get(asked)).warm
    at(oslo(11, 19, 10, 40))
    assert (shop.cases.time_left(shop.cases.get(asked)).minutes, shop.cases.time_left(shop.cases.get(asked)).warm) == (120, True)
    at(oslo(11, 19, 13))
    left = shop.cases.time_left(shop.cases.get(asked))
    assert (left.minutes, left.late, left.warm) == (-20, True, True)


def test_what_has_no_beginning_turns_warm_only_when_it_is_late(shop: Shop, staff: dict[str, int], at: At) -> None:
    due = oslo(11, 19, 9)
    assert not shop.cases.answers.left(due).warm
    at(oslo(11, 19, 9, 1))
    assert shop.cases.answers.left(due).warm


def test_closed_days_that_are_added_later_move_what_is_left(shop: Shop, hanne: int) -> None:
    case = order(shop, hanne, due=oslo(11, 24, 12))
    before = shop.cases.time_left(case).minutes
    monday = ClosedDays(dt.date(2026, 11, 23), dt.date(2026, 11, 23))
    shop.settings.save_shop(dataclasses.replace(shop.settings.shop(), closed=(monday,)))
    assert shop.cases.time_left(case).minutes == before - 600


def test_the_middle_wait_is_counted_in_opening_minutes(shop: Shop, hanne: int, at: At) -> None:
    at(oslo(11, 21, 15, 50))  # Saturday; the shop closes at four
    ids = [request(shop, hanne) for _ in range(4)]
    at(oslo(11, 21, 15, 55))
    shop.cases.answer(ids[0])
    at(oslo(11, 23, 8, 5))
    shop.cases.answer(ids[1])
    shop.cases.solve(ids[2])
    saturday = dt.date(2026, 11, 21)
    assert shop.cases.answers.median(saturday, saturday) == 15
    assert shop.cases.answers.median(saturday + dt.timedelta(1), saturday + dt.timedelta(9)) is None


@pytest.mark.idea(72)  # the clock, the promises and the help: each alone is shown beside its own row (12, 40, 13)
def test_pick_up_answer_keep_promises_and_help_are_what_the_account_is_made_of(shop: Shop, hanne: int) -> None:
    shop.cases.answer(request(shop, hanne), "Yes, from eight.")
    promise = shop.cases.promises.give(hanne, "One loaf set aside on Sunday", oslo(11, 20, 9))
    shop.cases.promises.kept(promise.id)
    shop.trust.book(hanne, TrustKind.GESTURE)
    account = shop.trust.account(hanne)
    assert (account.good_turns, account.slips, account.is_empty) == (2, 0, False)
    assert shop.cases.answers.median(shop.today(), shop.today()) == 0
    assert shop.cases.promises.kept_rate(shop.today(), shop.today() + dt.timedelta(1)).rate == 1


def test_a_wait_is_never_shorter_than_nothing() -> None:
    assert rules.median_minutes([-30, 10, 20]) == 10
    assert rules.median_minutes([-30]) == 0
    assert rules.median_minutes([]) is None
