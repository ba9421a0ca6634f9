"""Bringing lists in: who is known, what is kept word for word, whose a visit is, and all or nothing."""

import dataclasses
import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest

from shopdesk.core.imports.records import BadRow, Brought, Decision, Decisions, ListSource, PersonRow, VisitRow, Why
from shopdesk.core.members.records import Address, MemberDraft, Remembered
from shopdesk.core.money import Money
from shopdesk.core.shop import Shop
from shopdesk.errors import Cancelled, ChangedSince
from shopdesk.storage.tables import TABLES

SQUARE = ListSource("customers.csv", "square", ("Name", "E-mail"))
TODAY = dt.date(2026, 11, 19)


def person(line: int, name: str = "", **fields: Any) -> PersonRow:
    blank = dict.fromkeys(PersonRow._fields, "") | {"emails": (), "phones": (), "birthday": None, "doubts": (), "photo": b""}
    return PersonRow(**{**blank, "line": line, "raw": f"{line},{name},“as it was”", "name": name, **fields})


def visit(line: int, key: str, day: dt.date = TODAY, minor: int | None = None, at: dt.datetime | None = None) -> VisitRow:
    return VisitRow(line, f"{key};{day}", key, day, at, minor)


def source_rows(shop: Shop) -> list[tuple[Any, ...]]:
    return shop.store.rows("SELECT line, own_id, content, member_id FROM brought_row ORDER BY line")


def everything(shop: Shop) -> dict[str, Any]:
    return {table._meta.table_name: shop.store.rows(f'SELECT * FROM "{table._meta.table_name}"') for table in TABLES}


def test_a_person_comes_with_everything_and_is_as_if_typed(shop: Shop) -> None:
    shop.settings.save_shop(dataclasses.replace(shop.settings.shop(), name="Bakery", address=Address(country="NO")))
    row = person(
        2, "Søren Kjær", own_id="A7", greeting="Søren", pronounce="SUR", emails=("s@example.no",), phones=("912 34 567", "112"),
        street="Gata 1",
        postcode="5003", city="Bergen", country="NO", birthday=(None, 2, 29), language="nb", note="Likes rye\nTag: regular",
    )
    assert shop.imports.bring_people([row], SQUARE) == Brought(shop.store.rows("SELECT id FROM brought_list")[0][0], 1, 0, 0)
    brought = shop.members.get(shop.members.find("soren").matches[0].id)
    typed = shop.members.add(row.draft())
    assert brought.draft() == typed.draft()
    assert brought.phones == typed.phones
    assert [note.text for note in shop.members.notes(brought.id)] == ["Likes rye\nTag: regular"]
    assert source_rows(shop) == [(2, "A7", "2,Søren Kjær,“as it was”", brought.id)]
    words = dict(shop.store.rows("SELECT member_id, words FROM glance"))
    shop.members.refresh([brought.id])
    assert set(words[brought.id].split()) == set(dict(shop.store.rows("SELECT member_id, words FROM glance"))[brought.id].split())
    for typed_text in ("91234567", "s@example.no", "bergen", "A7", brought.code):
        assert brought.id in {match.id for match in shop.members.find(typed_text).matches}
    assert all(check.well for check in shop.backups.check())
    assert shop.undo.last().verb != "imports.people"


def test_whoever_is_known_gets_the_row_and_no_second_page(shop: Shop) -> None:
    shop.members.add(MemberDraft(name="Ida Moe", emails=("Ida@example.no",)))
    rows = [
        person(2, "ida moe", emails=("ida@EXAMPLE.no",)), person(3, "Ida Berg", emails=("ida@example.no",)),
        person(4, "Tor Lie", own_id="7"), person(5, "Tor Lie", own_id="7"), person(6, "Tor Lie"),
    ]
    brought = shop.imports.bring_people(rows, SQUARE)
    assert (brought.taken, brought.known, brought.left) == (3, 2, 0)
    assert sorted(match.name for match in shop.members.find("i").matches) == ["Ida Berg", "Ida Moe"]
    again = shop.imports.bring_people(rows[:4], SQUARE)
    assert (again.taken, again.known) == (0, 4)
    assert len(source_rows(shop)) == 9


def test_two_lists_that_both_count_from_one_are_not_mixed_up(shop: Shop) -> None:
    shop.imports.bring_people([person(2, "Anna Lie", own_id="1")], SQUARE)
    brought = shop.imports.bring_people([person(2, "Bjørn Moe", own_id="1")], SQUARE)
    assert (brought.taken, brought.known) == (1, 0)
    assert {match.name for word in ("anna", "bjorn") for match in shop.members.find(word).matches} == {"Anna Lie", "Bjørn Moe"}


