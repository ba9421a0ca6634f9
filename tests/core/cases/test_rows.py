"""What is owed, as Today shows it: in which order, with which words and act, and what becomes of it."""

import datetime as dt
from collections.abc import Callable

import pytest

from shopdesk.core.cases.records import CaseKind, CaseState, NewCase, OrderStatus, PromiseState
from shopdesk.core.cases.rows import OwedRows
from shopdesk.core.permissions.records import Channel, Purpose
from shopdesk.core.shop import Shop
from shopdesk.core.today.records import Act, Group, Moment, Outcome, TodayRow
from shopdesk.core.trust.records import TrustKind
from shopdesk.errors import NeedsALook
from shopdesk.storage.tables import Member
from tests.core.cases.bakery import LOAF, booked, order, oslo, problem

At = Callable[[dt.datetime], None]
OWED = {"problem", "request", "order", "promise", "trouble"}


def rows(shop: Shop, kind: str | None = None) -> list[TodayRow]:
    return [row for row in shop.today_list.now().rows if row.kind in OWED and kind in (None, row.kind)]


def only(shop: Shop) -> TodayRow:
    (row,) = rows(shop)
    return row


def test_problems_stand_before_promises_and_those_before_answers_each_by_their_time(shop: Shop, hanne: int, soren: int) -> None:
    shop.cases.open(NewCase(hanne, CaseKind.REQUEST, "Do you bake on Sunday", channel="email"))
    order(shop, soren, due=oslo(11, 19, 15))
    shop.cases.promises.give(hanne, "A plain kringle set aside by noon", oslo(11, 19, 12))
    problem(shop, soren, "Charged twice for one coffee", due=oslo(11, 19, 17), channel="text")
    problem(shop, hanne, due=oslo(11, 19, 10))
    found = rows(shop)
    assert [row.group for row in found] == [Group.PUT_RIGHT] * 2 + [Group.PROMISED] * 2 + [Group.ANSWER]
    assert [(row.name, row.sentence) for row in found[:3]] == [
        ("Hanne Vik", LOAF), ("Søren Kjær", "Charged twice for one coffee."), ("Hanne Vik", "A plain kringle set aside by noon."),
    ]
    assert [row.purpose for row in found] == [Purpose.SERVICE] * 5
    assert (found[0].due, found[0].since) == (oslo(11, 19, 10), oslo(11, 19, 8, 40))


def test_the_act_follows_how_it_came_in(shop: Shop, hanne: int) -> None:
    source = {"phone": Act.CALL, "in_person": Act.CALL, "email": Act.WRITE, "text": Act.WRITE}
    for channel in source:
        problem(shop, hanne, channel=channel)
    found = OwedRows(shop).rows(Moment(shop.clock.now(), shop.today()))
    assert {shop.cases.get(row.about_id or 0).channel: row.act for row in found} == source


def test_what_is_promised_for_another_day_waits_for_it(shop: Shop, hanne: int, at: At) -> None:
    shop.cases.promises.give(hanne, "A rye on Saturday", oslo(11, 21, 8))
    order(shop, hanne, due=oslo(11, 21, 9))
    assert rows(shop) == []
    at(oslo(11, 21, 7))
    assert [row.kind for row in rows(shop)] == ["promise", "order"]
    at(oslo(11, 21, 12))
    assert [row.kind for row in rows(shop)] == ["promise", "order"]  # late now, and still owed


