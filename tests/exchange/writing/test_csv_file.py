"""Tables as text: no formula reaches a spreadsheet, and what machines get comes back as it went out."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shopdesk.core.exports.records import Going
from shopdesk.core.imports.records import PersonRow
from shopdesk.exchange.writing import csv_file
from shopdesk.exchange.writing.defusing import defused
from shopdesk.exchange.writing.forms import FORMS, GOOGLE, LISTMONK, MAILCHIMP, PLAIN, SPREADSHEET, SQUARE, Form
from tests.exchange.lists import people as read_back
from tests.exchange.lists import written
from tests.exchange.writing.people import ASE, SOREN, people

FORMULAS = ("=1+1", "+SUM(A1)", "-5", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠SUM")


def text_of(form: Form, *going: Going, country: str = "") -> str:
    file = io.BytesIO()
    csv_file.write(file, form, going, country)
    return file.getvalue().decode("utf-8-sig" if form is SPREADSHEET else "utf-8")


def rows_of(form: Form, *going: Going) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text_of(form, *going), newline="")))


@pytest.mark.parametrize("form", [form for form in FORMS.values() if form is not PLAIN], ids=lambda form: form.key)
@pytest.mark.parametrize("formula", FORMULAS)
def test_nothing_typed_is_a_formula(form: Form, formula: str) -> None:
    hostile = SOREN._replace(name=formula, greeting=formula, street=formula, city=formula, region=formula, topics=(formula,))
    for cell in rows_of(form, hostile)[0].values():
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")) or cell == "+4790012345"


def test_a_phone_stays_readable_and_a_formula_does_not_pass_for_one() -> None:
    assert defused("+47 900 12 345") == "+47 900 12 345"
    assert defused("--04-14") == "--04-14"
    assert defused("+47-1") == "'+47-1"
    assert defused("+1+cmd|' /C calc'!A0") == "'+1+cmd|' /C calc'!A0"


def test_a_spreadsheet_hears_its_letters_and_its_country() -> None:
    file = io.BytesIO()
    csv_file.write(file, SPREADSHEET, (SOREN,), "NO")
    assert file.getvalue().startswith(b"\xef\xbb\xbfName;Called;")
    assert text_of(SPREADSHEET, SOREN, country="US").startswith("Name,Called,")
    plain = io.BytesIO()
    csv_file.write(plain, PLAIN, (SOREN,), "NO")
    assert plain.getvalue().startswith(b"Code,Name,")


def _as_read(one: Going) -> tuple[object, ...]:
    typed = tuple(typed for typed, _e164 in one.phones)
    place = (one.street, one.postcode, one.city, one.region, one.country)
    return one.code, one.name, one.greeting, one.pronounce, one.language, one.emails, typed, *place, one.birthday


def _read(row: PersonRow) -> tuple[object, ...]:
    place = (row.street, row.postcode, row.city, row.region, row.country)
    return row.own_id, row.name, row.greeting, row.pronounce, row.language, row.emails, row.phones, *place, row.birthday


def _held(one: Going) -> Going:
    """As far as the form holds it: a ' before a formula's sign, or before a postcode, is taken for a spreadsheet's own."""
    fields = ("name", "greeting", "pronounce", "street", "postcode", "city", "region")
    clean = {field: str(getattr(one, field)).lstrip("' ") for field in fields}
    return one._replace(**clean | {"name": clean["name"] or "x"})


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(people.map(_held), min_size=1, max_size=3))
def test_what_machines_get_comes_back_as_it_went_out(tmp_path: Path, going: list[Going]) -> None:
    path = written(tmp_path, text_of(PLAIN, *going))
    _format, good, bad = read_back(path)
    assert not bad
    assert [_read(row) for row in good] == [_as_read(one) for one in going]
    assert not any(row.note or row.doubts for row in good)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(people.map(_held))
def test_what_a_spreadsheet_gets_comes_back_too(tmp_path: Path, one: Going) -> None:
    _format, good, bad = read_back(written(tmp_path, text_of(SPREADSHEET, one, country="NO"), "utf-8-sig"))
    assert not bad
    assert (good[0].name, good[0].own_id, good[0].emails, good[0].birthday) == (one.name, one.code, one.emails, one.birthday)


@pytest.mark.parametrize("form", [MAILCHIMP, SQUARE, GOOGLE], ids=lambda form: form.key)
def test_each_form_has_the_headings_its_program_writes_itself(tmp_path: Path, form: Form) -> None:
    _format, (back,), bad = read_back(written(tmp_path, text_of(form, SOREN)), form.key)
    assert not bad
    assert (back.name, back.emails) == ("Søren Kjær", ("soren.kjaer@post.example",))
    if form is not MAILCHIMP:
        assert (back.phones, back.birthday, back.greeting) == (("+4790012345",), (1987, 4, 14), "Søren")
        assert (back.street, back.postcode, back.city) == ("Storgata 4", "7030", "Trondheim")


def test_listmonk_gets_its_attributes_as_json() -> None:
    (row,) = rows_of(LISTMONK, SOREN)
    assert row["attributes"] == '{"code": "BCDFGHJKLMNPQRST", "language": "da", "topics": ["Bread"]}'
    assert row["email"] == "soren.kjaer@post.example"


def test_many_numbers_find_room_with_google(tmp_path: Path) -> None:
    phones = tuple((f"900 12 34{n}", f"+479001234{n}") for n in range(5))
    many = ASE._replace(emails=tuple(f"{n}@post.example" for n in range(5)), phones=phones)
    _format, (back,), _bad = read_back(written(tmp_path, text_of(GOOGLE, many)))
    assert back.emails == many.emails
    assert back.phones == tuple(e164 for _typed, e164 in many.phones)
    assert back.birthday == (None, 2, 29)


def test_days_are_iso() -> None:
    (row,) = rows_of(PLAIN, SOREN)
    assert row["ShopDesk last visit"] == dt.date(2026, 11, 19).isoformat()
