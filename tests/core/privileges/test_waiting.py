"""Places and the waiting order, whatever is done in whatever sequence."""

from __future__ import annotations

import contextlib
import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shopdesk.clock import FixedClock
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.privileges.records import Category, Giving, KindDraft, PrivilegeKind
from shopdesk.core.shop import Shop
from shopdesk.errors import NeedsALook, NotAllowed, NotFound
from tests.core.conftest import EmptyPlace

GIVING = Giving("Waited an hour in the rain for us")
NOW = dt.datetime(2026, 11, 19, 8, tzinfo=dt.UTC)
STEPS = st.lists(st.tuples(st.sampled_from(["give", "wait", "end", "leave"]), st.integers(0, 4)), max_size=25)


def names(shop: Shop, kind: PrivilegeKind) -> list[str]:
    return [waiting.name for waiting in shop.privileges.waiting.of(kind.id)]


def test_who_wrote_first_is_next(shop: Shop, people: dict[str, int], aside: PrivilegeKind) -> None:
    for name in ("Hanne", "Søren", "Åse"):
        shop.privileges.waiting.add(people[name], aside.id, "Asked for it")
    assert names(shop, aside) == ["Hanne Vik", "Søren Kjær", "Åse Bråten"]
    shop.privileges.waiting.leave(shop.privileges.waiting.of(aside.id)[0].id)
    assert [(waiting.name, waiting.place) for waiting in shop.privileges.waiting.of(aside.id)] == [("Søren Kjær", 1), ("Åse Bråten", 2)]


def test_who_is_given_it_waits_no_longer(shop: Shop, people: dict[str, int], aside: PrivilegeKind) -> None:
    shop.privileges.waiting.add(people["Hanne"], aside.id, "Asked for it")
    shop.privileges.give(people["Hanne"], aside.id, GIVING)
    assert names(shop, aside) == []
    with pytest.raises(NeedsALook, match="already"):
        shop.privileges.waiting.add(people["Hanne"], aside.id, "Asked for it")


def test_nobody_waits_twice_or_without_a_reason(shop: Shop, people: dict[str, int], aside: PrivilegeKind) -> None:
    waiting = shop.privileges.waiting.add(people["Hanne"], aside.id, "Asked for it")
    for reason in ("Asked again", ""):
        with pytest.raises(NeedsALook):
            shop.privileges.waiting.add(people["Hanne"], aside.id, reason)
    shop.privileges.waiting.leave(waiting.id)
    with pytest.raises(NotFound):
        shop.privileges.waiting.leave(waiting.id)


def test_a_free_place_is_suggested_to_who_waits_and_given_to_nobody(shop: Shop, people: dict[str, int], aside: PrivilegeKind) -> None:
    held = [shop.privileges.give(people[name], aside.id, GIVING) for name in ("Søren", "Åse")]
    shop.privileges.waiting.add(people["Hanne"], aside.id, "Asked in the autumn")
    assert shop.privileges.considering.suggestions() == ()
    shop.privileges.end(held[0].id, "Moved to Bergen")
    assert [(each.name, each.sentence) for each in shop.privileges.considering.suggestions()] == [("Hanne Vik", "Asked in the autumn")]
    assert shop.privileges.of(people["Hanne"]) == ()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_no_sequence_goes_beyond_the_places_or_mixes_up_the_order(empty_place: EmptyPlace, steps: list[tuple[str, int]]) -> None:
    with Shop.open(empty_place(), clock=FixedClock(NOW)) as shop:
        members = [shop.members.add(MemberDraft(f"Person {number}")).id for number in range(5)]
        kind = shop.privileges.kinds.add(KindDraft("Early door", Category.SMALL, "May come in early", places=2))
        held: set[int] = set()
        order: list[int] = []
        for step, number in steps:
            member_id = members[number]
            with contextlib.suppress(NeedsALook, NotAllowed, NotFound):
                if step == "give":
                    shop.privileges.give(member_id, kind.id, GIVING)
                    held.add(member_id)
                    order = [each for each in order if each != member_id]
                elif step == "wait":
                    shop.privileges.waiting.add(member_id, kind.id, "Asked for it")
                    order.append(member_id)
                elif step == "end":
                    for each in shop.privileges.of(member_id):
                        shop.privileges.end(each.id, "Moved away")
                        held.discard(member_id)
                elif step == "leave":
                    first = shop.privileges.waiting.of(kind.id)[number:][:1]
                    for waiting in first:
                        shop.privileges.waiting.leave(waiting.id)
                        order.remove(waiting.member_id)
            now = shop.privileges.kinds.get(kind.id)
            assert {holder.held.member_id for holder in shop.privileges.holders(kind.id)} == held
            assert now.held == len(held) <= now.places
            assert [waiting.member_id for waiting in shop.privileges.waiting.of(kind.id)] == order
            assert now.waiting == len(order)
