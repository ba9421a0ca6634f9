"""People who are here already: found in a list with why, given fresh details, and as they were before when the list is taken back."""

import dataclasses
import datetime as dt
from collections import defaultdict
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from shopdesk.clock import FixedClock
from shopdesk.core.duplicates.records import Taken, Why
from shopdesk.core.imports.records import Decision, Decisions, ListSource, PersonRow, Stayed, VisitRow
from shopdesk.core.imports.rules import BORN, COLUMNS
from shopdesk.core.members.records import Address, Age, Birthday, MemberDraft, Remembered
from shopdesk.core.shop import Shop
from shopdesk.errors import ChangedSince
from shopdesk.storage.location import Location
from tests.core.conftest import EmptyPlace
from tests.core.imports.test_taking_back import MAILED, PROOF, contents, person

PLAIN = ListSource("kunder.csv", "plain", ("Navn", "Tlf"))
BIRTHE = MemberDraft("Birthe Sørensen", phones=("+47 934 10 552",), address=Address(city="Rosenborg", country="NO"))


def birte(line: int = 2, name: str = "Birte Sørensen", **more: Any) -> PersonRow:
    return person(line, name, phones=("+47 934 10 552",), **more)


def same(member_id: int, *taken: Taken) -> Decisions:
    return Decisions({("", 2): Decision(member_id, True, frozenset(taken))})


def test_who_may_be_here_is_shown_side_by_side_with_why_and_comes_apart_until_it_is_decided(shop: Shop) -> None:
    here = shop.members.add(BIRTHE)
    seen = shop.imports.look([birte(city="Lade"), person(3, "Hanne Vik")], PLAIN)
    assert (seen.brought.taken, seen.brought.undecided, seen.brought.known) == (2, 1, 0)
    [pair] = seen.pairs
    assert (pair.member_id, pair.place, pair.sure, pair.whys) == (here.id, ("", 2), False, (Why.PHONE, Why.ONE_LETTER))
    assert (pair.here[0], pair.there[0], pair.there[3]) == ("Birthe Sørensen", "Birte Sørensen", "Lade")
    assert {one.what for one in pair.differs} == {Taken.NAME, Taken.ADDRESS}
    assert seen.reasons == {pair.whys: 1}
    assert shop.imports.bring_people([birte()], PLAIN).undecided == 1
    assert shop.members.count() == 2


@pytest.mark.parametrize("decisions", ["one", "reason"])
def test_one_person_gets_what_is_empty_and_new_and_keeps_what_differs(shop: Shop, decisions: str) -> None:
    here = shop.members.add(BIRTHE)
    row = birte(email="birte@sorensen.example", birthday=(1980, 2, 4), note="likes rye", street="Gata 1", city="Lade")
    said = same(here.id) if decisions == "one" else Decisions(reasons={(Why.PHONE, Why.ONE_LETTER): True})
    brought = shop.imports.bring_people([row], PLAIN, decisions=said)
    assert (brought.taken, brought.known, brought.fresh) == (0, 1, 1)
    page = shop.members.get(here.id)
    assert (page.name, page.address.city, page.address.street) == ("Birthe Sørensen", "Rosenborg", "")
    assert (page.emails, page.birthday) == (("birte@sorensen.example",), Birthday(2, 4, 1980))
    assert [note.text for note in shop.members.notes(here.id)] == ["likes rye"]
    assert shop.members.find("birte@sorensen").matches[0].id == here.id
    again = shop.imports.bring_people([row], PLAIN, decisions=same(here.id))
    assert (again.known, again.fresh) == (1, 0)


