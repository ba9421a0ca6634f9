"""The word that was given: kept, late, broken, and told before anybody asks."""

import datetime as dt
from collections.abc import Callable

import pytest

from shopdesk.core.cases.records import CaseKind, KeptRate, PromiseState, Reason
from shopdesk.core.shop import Shop
from shopdesk.core.trust.records import TrustKind
from shopdesk.errors import ChangedSince, NeedsALook, NotAllowed, NotFound
from shopdesk.storage.tables import Member
from tests.core.cases.bakery import booked, oslo, take_back

At = Callable[[dt.datetime], None]
RYE = "One dark rye, packed and paid"


def test_a_promise_says_what_by_when_and_whose_word_it_is(shop: Shop, hanne: int, staff: dict[str, int]) -> None:
    promise = shop.cases.promises.give(hanne, f"  {RYE} ", oslo(11, 21, 8), staff["Tomasz"])
    assert (promise.what, promise.due, promise.staff_name) == (RYE, oslo(11, 21, 8), "Tomasz Nowak")
    assert (promise.state, promise.given_on) == (PromiseState.OPEN, dt.date(2026, 11, 19))
    assert shop.cases.promises.of(hanne) == (promise,) == shop.cases.promises.all_open()
    assert shop.cases.promises.give(hanne, "Ring on Friday", oslo(11, 20, 8)).staff_name == "Ingrid Dahl"
    assert [one.what for one in shop.cases.promises.of(hanne)] == ["Ring on Friday", RYE]


@pytest.mark.parametrize("due", [oslo(11, 18, 8), oslo(11, 19, 8, 38)])
def test_nothing_is_promised_for_a_time_that_has_passed(shop: Shop, hanne: int, due: dt.datetime) -> None:
    with pytest.raises(NeedsALook) as refused:
        shop.cases.promises.give(hanne, RYE, due)
    assert refused.value.field == "due"


def test_a_time_in_a_closed_week_may_be_promised_and_is_not_late_before_it(shop: Shop, hanne: int, at: At) -> None:
    promise = shop.cases.promises.give(hanne, "A tart left at the door", oslo(11, 22, 10))  # a Sunday
    at(oslo(11, 22, 9))
    left = shop.cases.answers.time_left(promise)
    assert (left.minutes, left.late) == (0, False)
    at(oslo(11, 22, 11))
    assert shop.cases.answers.time_left(promise).late


def test_kept_in_time_is_put_into_the_trust_account(shop: Shop, hanne: int) -> None:
    promise = shop.cases.promises.give(hanne, RYE, oslo(11, 21, 8))
    kept = shop.cases.promises.kept(promise.id)
    assert (kept.state, kept.kept_late) == (PromiseState.KEPT, False)
    assert booked(shop, hanne) == [TrustKind.PROMISE_KEPT]
    assert shop.cases.promises.of(hanne) == ()
    assert shop.cases.promises.of(hanne, ended_too=True) == (kept,)


@pytest.mark.parametrize(("told", "taken"), [(False, [TrustKind.LATE]), (True, [TrustKind.HELP_BEFORE_ASKED])])
def test_kept_late_costs_less_when_they_were_told_first(shop: Shop, hanne: int, at: At, told: bool, taken: list[TrustKind]) -> None:
    promise = shop.cases.promises.give(hanne, RYE, oslo(11, 20, 12))
    if told:
        shop.cases.promises.will_be_late(promise.id, "The oven is cold.")
        shop.cases.promises.told(promise.id)
    at(oslo(11, 20, 15))
    assert shop.cases.promises.kept(promise.id).kept_late
    assert booked(shop, hanne) == taken


