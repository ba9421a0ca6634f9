"""Kinds of privileges: begun with, added, changed, ended with what becomes of their holders."""

from __future__ import annotations

from dataclasses import replace

import pytest

from shopdesk.core.money import Money
from shopdesk.core.privileges import rules
from shopdesk.core.privileges.records import Category, Giving, KindDraft, PrivilegeKind
from shopdesk.core.shop import Shop
from shopdesk.errors import NeedsALook, NotAllowed, NotFound
from tests.core.privileges.conftest import ASIDE

GIVING = Giving("Waited an hour in the rain for us")


@pytest.mark.idea(21)
def test_a_shop_may_begin_with_kinds_of_every_category(shop: Shop, staff: dict[str, int]) -> None:
    offered = shop.privileges.kinds.offered()
    assert {draft.category for draft in offered} == set(Category)
    assert shop.privileges.kinds.all() == ()
    shop.privileges.kinds.add(offered[0])
    assert shop.privileges.kinds.offered() == offered[1:]


def test_a_kind_is_kept_as_it_was_typed(shop: Shop, aside: PrivilegeKind) -> None:
    assert aside.draft() == ASIDE
    assert (aside.held, aside.room, aside.waiting) == (0, 2, 0)
    changed = shop.privileges.kinds.edit(aside.id, replace(ASIDE, name="Set aside", places=5))
    assert shop.privileges.kinds.all() == (changed,)
    assert changed.draft() == replace(ASIDE, name="Set aside", places=5)


@pytest.mark.parametrize(
    ("field", "draft"),
    [
        ("name", replace(ASIDE, name=" ")), ("name", replace(ASIDE, name="x" * 41)), ("instruction", replace(ASIDE, instruction="")),
        ("places", replace(ASIDE, places=0)), ("places", replace(ASIDE, places=10_001)), ("review_days", replace(ASIDE, review_days=0)),
        ("name", KindDraft("KEPT aside", Category.SMALL, "The same name again")),
    ],
)
def test_what_a_kind_lacks_is_said_at_its_field(shop: Shop, aside: PrivilegeKind, field: str, draft: KindDraft) -> None:
    with pytest.raises(NeedsALook) as refused:
        shop.privileges.kinds.add(draft)
    assert refused.value.field == field
    assert shop.privileges.kinds.all() == (aside,)


# The trials themselves come with the insights; until then nothing can have been tried, so the gate is closed.
@pytest.mark.idea(83, part=True)
def test_a_kind_for_many_is_tried_on_few_first(shop: Shop, aside: PrivilegeKind) -> None:
    shop.privileges.kinds.edit(aside.id, replace(ASIDE, places=rules.TRY_FIRST))
    with pytest.raises(NeedsALook, match="tried on a few first"):
        shop.privileges.kinds.edit(aside.id, replace(ASIDE, places=rules.TRY_FIRST + 1))
    assert rules.clean_kind(replace(ASIDE, places=rules.TRY_FIRST + 1), tried=True).places == rules.TRY_FIRST + 1


def test_only_an_owner_decides_which_kinds_there_are(shop: Shop, staff: dict[str, int], aside: PrivilegeKind) -> None:
    shop.staff.hand_over(staff["Noor"])
    for act in (lambda: shop.privileges.kinds.add(ASIDE), lambda: shop.privileges.kinds.end(aside.id)):
        with pytest.raises(NotAllowed):
            act()


def test_fewer_places_than_are_held_take_nobodys(shop: Shop, people: dict[str, int], aside: PrivilegeKind) -> None:
    for name in ("Søren", "Åse"):
        shop.privileges.give(people[name], aside.id, GIVING)
    smaller = shop.privileges.kinds.edit(aside.id, replace(ASIDE, places=1))
    assert (smaller.held, smaller.room) == (2, 0)
    with pytest.raises(NotAllowed):
        shop.privileges.give(people["Hanne"], aside.id, GIVING)


def test_a_kind_with_holders_ends_only_with_a_reason_for_them(shop: Shop, people: dict[str, int], aside: PrivilegeKind) -> None:
    shop.privileges.give(people["Søren"], aside.id, GIVING)
    shop.privileges.give(people["Åse"], aside.id, GIVING)
    shop.privileges.waiting.add(people["Hanne"], aside.id, "Asked on Friday")
    with pytest.raises(NeedsALook, match="2 people") as refused:
        shop.privileges.kinds.end(aside.id)
    assert refused.value.field == "why"
    assert shop.privileges.of(people["Søren"])
    assert shop.privileges.kinds.end(aside.id, "We stop baking rye") == 2
    assert shop.privileges.of(people["Søren"]) == shop.privileges.of(people["Åse"]) == shop.privileges.kinds.all() == ()
    with pytest.raises(NotFound):
        shop.privileges.give(people["Ole"], aside.id, GIVING)


def test_a_kind_nobody_has_ends_without_words_and_comes_back_with_undo(shop: Shop, aside: PrivilegeKind) -> None:
    assert shop.privileges.kinds.end(aside.id) == 0
    assert shop.privileges.kinds.all() == ()
    last = shop.undo.last()
    assert last is not None
    shop.undo.take_back(last.id)
    assert shop.privileges.kinds.all() == (aside,)


def test_a_kind_is_found_by_its_name(shop: Shop, aside: PrivilegeKind) -> None:
    assert shop.privileges.kinds.named(" kept ASIDE ") == aside
    with pytest.raises(NotFound, match="Kept aside"):
        shop.privileges.kinds.named("Early door")


def test_what_the_owner_decided_staff_do_not_take_back(shop: Shop, staff: dict[str, int], aside: PrivilegeKind) -> None:
    shop.gestures.budget.set_limit(Money(10_000, "EUR"))
    last = shop.undo.last()
    assert last is not None
    shop.staff.hand_over(staff["Noor"])
    with pytest.raises(NotAllowed):
        shop.undo.take_back(last.id)
    assert shop.gestures.budget.limit() == Money(10_000, "EUR")