def test_bad_rows_stay_out_with_a_reason_and_nothing_else_is_lost(shop: Shop) -> None:
    unreadable = BadRow(3, 'x,"', Why.QUOTE)
    out: list[BadRow] = []
    rows = [person(2, "Ida"), unreadable, person(4, "x" * 201), person(5, "Tor"), person(6, "Eva", city="y" * 101)]
    brought = shop.imports.bring_people(rows, SQUARE, on_bad=out.append)
    assert (brought.taken, brought.left) == (2, 3)
    assert [(bad.line, bad.why) for bad in out] == [(3, Why.QUOTE), (4, Why.NOT_KEPT), (6, Why.NOT_KEPT)]
    assert "200" in out[1].detail
    assert shop.store.rows("SELECT rows_taken, rows_left FROM brought_list") == [(2, 3)]


def test_broken_letters_are_kept_as_near_as_can_be(shop: Shop) -> None:
    row = person(2, "Id\ud800a\0", own_id="\ud8007", raw="a\0b\ud800c\u202e", phones=("+47\0 91234567",), emails=("\0i@example.no",),
    note="n\0\ud800")
    shop.imports.bring_people([row], SQUARE)
    assert source_rows(shop)[0][2] == "a\ufffdb?c\u202e"
    member = shop.members.get(source_rows(shop)[0][3])
    assert (member.name, member.emails, member.phones[0].e164) == ("Id?a", ("i@example.no",), "+4791234567")


def test_a_field_nobody_is_asked_is_not_brought_but_the_row_is_whole(shop: Shop) -> None:
    for reason in shop.settings.reasons():
        shop.settings.save_reason(dataclasses.replace(reason, on=False))
    row = person(2, "Ida", phones=("1",), emails=("i@b.no",), city="Bergen", birthday=(1990, 1, 1), greeting="I", pronounce="E",
    language="nb", note="x")
    shop.imports.bring_people([row], SQUARE)
    member = shop.members.get(source_rows(shop)[0][3])
    assert member.draft() == MemberDraft(name="Ida")
    assert shop.members.notes(member.id) == ()
    assert source_rows(shop)[0][2] == row.raw


def test_cancelled_or_broken_half_way_nothing_is_kept(shop: Shop) -> None:
    before = everything(shop)

    def broken() -> Iterator[PersonRow]:
        yield person(2, "Ida")
        raise ValueError("unreadable from here")

    def cancel(_count: int) -> None:
        raise Cancelled

    with pytest.raises(ValueError, match="unreadable"):
        shop.imports.bring_people(broken(), SQUARE)
    with pytest.raises(Cancelled):
        shop.imports.bring_people((person(line, f"P {line}") for line in range(6000)), SQUARE, on_progress=cancel)
    with pytest.raises(Cancelled):
        shop.imports.bring_visits([visit(2, "x")], SQUARE, create=True, on_progress=cancel)
    assert everything(shop) == before
    assert shop.members.find("ida").matches == ()


@pytest.fixture
def known(shop: Shop) -> Shop:
    """Ida by code, e-mail and phone; two people of one number; somebody brought with an id."""
    shop.settings.save_shop(dataclasses.replace(shop.settings.shop(), name="Bakery", currency="NOK", time_zone="Europe/Oslo",
    address=Address(country="NO")))
    shop.members.add(MemberDraft(name="Ida Moe", emails=("Ida@example.no",), phones=("91234567",)))
    for name in ("Tor", "Eva"):
        shop.members.add(MemberDraft(name=name, phones=("22334455",)))
    shop.imports.bring_people([person(2, "Kari", own_id="K-7")], SQUARE)
    return shop


def test_a_visit_finds_its_person_by_anything(known: Shop) -> None:
    ida, kari = known.members.find("ida").matches[0], known.members.find("kari").matches[0]
    keys = (ida.code, f"sdp{ida.code.lower()}", "IDA@example.no", "+47 912 34 567", "004791234567", "K-7")
    brought = known.imports.bring_visits([visit(line, key, TODAY - dt.timedelta(days=line)) for line, key in enumerate(keys)], SQUARE)
    assert (brought.taken, brought.known, brought.left) == (6, 0, 0)
    assert (known.members.match(ida.id).visits, known.members.match(kari.id).visits) == (5, 1)
    assert all(check.well for check in known.backups.check())


def test_a_visit_nobody_or_several_could_have_made_stays_out(known: Shop) -> None:
    out: list[BadRow] = []
    rows: list[VisitRow | BadRow] = [visit(2, "nobody"), visit(3, "22334455"), BadRow(4, "x", Why.NO_DAY), visit(5, "ida@example.no"),
    visit(6, "nobody")]
    brought = known.imports.bring_visits(rows, SQUARE, on_bad=out.append)
    assert (brought.taken, brought.left) == (1, 4)
    assert sorted((bad.line, bad.why) for bad in out) == [
        (2, Why.UNKNOWN_PERSON), (3, Why.SEVERAL_PEOPLE), (4, Why.NO_DAY), (6, Why.UNKNOWN_PERSON),
    ]


