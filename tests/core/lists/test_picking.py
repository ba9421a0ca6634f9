"""Lists of people picked by hand: put on, taken off, taken back, and what becomes of who is merged or erased."""

from __future__ import annotations

import pytest

from shopdesk.core.lists import picking
from shopdesk.core.lists.records import SavedList
from shopdesk.core.members.filters import MemberFilter, Reach
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop
from shopdesk.errors import NeedsALook, NotFound
from shopdesk.storage.tables import Listed


@pytest.fixture
def people(shop: Shop) -> dict[str, int]:
    drafts = (MemberDraft("Hanne Vik", phones=("91234561",)), MemberDraft("Ingrid Dahl"), MemberDraft("Åse Bråten", phones=("91234562",)))
    return {draft.name.split()[0]: shop.members.add(draft).id for draft in drafts}


@pytest.fixture
def orders(shop: Shop, people: dict[str, int]) -> SavedList:
    """Hanne and Ingrid ordered something for Christmas."""
    return shop.lists.picking.begin("Christmas orders", (people["Hanne"], people["Ingrid"]))


def on(shop: Shop, picked: SavedList) -> list[str]:
    """Who is on it, as the page, the count and an export see it."""
    ids = shop.members.listing.ids(picked.wanted)
    assert shop.members.listing.count(picked.wanted) == len(ids)
    return [row.name for row in shop.members.listing.rows(ids)]


def back(shop: Shop) -> None:
    step = shop.undo.last()
    assert step is not None
    shop.undo.take_back(step.id)


def rows(shop: Shop) -> int:
    return Listed.select().count()


def test_it_stands_among_the_lists_and_holds_whom_somebody_put_on_it(shop: Shop, orders: SavedList) -> None:
    assert shop.lists.all()[-1] == orders
    assert orders.picked
    assert orders.own
    assert not any(saved.picked for saved in shop.lists.all()[:-1])
    assert on(shop, orders) == ["Hanne Vik", "Ingrid Dahl"]


def test_people_are_put_on_once_and_taken_off(shop: Shop, people: dict[str, int], orders: SavedList) -> None:
    assert shop.lists.picking.put_on(orders.key, (people["Åse"], people["Hanne"], people["Hanne"], 1)) == 1
    assert on(shop, orders) == ["Åse Bråten", "Hanne Vik", "Ingrid Dahl"]
    assert shop.lists.picking.take_off(orders.key, (people["Ingrid"], people["Ingrid"], 1)) == 1
    assert on(shop, orders) == ["Åse Bråten", "Hanne Vik"]


def test_each_act_is_taken_back_in_one_step(shop: Shop, people: dict[str, int], orders: SavedList) -> None:
    shop.lists.picking.put_on(orders.key, (people["Åse"],))
    shop.lists.picking.take_off(orders.key, people.values())
    assert on(shop, orders) == []
    back(shop)
    assert len(on(shop, orders)) == 3
    back(shop)
    assert on(shop, orders) == ["Hanne Vik", "Ingrid Dahl"]
    back(shop)
    assert not any(saved.own for saved in shop.lists.all())
    assert rows(shop) == 0


def test_with_a_list_everybody_on_it_is_let_go_and_comes_back_with_it(shop: Shop, orders: SavedList) -> None:
    shop.lists.remove(orders.key)
    assert rows(shop) == 0
    with pytest.raises(NotFound):
        shop.lists.picking.put_on(orders.key, ())
    with pytest.raises(NotFound):
        shop.lists.picking.take_off(orders.key, ())
    back(shop)
    assert on(shop, orders) == ["Hanne Vik", "Ingrid Dahl"]


def test_a_list_and_a_filter_combine_and_can_be_kept(shop: Shop, orders: SavedList) -> None:
    kept = shop.lists.keep("To ring", MemberFilter(reach=frozenset({Reach.PHONE}), listed=orders.key))
    assert not kept.picked
    assert on(shop, kept) == ["Hanne Vik"]
    assert shop.lists.all()[-1] == kept


def test_who_is_merged_stands_on_it_once_and_each_again_when_they_are_two(shop: Shop, people: dict[str, int], orders: SavedList) -> None:
    merged = shop.duplicates.merge(people["Åse"], people["Ingrid"])
    assert on(shop, orders) == ["Åse Bråten", "Hanne Vik"]
    assert shop.lists.picking.put_on(orders.key, (people["Åse"], people["Ingrid"])) == 0
    shop.duplicates.separate(merged.id)
    assert on(shop, orders) == ["Hanne Vik", "Ingrid Dahl"]
    shop.duplicates.merge(people["Åse"], people["Ingrid"])
    assert shop.lists.picking.take_off(orders.key, (people["Åse"],)) == 1
    assert on(shop, orders) == ["Hanne Vik"]


def test_who_is_erased_stands_on_no_list(shop: Shop, people: dict[str, int], orders: SavedList) -> None:
    shop.known.erase(people["Hanne"])
    assert on(shop, orders) == ["Ingrid Dahl"]
    assert rows(shop) == 1


def test_somebody_reads_on_which_lists_they_are(shop: Shop, people: dict[str, int], orders: SavedList) -> None:
    known = shop.known.about(people["Hanne"])
    (chapter,) = [chapter for chapter in known.chapters if chapter.heading == "Lists you are on"]
    assert chapter.facts[0].says.startswith("Christmas orders")


def test_a_list_has_a_name_of_its_own_and_room(shop: Shop, people: dict[str, int], orders: SavedList) -> None:
    for name in ("", "christmas orders", "Everyone"):
        with pytest.raises(NeedsALook) as refused:
            shop.lists.picking.begin(name, people.values())
        assert refused.value.field == "list"
    with pytest.raises(NeedsALook, match="holds 2\u202f000 people"):
        shop.lists.picking.begin("All of them", range(picking.MOST + 1))
    assert [saved.name for saved in shop.lists.all() if saved.own] == ["Christmas orders"]


def test_a_full_list_takes_nobody_more(shop: Shop, people: dict[str, int], orders: SavedList, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picking, "MOST", 2)
    with pytest.raises(NeedsALook):
        shop.lists.picking.put_on(orders.key, (people["Åse"],))
    assert on(shop, orders) == ["Hanne Vik", "Ingrid Dahl"]


def test_who_was_put_on_a_list_that_was_taken_back_meanwhile_is_let_go(shop: Shop, people: dict[str, int], orders: SavedList) -> None:
    begun = shop.undo.last()
    assert begun is not None
    shop.lists.picking.put_on(orders.key, (people["Åse"],))
    shop.undo.take_back(begun.id)
    assert rows(shop) == 1
    shop.undo.thin()
    assert rows(shop) == 0


def test_the_log_counts_and_names_nobody(shop: Shop, orders: SavedList) -> None:
    (line,) = [line for line in shop.log.tail(5) if line.verb == "lists.put_on"]
    assert (line.member_id, line.numbers) == (None, {"count": 2})