@pytest.mark.idea(40)
def test_a_broken_promise_opens_a_problem_of_who_gave_their_word_and_the_rate_says_so(
    shop: Shop, hanne: int, staff: dict[str, int], at: At
) -> None:
    promises = shop.cases.promises
    kept, late, broken, overdue, gone, _to_come = (
        promises.give(hanne, f"{RYE} {number}", oslo(11, 20, 9 + number), staff["Tomasz"]) for number in range(6)
    )
    promises.kept(kept.id)
    promises.let_go(gone.id)
    at(oslo(11, 20, 12, 30))
    promises.kept(late.id)
    after = promises.broken(broken.id)

    (case,) = shop.cases.of(hanne)
    assert after.case_id == case.id
    assert (case.kind, case.reason, case.owner_name) == (CaseKind.PROBLEM, Reason.NOT_DELIVERED, "Tomasz Nowak")
    assert broken.what in case.what
    assert shop.cases.hold(hanne) is not None
    # One slip is one withdrawal: the problem it became is not drawn once more.
    assert booked(shop, hanne) == [TrustKind.LATE, TrustKind.PROMISE_BROKEN, TrustKind.PROMISE_KEPT]

    day = shop.today()
    rate = promises.kept_rate(day, day)
    assert rate == KeptRate(kept=1, late=1, broken=1, overdue=1)
    assert rate.rate == 0.25
    assert promises.get(overdue.id).state is PromiseState.OPEN
    assert promises.kept_rate(day + dt.timedelta(1), day + dt.timedelta(9)).rate is None


def test_a_broken_word_of_somebody_who_left_is_owned_by_who_is_here(shop: Shop, hanne: int, staff: dict[str, int]) -> None:
    promise = shop.cases.promises.give(hanne, RYE, oslo(11, 20, 9), staff["Tomasz"])
    shop.staff.leave(staff["Tomasz"])
    assert not shop.cases.promises.get(promise.id).staff_here
    shop.cases.promises.broken(promise.id)
    assert shop.cases.of(hanne)[0].owner_name == "Ingrid Dahl"
    other = shop.cases.promises.give(hanne, RYE, oslo(11, 20, 9))
    with pytest.raises(NotAllowed):
        shop.cases.promises.hand_over(other.id, staff["Tomasz"])
    assert shop.cases.promises.hand_over(other.id, staff["Emil"]).staff_name == "Emil Berg"


def test_undo_of_a_broken_promise_takes_the_problem_back_too(shop: Shop, hanne: int) -> None:
    promise = shop.cases.promises.give(hanne, RYE, oslo(11, 20, 9))
    shop.cases.promises.broken(promise.id)
    take_back(shop)
    assert shop.cases.promises.get(promise.id) == promise
    assert shop.cases.of(hanne) == ()
    assert booked(shop, hanne) == []


def test_what_is_settled_is_not_settled_again(shop: Shop, hanne: int) -> None:
    promise = shop.cases.promises.give(hanne, RYE, oslo(11, 20, 9))
    shop.cases.promises.let_go(promise.id)
    for act in (shop.cases.promises.kept, shop.cases.promises.broken, shop.cases.promises.told, shop.cases.promises.let_go):
        with pytest.raises(ChangedSince):
            act(promise.id)
    assert booked(shop, hanne) == []
    with pytest.raises(NotFound):
        shop.cases.promises.get(7)


def test_telling_may_agree_on_another_time(shop: Shop, hanne: int, at: At) -> None:
    promise = shop.cases.promises.give(hanne, RYE, oslo(11, 20, 12))
    late = shop.cases.promises.will_be_late(promise.id, "The oven is cold.")
    assert late.to_tell
    told = shop.cases.promises.told(promise.id, oslo(11, 21, 9))
    assert (told.to_tell, told.due, told.known_problem) == (False, oslo(11, 21, 9), "The oven is cold.")
    at(oslo(11, 21, 8))
    shop.cases.promises.kept(promise.id)
    assert booked(shop, hanne) == [TrustKind.HELP_BEFORE_ASKED, TrustKind.PROMISE_KEPT]


def test_telling_when_it_is_late_already_is_no_help_before_they_asked(shop: Shop, hanne: int, at: At) -> None:
    promise = shop.cases.promises.give(hanne, RYE, oslo(11, 20, 12))
    shop.cases.promises.will_be_late(promise.id, "The oven is cold.")
    at(oslo(11, 20, 13))
    shop.cases.promises.told(promise.id)
    assert booked(shop, hanne) == []


def test_the_promise_of_a_merged_page_stands_on_the_page_that_goes_on(shop: Shop, hanne: int, soren: int) -> None:
    promise = shop.cases.promises.give(hanne, RYE, oslo(11, 20, 12))
    Member.update(merged_into=soren).where(Member.id == hanne).execute()
    assert [(one.id, one.member_id) for one in shop.cases.promises.of(soren)] == [(promise.id, soren)]
    shop.cases.promises.kept(promise.id)
    assert booked(shop, soren) == [TrustKind.PROMISE_KEPT]