def test_unknown_ids_get_a_nameless_page_each_once(known: Shop) -> None:
    rows = [visit(2, "u1"), visit(3, "u2"), visit(4, "u1", dt.date(2026, 1, 1)), visit(5, "New@example.no"), visit(6, "new@example.no"),
    visit(7, "x" * 300)]
    brought = known.imports.bring_visits(rows, SQUARE, create=True)
    assert (brought.taken, brought.known, brought.left) == (6, 4, 0)
    page = known.members.find("u1").matches[0]
    assert (page.visits, page.last_day) == (2, TODAY)
    assert known.members.find("new@example.no").matches[0].visits == 1
    again = known.imports.bring_visits([visit(2, "u1", dt.date(2026, 2, 2)), visit(3, "x" * 300), visit(4, "\ud800")], SQUARE)
    assert (again.taken, again.known, again.left) == (2, 0, 1)
    assert known.members.match(page.id).visits == 3


def test_a_visit_keeps_its_hour_and_amount(known: Shop) -> None:
    at = dt.datetime.combine(dt.date(2026, 7, 1), dt.time(9, 30))  # what the clock on the wall said
    known.imports.bring_visits([visit(2, "ida@example.no", at.date(), 4850, at)], SQUARE)
    kept = known.visits.of(known.members.find("ida").matches[0].id)[0]
    assert kept.at == dt.datetime(2026, 7, 1, 7, 30, tzinfo=dt.UTC)
    assert (kept.day, kept.amount) == (at.date(), Money(4850, "NOK"))


def test_what_a_member_chose_holds_for_lists_too(known: Shop) -> None:
    ida = known.members.get(known.members.find("ida").matches[0].id)
    known.members.edit(ida.id, dataclasses.replace(ida.draft(), remembered=Remembered.NOTHING))
    known.imports.bring_visits([visit(2, ida.code, minor=100)], SQUARE)
    assert known.visits.of(ida.id) == ()
    known.members.edit(ida.id, dataclasses.replace(ida.draft(), remembered=Remembered.VISITS))
    known.imports.bring_visits([visit(2, ida.code, minor=100)], SQUARE)
    assert [one.amount for one in known.visits.of(ida.id)] == [None]


def test_the_counter_goes_on_while_a_list_is_read(shop: Shop) -> None:
    ida = shop.members.add(MemberDraft(name="Ida Moe", emails=("ida@example.no",))).id

    def read() -> Iterator[PersonRow]:
        yield person(2, "Ida Moe", emails=("ida@example.no",))
        shop.visits.record(ida)  # a transaction of its own, kept whatever becomes of the list
        yield person(3, "Hanne Vik")

    brought = shop.imports.bring_people(read(), SQUARE)
    assert (brought.taken, brought.known, len(shop.visits.of(ida))) == (1, 1, 1)
    assert all(check.well for check in shop.backups.check())


@pytest.mark.parametrize("same", [True, False])
def test_whoever_is_erased_while_a_list_is_read_is_not_written_about(shop: Shop, same: bool) -> None:
    ida = shop.members.add(MemberDraft(name="Ida Moe", emails=("ida@example.no",))).id

    def read() -> Iterator[PersonRow]:
        yield person(2, "Ida Moe", emails=("ida@example.no",))
        shop.known.erase(ida)
        yield person(3, "Hanne Vik")

    with pytest.raises(ChangedSince, match="while it was read"):
        shop.imports.bring_people(read(), SQUARE, decisions=Decisions({("", 2): Decision(ida, same)}))
    assert (shop.members.count(), shop.imports.past()) == (0, ())


def test_a_look_writes_nothing_and_counts_as_bringing_does(shop: Shop) -> None:
    shop.members.add(MemberDraft(name="Ida Moe", emails=("ida@example.no",)))
    rows = [person(2, "Ida Moe", emails=("ida@example.no",)), person(3, "Hanne Vik"), BadRow(4, "x", Why.QUOTE), person(5, "x" * 201)]
    before = everything(shop)
    seen = shop.imports.look(rows, SQUARE)
    assert everything(shop) == before
    assert seen.brought[1:] == shop.imports.bring_people(rows, SQUARE)[1:] == (1, 1, 2, 0, 0)


def test_what_columns_were_made_to_mean_is_known_again_by_their_headings(shop: Shop) -> None:
    shop.imports.remember_columns(("Navn", "Tlf"), ("name", "leave_out"))
    assert shop.imports.remembered_columns((" navn", "TLF")) == ("name", "leave_out")
    assert shop.imports.remembered_columns(("Tlf", "Navn")) == ()
    shop.imports.remember_columns(("Navn", "Tlf"), ("name", "phone"))
    assert shop.imports.remembered_columns(("Navn", "Tlf")) == ("name", "phone")