def test_rows_that_are_far_apart_write_on_one_page_once(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shopdesk.core.imports.freshening._AT_ONCE", 1)
    here = shop.members.add(MemberDraft("Ingrid Dahl", emails=("ingrid@dahl.example",)))
    rows = [person(line, "Ingrid Dahl", "ingrid@dahl.example", phones=("912 44 318",), note="likes rye") for line in (2, 3)]
    shop.imports.bring_people(rows, PLAIN)
    assert shop.store.rows("SELECT count(*) FROM phone WHERE member_id = ?", (here.id,)) == [(1,)]
    assert [note.text for note in shop.members.notes(here.id)] == ["likes rye"]


def test_what_is_picked_is_written_over_what_stands_and_stands_again_when_the_list_goes(shop: Shop) -> None:
    here = shop.members.add(BIRTHE)
    before = contents(shop)
    row = birte(street="Gata 1", city="Lade")
    brought = shop.imports.bring_people([row], PLAIN, decisions=same(here.id, Taken.NAME, Taken.ADDRESS))
    page = shop.members.get(here.id)
    assert (page.name, page.address.street, page.address.city) == ("Birte Sørensen", "Gata 1", "Lade")
    back = shop.imports.undo(brought.list_id)
    assert (back.gone, back.restored, back.stayed) == (0, 1, ())
    assert contents(shop) == before


def test_where_only_the_age_is_kept_no_year_comes_in(shop: Shop) -> None:
    shop.known.keeping.set_only_age(True)
    here = shop.members.add(BIRTHE)
    before = contents(shop)
    brought = shop.imports.bring_people([birte(birthday=(1980, 2, 4))], PLAIN, decisions=same(here.id))
    page = shop.members.get(here.id)
    assert (page.birthday, page.age) == (Birthday(2, 4), Age.ADULT)
    shop.imports.undo(brought.list_id)
    assert contents(shop) == before


def test_a_picture_comes_where_there_is_none_and_goes_with_the_list(shop_at: Location, clock: FixedClock) -> None:
    with Shop.open(shop_at, clock=clock, counter="Counter", gate=lambda picture, keep_alpha: picture) as shop:
        here = shop.members.add(BIRTHE)
        rows = [birte(), person(3, "Hanne Vik", photo=b"hanne")]
        before = contents(shop)
        brought = shop.imports.bring_people([rows[0]._replace(photo=b"birthe"), rows[1]], PLAIN, decisions=same(here.id))
        assert shop.pictures.get(shop.members.get(here.id).photo_id or 0) == b"birthe"
        shop.imports.undo(brought.list_id)
        assert contents(shop) == before


def test_two_people_is_remembered_until_the_list_goes(shop: Shop) -> None:
    here = shop.members.add(BIRTHE)
    before = contents(shop)
    brought = shop.imports.bring_people([birte()], PLAIN, decisions=Decisions({("", 2): Decision(here.id, False)}))
    assert (brought.taken, brought.undecided, shop.duplicates.pairs()) == (1, 0, ())
    assert shop.imports.undo(brought.list_id).gone == 1
    assert contents(shop) == before


def test_who_has_the_same_name_and_number_is_here_unless_somebody_says_otherwise(shop: Shop) -> None:
    here = shop.members.add(BIRTHE)
    row = birte(name="Sørensen Birthe", city="Lade")
    seen = shop.imports.look([row], PLAIN)
    assert (seen.brought.known, seen.brought.undecided, [pair.sure for pair in seen.pairs]) == (1, 0, [True])
    assert shop.imports.bring_people([row], PLAIN, decisions=Decisions({("", 2): Decision(here.id, False)})).taken == 1


def test_whose_id_another_row_takes_is_found_by_name_and_number(shop: Shop) -> None:
    shop.imports.bring_people([birte(own_id="7")], PLAIN)
    rows = [person(2, "Åse Bråten", own_id="7"), birte(3, own_id="7")]
    brought = shop.imports.bring_people(rows, PLAIN)
    assert (brought.taken, brought.known, brought.undecided) == (1, 1, 0)


def test_a_decision_about_somebody_else_is_none(shop: Shop) -> None:
    shop.members.add(BIRTHE)
    assert shop.imports.bring_people([birte()], PLAIN, decisions=same(17)).undecided == 1


def test_what_somebody_changed_since_stays_and_is_said(shop: Shop) -> None:
    here = shop.members.add(BIRTHE)
    row = birte(email="birte@sorensen.example", birthday=(None, 2, 4), greeting="Birte")
    brought = shop.imports.bring_people([row], PLAIN, decisions=same(here.id))
    page = shop.members.get(here.id)
    shop.members.edit(here.id, MemberDraft(
        page.name, "Bibbi", phones=page.draft().phones, emails=page.emails, address=page.address, birthday=Birthday(2, 4, 1980)
    ))
    shop.visits.record(here.id)
    back = shop.imports.undo(brought.list_id)
    assert [(one.member_id, one.why) for one in back.stayed] == [(here.id, Stayed.CHANGED)]
    page = shop.members.get(here.id)
    assert (page.greeting, page.birthday, page.emails, page.visits) == ("Bibbi", Birthday(2, 4, 1980), (), 1)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_two_lists_that_wrote_one_over_the_other_go_in_either_order(shop: Shop, order: tuple[int, int]) -> None:
    here = shop.members.add(BIRTHE)
    before = contents(shop)
    rows = [birte(street="Gata 1", city="Lade", greeting="Bi", own_id="17"), birte(name="Birthe Sorensen", city="Moholt")]
    lists = [shop.imports.bring_people([row], PLAIN, decisions=same(here.id, Taken.NAME, Taken.ADDRESS)).list_id for row in rows]
    assert [shop.imports.undo(lists[place]).stayed for place in order] == [(), ()]
    assert contents(shop) == before


def test_a_number_that_was_typed_otherwise_since_stays(shop: Shop) -> None:
    here = shop.members.add(dataclasses.replace(BIRTHE, emails=("birthe@sorensen.example",)))
    row = person(2, BIRTHE.name, "birthe@sorensen.example", phones=("+4791244318",))
    brought = shop.imports.bring_people([row], PLAIN)
    shop.members.edit(here.id, dataclasses.replace(here.draft(), phones=(*BIRTHE.phones, "+47 912 44 318")))
    shop.imports.undo(brought.list_id)
    assert [phone.typed for phone in shop.members.get(here.id).phones] == [*BIRTHE.phones, "+47 912 44 318"]


def test_merged_since_erased_since_and_merged_before(shop: Shop) -> None:
    kept = shop.members.add(MemberDraft("Ingrid Dahl", emails=("ingrid@dahl.example",)))
    joined = shop.members.add(MemberDraft("Inga Dahl", emails=("inga@dahl.example",)))
    shop.duplicates.merge(kept.id, joined.id)
    gone = shop.members.add(MemberDraft("Åse Bråten", emails=("ase@braten.example",)))
    rows = [person(2, "Inga Dahl", "inga@dahl.example", greeting="Inga"), person(3, "Åse Bråten", "ase@braten.example", greeting="Åse")]
    brought = shop.imports.bring_people(rows, PLAIN)
    assert (brought.known, brought.fresh, shop.members.get(kept.id).greeting) == (2, 2, "Inga")
    shop.known.erasing.erase(gone.id)
    other = shop.members.add(MemberDraft("Ingrid Dahl-Moe"))
    shop.duplicates.merge(other.id, kept.id)
    back = shop.imports.undo(brought.list_id)
    assert (back.gone, back.restored, shop.members.count()) == (0, 1, 1)
    assert shop.store.rows("SELECT greeting FROM member WHERE id = ?", (kept.id,)) == [("",)]
    assert shop.store.rows("SELECT 1 FROM member WHERE id = ?", (gone.id,)) == []


def test_who_wants_nothing_remembered_gets_nothing_more(shop: Shop) -> None:
    here = shop.members.add(MemberDraft("Hanne Vik", emails=("hanne@vik.example",), remembered=Remembered.NOTHING))
    assert shop.imports.bring_people([person(2, "Hanne Vik", "hanne@vik.example", note="likes rye")], PLAIN).fresh == 0
    assert shop.members.notes(here.id) == ()


def test_visits_of_a_list_go_and_those_logged_or_written_on_since_stay(shop: Shop) -> None:
    here = shop.members.add(MemberDraft("Hanne Vik", emails=("hanne@vik.example",)))
    shop.visits.record(here.id, dt.date(2026, 11, 1))
    before = contents(shop)
    rows = [VisitRow(line, f"{line}", key, dt.date(2026, 10, line), None, None) for line, key in enumerate(
        ["hanne@vik.example", "hanne@vik.example", "new@vik.example"], 2
    )]
    brought = shop.imports.bring_visits(rows, ListSource("besøk.csv", "visits", ("Hvem", "Dag")), create=True, keep_rows=True)
    assert (brought.taken, brought.known, shop.members.get(here.id).visits) == (3, 1, 3)
    back = shop.imports.undo(brought.list_id)
    assert (back.visits, back.gone, back.stayed) == (3, 1, ())
    assert {name: rows for name, rows in contents(shop).items() if name != "shop_rhythm"} == (
        {name: rows for name, rows in before.items() if name != "shop_rhythm"}
    )
    again = shop.imports.bring_visits(rows, ListSource("besøk.csv", "visits", ("Hvem", "Dag")), create=True)
    first = shop.visits.of(here.id)[-1]
    shop.visits.edit(first.id, what="rye")
    shop.visits.record(here.id)
    back = shop.imports.undo(again.list_id)
    assert (back.visits, [(one.member_id, one.why) for one in back.stayed]) == (2, [(here.id, Stayed.CHANGED)])
    assert [visit.what for visit in shop.visits.of(here.id)] == ["", "", "rye"]


def test_what_stood_before_is_forgotten_with_the_way_back(shop: Shop, clock: FixedClock) -> None:
    here = shop.members.add(BIRTHE)
    brought = shop.imports.bring_people([birte(greeting="Birte")], PLAIN, decisions=same(here.id))
    clock.move(dt.timedelta(days=31))
    shop.imports.bring_people([], PLAIN)
    assert shop.store.rows("SELECT 1 FROM brought_change") == []
    with pytest.raises(ChangedSince):
        shop.imports.undo(brought.list_id)


WORDS = st.sampled_from(["", "Gata 1", "Lade"])
PEOPLE = st.lists(st.builds(
    lambda name, email, phone, street, city, born, note, greeting, said: {
        "name": name, "email": email, "phones": phone, "street": street, "city": city, "birthday": born, "note": note, "greeting": greeting,
        "said": said,
    },
    st.sampled_from(["Birthe Sørensen", "Birte Sørensen", "Hanne Vik", "Jan de Vries"]),
    st.sampled_from(["", "birthe@sorensen.example", "hanne@vik.example"]),
    st.sampled_from([(), ("+47 934 10 552",), ("+47 912 44 318",)]), WORDS, WORDS,
    st.sampled_from([None, (None, 2, 4), (1980, 2, 4), (1981, 3, 5)]), st.sampled_from(["", "likes rye"]), st.sampled_from(["", "Bi"]),
    st.sampled_from([",,", PROOF, ",,2024-02-02 08:00:00"]),
), min_size=1, max_size=6)
TAKEN = st.frozensets(st.sampled_from([Taken.NAME, Taken.ADDRESS, Taken.BIRTHDAY]))
CHOICES = st.lists(st.tuples(st.sampled_from([True, False, None]), TAKEN), min_size=6, max_size=6)
SINCE = st.lists(st.tuples(st.sampled_from(["visit", "greeting", "city", "erase", "merge", "note"]), st.integers(0, 9)), max_size=4)
Rows = list[dict[str, Any]]
Choices = list[tuple[bool | None, frozenset[Taken]]]


def brought_in(shop: Shop, rows: Rows, choices: Choices) -> int:
    people = [person(line, **row) for line, row in enumerate(rows, 2)]
    decided = {}
    for pair in shop.imports.look(people, MAILED).pairs:
        said, taken = choices[pair.place[1] - 2]
        if said is not None:
            decided[pair.place] = Decision(pair.member_id, said, taken)
    return shop.imports.bring_people(people, MAILED, decisions=Decisions(decided)).list_id


def two_here(shop: Shop) -> tuple[int, int]:
    hanne = MemberDraft("Hanne Vik", "Hanne", emails=("hanne@vik.example",), address=Address("Gata 1"))
    return shop.members.add(BIRTHE).id, shop.members.add(hanne).id


def opened(empty_place: EmptyPlace, clock: FixedClock) -> Shop:
    return Shop.open(empty_place(), clock=clock, counter="Counter")


@given(rows=PEOPLE, choices=CHOICES)
@settings(max_examples=5, phases=[Phase.generate], deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_was_decided_taken_back_is_as_if_nothing_had_been(
    empty_place: EmptyPlace, clock: FixedClock, rows: Rows, choices: Choices
) -> None:
    with opened(empty_place, clock) as shop:
        two_here(shop)
        before, found = contents(shop), shop.members.find("s").matches
        back = shop.imports.undo(brought_in(shop, rows, choices))
        assert (back.stayed, contents(shop)) == ((), before)
        assert shop.members.find("s").matches == found
        assert all(check.well for check in shop.backups.check())


def happens(shop: Shop, what: str, member_id: int, other: int) -> None:
    page = shop.members.get(member_id)
    if what == "visit":
        shop.visits.record(member_id)
    elif what == "note":
        shop.members.note(member_id, "said since")
    elif what == "erase":
        shop.known.erasing.erase(member_id)
    elif what == "merge":
        if shop.members.resolved(other) != page.id:
            shop.duplicates.merge(member_id, other)
    else:
        changed = {"greeting": "Since"} if what == "greeting" else {"address": dataclasses.replace(page.address, city="Since")}
        shop.members.edit(member_id, dataclasses.replace(page.draft(), **changed))


def columns(shop: Shop) -> dict[int, tuple[Any, ...]]:
    rows = shop.store.rows(f"SELECT id, {', '.join(COLUMNS + BORN)} FROM member ORDER BY added_at, name, id")
    return {row[0]: row[1:] for row in rows}


@given(rows=PEOPLE, choices=CHOICES, since=SINCE)
@settings(max_examples=5, phases=[Phase.generate], deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_happened_since_stays_and_nobody_erased_comes_back(
    empty_place: EmptyPlace, clock: FixedClock, rows: Rows, choices: Choices, since: list[tuple[str, int]]
) -> None:
    with opened(empty_place, clock) as shop:
        known, before = two_here(shop), columns(shop)
        list_id = brought_in(shop, rows, choices)
        brought, touched = set(columns(shop)), defaultdict[str, set[int]](set)
        for what, place in since:
            there = list(columns(shop))
            if there:
                member_id, other = there[place % len(there)], there[(place + 1) % len(there)]
                happens(shop, what, member_id, other)
                touched[what] |= {member_id, other} if what == "merge" else {member_id}
        erased, visits = brought - set(columns(shop)), shop.store.rows("SELECT id FROM visit ORDER BY id")
        back = shop.imports.undo(list_id)
        after, stayed = columns(shop), {one.member_id for one in back.stayed}
        assert shop.store.rows("SELECT id FROM visit ORDER BY id") == visits
        assert erased.isdisjoint(after)
        for member_id in set(known) & set(after) - touched["greeting"] - touched["city"] - touched["merge"]:
            assert after[member_id] == before[member_id]
        for what, said in (("greeting", 1), ("city", 6)):
            assert all(after[member_id][said] == "Since" for member_id in touched[what] - touched["merge"] - erased)
        assert set().union(*touched.values()) - erased - set(known) <= set(after)
        assert set(after) - set(known) <= stayed
        assert all(check.well for check in shop.backups.check())
