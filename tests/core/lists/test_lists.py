"""Saved lists: kept, renamed, removed, taken back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopdesk.core.lists import rules
from shopdesk.core.lists.records import SavedList
from shopdesk.core.members.filters import THIS_MONTH, MemberFilter, Order, Reach
from shopdesk.core.permissions.records import Channel
from shopdesk.core.rhythm.records import Standing
from shopdesk.core.shop import Shop
from shopdesk.errors import NeedsALook, NotFound

NEAR = MemberFilter(text="malvik", reach=frozenset({Reach.PHONE}))
FILTERS = st.builds(
    MemberFilter, text=st.text(max_size=5), standings=st.frozensets(st.sampled_from(Standing)),
    here_within=st.none() | st.integers(0, 900), not_here_for=st.none() | st.integers(0, 900), reach=st.frozensets(st.sampled_from(Reach)),
    birthday=st.none() | st.integers(0, 12), begun_this_month=st.booleans(), allergy=st.booleans(),
    may=st.frozensets(st.sampled_from(Channel)), privilege=st.none() | st.integers(1, 2**62), town=st.text(max_size=5),
    language=st.sampled_from(["", "nb"]), remembers=st.text(max_size=5), listed=st.sampled_from(["", "35ef00579dcccb8d"]),
)


def names(shop: Shop) -> list[str]:
    return [saved.name for saved in shop.lists.all() if saved.own]


def test_a_new_shop_has_the_lists_of_every_shop(shop: Shop) -> None:
    assert [saved.key for saved in shop.lists.all()][:3] == ["everyone", "regulars", "begun"]
    assert not any(saved.own for saved in shop.lists.all())
    birthdays = next(saved for saved in shop.lists.all() if saved.key == "birthdays")
    assert birthdays.wanted.birthday == THIS_MONTH


def test_a_list_is_kept_with_its_filter_and_its_order(shop: Shop) -> None:
    kept = shop.lists.keep("  Near  Malvik ", NEAR, Order.LAST_HERE, backwards=True)
    assert shop.lists.all()[-1] == kept == SavedList(kept.key, "Near Malvik", NEAR, Order.LAST_HERE, True, own=True)


@given(FILTERS, st.sampled_from(Order), st.booleans())
def test_a_list_comes_out_of_the_store_as_it_went_in(wanted: MemberFilter, order: Order, backwards: bool) -> None:
    saved = SavedList("1", "Post", wanted, order, backwards, own=True)
    assert rules.from_plain(rules.as_plain(saved)) == saved


def test_a_code_of_a_later_program_is_passed_over() -> None:
    plain = rules.as_plain(SavedList("1", "Post", MemberFilter(reach=frozenset({Reach.POST}))))
    plain["wanted"]["reach"].append("pigeon")
    assert rules.from_plain(plain).wanted.reach == {Reach.POST}


@pytest.mark.parametrize("name", ["", "  ", "EVERYONE", "near malvik", "x" * 41])
def test_a_list_has_a_name_of_its_own(shop: Shop, name: str) -> None:
    shop.lists.keep("Near Malvik", NEAR)
    with pytest.raises(NeedsALook) as refused:
        shop.lists.keep(name, NEAR)
    assert refused.value.field == "list"
    assert names(shop) == ["Near Malvik"]


def test_a_list_is_renamed_and_may_keep_its_own_name(shop: Shop) -> None:
    kept = shop.lists.keep("Near Malvik", NEAR)
    shop.lists.rename(kept.key, "near malvik")
    assert shop.lists.rename(kept.key, "Malvik").wanted == NEAR
    assert names(shop) == ["Malvik"]


def test_a_removed_list_comes_back_with_undo(shop: Shop) -> None:
    first, second = shop.lists.keep("Malvik", NEAR), shop.lists.keep("Post", MemberFilter(reach=frozenset({Reach.POST})))
    shop.lists.remove(first.key)
    assert names(shop) == ["Post"]
    step = shop.undo.last()
    assert step is not None
    shop.undo.take_back(step.id)
    assert shop.lists.all()[-2:] == (first, second)


def test_a_list_that_is_gone_is_said_to_be(shop: Shop) -> None:
    kept = shop.lists.keep("Malvik", NEAR)
    shop.lists.remove(kept.key)
    with pytest.raises(NotFound):
        shop.lists.remove(kept.key)
    with pytest.raises(NotFound):
        shop.lists.rename(kept.key, "Other")


def test_those_who_show_lists_hear_of_it(shop: Shop) -> None:
    heard = []
    shop.listen(heard.append)
    shop.lists.keep("Malvik", NEAR)
    assert [changes.features for changes in heard] == [frozenset({"lists"})]
