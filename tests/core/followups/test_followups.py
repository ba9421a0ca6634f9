"""Follow-ups: what makes them, when they are due, and what becomes of them."""

import dataclasses
import datetime as dt

import pytest

from shopdesk.clock import FixedClock
from shopdesk.core.cases.records import CaseKind, CaseState, NewCase
from shopdesk.core.followups.records import Event, Going, Rule
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.permissions.records import OUTGOING, Channel, Purpose
from shopdesk.core.rhythm.records import Standing
from shopdesk.core.settings.records import ClosedDays
from shopdesk.core.shop import Shop
from shopdesk.core.today.records import Act, Group, Outcome, TodayRow
from shopdesk.core.visits.records import NewVisit
from shopdesk.errors import NotFound
from shopdesk.storage.columns import day_number
from tests.core.followups.coming import TODAY, came, known_since, person, regular


def rows(shop: Shop, kind: Event | None = None) -> list[TodayRow]:
    now = shop.today_list.now()
    return [row for row in (*now.rows, *now.folded) if kind in (None, row.kind)]


def on_day(clock: FixedClock, day: dt.date) -> None:
    clock.move(dt.timedelta((day - clock.now().date()).days))


@pytest.mark.idea(37)
@pytest.mark.idea(82)
def test_a_visit_marked_ask_how_is_asked_about_three_opening_days_later(shop: Shop, clock: FixedClock) -> None:
    member = person(shop)
    visit = shop.visits.record(member, what="Her mother turned 80. You baked the cake.", ask_how=True)
    assert visit is not None
    (followup,) = shop.followups.of(member, dt.date.max)[:1]
    # Thursday; Friday and Saturday are open, Sunday is not.
    assert (followup.event, followup.due, followup.about_id) == (Event.HOW, dt.date(2026, 11, 23), visit.id)
    on_day(clock, dt.date(2026, 11, 22))
    assert rows(shop, Event.HOW) == []
    on_day(clock, dt.date(2026, 11, 23))
    (row,) = rows(shop, Event.HOW)
    assert (row.group, row.name, row.sentence) == (Group.HOW_DID_IT_GO, "Søren Kjær", "Her mother turned 80. You baked the cake.")


@pytest.mark.idea(82)
def test_nobody_is_rung_whose_sheet_says_no(shop: Shop, clock: FixedClock) -> None:
    """The idea says no task at all; PRODUCT 3.3 turns it into a word when they next come in."""
    member = person(shop)
    for channel in OUTGOING:
        shop.permissions.withdraw(member, channel, Purpose.PERSONAL)
    shop.visits.record(member, ask_how=True)
    on_day(clock, dt.date(2026, 11, 23))
    (row,) = rows(shop, Event.HOW)
    assert (row.act, row.channel, row.when_they_come) == (Act.SAY, Channel.IN_PERSON, True)


def test_closed_days_do_not_count(shop: Shop) -> None:
    closed = (ClosedDays(dt.date(2026, 11, 20), dt.date(2026, 11, 24)),)
    shop.settings.save_shop(dataclasses.replace(shop.settings.shop(), name="Møllebakken", closed=closed))
    member = person(shop)
    shop.visits.record(member, ask_how=True)
    assert [each.due for each in shop.followups.of(member, dt.date.max) if each.event is Event.HOW] == [dt.date(2026, 11, 27)]


def test_ticking_and_unticking_follows(shop: Shop) -> None:
    member = person(shop)
    visit = shop.visits.record(member)
    assert visit is not None

    def waiting() -> list[int | None]:
        return [each.about_id for each in shop.followups.of(member, dt.date.max) if each.event is Event.HOW]

    shop.visits.edit(visit.id, ask_how=True)
    shop.visits.edit(visit.id, what="Rye", ask_how=True)
    assert waiting() == [visit.id]
    shop.visits.edit(visit.id, ask_how=False)
    assert waiting() == []
    shop.visits.edit(visit.id, ask_how=True)
    shop.visits.remove(visit.id)
    assert waiting() == []


