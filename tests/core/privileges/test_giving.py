"""Giving and ending privileges: a reason, a place, a review, and what the counter sees."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopdesk.clock import FixedClock
from shopdesk.core.cases.records import CaseKind, NewCase
from shopdesk.core.followups.records import Event, Rule
from shopdesk.core.privileges import rules
from shopdesk.core.privileges.records import Category, Giving, KindDraft, Mark, PrivilegeKind
from shopdesk.core.shop import Shop
from shopdesk.core.today.records import Act, Group
from shopdesk.core.trust.records import TrustKind
from shopdesk.errors import ChangedSince, Held, NeedsALook, NotAllowed, NotFound
from shopdesk.storage.tables import Member
from tests.core.privileges.conftest import ASIDE

GIVING = Giving("Waited an hour in the rain for us")


def later(shop: Shop, days: int) -> None:
    shop.clock = FixedClock(shop.clock.now() + dt.timedelta(days))


def test_a_grant_has_its_reason_its_giver_and_its_days(shop: Shop, people: dict[str, int], aside: PrivilegeKind) -> None:
    held = shop.privileges.give(people["Søren"], aside.id, Giving("  Waited an hour ", "One dark rye, Saturdays until 12:00"))
    assert (held.reason, held.detail) == ("Waited an hour", "One dark rye, Saturdays until 12:00")
    assert held.giver is not None
    assert held.giver.name == "Ingrid Dahl"
    assert (held.start, held.review_on, held.end_on) == (shop.today(), shop.today() + dt.timedelta(180), None)
    assert shop.privileges.of(people["Søren"]) == (replace(held, kind=shop.privileges.of(people["Søren"])[0].kind),)
    assert [booked.kind for booked in shop.trust.history(people["Søren"])] == [TrustKind.PRIVILEGE]


@pytest.mark.idea(21)
@pytest.mark.parametrize("reason", ["", "  ", "\u200b"])
def test_nobody_gets_a_privilege_without_a_reason(shop: Shop, people: dict[str, int], aside: PrivilegeKind, reason: str) -> None:
    with pytest.raises(NeedsALook) as refused:
        shop.privileges.give(people["Søren"], aside.id, Giving(reason))
    assert refused.value.field == "reason"


# IDEAS row 22 lets an owner go over the number with a reason; PRODUCT 3.4 does not: full is full, and the refusal says what to do.
@pytest.mark.idea(22)
def test_an_eleventh_of_ten_is_refused_and_says_what_to_do(shop: Shop, staff: dict[str, int]) -> None:
    from shopdesk.core.members.records import MemberDraft

    kind = shop.privileges.kinds.add(replace(ASIDE, places=10))
    members = [shop.members.add(MemberDraft(f"Person {number}")).id for number in range(11)]
    for member_id in members[:10]:
        shop.privileges.give(member_id, kind.id, GIVING)
    with pytest.raises(NotAllowed, match="All 10 places") as refused:
        shop.privileges.give(members[10], kind.id, GIVING)
    assert "End one" in refused.value.do
    assert shop.privileges.of(members[10]) == ()
    shop.privileges.end(shop.privileges.of(members[0])[0].id, "Moved to Bergen")
    assert shop.privileges.give(members[10], kind.id, GIVING).kind.id == kind.id


def test_the_same_privilege_is_not_given_twice(shop: Shop, people: dict[str, int], aside: PrivilegeKind) -> None:
    shop.privileges.give(people["Søren"], aside.id, GIVING)
    with pytest.raises(NeedsALook, match="already"):
        shop.privileges.give(people["Søren"], aside.id, GIVING)


def test_a_last_day_before_the_first_is_refused(shop: Shop, people: dict[str, int], aside: PrivilegeKind) -> None:
    with pytest.raises(NeedsALook) as refused:
        shop.privileges.give(people["Søren"], aside.id, replace(GIVING, end_on=shop.today() - dt.timedelta(1)))
    assert refused.value.field == "end_on"


@pytest.mark.idea(21)
def test_an_expired_grant_vanishes_and_frees_its_place(shop: Shop, people: dict[str, int], aside: PrivilegeKind) -> None:
    shop.privileges.give(people["Søren"], aside.id, replace(GIVING, end_on=shop.today() + dt.timedelta(3)))
    later(shop, 3)
    assert shop.privileges.marks([people["Søren"]])
    later(shop, 1)
    assert shop.privileges.marks([people["Søren"]]) == {}
    assert shop.privileges.of(people["Søren"]) == ()
    assert shop.privileges.kinds.get(aside.id).held == 0


def test_one_that_begins_later_holds_its_place_and_shows_nothing_yet(shop: Shop, people: dict[str, int], aside: PrivilegeKind) -> None:
    shop.privileges.give(people["Søren"], aside.id, replace(GIVING, start=shop.today() + dt.timedelta(2)))
    assert shop.privileges.of(people["Søren"]) == ()
    assert shop.privileges.kinds.get(aside.id).held == 1
    later(shop, 2)
    assert len(shop.privileges.of(people["Søren"])) == 1


def test_ending_one_needs_a_reason_and_suggests_a_kind_word(shop: Shop, people: dict[str, int], aside: PrivilegeKind) -> None:
    held = shop.privileges.give(people["Søren"], aside.id, GIVING)
    with pytest.raises(NeedsALook):
        shop.privileges.end(held.id, " ")
    assert "kind word" in shop.privileges.end(held.id, "Moved to Bergen")
    with pytest.raises(NotFound):
        shop.privileges.end(held.id, "Moved to Bergen")


def test_giving_and_ending_are_taken_back(shop: Shop, people: dict[str, int], aside: PrivilegeKind) -> None:
    held = shop.privileges.give(people["Søren"], aside.id, GIVING)
    shop.privileges.end(held.id, "A slip of the hand")
    for expected in (1, 0):
        last = shop.undo.last()
        assert last is not None
        shop.undo.take_back(last.id)
        assert len(shop.privileges.of(people["Søren"])) == expected
    assert shop.trust.history(people["Søren"]) == ()


@pytest.mark.parametrize("who", ["Åse", "Søren"])
def test_an_ending_is_not_taken_back_onto_a_place_that_is_held(shop: Shop, people: dict[str, int], aside: PrivilegeKind, who: str) -> None:
    shop.privileges.kinds.edit(aside.id, replace(ASIDE, places=1 if who == "Åse" else 2))
    shop.privileges.end(shop.privileges.give(people["Søren"], aside.id, GIVING).id, "Moved to Bergen")
    ending = shop.undo.last()
    shop.privileges.give(people[who], aside.id, GIVING)
    assert ending is not None
    with pytest.raises(ChangedSince):
        shop.undo.take_back(ending.id)
    assert shop.privileges.kinds.get(aside.id).held == 1


def by_itself(member_id: int) -> int:
    return member_id


@pytest.mark.idea(19)
def test_who_holds_a_priority_stands_first_where_things_wait(shop: Shop, people: dict[str, int], aside: PrivilegeKind) -> None:
    shop.privileges.give(people["Hanne"], aside.id, GIVING)
    small = shop.privileges.kinds.add(KindDraft("Coffee", Category.SMALL, "A coffee on the house"))
    shop.privileges.give(people["Ole"], small.id, GIVING)
    order = [people["Søren"], people["Åse"], people["Hanne"], people["Ole"]]
    assert shop.privileges.in_line(order, by_itself) == (people["Hanne"], people["Søren"], people["Åse"], people["Ole"])
    assert shop.privileges.marks(order)[people["Hanne"]] == (Mark("kept", "Kept aside"),)


@given(st.lists(st.integers(0, 9)), st.frozensets(st.integers(0, 9)))
def test_going_first_changes_nothing_else_in_the_order(members: list[int], first: frozenset[int]) -> None:
    line = rules.in_line(members, by_itself, first)
    assert [each for each in line if each in first] == [each for each in members if each in first]
    assert [each for each in line if each not in first] == [each for each in members if each not in first]
    assert sorted(line) == sorted(members)
    assert list(line) == [each for each in line if each in first] + [each for each in line if each not in first]


def test_a_merged_page_brings_its_privileges_along(shop: Shop, people: dict[str, int], aside: PrivilegeKind) -> None:
    shop.privileges.give(people["Søren"], aside.id, GIVING)
    with shop.transaction("test.merge") as writing:
        shop.members.drop_glance(people["Søren"])
        writing.update(Member, people["Søren"], merged_into=people["Åse"])
    assert len(shop.privileges.of(people["Åse"])) == 1
    assert shop.privileges.marks([people["Åse"]])[people["Åse"]] == (Mark("kept", "Kept aside"),)
    assert shop.privileges.in_line([people["Ole"], people["Søren"], people["Åse"]], by_itself)[1:] == (people["Åse"], people["Ole"])
    assert [holder.name for holder in shop.privileges.holders(aside.id)] == ["Åse Bråten"]
    with pytest.raises(NeedsALook, match="already"):
        shop.privileges.give(people["Åse"], aside.id, GIVING)


def test_a_giver_who_left_is_still_named(shop: Shop, staff: dict[str, int], people: dict[str, int], aside: PrivilegeKind) -> None:
    shop.staff.hand_over(staff["Noor"])
    shop.privileges.give(people["Søren"], aside.id, GIVING)
    shop.staff.hand_over(staff["Ingrid"])
    shop.staff.leave(staff["Noor"])
    giver = shop.privileges.of(people["Søren"])[0].giver
    assert giver is not None
    assert (giver.name, giver.works_here) == ("Noor Bakker", False)


def test_nothing_is_given_while_something_is_to_be_put_right(shop: Shop, people: dict[str, int], aside: PrivilegeKind) -> None:
    shop.cases.open(NewCase(people["Søren"], CaseKind.PROBLEM, "His loaf was burnt"))
    with pytest.raises(Held):
        shop.privileges.give(people["Søren"], aside.id, GIVING)
    shop.privileges.give(people["Søren"], aside.id, replace(GIVING, despite="He waited for it all year"))
    assert [override.words for override in shop.cases.overrides(people["Søren"])] == ["He waited for it all year"]


def test_a_review_comes_up_on_today(shop: Shop, people: dict[str, int], aside: PrivilegeKind) -> None:
    held = shop.privileges.give(people["Søren"], aside.id, GIVING)
    later(shop, 180)
    (row,) = (row for row in shop.today_list.now().rows if row.group is Group.REVIEWS)
    assert (row.member_id, row.about_id, row.name, row.act) == (people["Søren"], held.id, "Søren Kjær", Act.LOOK)
    for otherwise in (Rule(Event.REVIEW, None, 5, Act.LOOK), Rule(Event.REVIEW, None, 0, Act.LOOK, active=False)):
        shop.followups.playbook.save(otherwise)
        assert all(row.group is not Group.REVIEWS for row in shop.today_list.now().rows)
    shop.followups.playbook.reset(Event.REVIEW, None)
    shop.today_list.done(row)
    assert shop.privileges.reviews() == ()


def test_nothing_is_given_or_taken_by_time_alone(shop: Shop, people: dict[str, int], aside: PrivilegeKind) -> None:
    shop.privileges.give(people["Søren"], aside.id, GIVING)
    later(shop, 2000)
    assert len(shop.privileges.of(people["Søren"])) == 1
    assert [review.holder.name for review in shop.privileges.reviews()] == ["Søren Kjær"]
    assert shop.privileges.of(people["Åse"]) == ()


def test_a_review_that_keeps_it_comes_again_after_the_interval(shop: Shop, people: dict[str, int], aside: PrivilegeKind) -> None:
    held = shop.privileges.give(people["Søren"], aside.id, GIVING)
    later(shop, 180)
    assert "Waited an hour" in shop.privileges.reviews()[0].sentence
    shop.privileges.keep(held.id)
    assert shop.privileges.reviews() == ()
    later(shop, 180)
    assert len(shop.privileges.reviews()) == 1


def test_a_review_says_since_when_it_was_not_used(shop: Shop, people: dict[str, int], aside: PrivilegeKind) -> None:
    held = shop.privileges.give(people["Søren"], aside.id, GIVING)
    shop.privileges.used(held.id)
    later(shop, 200)
    assert shop.privileges.reviews()[0].sentence == "Has not used it since November. Ask before you pass the place on."
