"""Cases from coming in to being right again, and what each step books."""

import datetime as dt
from collections.abc import Callable

import pytest
from peewee import IntegrityError

from shopdesk.clock import FixedClock
from shopdesk.core.cases.records import CaseKind, CaseState, NewCase, NoteKind, Reason
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop
from shopdesk.core.trust.records import TrustKind
from shopdesk.errors import ChangedSince, NeedsALook, NotAllowed, NotFound
from shopdesk.storage.tables import Member
from tests.core.cases.bakery import LOAF, booked, order, oslo, problem, take_back

At = Callable[[dt.datetime], None]


def test_a_problem_comes_in_with_one_owner_and_a_due_time(shop: Shop, hanne: int, staff: dict[str, int]) -> None:
    case = problem(shop, hanne)
    assert (case.what, case.reason, case.state, case.owner_name) == (LOAF, Reason.NOT_DELIVERED, CaseState.OPEN, "Ingrid Dahl")
    assert case.due == oslo(11, 19, 12, 40)  # four opening hours
    assert shop.cases.of(hanne) == (case,) == shop.cases.all_open()
    assert booked(shop, hanne) == [TrustKind.PROBLEM]


def test_who_is_named_owns_it_and_else_the_owner_when_nobody_is_at_the_counter(shop: Shop, hanne: int, staff: dict[str, int]) -> None:
    assert problem(shop, hanne, owner_id=staff["Tomasz"]).owner_name == "Tomasz Nowak"
    shop.staff.hand_over(None)
    assert problem(shop, hanne).owner_id == staff["Ingrid"]


def test_a_due_time_of_its_own_is_kept_and_one_that_has_passed_is_not(shop: Shop, hanne: int) -> None:
    assert problem(shop, hanne, due=oslo(11, 20, 14)).due == oslo(11, 20, 14)
    for wrong in (oslo(11, 19, 8, 30), oslo(11, 19, 9).replace(year=2090)):
        with pytest.raises(NeedsALook) as refused:
            problem(shop, hanne, due=wrong)
        assert refused.value.field == "due"
    assert len(shop.cases.of(hanne)) == 1


def test_nothing_is_written_down_without_words(shop: Shop, hanne: int) -> None:
    with pytest.raises(NeedsALook) as refused:
        problem(shop, hanne, what="  ")
    assert refused.value.field == "what"


def test_only_a_problem_has_a_reason(shop: Shop, hanne: int) -> None:
    assert order(shop, hanne, reason=Reason.LOST).reason is None


def test_an_answer_in_time_stops_the_clock_and_costs_nothing(shop: Shop, hanne: int, at: At) -> None:
    case = problem(shop, hanne)
    at(oslo(11, 19, 10))
    answered = shop.cases.answer(case.id, "Rang her; she comes at four.")
    assert answered.answered_at == oslo(11, 19, 10)
    at(oslo(11, 19, 15))
    assert shop.cases.answer(case.id, "Rang again").answered_at == oslo(11, 19, 10)
    assert booked(shop, hanne) == [TrustKind.PROBLEM]


def test_a_late_answer_is_drawn_from_the_trust_account_once(shop: Shop, hanne: int, at: At) -> None:
    case = shop.cases.open(NewCase(hanne, CaseKind.REQUEST, "Can you bake without gluten?"))
    at(oslo(11, 19, 13))
    shop.cases.answer(case.id, "We cannot, but they can.")
    shop.cases.solve(case.id)
    assert booked(shop, hanne) == [TrustKind.LATE]


@pytest.mark.parametrize(
    ("kind", "given"),
    [(CaseKind.PROBLEM, TrustKind.SOLVED_IN_TIME), (CaseKind.ORDER, TrustKind.PROMISE_KEPT), (CaseKind.REQUEST, None)],
)
def test_what_is_done_in_time_is_put_into_the_trust_account(shop: Shop, hanne: int, kind: CaseKind, given: TrustKind | None) -> None:
    case = shop.cases.open(NewCase(hanne, kind, "A kringle"))
    solved = shop.cases.solve(case.id, "Brought it to her door.")
    assert (solved.state, solved.is_open) == (CaseState.SOLVED, False)
    assert [kind for kind in booked(shop, hanne) if kind is not TrustKind.PROBLEM] == ([given] if given else [])
    assert [(line.kind, line.text) for line in shop.cases.lines(case.id)] == [(NoteKind.SOLVED, "Brought it to her door.")]