def test_the_visit_taken_back_takes_its_follow_up_with_it(shop: Shop) -> None:
    member = person(shop)
    shop.visits.record(member, ask_how=True)
    step = shop.undo.last()
    assert step is not None
    shop.undo.take_back(step.id)
    assert [each.event for each in shop.followups.of(member, dt.date.max)] == [Event.FIRST_WEEK]


def test_how_it_went_is_booked_and_not_asked_again(shop: Shop, clock: FixedClock) -> None:
    member = person(shop)
    visit = shop.visits.record(member, ask_how=True)
    assert visit is not None
    on_day(clock, dt.date(2026, 11, 23))
    (row,) = rows(shop, Event.HOW)
    shop.today_list.done(row, Outcome.QUESTION, "Wants the recipe.")
    assert rows(shop, Event.HOW) == []
    assert not shop.visits.get(visit.id).ask_how
    assert shop.store.rows("SELECT outcome FROM follow_up WHERE kind = 'how'") == [("question",)]
    step = shop.undo.last()
    assert step is not None
    shop.undo.take_back(step.id)
    assert [each.key for each in rows(shop, Event.HOW)] == [row.key]
    assert shop.visits.get(visit.id).ask_how


def test_a_new_members_first_week(shop: Shop, clock: FixedClock) -> None:
    member = person(shop, "Åse Bråten")
    on_day(clock, dt.date(2026, 11, 25))
    # Said when she comes, so her page says it and Today does not.
    assert rows(shop, Event.FIRST_WEEK) == []
    assert shop.today_list.say_now.cue(member) is not None
    shop.followups.playbook.save(Rule(Event.FIRST_WEEK, None, 5, Act.WRITE))
    (row,) = rows(shop, Event.FIRST_WEEK)
    assert (row.name, row.act, row.group) == ("Åse Bråten", Act.WRITE, Group.HOW_DID_IT_GO)
    on_day(clock, dt.date(2026, 12, 31))
    assert rows(shop, Event.FIRST_WEEK) == []


def test_a_list_that_is_brought_in_makes_none(shop: Shop) -> None:
    member = person(shop, "Hanne Vik")
    known_since(shop, member, TODAY)
    before = shop.store.rows("SELECT count(*) FROM follow_up")
    shop.visits.record_many([NewVisit(member, TODAY - dt.timedelta(9 * turn + 40), ask_how=True) for turn in range(20)])
    shop.rhythm.learn_all()
    assert shop.store.rows("SELECT count(*) FROM follow_up") == before
    # A regular of that list who had stayed away before we knew her is nobody's task.
    assert rows(shop, Event.MISSED) == []


def test_after_a_solved_problem_we_ask_whether_it_is_right_now(shop: Shop, clock: FixedClock) -> None:
    case = shop.cases.open(NewCase(person(shop), CaseKind.PROBLEM, "Her Saturday loaf was given to someone else"))
    shop.cases.solve(case.id, "A loaf brought home")
    on_day(clock, dt.date(2026, 11, 23))
    (row,) = rows(shop, Event.SOLVED)
    assert (row.act, row.group) == (Act.CALL, Group.HOW_DID_IT_GO)
    assert row.sentence == "Her Saturday loaf was given to someone else. Is it right now?"
    shop.cases.open_again(case.id, "It happened again")
    assert rows(shop, Event.SOLVED) == []
    shop.cases.solve(case.id)
    clock.move(dt.timedelta(4))
    (row,) = rows(shop, Event.SOLVED)
    shop.today_list.done(row, Outcome.GOOD, "All well")
    assert shop.cases.get(case.id).state is CaseState.CHECKED


@pytest.mark.idea(82)
@pytest.mark.parametrize(("outcome", "kind"), [(Outcome.PROBLEM, CaseKind.PROBLEM), (Outcome.QUESTION, CaseKind.REQUEST)])
def test_a_problem_opens_a_case_and_a_question_is_owed_an_answer(
    shop: Shop, clock: FixedClock, outcome: Outcome, kind: CaseKind
) -> None:
    member = person(shop)
    shop.visits.record(member, ask_how=True)
    on_day(clock, dt.date(2026, 11, 23))
    shop.today_list.done(rows(shop, Event.HOW)[0], outcome, "The cake was dry.")
    assert [(case.kind, case.what) for case in shop.cases.of(member)] == [(kind, "The cake was dry.")]


