"""shopdesk duplicates: pairs in words and as data, and nothing is merged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from shopdesk.app import main
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop


@pytest.fixture
def twice(shop: Shop) -> str:
    """Where the shop lies, with one person who may be there twice."""
    shop.members.add(MemberDraft("Birthe Sørensen", phones=("+4793410552",)))
    shop.members.add(MemberDraft("Birte Sørensen", phones=("+47 934 10 552",)))
    return str(shop.location)


def test_pairs_are_said_with_why(twice: str, capsys: pytest.CaptureFixture[str], shop: Shop) -> None:
    assert main(["--shop", twice, "duplicates"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Same phone, one letter off: Birthe Sørensen, ")
    assert lines[1] == "1 pair may be one person."
    assert shop.members.count() == 2


def test_pairs_come_as_data_without_any_score(twice: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--shop", twice, "duplicates", "--json"]) == 0
    (pair,) = json.loads(capsys.readouterr().out)
    assert (pair["why"], pair["reasons"]) == ("Same phone, one letter off", ["phone", "one_letter"])
    assert set(pair) == {"first", "second", "why", "reasons"}


def test_a_shop_without_pairs_says_so(shop_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--shop", str(shop_file), "duplicates"]) == 0
    assert capsys.readouterr().out == "No two pages look like one person.\n"
