import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopdesk.core.cards.vcard import LARGEST, Contact, vcard

WHOLE = Contact("Ingrid Marie Dahl", "owner", "Møllebakken Bakery", "+4773500100", "ingrid@example.org", "https://example.org")


def test_a_contact_is_written_as_address_books_read_it() -> None:
    assert vcard(WHOLE, 213).split("\r\n") == [
        "BEGIN:VCARD", "VERSION:3.0", "N:Dahl;Ingrid Marie", "FN:Ingrid Marie Dahl", "ORG:Møllebakken Bakery", "TITLE:owner",
        "TEL:+4773500100", "EMAIL:ingrid@example.org", "URL:https://example.org", "END:VCARD",
    ]


def test_a_lone_name_is_a_given_name_and_empty_fields_have_no_line() -> None:
    assert vcard(Contact("Noor")).split("\r\n") == ["BEGIN:VCARD", "VERSION:3.0", "N:;Noor", "FN:Noor", "END:VCARD"]


@pytest.mark.parametrize(
    ("name", "line"),
    [("Dahl; Ingrid, née \\ Moe", r"FN:Dahl\; Ingrid\, née \\ Moe"), ("A\r\nTEL:911", "FN:A TEL:911"), ("A\x00\x1bB\ud800", "FN:AB")],
)
def test_nothing_typed_becomes_a_line_of_its_own(name, line) -> None:
    assert line in vcard(Contact(name)).split("\r\n")


@given(st.text(alphabet=st.characters(), max_size=40), st.text(alphabet=st.characters(), max_size=40))
def test_any_text_keeps_the_shape_of_a_contact(name, phone) -> None:
    lines = vcard(Contact(name, phone=phone)).split("\r\n")
    assert [line.split(":")[0] for line in lines if not line.startswith("TEL")] == ["BEGIN", "VERSION", "N", "FN", "END"]
    "\r\n".join(lines).encode()


def test_what_helps_least_to_ring_goes_first_when_there_is_too_much() -> None:
    page = "https://example.org/" + "a" * 90
    long = Contact("Ingrid Dahl", "owner " * 9, "Møllebakken Bakery " * 3, "+4773500100", "ingrid@example.org", page)
    text = vcard(long)
    assert "URL" not in text
    assert "TEL:+4773500100" in text
    assert len(text.encode()) <= LARGEST