def test_a_problem_after_all_opens_the_same_case_again(shop: Shop, clock: FixedClock) -> None:
    case = shop.cases.open(NewCase(person(shop), CaseKind.PROBLEM, "Charged twice"))
    shop.cases.solve(case.id)
    on_day(clock, dt.date(2026, 11, 23))
    shop.today_list.done(rows(shop, Event.SOLVED)[0], Outcome.PROBLEM, "The money never came")
    assert [(each.id, each.is_open) for each in shop.cases.of(case.member_id)] == [(case.id, True)]
    assert [row.kind for row in rows(shop)] == ["problem"]


def test_a_wish_that_is_done_is_told_to_each(shop: Shop) -> None:
    members = person(shop, "Ingrid Dahl"), person(shop, "Hanne Vik")
    shop.followups.on_wish_done(3, members)
    assert {(row.member_id, row.group, row.act) for row in rows(shop, Event.WISH)} == {
        (member, Group.TELL_THEM, Act.TELL) for member in members
    }


# things in use


@pytest.mark.idea(50)
def test_the_care_of_a_thing_comes_from_its_interval(shop: Shop, clock: FixedClock) -> None:
    member = person(shop)
    thing = shop.members.add_thing(member, "the road bike", dt.date(2026, 9, 1), 90)
    on_day(clock, dt.date(2026, 11, 29))
    assert rows(shop, Event.CARE) == []
    on_day(clock, dt.date(2026, 11, 30))
    (row,) = rows(shop, Event.CARE)
    assert row.sentence == "The road bike: care is due, every 90 days."
    shop.today_list.done(row)
    assert [each.due for each in shop.followups.of(member, dt.date.max) if each.event is Event.CARE] == [dt.date(2027, 2, 28)]
    shop.members.remove_thing(thing)
    assert [each for each in shop.followups.of(member, dt.date.max) if each.event is Event.CARE] == []


@pytest.mark.idea(50)
def test_care_respects_what_they_allow(shop: Shop, clock: FixedClock) -> None:
    member = person(shop, phones=(), emails=(), address=MemberDraft().address)
    shop.members.add_thing(member, "the road bike", dt.date(2026, 9, 1), 90)
    on_day(clock, dt.date(2026, 11, 30))
    (row,) = rows(shop, Event.CARE)
    assert (row.act, row.when_they_come) == (Act.SAY, True)


@pytest.mark.idea(44)
def test_who_is_stuck_is_helped_the_same_day(shop: Shop, clock: FixedClock) -> None:
    member = person(shop)
    thing = shop.members.add_thing(member, "sourdough starter", TODAY)
    shop.followups.use.check(thing, Going.GOOD, "Feed it at night.")
    assert rows(shop, Event.STUCK) == []
    clock.move(dt.timedelta(minutes=1))
    shop.followups.use.check(thing, Going.STUCK)
    (row,) = rows(shop, Event.STUCK)
    assert (row.group, row.day, row.sentence) == (Group.ANSWER, TODAY, "Is stuck with: sourdough starter. Help today.")
    assert [(each.going, each.tip) for each in shop.followups.use.checks(thing)] == [(Going.STUCK, ""), (Going.GOOD, "Feed it at night.")]
    with pytest.raises(NotFound):
        shop.followups.use.check(4711, Going.GOOD)


@pytest.mark.idea(44)
def test_what_goes_so_so_is_asked_about_again_until_it_is_said_how_it_goes_now(shop: Shop, clock: FixedClock) -> None:
    member = person(shop)
    thing = shop.members.add_thing(member, "sourdough starter", TODAY)
    shop.followups.use.check(thing, Going.SO_SO, "Feed it at night.")
    assert rows(shop, Event.SO_SO) == []
    on_day(clock, dt.date(2026, 11, 23))
    (row,) = rows(shop, Event.SO_SO)
    assert (row.group, row.act, row.sentence) == (
        Group.HOW_DID_IT_GO, Act.CALL, "Sourdough starter: it went only so-so. Does it go better now?"
    )
    shop.followups.use.check(thing, Going.STUCK)
    assert rows(shop, Event.SO_SO) == []
    assert len(rows(shop, Event.STUCK)) == 1
    shop.followups.use.check(thing, Going.GOOD)
    assert rows(shop) == []


