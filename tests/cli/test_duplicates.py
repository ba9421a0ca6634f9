"""shopdesk duplicates: pairs in words and as data, and nothing is merged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from shopdesk.app import main
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.shop import Shop


@pytest.fixture
def twice(shop_file: Path) -> str:
    """Where the shop lies, with one person who may be there twice."""
    with Shop.open(shop_file) as shop:
        shop.members.add(MemberDraft("Birthe Sørensen", phones=("+4793410552",)))
        shop.members.add(MemberDraft("Birte Sørensen", phones=("+47 934 10 552",)))
    return str(shop_file)


def test_pairs_are_said_with_why_and_nothing_is_merged(twice: str, capsys: pytest.CaptureFixture[str]) -> None:
    for _time in range(2):
        assert main(["--shop", twice, "duplicates"]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert lines[0].startswith("Same phone, one letter off: ")
        assert lines[1] == "1 pair may be one person."


def test_pairs_come_as_data_without_any_score(twice: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--shop", twice, "duplicates", "--json"]) == 0
    (pair,) = json.loads(capsys.readouterr().out)
    assert (pair["why"], pair["reasons"]) == ("Same phone, one letter off", ["phone", "one_letter"])
    assert set(pair) == {"first", "second", "why", "reasons"}


def test_a_shop_without_pairs_says_so(shop_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--shop", str(shop_file), "duplicates"]) == 0
    assert capsys.readouterr().out == "No two pages look like one person.\n"