def test_solved_late_gives_no_credit(shop: Shop, hanne: int, at: At) -> None:
    case = problem(shop, hanne)
    at(oslo(11, 20, 9))
    shop.cases.solve(case.id)
    assert booked(shop, hanne) == [TrustKind.LATE, TrustKind.PROBLEM]


def test_solving_a_problem_books_a_follow_up_and_opening_it_again_takes_it_out(shop: Shop, hanne: int, staff: dict[str, int]) -> None:
    case = problem(shop, hanne, owner_id=staff["Tomasz"])
    solved = shop.cases.solve(case.id)
    waiting = [one for one in shop.followups.of(hanne, dt.date.max) if one.about_id == case.id]
    assert [(one.due, one.owner_id) for one in waiting] == [(dt.date(2026, 11, 23), staff["Tomasz"])]  # Sunday is closed
    assert solved.solved_at == shop.clock.now()
    shop.cases.open_again(case.id, "It happened again.")
    assert [one for one in shop.followups.of(hanne, dt.date.max) if one.about_id == case.id] == []


def test_checked_is_the_end_and_opening_again_takes_the_credit_back(shop: Shop, hanne: int, at: At) -> None:
    case = problem(shop, hanne)
    shop.cases.solve(case.id)
    assert shop.cases.check(case.id, "All well.").state is CaseState.CHECKED
    assert [one for one in shop.followups.of(hanne, dt.date.max) if one.about_id == case.id] == []  # they have said it already
    at(oslo(11, 20, 9))
    again = shop.cases.open_again(case.id, "Not right after all.")
    assert (again.state, again.due, again.answered_at, again.solved_at) == (CaseState.OPEN, oslo(11, 20, 13), None, None)
    assert booked(shop, hanne) == [TrustKind.PROBLEM]
    take_back(shop)
    assert booked(shop, hanne) == [TrustKind.PROBLEM, TrustKind.SOLVED_IN_TIME]
    shop.cases.open_again(case.id, "Not right after all.")
    shop.cases.solve(case.id)
    assert booked(shop, hanne) == [TrustKind.PROBLEM, TrustKind.SOLVED_IN_TIME]
    assert shop.store.rows("SELECT sum(value) FROM trust_entry") == [(-1,)]


def test_waiting_keeps_its_due_time_and_its_owner(shop: Shop, hanne: int) -> None:
    case = problem(shop, hanne)
    waiting = shop.cases.wait(case.id, "The mill looks for the sack.", until=oslo(11, 20, 9))
    assert (waiting.state, waiting.next_at, waiting.due) == (CaseState.WAITING, oslo(11, 20, 9), case.due)
    assert waiting.is_open
    assert shop.cases.go_on(case.id).state is CaseState.OPEN


def test_what_was_said_better_keeps_what_it_cost(shop: Shop, hanne: int) -> None:
    case = problem(shop, hanne, reason=None)
    edited = shop.cases.edit(case.id, "Her loaf went to the neighbour.", Reason.LOST, oslo(11, 20, 9))
    assert (edited.what, edited.reason, edited.due) == ("Her loaf went to the neighbour.", Reason.LOST, oslo(11, 20, 9))
    assert shop.cases.edit(case.id, edited.what, edited.reason, edited.due) == edited
    assert booked(shop, hanne) == [TrustKind.PROBLEM]


@pytest.mark.idea(52)
def test_a_case_is_handed_over_with_a_word_that_everybody_reads_and_having_to_ask_twice_is_admitted(
    shop: Shop, hanne: int, staff: dict[str, int]
) -> None:
    case = problem(shop, hanne)
    with pytest.raises(NeedsALook):
        shop.cases.hand_over(case.id, staff["Tomasz"], " ")
    handed = shop.cases.hand_over(case.id, staff["Tomasz"], "She bakes for a wedding on Sunday.")
    assert handed.owner_name == "Tomasz Nowak"
    (line,) = shop.cases.lines(case.id)
    assert (line.kind, line.text) == (NoteKind.HANDED_OVER, "She bakes for a wedding on Sunday.")
    assert (line.staff_name, line.to_staff_name) == ("Ingrid Dahl", "Tomasz Nowak")

    shop.cases.asked_twice(hanne, case.id)
    shop.cases.asked_twice(hanne)
    today = shop.today()
    assert shop.trust.count(TrustKind.ASKED_TWICE, today, today) == 2
    assert {line.kind for line in shop.cases.lines(case.id)} == {NoteKind.HANDED_OVER, NoteKind.ASKED_TWICE}