# bad input


def test_two_thousand_follow_ups_are_no_flood(shop: Shop, clock: FixedClock) -> None:
    member = person(shop)
    shop.store.run_many(
        "INSERT INTO follow_up (id, member_id, kind, due, made_on, outcome) VALUES (?, ?, 'wish', ?, ?, '')",
        [(number, member, day_number(TODAY), day_number(TODAY)) for number in range(1, 2_001)],
    )
    assert len(rows(shop)) == 9
    assert shop.today_list.now().more


def test_who_became_one_with_another_page_is_asked_for_there(shop: Shop, clock: FixedClock) -> None:
    member, survivor = person(shop, "Sören Kjaer"), person(shop, "Søren Kjær")
    shop.visits.record(member, ask_how=True)
    on_day(clock, dt.date(2026, 11, 23))
    shop.store.run("UPDATE member SET merged_into_id = ? WHERE id = ?", (survivor, member))
    (row,) = rows(shop, Event.HOW)
    assert (row.member_id, row.name) == (survivor, "Søren Kjær")
    shop.today_list.done(row)
    assert rows(shop, Event.HOW) == []


def test_a_visit_that_is_gone_leaves_nothing_to_ask(shop: Shop, clock: FixedClock) -> None:
    shop.followups.make(Event.HOW, person(shop), about_id=4711)
    on_day(clock, dt.date(2026, 11, 23))
    assert rows(shop, Event.HOW) == []


# missed


@pytest.mark.idea(11)
def test_exactly_the_regulars_who_stay_away_are_missed(shop: Shop) -> None:
    mads = regular(shop, "Mads Sørensen", every=9, away=40)
    regular(shop, "Ingrid Dahl", every=9, away=8)
    regular(shop, "Hanne Vik", every=60, away=40)
    once = person(shop, "Åse Bråten")
    came(shop, once, 200)
    shop.permissions.give(mads, Channel.PHONE, Purpose.PERSONAL)
    (row,) = rows(shop, Event.MISSED)
    assert (row.member_id, row.group, row.act) == (mads, Group.MISSED, Act.CALL)
    assert row.sentence == "Came every 9 days, now away for 6 weeks. All well?"


@pytest.mark.idea(11)
def test_once_per_absence_then_half_a_years_rest(shop: Shop, clock: FixedClock) -> None:
    mads = regular(shop, "Mads Sørensen", every=9, away=40)
    (row,) = rows(shop, Event.MISSED)
    shop.today_list.done(row)
    assert rows(shop, Event.MISSED) == []
    # Back for three months, away again: still at rest.
    for _turn in range(12):
        shop.visits.record(mads)
        clock.move(dt.timedelta(8))
    clock.move(dt.timedelta(80))
    assert rows(shop, Event.MISSED) == []
    clock.move(dt.timedelta(10))
    assert [row.member_id for row in rows(shop, Event.MISSED)] == [mads]


def test_any_real_contact_sets_the_clock_back(shop: Shop, clock: FixedClock) -> None:
    mads = regular(shop, "Mads Sørensen", every=9, away=40)
    shop.followups.in_touch(mads)
    assert rows(shop, Event.MISSED) == []
    clock.move(dt.timedelta(14))
    assert rows(shop, Event.MISSED) == []
    clock.move(dt.timedelta(26))
    assert [row.member_id for row in rows(shop, Event.MISSED)] == [mads]