@pytest.mark.idea(8)
def test_what_will_be_late_is_told_before_its_time_and_telling_clears_it(shop: Shop, hanne: int, soren: int, at: At) -> None:
    promise = shop.cases.promises.give(hanne, "A rye on Saturday", oslo(11, 21, 8))
    case = order(shop, soren, "A tart for ten", due=oslo(11, 21, 9))
    shop.cases.promises.will_be_late(promise.id, "The oven is cold.")
    shop.cases.orders.will_be_late(case.id, "The oven is cold.")
    first, second = rows(shop)
    assert first.sentence == "Will be late, and they do not know it yet: A rye on Saturday."
    assert (first.group, first.kind, second.kind) == (Group.PROMISED, "promise", "order")
    # Nobody permitted a call, but news of what they asked for needs no permission.
    assert {first.act, second.act} == {Act.TELL}
    shop.today_list.done(first, words="She comes at ten.")
    shop.today_list.done(second)
    assert rows(shop) == []
    assert booked(shop, hanne) == booked(shop, soren) == [TrustKind.HELP_BEFORE_ASKED]
    at(oslo(11, 21, 8, 30))
    late = [shop.cases.answers.left(row.due, row.since).late for row in rows(shop) if row.due is not None]
    assert late == [True, False]  # nobody did it either: red


@pytest.mark.idea(60)
def test_a_new_status_is_told(shop: Shop, hanne: int) -> None:
    case = order(shop, hanne, "The birthday cake", due=oslo(11, 27, 12))
    shop.cases.orders.set_status(case.id, OrderStatus.READY)
    row = only(shop)
    assert (row.sentence, row.act) == ("The birthday cake. It is ready to fetch.", Act.TELL)
    shop.today_list.done(row)
    assert rows(shop) == []
    assert shop.cases.get(case.id).is_open


def test_an_order_is_spoken_of_when_that_was_agreed(shop: Shop, hanne: int, at: At) -> None:
    case = order(shop, hanne, due=oslo(11, 27, 12))
    shop.cases.orders.set_status(case.id, OrderStatus.IN_WORK, speak_next=oslo(11, 20, 10))
    shop.cases.orders.told(case.id)
    assert rows(shop) == []
    at(oslo(11, 20, 10, 1))
    row = only(shop)
    assert row.act is Act.CALL
    shop.today_list.done(row, words="It goes well.")
    assert rows(shop) == []
    assert shop.cases.get(case.id).is_open


def test_put_right_is_solved_and_leads_to_the_follow_up(shop: Shop, hanne: int) -> None:
    case = problem(shop, hanne)
    shop.today_list.done(only(shop), Outcome.GOOD, "Brought her two.")
    assert shop.cases.get(case.id).state is CaseState.SOLVED
    assert [line.text for line in shop.cases.lines(case.id)] == ["Brought her two."]
    assert rows(shop) == []
    assert shop.followups.of(hanne, dt.date(2026, 11, 23))


@pytest.mark.parametrize("kind", [CaseKind.PROBLEM, CaseKind.REQUEST])
def test_not_settled_stays_with_a_new_clock(shop: Shop, hanne: int, at: At, kind: CaseKind) -> None:
    case = shop.cases.open(NewCase(hanne, kind, "The loaf"))
    at(oslo(11, 19, 10))
    shop.today_list.done(only(shop), Outcome.QUESTION, "She thinks about it.")
    after = shop.cases.get(case.id)
    assert (after.state, after.answered_at, after.due) == (CaseState.OPEN, oslo(11, 19, 10), oslo(11, 19, 14))
    assert only(shop).due == after.due


def test_not_reached_comes_back_tomorrow_and_nothing_is_booked(shop: Shop, hanne: int, at: At) -> None:
    case = problem(shop, hanne)
    shop.today_list.done(only(shop), Outcome.NOT_REACHED)
    assert rows(shop) == []
    assert shop.cases.get(case.id) == case
    at(oslo(11, 20, 8))
    assert only(shop).about_id == case.id


def test_a_promise_done_is_kept_and_one_that_was_not_becomes_a_problem(shop: Shop, hanne: int) -> None:
    promises = shop.cases.promises
    kept, broken = (promises.give(hanne, what, oslo(11, 19, 12)) for what in ("A rye", "A tart"))
    by_what = {row.sentence: row for row in rows(shop)}
    assert {row.act for row in by_what.values()} == {Act.DONE}
    shop.today_list.done(by_what["A rye."])
    shop.today_list.done(by_what["A tart."], Outcome.PROBLEM)
    assert (promises.get(kept.id).state, promises.get(broken.id).state) == (PromiseState.KEPT, PromiseState.BROKEN)
    assert only(shop).kind == "problem"