@pytest.mark.idea(56)
def test_problems_are_counted_by_exactly_these_reasons(shop: Shop, hanne: int, clock: FixedClock) -> None:
    assert [reason.value for reason in Reason] == ["not_delivered", "badly_explained", "wrong_price", "rude", "dirty", "lost"]
    for reason in (Reason.RUDE, Reason.LOST, Reason.LOST, None):
        problem(shop, hanne, reason=reason)
    order(shop, hanne)
    today = shop.today()
    assert shop.cases.problems_by_reason(today, today) == {Reason.RUDE: 1, Reason.LOST: 2, None: 1}
    assert shop.cases.problems_by_reason(today + dt.timedelta(1), dt.date.max) == {}


def test_what_is_solved_is_neither_answered_nor_handed_over_nor_solved_again(shop: Shop, hanne: int, staff: dict[str, int]) -> None:
    case = problem(shop, hanne)
    shop.cases.solve(case.id)
    for act in (
        lambda: shop.cases.solve(case.id), lambda: shop.cases.answer(case.id), lambda: shop.cases.wait(case.id, "x"),
        lambda: shop.cases.hand_over(case.id, staff["Emil"], "x"), lambda: shop.cases.go_on(case.id),
    ):
        with pytest.raises(ChangedSince):
            act()
    shop.cases.note(case.id, "She wrote a kind word.")  # a line may always be added
    with pytest.raises(NotFound):
        shop.cases.get(7)


def test_undo_takes_back_the_case_and_enters_the_opposite_in_the_ledger(shop: Shop, hanne: int) -> None:
    case = problem(shop, hanne)
    shop.cases.solve(case.id)
    take_back(shop)
    assert shop.cases.get(case.id) == case
    assert booked(shop, hanne) == [TrustKind.PROBLEM]
    take_back(shop)
    assert shop.cases.of(hanne) == ()
    assert booked(shop, hanne) == []
    assert shop.store.rows("SELECT count(*), sum(value) FROM trust_entry") == [(4, 0)]


# what nobody hopes for


def test_the_case_of_somebody_who_left_is_handed_over_to_one_who_stays(shop: Shop, hanne: int, staff: dict[str, int]) -> None:
    case = problem(shop, hanne, owner_id=staff["Tomasz"])
    shop.staff.leave(staff["Tomasz"])
    left = shop.cases.get(case.id)
    assert (left.owner_name, left.owner_here) == ("Tomasz Nowak", False)
    for act in (lambda: shop.cases.hand_over(case.id, staff["Tomasz"], "x"), lambda: problem(shop, hanne, owner_id=staff["Tomasz"])):
        with pytest.raises(NotAllowed):
            act()
    assert shop.cases.hand_over(case.id, staff["Emil"], "Tomasz has left.").owner_here


def test_the_case_of_a_merged_page_stands_on_the_page_that_goes_on(shop: Shop, hanne: int, soren: int) -> None:
    last = shop.members.add(MemberDraft(name="Hanne Vik Moe")).id
    case = problem(shop, hanne)
    for page, into in ((hanne, soren), (soren, last)):
        Member.update(merged_into=into).where(Member.id == page).execute()
    assert [one.id for one in shop.cases.of(last)] == [case.id]
    assert (shop.cases.get(case.id).member_id, shop.cases.get(case.id).member_name) == (last, "Hanne Vik Moe")
    assert shop.cases.hold(last) is not None
    assert shop.cases.held_members() >= {hanne, last}
    solved = shop.cases.solve(case.id)
    assert solved.member_id == last
    assert booked(shop, last) == booked(shop, hanne) == [TrustKind.PROBLEM, TrustKind.SOLVED_IN_TIME]


def test_a_page_is_not_taken_away_from_under_an_open_case(shop: Shop, hanne: int) -> None:
    problem(shop, hanne)
    with pytest.raises(IntegrityError):
        Member.delete().where(Member.id == hanne).execute()
    assert len(shop.cases.all_open()) == 1


def test_a_case_for_a_page_that_is_gone_is_refused(shop: Shop, staff: dict[str, int]) -> None:
    with pytest.raises(NotFound):
        problem(shop, 7)
    assert shop.store.rows("SELECT count(*) FROM case_file") == [(0,)]


def test_a_clock_set_back_makes_nothing_late_and_no_wait_shorter_than_nothing(shop: Shop, hanne: int, at: At) -> None:
    at(oslo(11, 19, 12))
    case = problem(shop, hanne)
    at(oslo(11, 19, 9))
    assert not shop.cases.time_left(case).late
    shop.cases.solve(case.id)
    today = shop.today()
    assert shop.cases.answers.median(today, today) == 0
    assert booked(shop, hanne) == [TrustKind.PROBLEM, TrustKind.SOLVED_IN_TIME]
