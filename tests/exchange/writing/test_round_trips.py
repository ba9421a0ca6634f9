"""What goes out comes back: every format a list is written in, read by our own import, as far as the format holds it."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shopdesk.core.exports.records import Going
from shopdesk.core.imports.records import PersonRow
from shopdesk.exchange.writing import csv_file, excel_file, vcard_file
from shopdesk.exchange.writing.forms import GOOGLE, LISTMONK, MAILCHIMP, SPREADSHEET, SQUARE
from tests.exchange.lists import people as read_back
from tests.exchange.writing.people import people

EXAMPLES = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
SEVERAL = st.lists(people, min_size=1, max_size=4)


def bytes_of(write: Callable[[io.BytesIO], None]) -> bytes:
    file = io.BytesIO()
    write(file)
    return file.getvalue()


def brought(folder: Path, name: str, content: bytes, format: str | None = None) -> list[PersonRow]:
    """The people of a file, none of which may be refused."""
    path = folder / name
    path.write_bytes(content)
    _format, good, bad = read_back(path, format)
    assert not bad
    return good


def held(one: Going) -> Going:
    """As any list holds it: a ' before a formula's sign, or in front of a number, is taken for a spreadsheet's own."""
    fields = ("name", "greeting", "pronounce", "street", "postcode", "city", "region")
    clean = {field: str(getattr(one, field)).lstrip("' ") for field in fields}
    return one._replace(**clean | {"name": clean["name"] or "x"})


def place(one: Going | PersonRow) -> tuple[str, ...]:
    return one.street, one.postcode, one.city, one.region, one.country


@EXAMPLES
@given(SEVERAL)
def test_excel(tmp_path: Path, several: list[Going]) -> None:
    going = [held(one) for one in several]
    back = brought(tmp_path, "list.xlsx", bytes_of(lambda file: excel_file.write(file, SPREADSHEET, going)))
    for one, row in zip(going, back, strict=True):
        assert (row.own_id, row.name, row.greeting, row.pronounce, row.language) == (
            one.code, one.name, one.greeting, one.pronounce, one.language
        )
        assert (row.emails, row.phones, row.birthday) == (one.emails, tuple(typed for typed, _e164 in one.phones), one.birthday)
        assert place(row) == place(one)


@pytest.mark.parametrize("version", ["3.0", "4.0"])
@EXAMPLES
@given(several=SEVERAL)
def test_address_book(tmp_path: Path, version: str, several: list[Going]) -> None:
    going = [held(one) for one in several]
    back = brought(tmp_path, "list.vcf", bytes_of(lambda file: vcard_file.write(file, going, version)))
    for one, row in zip(going, back, strict=True):
        assert (row.own_id, row.name, row.greeting, row.pronounce) == (one.code, one.name, one.greeting, one.pronounce)
        assert (row.emails, row.phones, row.birthday) == (one.emails, tuple(e164 for _typed, e164 in one.phones), one.birthday)
        assert place(row) == place(one)
        assert row.language == (one.language if version == "4.0" else "")


@EXAMPLES
@given(SEVERAL)
def test_mailchimp(tmp_path: Path, several: list[Going]) -> None:
    going = [held(one) for one in several if one.emails]
    back = brought(tmp_path, "list.csv", bytes_of(lambda file: csv_file.write(file, MAILCHIMP, going)), "mailchimp")
    assert [(row.name, row.emails) for row in back] == [(one.name, one.emails[:1]) for one in going]
    assert [row.birthday and row.birthday[1:] for row in back] == [one.birthday and one.birthday[1:] for one in going]


@EXAMPLES
@given(SEVERAL)
def test_listmonk(tmp_path: Path, several: list[Going]) -> None:
    going = [held(one) for one in several if one.emails]
    back = brought(tmp_path, "list.csv", bytes_of(lambda file: csv_file.write(file, LISTMONK, going)))
    assert [(row.name, row.emails) for row in back] == [(one.name, one.emails[:1]) for one in going]


@EXAMPLES
@given(SEVERAL)
def test_square(tmp_path: Path, several: list[Going]) -> None:
    going = [held(one) for one in several]
    back = brought(tmp_path, "list.csv", bytes_of(lambda file: csv_file.write(file, SQUARE, going)), "square")
    for one, row in zip(going, back, strict=True):
        assert (row.own_id, row.name, row.greeting, row.birthday) == (one.code, one.name, one.greeting, one.birthday)
        assert (row.emails, row.phones) == (one.emails[:1], tuple(e164 for _typed, e164 in one.phones[:1]))
        assert place(row)[:-1] == place(one)[:-1]


@EXAMPLES
@given(SEVERAL)
def test_google(tmp_path: Path, several: list[Going]) -> None:
    going = [held(one) for one in several]
    back = brought(tmp_path, "list.csv", bytes_of(lambda file: csv_file.write(file, GOOGLE, going)), "google")
    for one, row in zip(going, back, strict=True):
        assert (row.name, row.greeting, row.birthday) == (one.name, one.greeting, one.birthday)
        assert (row.emails, row.phones) == (one.emails, tuple(e164 for _typed, e164 in one.phones))
        assert place(row) == place(one)
