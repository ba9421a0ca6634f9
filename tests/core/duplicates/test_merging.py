"""Two pages made one: a pointer and nothing more, so that two can be made of it again."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shopdesk.clock import FixedClock
from shopdesk.core.duplicates.records import Taken
from shopdesk.core.members.records import Address, Age, Birthday, MemberDraft, MemoryKind, Remembered
from shopdesk.core.permissions import rules
from shopdesk.core.permissions.records import Channel, Choices, Purpose, State
from shopdesk.core.shop import Shop
from shopdesk.errors import ChangedSince, NeedsALook, NotFound
from shopdesk.storage.tables import TABLES, LogLine, Merge, Permission, UndoRow, UndoStep

EMAIL, NEWS = Channel.EMAIL, Purpose.NEWS
_IN_TIME = settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
_ACTS = {
    "visit": lambda shop, page: shop.visits.record(page),
    "note": lambda shop, page: shop.members.note(page, "Asked for rye"),
    "memory": lambda shop, page: shop.members.remember(page, MemoryKind.ALLERGY, "walnuts"),
    "yes": lambda shop, page: shop.permissions.give(page, EMAIL, NEWS),
    "no": lambda shop, page: shop.permissions.refuse(page, EMAIL, NEWS),
    "choice": lambda shop, page: shop.permissions.choices.choose(page, Choices(per_month=2)),
    "thing": lambda shop, page: shop.members.add_thing(page, "Cargo bike", care_every_days=90),
    "agreement": lambda shop, page: shop.voices.agreements.agree(page, "fresh rye", "we keep one"),
}


@pytest.fixture
def soren(shop: Shop) -> int:
    return shop.members.add(MemberDraft(name="Søren Kjær", phones=("912 44 318",), remembered=Remembered.PURCHASES)).id


@pytest.fixture
def other(shop: Shop) -> int:
    draft = MemberDraft(
        name="Soren Kjaer", greeting="Mr Kjær", phones=("+45 33 12 34 56",), emails=("soren@kjaer.example",),
        address=Address(city="Malvik"), birthday=Birthday(2, 4), remembered=Remembered.VISITS,
    )
    return shop.members.add(draft).id


def _tables(shop: Shop) -> dict[str, Any]:
    """Everything but what is written down of the act itself."""
    names = [table._meta.table_name for table in TABLES if table not in (LogLine, UndoStep, UndoRow, Merge, Permission)]
    return {name: sorted(map(repr, shop.store.rows(f"SELECT * FROM {name}"))) for name in names}


def _without_place(tables: dict[str, Any], shop: Shop) -> dict[str, Any]:
    columns = "member_id, code, name, greeting, city, phone, email, first_day, last_day, visits, remember_kind, remember, photo_id, words"
    return tables | {"glance": sorted(map(repr, shop.store.rows(f"SELECT {columns} FROM glance")))}


def test_one_page_goes_on_and_both_cards_and_names_lead_to_it(shop: Shop, soren: int, other: int) -> None:
    codes = [shop.members.get(page).code for page in (soren, other)]
    shop.visits.record(other)
    shop.members.note(other, "Prefers Thursdays")
    shop.duplicates.merge(soren, other)
    assert [shop.members.by_code(code).id for code in codes] == [soren, soren]
    for text in ("Søren", "Kjaer", "Mr Kjær", "33123456", "soren@kjaer.example", codes[1]):
        assert [match.id for match in shop.members.find(text).matches] == [soren], text
    assert shop.members.count() == 1
    page = shop.members.get(other)
    assert (page.id, page.visits, page.emails, page.birthday) == (soren, 1, ("soren@kjaer.example",), Birthday(2, 4))
    assert [phone.typed for phone in page.phones] == ["912 44 318", "+45 33 12 34 56"]
    assert [note.text for note in shop.members.notes(soren)] == ["Prefers Thursdays"]
    assert shop.rhythm.of(soren) is not None


def test_what_somebody_chose_is_taken_and_more_restraint_holds(shop: Shop, soren: int, other: int) -> None:
    shop.duplicates.merge(soren, other, {Taken.NAME})
    page = shop.members.get(soren)
    assert (page.name, page.greeting, page.address.city, page.remembered) == ("Soren Kjaer", "Mr Kjær", "Malvik", Remembered.VISITS)


def test_how_old_they_are_is_known_after_it_too(shop: Shop) -> None:
    hanne, born = MemberDraft("Hanne Vik"), Birthday(2, 4, 2011)
    for here, there, said in (
        (hanne, replace(hanne, birthday=Birthday(2, 4), age=Age.YOUNG), (Birthday(2, 4), Age.YOUNG)),
        (replace(hanne, age=Age.ADULT), replace(hanne, age=Age.YOUNG), (None, Age.YOUNG)),
        (replace(hanne, age=Age.ADULT), replace(hanne, birthday=born), (born, Age.UNKNOWN)),
    ):
        first, second = shop.members.add(here).id, shop.members.add(there).id
        merged = shop.duplicates.merge(first, second)
        page = shop.members.get(first)
        assert (page.birthday, page.age) == said
        shop.duplicates.separate(merged.id)
        assert [(page.birthday, page.age) for page in map(shop.members.get, (first, second))] == [
            (draft.birthday, draft.age) for draft in (here, there)
        ]


def test_one_page_is_not_merged_with_itself(shop: Shop, soren: int, other: int) -> None:
    shop.duplicates.merge(soren, other)
    with pytest.raises(NeedsALook):
        shop.duplicates.merge(other, soren)


def test_a_chain_of_merges_leads_straight_to_the_last_page_and_comes_apart_in_any_order(shop: Shop, soren: int, other: int) -> None:
    third = shop.members.add(MemberDraft(name="S Kjær")).id
    first, second = shop.duplicates.merge(other, third), shop.duplicates.merge(soren, other)
    assert shop.members.pages(third) == (soren, *sorted((other, third)))
    assert shop.store.rows("SELECT DISTINCT merged_into_id FROM member WHERE merged_into_id IS NOT NULL") == [(soren,)]
    shop.duplicates.separate(first.id)
    assert shop.members.pages(third) == (third,)
    shop.duplicates.separate(second.id)
    assert [shop.members.pages(page) for page in (soren, other, third)] == [(soren,), (other,), (third,)]


def test_undo_takes_the_merge_back_whole(shop: Shop, soren: int, other: int) -> None:
    shop.permissions.refuse(soren, EMAIL, NEWS)
    shop.permissions.give(other, EMAIL, NEWS)
    before = _tables(shop)
    shop.duplicates.merge(soren, other, set(Taken))
    step = shop.undo.last()
    assert step is not None
    shop.undo.take_back(step.id)
    assert _without_place(_tables(shop), shop) == _without_place(before, shop)
    assert (shop.permissions.state(soren, EMAIL, NEWS), shop.permissions.state(other, EMAIL, NEWS)) == (State.NO, State.YES)


def test_what_happened_since_stays_with_the_page_that_went_on_and_is_said(shop: Shop, clock: FixedClock, soren: int, other: int) -> None:
    shop.visits.record(other)
    merged = shop.duplicates.merge(soren, other)
    clock.move(dt.timedelta(days=9))
    shop.visits.record(other)
    shop.members.edit(soren, MemberDraft(name="Søren J. Kjær", emails=("soren@kjaer.example",)))
    apart = shop.duplicates.separate(merged.id)
    assert apart.stayed == "What happened since stays with Søren J. Kjær."
    assert (shop.members.get(soren).visits, shop.members.get(other).visits) == (1, 1)
    assert (shop.members.get(soren).name, shop.members.get(other).emails) == ("Søren J. Kjær", ("soren@kjaer.example",))
    assert shop.members.count() == 2
    with pytest.raises(ChangedSince):
        shop.duplicates.separate(merged.id)


def test_after_thirty_days_one_page_stays_one(shop: Shop, clock: FixedClock, soren: int, other: int) -> None:
    merged = shop.duplicates.merge(soren, other)
    assert [one.id for one in shop.duplicates.merging.of(soren)] == [merged.id]
    clock.move(dt.timedelta(days=31))
    assert shop.duplicates.merging.of(soren) == ()
    with pytest.raises(NotFound):
        shop.duplicates.separate(merged.id)


@_IN_TIME
@given(st.lists(st.tuples(st.sampled_from(sorted(_ACTS)), st.booleans()), max_size=6), st.sets(st.sampled_from(Taken)))
def test_merging_and_separating_leaves_everything_as_it_was(
    shop: Shop, acts: list[tuple[str, bool]], taken: set[Taken]
) -> None:
    pages = [shop.members.add(MemberDraft(name=name, emails=(f"{name[0]}@vik.example",))).id for name in ("Hanne Vik", "Åse Bråten")]
    for act, second in acts:
        _ACTS[act](shop, pages[second])
    before, states = _without_place(_tables(shop), shop), [shop.permissions.states(page) for page in pages]
    merged = shop.duplicates.merge(*pages, taken)
    assert shop.duplicates.separate(merged.id).stayed == ""
    assert _without_place(_tables(shop), shop) == before
    assert [shop.permissions.states(page) for page in pages] == states


_SAID = st.lists(st.sampled_from(("give", "refuse", "withdraw")), max_size=3)


@_IN_TIME
@given(_SAID, _SAID, st.booleans())
def test_the_stricter_permission_wins(shop: Shop, here: list[str], there: list[str], turned: bool) -> None:
    pages = [shop.members.add(MemberDraft(name=name)).id for name in ("Hanne Vik", "Åse Bråten")]
    for page, said in sorted(zip(pages, (here, there), strict=True), reverse=turned):
        for word in said:
            getattr(shop.permissions, word)(page, EMAIL, NEWS)
    states = [shop.permissions.state(page, EMAIL, NEWS) for page in pages]
    shop.duplicates.merge(*pages)
    assert shop.permissions.state(pages[0], EMAIL, NEWS) is rules.stricter(*states)
    assert State.NO not in states or shop.permissions.state(pages[0], EMAIL, NEWS) is not State.YES


def test_of_two_choices_neither_is_overstepped(shop: Shop, soren: int, other: int) -> None:
    shop.permissions.choices.choose(soren, Choices(per_month=4, handle="@soren", mention=True))
    shop.permissions.choices.choose(other, Choices(per_month=1, ask_nothing=True))
    merged = shop.duplicates.merge(soren, other)
    chosen = shop.permissions.choices.of(soren).choices
    assert (chosen.per_month, chosen.mention, chosen.ask_nothing) == (1, False, True)
    shop.permissions.choices.choose(soren, Choices(per_month=3))
    assert shop.permissions.choices.of(other).choices.per_month == 3
    shop.duplicates.separate(merged.id)
    assert [shop.permissions.choices.of(page).choices.per_month for page in (soren, other)] == [3, 1]


def test_whoever_is_erased_goes_with_all_their_pages(shop: Shop, soren: int, other: int) -> None:
    shop.duplicates.merge(soren, other)
    shop.known.erasing.erase(other)
    assert shop.store.rows("SELECT count(*) FROM member") == [(0,)]
    assert shop.store.rows("SELECT count(*) FROM merge") == [(0,)]


def test_the_whole_shop_learned_anew_knows_the_days_of_both_pages(shop: Shop, soren: int, other: int) -> None:
    for days in (30, 16):
        shop.visits.record(soren, shop.today() - dt.timedelta(days))
        shop.visits.record(other, shop.today() - dt.timedelta(days - 7))
    shop.duplicates.merge(soren, other)
    one = shop.rhythm.of(soren)
    shop.visits.order_anew()
    shop.rhythm.learn_all()
    assert shop.members.match(soren).visits == 4
    assert one is not None
    assert shop.store.rows("SELECT member_id, gaps FROM rhythm") == [(soren, 3)]