def test_days_without_a_task_are_looked_at_again_for_whom_something_changed(shop: Shop) -> None:
    mads = regular(shop, "Mads Sørensen", every=9, away=40)
    regular(shop, "Ingrid Dahl", every=9, away=40, left_alone=True)  # on the same day

    def missed() -> list[int]:
        return [row.member_id for row in rows(shop, Event.MISSED)]

    (row,) = rows(shop, Event.MISSED)
    shop.today_list.done(row)
    assert missed() == missed() == []
    step = shop.undo.last()
    assert step is not None
    shop.undo.take_back(step.id)
    assert missed() == [mads]
    for alone in (True, False):
        shop.members.edit(mads, dataclasses.replace(shop.members.get(mads).draft(), left_alone=alone))
        assert missed() == ([] if alone else [mads])
    shop.followups.playbook.save(Rule(Event.MISSED, Standing.SLIPPING, 300, Act.CALL))
    shop.followups.playbook.save(Rule(Event.MISSED, Standing.AWAY, 300, Act.CALL))
    assert missed() == []
    shop.followups.playbook.save(Rule(Event.MISSED, Standing.SLIPPING, 0, Act.CALL, active=False))
    shop.followups.playbook.save(Rule(Event.MISSED, Standing.AWAY, 0, Act.CALL, active=False))
    assert missed() == []
    shop.followups.playbook.reset(Event.MISSED, Standing.SLIPPING)
    shop.followups.playbook.reset(Event.MISSED, Standing.AWAY)
    assert missed() == [mads]
    shop.followups.playbook.save(Rule(Event.MISSED, Standing.SLIPPING, 300, Act.CALL))
    assert missed() == []
    take_back_last(shop)
    assert missed() == [mads]


def test_whoever_listened_before_today_was_first_asked_for_sees_it_as_it_is_now(shop: Shop) -> None:
    mads = regular(shop, "Mads Sørensen", every=9, away=40)
    seen: list[list[int]] = []
    shop.listen(lambda _changes: seen.append([row.member_id for row in rows(shop, Event.MISSED)]))
    (row,) = rows(shop, Event.MISSED)
    shop.today_list.done(row)
    assert rows(shop, Event.MISSED) == []
    take_back_last(shop)
    assert seen == [[], [mads]]


def take_back_last(shop: Shop) -> None:
    step = shop.undo.last()
    assert step is not None
    shop.undo.take_back(step.id)


@pytest.mark.idea(57)
def test_nobody_is_chased_who_said_do_not_come_back_to_me(shop: Shop, clock: FixedClock) -> None:
    mads = regular(shop, "Mads Sørensen", every=9, away=40)
    shop.visits.record(mads, TODAY - dt.timedelta(3), ask_how=True)
    clock.move(dt.timedelta(60))
    assert rows(shop, Event.MISSED)
    shop.voices.lost.leave(mads, "The bread was burnt twice.", "A new baker")
    assert rows(shop) == []
    assert shop.members.get(mads).left_alone
    assert shop.followups.make(Event.HOW, mads) is None
    shop.voices.lost.came_back(mads)
    assert shop.members.get(mads).left_alone  # they may have wished for it meanwhile


# moments


@pytest.mark.idea(10)
def test_a_birthday_makes_a_task_for_a_person_and_nothing_else(shop: Shop, clock: FixedClock) -> None:
    from shopdesk.core.members.records import Birthday

    lars = person(shop, "Lars Ødegård", birthday=Birthday(11, 21, 1966))
    regular(shop, "Ingrid Dahl", away=2, birthday=Birthday(2, 29))
    shop.permissions.give(lars, Channel.POST, Purpose.PERSONAL)
    (row,) = rows(shop, Event.BIRTHDAY)
    assert (row.member_id, row.sentence, row.act, row.card) == (lars, "60 on Saturday.", Act.PRINT, "birthday")
    assert shop.store.rows("SELECT count(*) FROM message") == [(0,)]
    shop.today_list.done(row)
    assert rows(shop, Event.BIRTHDAY) == []
    on_day(clock, dt.date(2027, 2, 26))
    assert [row.sentence for row in rows(shop, Event.BIRTHDAY)] == ["Birthday on Sunday."]


def test_the_first_visits_anniversary_is_a_moment_for_a_regular(shop: Shop) -> None:
    ingrid = regular(shop, "Ingrid Dahl", every=5, away=0, times=74)
    stranger = person(shop, "Åse Bråten")
    came(shop, stranger, 365)
    assert [(row.member_id, row.sentence) for row in rows(shop, Event.ANNIVERSARY)] == [
        (ingrid, "Today it is a year since the first visit.")
    ]
