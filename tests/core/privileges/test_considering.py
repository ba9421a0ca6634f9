"""Who is worth considering: every point explained, money never one of them, and nobody while something is to be put right."""

from __future__ import annotations

import datetime as dt

import pytest

from shopdesk.clock import FixedClock
from shopdesk.core.cases.records import CaseKind, NewCase
from shopdesk.core.gestures.records import GestureKind, NewGesture, Why
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.money import Money
from shopdesk.core.privileges.records import Category, Contributed, KindDraft, PrivilegeKind
from shopdesk.core.shop import Shop
from tests.core.privileges.conftest import CONTACT


def come(shop: Shop, member_id: int, weeks: int, amount: Money | None = None) -> None:
    for week in range(weeks, 0, -1):
        shop.visits.record(member_id, shop.today() - dt.timedelta(7 * week - 2), amount=amount)


def names(shop: Shop) -> list[str]:
    return [each.name for each in shop.privileges.considering.suggestions()]


@pytest.mark.idea(23)
def test_who_comes_steadily_is_considered_whatever_they_pay(shop: Shop, people: dict[str, int], aside: PrivilegeKind) -> None:
    come(shop, people["Søren"], 60, Money(1_000_000, "NOK"))
    come(shop, people["Åse"], 60)
    found = shop.privileges.considering.suggestions()
    assert {each.name for each in found} == {"Søren Kjær", "Åse Bråten"}
    rich, poor = sorted(found, key=lambda each: each.name)
    assert [(why.sentence, why.weight) for why in rich.why] == [(why.sentence, why.weight) for why in poor.why]
    assert [why.sentence for why in rich.why] == ["Has come steadily for a year.", "Has had nothing from us yet."]
    assert all(why.sentence and why.weight > 0 for each in found for why in each.why)


def test_what_they_did_for_us_is_the_reason_in_its_own_words(shop: Shop, people: dict[str, int], aside: PrivilegeKind) -> None:
    moment = shop.privileges.kinds.add(KindDraft("First taste", Category.MOMENT, "Asked before we change a bake"))
    contact = shop.privileges.kinds.add(CONTACT)
    told = "Told us, kindly, why the new rye is too sour. He was right."
    shop.privileges.considering.contributed(people["Ole"], Contributed.ADVICE, told)
    waited = "Two answers to her took a day because nobody knew who had them."
    shop.privileges.considering.contributed(people["Hanne"], Contributed.PATIENCE, waited)
    come(shop, people["Søren"], 20)
    found = [(each.name, each.kind.id, each.sentence) for each in shop.privileges.considering.suggestions()]
    assert found[:2] == [("Hanne Vik", contact.id, waited), ("Ole Moen", moment.id, told)]
    assert found[2][:2] == ("Søren Kjær", aside.id)


def test_who_had_much_already_comes_after_who_had_nothing(shop: Shop, people: dict[str, int], aside: PrivilegeKind) -> None:
    for name in ("Søren", "Åse"):
        come(shop, people[name], 60)
    shop.gestures.give(people["Søren"], NewGesture(GestureKind.GIFT, "A rye loaf", Why.YEARS))
    assert names(shop) == ["Åse Bråten", "Søren Kjær"]


def test_who_was_put_off_rests_for_half_a_year(shop: Shop, people: dict[str, int], aside: PrivilegeKind) -> None:
    shop.privileges.considering.contributed(people["Ole"], Contributed.WISH, "Wished for a darker rye")
    until = shop.privileges.considering.not_now(people["Ole"])
    assert names(shop) == []
    shop.clock = FixedClock(shop.clock.now() + (until - shop.today()))
    assert names(shop) == ["Ole Moen"]


def test_nobody_is_suggested_where_no_place_is_free(shop: Shop, people: dict[str, int], aside: PrivilegeKind) -> None:
    shop.privileges.considering.contributed(people["Ole"], Contributed.WISH, "Wished for a darker rye")
    for suggestion in shop.privileges.considering.suggestions():
        shop.privileges.considering.approve(suggestion)
    assert [(held.reason, held.kind.id) for held in shop.privileges.of(people["Ole"])] == [("Wished for a darker rye", aside.id)]
    assert names(shop) == []


def test_who_wants_to_be_left_alone_is_not_thought_of(shop: Shop, people: dict[str, int], aside: PrivilegeKind) -> None:
    alone = shop.members.add(MemberDraft("Gunnar Myhre", left_alone=True)).id
    shop.privileges.considering.contributed(alone, Contributed.WISH, "Wished for a darker rye")
    come(shop, alone, 40)
    shop.cases.solve(shop.cases.open(NewCase(alone, CaseKind.PROBLEM, "His loaf was burnt")).id, "Baked another")
    assert names(shop) == []


def test_an_approved_personal_contact_is_whoever_approves(shop: Shop, staff: dict[str, int], people: dict[str, int]) -> None:
    shop.privileges.kinds.add(CONTACT)
    shop.privileges.considering.contributed(people["Hanne"], Contributed.PATIENCE, "Waited a day for an answer")
    held = shop.privileges.considering.approve(shop.privileges.considering.suggestions()[0])
    assert held.contact is not None
    assert held.contact.id == staff["Ingrid"]


def test_nobody_is_suggested_who_holds_it_already(shop: Shop, people: dict[str, int], aside: PrivilegeKind) -> None:
    shop.privileges.considering.contributed(people["Ole"], Contributed.WISH, "Wished for a darker rye")
    shop.privileges.considering.contributed(people["Ole"], Contributed.ADVICE, "Said why the rye is sour")
    shop.privileges.considering.approve(shop.privileges.considering.suggestions()[0])
    assert names(shop) == []


def test_patience_with_a_mistake_counts_once_it_is_put_right(shop: Shop, people: dict[str, int], aside: PrivilegeKind) -> None:
    case = shop.cases.open(NewCase(people["Hanne"], CaseKind.PROBLEM, "Her loaf was given to someone else"))
    shop.privileges.considering.contributed(people["Ole"], Contributed.WISH, "Wished for a darker rye")
    assert names(shop) == ["Ole Moen"]
    shop.cases.solve(case.id, "Baked another")
    found = shop.privileges.considering.suggestions()[0]
    assert found.sentence.startswith("Was patient until it was put right: Her loaf was given to someone else")


def test_nobody_is_considered_while_a_core_thing_is_red(shop: Shop, people: dict[str, int], aside: PrivilegeKind) -> None:
    shop.privileges.considering.contributed(people["Hanne"], Contributed.WISH, "Wished for a darker rye")
    shop.cases.core.mark_red(shop.cases.core.all()[0].key, "The oven is cold")
    assert names(shop) == []
