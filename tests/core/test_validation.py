"""The one gate before the store: what it cleans, what it keeps as it is, what it refuses with a sentence."""

import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopdesk.core import validation
from shopdesk.core.members.records import Birthday, MemberDraft
from shopdesk.core.shop import Shop
from shopdesk.errors import NeedsALook

TODAY = dt.date(2026, 11, 19)
ANYTHING = st.text(st.one_of(st.characters(), st.sampled_from("\ud800\udfff\0\n\r\t\u202e\u2066\u200b\ufeff é")))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Søren \t Kjær ", "Søren Kjær"), ("Ann\nLund", "Ann Lund"), ("e\u0301", "é"), ("<b>&\"'", "<b>&\"'"),
        ("Robert'); DROP TABLE", "Robert'); DROP TABLE"), ("An\0na", "Anna"), ("a\ud800b", "a?b"), ("\u202eanna\u202c", "anna"),
        ("an\u200bna\ufeff", "anna"),
        ("\u200d\u200c", ""), ("   ", ""),
        ("👩‍👩‍👧", "👩‍👩‍👧"), ("می‌خواهم", "می‌خواهم"), ("a\u2028b", "a b"), ("=1+1", "=1+1"),
    ],
)
def test_what_is_kept_of_a_name(typed: str, kept: str) -> None:
    assert validation.line("name", typed) == kept


@given(ANYTHING)
def test_what_is_kept_can_be_stored_and_stays_as_it_is(typed: str) -> None:
    for lines in (False, True):
        kept = validation.plain(typed, lines=lines)
        assert validation.plain(kept, lines=lines) == kept
        assert kept == unicodedata.normalize("NFC", kept) == kept.strip()
        kept.encode("utf-8")
        assert not [letter for letter in kept if unicodedata.category(letter) == "Cc" and not (lines and letter == "\n")]
        assert not set(kept) & {"\u202a", "\u202b", "\u202d", "\u202e", "\u2066", "\u2067", "\u200e", "\u200f"}


def test_a_text_keeps_its_lines() -> None:
    assert validation.passage("note", " One \r\n\r\n two  three\n") == "One\n\ntwo three"


@given(ANYTHING)
def test_a_source_row_keeps_everything_that_can_be_stored(typed: str) -> None:
    kept = validation.without_broken(typed)
    assert len(kept) == len(typed)
    assert all(now == was or was == "\0" or "\ud800" <= was <= "\udfff" for was, now in zip(typed, kept, strict=True))


def test_five_hundred_letters_are_refused_with_a_count(shop: Shop) -> None:
    with pytest.raises(NeedsALook) as refused:
        shop.members.add(MemberDraft(name="x" * 500))
    assert refused.value.field == "name"
    assert "500" in refused.value.what
    assert refused.value.kept
    assert refused.value.do
    assert shop.members.count() == 0


def test_two_hundred_letters_of_any_script_fit(shop: Shop) -> None:
    for letter in "xß王👩":
        assert shop.members.add(MemberDraft(name=letter * 200)).name == letter * 200


@pytest.mark.parametrize(
    ("month", "day", "year"),
    [(2, 31, None), (2, 31, 1990), (13, 1, None), (0, 1, None), (2, 29, 2001), (11, 20, 2026), (1, 1, 1800), (1, 1, 9999),
     (1, 1, 10**20), (10**20, 1, None)],
)
def test_no_such_birthday(month: int, day: int, year: int | None) -> None:
    with pytest.raises(NeedsALook) as refused:
        validation.birthday(month, day, year, TODAY)
    assert refused.value.field == "birthday"


@pytest.mark.parametrize(("month", "day", "year"), [(2, 29, None), (2, 29, 2000), (12, 31, None), (11, 19, 2026), (1, 1, 1900)])
def test_a_birthday(month: int, day: int, year: int | None) -> None:
    assert validation.birthday(month, day, year, TODAY) == Birthday(month, day, year)


@pytest.mark.parametrize("typed", ["a@b.no", " a.b+c@sub.example.org ", "ø@bücher.example", "o'neil@example.ie"])
def test_an_address(typed: str) -> None:
    assert validation.email(typed) == typed.strip()


@pytest.mark.parametrize(
    "typed",
    ["a", "a@b", "@b.no", "a@", "a b@c.no", "a@b.no\r\nBcc: x@y.no", "<a@b.no>", "a@b.no,c@d.no", '"a"@b.no', "x" * 250 + "@b.no",
     "a@b.no?bcc=x@y.no", "a?bcc=x@y.no", "a@b.no&cc=x", "a@b..no", "a@.b.no", "a@b.no%0aBcc"],
)
def test_no_address(typed: str) -> None:
    with pytest.raises(NeedsALook):
        validation.email(typed)


@pytest.mark.parametrize("typed", ["ring my sister", "9" * 300, "112", "+", "tel:"])
def test_a_number_nobody_can_ring_is_kept_as_typed(shop: Shop, typed: str) -> None:
    member = shop.members.add(MemberDraft(name="Ida", phones=(typed,)))
    assert [(phone.typed, phone.e164) for phone in member.phones] == [(typed, None)]
    assert shop.members.match(member.id).phone == typed