def test_an_order_that_went_wrong_becomes_a_problem_beside_it(shop: Shop, hanne: int) -> None:
    case = order(shop, hanne, "A tart", due=oslo(11, 19, 12))
    shop.today_list.done(only(shop), Outcome.PROBLEM, "It fell on the floor.")
    assert [row.kind for row in rows(shop)] == ["problem", "order"]
    assert shop.cases.get(case.id).is_open
    assert rows(shop)[0].sentence == "It fell on the floor."


def test_what_waits_rests_until_we_look_at_it_again_or_its_time_has_come(shop: Shop, hanne: int, at: At) -> None:
    case = problem(shop, hanne, due=oslo(11, 23, 12))
    shop.cases.wait(case.id, "The mill looks for it.", until=oslo(11, 20, 10))
    assert rows(shop) == []
    assert shop.cases.hold(hanne) is not None
    at(oslo(11, 20, 8))
    assert only(shop).about_id == case.id
    other = problem(shop, hanne, due=oslo(11, 20, 12))
    shop.cases.wait(other.id, "The bank looks for it.")
    shop.cases.solve(case.id)
    assert rows(shop) == []
    at(oslo(11, 20, 12, 1))
    assert only(shop).about_id == other.id


def test_it_is_given_to_a_colleague_with_a_word(shop: Shop, hanne: int, staff: dict[str, int]) -> None:
    problem(shop, hanne)
    shop.cases.promises.give(hanne, "A rye", oslo(11, 19, 12))
    with pytest.raises(NeedsALook):
        shop.today_list.give(rows(shop)[0], staff["Tomasz"])
    for row in rows(shop):
        shop.today_list.give(row, staff["Tomasz"], "You baked it.")
    assert {row.owner_id for row in rows(shop)} == {staff["Tomasz"]}
    assert shop.today_list.now().of(staff["Ingrid"]) == ()


def test_what_belonged_to_somebody_who_left_is_everybodys(shop: Shop, hanne: int, staff: dict[str, int]) -> None:
    problem(shop, hanne, owner_id=staff["Tomasz"])
    shop.staff.leave(staff["Tomasz"])
    assert only(shop).owner_id is None
    assert len(shop.today_list.now().of(staff["Emil"])) == 1


def test_everybody_a_trouble_hits_is_told_through_their_own_channel(shop: Shop, hanne: int, soren: int) -> None:
    trouble = shop.cases.troubles.open("The flour came late", oslo(11, 19, 11), [hanne, soren])
    shop.cases.troubles.told(trouble.id, soren, "in_person")
    row = only(shop)
    assert (row.group, row.name, row.sentence, row.act, row.due) == (
        Group.PUT_RIGHT, "Hanne Vik", "The flour came late.", Act.TELL, oslo(11, 19, 11),
    )
    assert row.channel is Channel.PHONE
    shop.today_list.done(row)
    assert rows(shop) == []
    assert {hit.channel for hit in shop.cases.troubles.hits(trouble.id)} == {"phone", "in_person"}


def test_a_trouble_that_is_over_asks_for_nothing(shop: Shop, hanne: int) -> None:
    trouble = shop.cases.troubles.open("No power", oslo(11, 19, 11), [hanne])
    shop.cases.troubles.over(trouble.id)
    assert rows(shop) == []


def test_rows_of_a_merged_page_lead_to_the_page_that_goes_on(shop: Shop, hanne: int, soren: int) -> None:
    problem(shop, hanne)
    shop.cases.promises.give(hanne, "A rye", oslo(11, 19, 12))
    shop.cases.troubles.open("No power", oslo(11, 19, 11), [hanne])
    Member.update(merged_into=soren).where(Member.id == hanne).execute()
    assert {(row.member_id, row.name) for row in rows(shop)} == {(soren, "Søren Kjær")}
    assert len(rows(shop)) == 3
