"""What we know about you: every line of the file, who told us, when, why and what for, on the screen, on paper and as data."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
from enum import StrEnum

import peewee
import pypdf
import pytest

from shopdesk.clock import FixedClock
from shopdesk.core.cards.records import CardKind, Letterhead
from shopdesk.core.cases.records import NoteKind, OrderStatus
from shopdesk.core.followups.records import Event
from shopdesk.core.known import codes
from shopdesk.core.known.records import Fact, Known
from shopdesk.core.known.rows import name_of, treatment_of
from shopdesk.core.known.words import SILENT
from shopdesk.core.members.records import Address, Birthday, CompanionKind, MemberDraft, MemoryKind
from shopdesk.core.permissions.records import Channel, Choices, How, Purpose, QuietHours
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import Role, StaffDraft
from shopdesk.core.today.records import Outcome
from shopdesk.core.trust.records import TrustKind
from shopdesk.errors import NotAllowed, NotFound
from shopdesk.printing import known_sheet
from shopdesk.printing.document import Table
from shopdesk.storage.tables import TABLES, Picture
from shopdesk.storage.treatment import OnErase, OnExport
from tests.core.known.somebody import EMAIL, NAME, PHONE, in_every_table, somebody

_UNSAID = SILENT - {"told_by"} | {"list_key"}  # of a list its name is said, while there is one
_ARE_WORDS = {
    "yes", "no", "open", "rude", "dirty", "lost", "kept", "waiting", "broken", "nothing", "phone", "post", "news", "offers",
    "good", "stuck", "ordered", "ready", "fetched",
}
_ENUMS: tuple[tuple[type[StrEnum], str, str], ...] = (
    (NoteKind, "case_note", "kind"), (Event, "follow_up", "kind"), (CardKind, "printed_card", "kind"), (TrustKind, "trust_entry", "kind"),
    (How, "choice", "how"), (CompanionKind, "companion", "kind"), (OrderStatus, "case_file", "status"), (Outcome, "follow_up", "outcome"),
)
LETTERHEAD = Letterhead("Møllebakken Bakery", "Trondheim")


def facts(known: Known) -> list[Fact]:
    return [fact for chapter in known.chapters for fact in chapter.facts]


def said(known: Known, says: str) -> Fact:
    return next(fact for fact in facts(known) if says in fact.says)


def on_paper(shop: Shop, member_id: int) -> set[str]:
    """Every word that is printed."""
    pdf = known_sheet.render(shop.known.about(member_id), LETTERHEAD, shop.today())
    return {word for page in pypdf.PdfReader(io.BytesIO(pdf)).pages for word in page.extract_text().split()}


def in_the_file(made: dict[type[peewee.Model], int], member_id: int) -> list[str]:
    """Every text about somebody that is kept in a table which is given in full; a code of the program in words."""
    texts = []
    for table in made:
        treatment = treatment_of(table)
        if treatment.export is OnExport.IN_FULL and treatment.person:
            rows = table.select().where(table._meta.columns[treatment.person] == member_id)
            columns = [field for field in table._meta.sorted_fields if type(field) is peewee.TextField]
            said = [(field.column_name, row[field.name]) for row in rows.dicts() for field in columns]
            texts += [codes.said(name_of(table), column, text) for column, text in said if text and column not in _UNSAID]
    return texts


@pytest.mark.idea(69)
def test_what_is_printed_is_what_is_in_the_file(shop: Shop) -> None:
    member_id, other = somebody(shop), somebody(shop, "Søren Kjær", "+47 73 50 01 00", "soren@example.no")
    made = in_every_table(shop, member_id, "Kept for her")
    sheet = known_sheet.known_document(shop.known.about(member_id), LETTERHEAD, shop.today())
    cells = [cell for section in sheet.sections for part in section.parts if isinstance(part, Table) for row in part.rows for cell in row]
    kept, paper = in_the_file(made, member_id), on_paper(shop, member_id)
    assert len(kept) > 20
    for text in kept:
        assert any(text.casefold() in cell.casefold() for cell in cells), text
    assert {word for cell in cells for word in cell.split() if len(word) < 15} <= paper
    assert not paper & {"Søren", "Kjær", "soren@example.no", str(other)}


def test_no_code_of_the_program_is_read_by_a_customer() -> None:
    for table in TABLES:
        for field in table._meta.sorted_fields:
            chosen = [found for check in field.constraints or () for found in re.findall(r"'(\w+)'", str(getattr(check, "sql", "")))]
            if treatment_of(table).person and codes.is_code(name_of(table), field.column_name):
                assert not {code for code in chosen if codes.said(name_of(table), field.column_name, code) == code} - _ARE_WORDS, field
    for codes_of, table, column in _ENUMS:
        assert not {code for code in codes_of if codes.said(table, column, code.value) == code.value} - _ARE_WORDS, table


def test_days_places_and_names_are_said_in_words(shop: Shop) -> None:
    draft = MemberDraft(NAME, language="nb", address=Address(country="NO"), birthday=Birthday(5, 18, 1971))
    member_id = shop.members.add(draft).id
    shop.permissions.choices.choose(member_id, Choices((Channel.TEXT,), 2, QuietHours(dt.time(20), dt.time(9, 30))))
    shop.permissions.give(member_id, Channel.EMAIL, Purpose.NEWS)
    shop.visits.record(member_id)
    lines = {(fact.what, fact.says) for fact in facts(shop.known.about(member_id))}
    assert lines >= {("Language", "Norwegian Bokmål"), ("Country", "Norway"), ("Birthday", "18 May 1971"), ("A visit", "19 November 2026")}
    (wishes,) = (says for what, says in lines if what == "Your wishes")
    assert wishes == "text message; At most: 2 times a month; Not from: 20:00; Not until: 09:30; How: at the counter"
    (word,) = (says for what, says in lines if what == "Your word")
    assert word.startswith("yes; Channel: e-mail; Purpose: news; How: at the counter; To the words: ")


@pytest.mark.idea(69)
def test_each_line_says_who_told_us_when_and_why(shop: Shop, clock: FixedClock) -> None:
    shop.staff.hand_over(shop.staff.add(StaffDraft("Ingrid Dahl", Role.OWNER)).id)
    member = shop.members.add(MemberDraft(NAME, phones=(PHONE,), emails=(EMAIL,), birthday=Birthday(5, 18)))
    clock.move(dt.timedelta(days=3))
    shop.members.remember(member.id, MemoryKind.ALLERGY, "Allergic to hazelnuts", told_by="her sister")
    known = shop.known.about(member.id)
    allergy, phone = said(known, "hazelnuts"), said(known, PHONE)
    assert (allergy.told_by, allergy.told_on, allergy.why) == (
        "her sister", dt.date(2026, 11, 22), "So we never hand you something that hurts."
    )
    assert (phone.told_by, phone.told_on) == ("you, to Ingrid Dahl", dt.date(2026, 11, 19))
    assert phone.why == "So we can ring when your order is ready."
    assert all(fact.why and fact.told_by for fact in facts(known) if "numbers" not in fact.says)


@pytest.mark.idea(79)
def test_what_was_used_stands_there_after_it_was_used(shop: Shop, clock: FixedClock) -> None:
    member_id = somebody(shop)
    memory = shop.members.get(member_id).memories[0]
    assert not said(shop.known.about(member_id), "dark rye").used_for
    shop.known.used(member_id, "memory", memory.id, "gesture")
    clock.move(dt.timedelta(days=5))
    shop.known.used(member_id, "memory", memory.id, "gesture")
    fact = said(shop.known.about(member_id), "dark rye")
    assert (fact.used_for, fact.used_on) == ("a small gift", dt.date(2026, 11, 24))
    assert shop.store.rows("SELECT count(*) FROM used") == [(1,)]


@pytest.mark.idea(79)
def test_whatever_reaches_them_notes_what_it_used(shop: Shop) -> None:
    member_id = somebody(shop)
    shop.permissions.sent(member_id, Channel.EMAIL, Purpose.SERVICE)
    assert said(shop.known.about(member_id), EMAIL).used_for == "a letter to you"
    assert not said(shop.known.about(member_id), PHONE).used_for


@pytest.mark.idea(79)
def test_a_birthday_and_a_thing_in_use_say_that_they_were_used(shop: Shop) -> None:
    member_id = shop.members.add(MemberDraft(NAME, birthday=Birthday(11, 19))).id
    thing_id = shop.members.add_thing(member_id, "A chain", since=shop.today() - dt.timedelta(days=60), care_every_days=30)
    shop.followups.make(Event.CARE, member_id, about_id=thing_id)
    for kind in ("care", "birthday"):
        shop.today_list.done(next(row for row in shop.today_list.now().rows if row.kind == kind))
    known = shop.known.about(member_id)
    (birthday,) = (fact for fact in facts(known) if fact.what == "Birthday")
    assert (said(known, "A chain").used_for, birthday.used_for) == ("care of your things", "your birthday")


@pytest.mark.idea(79)
def test_taking_an_act_back_does_not_stumble_over_its_use(shop: Shop) -> None:
    member_id = somebody(shop)
    with shop.transaction("members.note"):
        shop.members.note(member_id, "Talked about rye")
        shop.known.used(member_id, "greeting", member_id, "card")
    shop.known.used(member_id, "greeting", member_id, "card")
    step = shop.undo.last()
    assert step is not None
    shop.undo.take_back(step.id)
    assert not shop.members.notes(member_id)


def test_everything_goes_along_as_data(shop: Shop) -> None:
    member_id, other = somebody(shop), somebody(shop, "Søren Kjær", "+47 73 50 01 00", "soren@example.no")
    made = in_every_table(shop, member_id, "Kept for her")
    data = json.loads(json.dumps(shop.known.export(member_id)))
    for table in made:
        treatment = treatment_of(table)
        wanted = treatment.export is OnExport.IN_FULL or (
            treatment.export is OnExport.BY_REFERENCE and treatment.person and treatment.erase is OnErase.KEPT_AS_NUMBERS
        )
        assert bool(data["tables"].get(name_of(table))) is bool(wanted) or table is Picture, table
    text = json.dumps(data, ensure_ascii=False)
    assert all(words in text for words in (NAME, PHONE, EMAIL))
    assert str(other) not in text
    assert "Søren" not in text
    assert shop.log.tail(1)[0].verb == "known.export"


def test_a_table_that_names_a_person_cannot_be_left_out_of_the_export() -> None:
    for table in TABLES:
        if treatment_of(table).person:
            assert treatment_of(table).export is not OnExport.NOT_ABOUT_A_PERSON, table


def test_only_an_owner_gives_it_as_a_file(shop: Shop) -> None:
    member_id = somebody(shop)
    shop.staff.add(StaffDraft("Ingrid Dahl", Role.OWNER))
    with pytest.raises(NotAllowed):
        shop.known.export(member_id)
    assert shop.known.about(member_id).count


def test_of_nobody_nothing_is_known(shop: Shop) -> None:
    with pytest.raises(NotFound):
        shop.known.about(5)
