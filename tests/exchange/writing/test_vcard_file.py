"""Cards for an address book: folded as the standard says, and read back to the same person."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shopdesk.core.exports.records import Going
from shopdesk.exchange.writing import vcard_file
from shopdesk.exchange.writing.forms import parted
from tests.exchange.writing.people import ASE, SOREN, people

Card = list[tuple[str, str]]


def bytes_of(version: str, *going: Going) -> bytes:
    file = io.BytesIO()
    vcard_file.write(file, going, version)
    return file.getvalue()


def read(data: bytes) -> list[Card]:
    """Read cards by the standard's own rules, knowing nothing of how they were written."""
    unfolded = data.replace(b"\r\n ", b"").decode("utf-8")
    cards: list[Card] = []
    for line in unfolded.removesuffix("\r\n").split("\r\n"):
        name, value = line.split(":", 1)
        if name == "BEGIN":
            cards.append([])
        cards[-1].append((name.partition(";")[0], value))
    return cards


def plain(value: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def parts(value: str) -> list[str]:
    between = len(re.findall(r";", re.sub(r"\\.", "", value)))  # an escaped backslash before a semicolon escapes nothing
    return [plain(part) for part in re.findall(r"((?:\\.|[^;\\])*)(?:;|$)", value)][: between + 1]


def values(card: Card, name: str) -> list[str]:
    return [value for known, value in card if known == name]


@pytest.mark.parametrize("version", ["3.0", "4.0"])
@given(going=st.lists(people, min_size=1, max_size=3))
@settings(max_examples=50)
def test_every_card_reads_back_to_its_person(version: str, going: list[Going]) -> None:
    data = bytes_of(version, *going)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert all(line.decode("utf-8") is not None for line in data.split(b"\r\n"))  # no letter is cut in two
    for one, card in zip(going, read(data), strict=True):
        assert (card[0], card[1], card[-1]) == (("BEGIN", "VCARD"), ("VERSION", version), ("END", "VCARD"))
        assert [plain(value) for value in values(card, "FN")] == [one.name]
        assert parts(values(card, "N")[0])[:2] == list(reversed(parted(one.name)))
        assert [plain(value) for value in values(card, "EMAIL")] == list(one.emails)
        assert [plain(value) for value in values(card, "TEL")] == [e164 for _typed, e164 in one.phones]
        assert [plain(value) for value in values(card, "NICKNAME")] == [one.greeting] * bool(one.greeting)
        place = [one.street, one.city, one.region, one.postcode, one.country]
        assert [parts(value) for value in values(card, "ADR")] == [["", "", *place]] * any(place)
        assert [plain(value) for value in values(card, "UID")] == [one.code]


def test_days_as_each_version_writes_them() -> None:
    assert b"\r\nBDAY:1987-04-14\r\n" in bytes_of("3.0", SOREN)
    assert b"\r\nBDAY:19870414\r\n" in bytes_of("4.0", SOREN)
    assert b"\r\nBDAY:--0229\r\n" in bytes_of("3.0", ASE)
    assert b"\r\nLANG:da\r\n" in bytes_of("4.0", SOREN)
    assert b"LANG" not in bytes_of("3.0", SOREN)


def test_nothing_typed_begins_a_line_of_its_own() -> None:
    data = bytes_of("3.0", SOREN._replace(name="Søren\r\nTEL:112", greeting="a\u2028EMAIL:x@y.example"))
    (card,) = read(data)
    assert (len(values(card, "TEL")), len(values(card, "EMAIL"))) == (1, 1)


def test_somebody_without_a_name_is_called_by_what_is_known() -> None:
    assert b"\r\nFN:soren.kjaer@post.example\r\n" in bytes_of("3.0", SOREN._replace(name=""))
    assert b"\r\nFN:TSRQPNMLKJHGFDCB\r\n" in bytes_of("4.0", ASE._replace(name=""))
