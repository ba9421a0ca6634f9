"""Lists and the whole shop out of the shop and in again, as somebody types it."""

from __future__ import annotations

import csv
import json
import stat
from pathlib import Path

import pytest

from shopdesk.core.shop import Shop

from .conftest import Type

Table = list[dict[str, str]]


def table(path: Path) -> Table:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def owner(bakery: Path) -> tuple[object, ...]:
    """What Ingrid, the owner, types first."""
    return "--shop", bakery, "--staff", "Ingrid"


def rows_of(path: Path) -> dict[str, list[dict[str, object]]]:
    with Shop.open(path) as shop:
        whole = shop.exports.whole
        return {shape.name: list(whole.rows(shape.name)) for shape in whole.tables()}


@pytest.mark.idea(73, part=True)
def test_export_all_wipe_and_import_give_an_equal_shop(typed: Type, bakery: Path, owner: tuple[object, ...], tmp_path: Path) -> None:
    path, new = tmp_path / "all.json", tmp_path / "new.shopdesk"
    said = typed(*owner, "export", path, "--all", "--json")
    assert said.code == 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert json.loads(path.read_text("utf-8"))["rows"] == said.data["rows"]
    before = rows_of(bakery)
    assert typed("--shop", new, "import", path).code == 0
    after = rows_of(new)
    # Of the export itself the file knows that it began; that it ended was written after it.
    for name in set(before) - {"taken_list", "log_line"}:
        assert after[name] == before[name], name
    assert after["log_line"] == before["log_line"][:-1]
    assert typed("--shop", new, "check").code == 0
    again = typed("--shop", new, "import", path)
    assert again.code == 1
    assert "only into an empty one" in again.err


def test_a_purpose_lets_out_who_permitted_it_and_says_who_stays(typed: Type, owner: tuple[object, ...], tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    said = typed(*owner, "export", path, "--purpose", "news", "--form", "listmonk", "--json")
    assert said.code == 0
    assert said.data["written"] == len(table(path)) > 0
    assert said.data["left_out"] == said.data["no_way"] + sum(said.data["refused"].values()) > 0
    assert said.data["written"] + said.data["left_out"] == 40


def test_everybody_needs_a_reason_and_an_owner(typed: Type, bakery: Path, owner: tuple[object, ...], tmp_path: Path) -> None:
    path = tmp_path / "all.csv"
    refused = typed(*owner, "export", path, "--all")
    assert (refused.code, path.exists()) == (1, False)
    assert "needs a reason" in refused.err
    refused = typed("--shop", bakery, "export", path, "--all", "--why", "Moving house")
    assert (refused.code, path.exists()) == (1, False)
    assert "Only an owner" in refused.err
    assert typed(*owner, "export", path, "--all", "--why", "Moving house", "--form", "plain").code == 0
    assert len(table(path)) == 40


@pytest.mark.parametrize("name", ["people.xlsx", "people.vcf", "people.CSV"])
def test_the_ending_says_what_is_written(typed: Type, owner: tuple[object, ...], tmp_path: Path, name: str) -> None:
    said = typed(*owner, "export", tmp_path / name, "--all", "--why", "Moving house")
    assert said.code == 0
    assert said.out.startswith("40 people are in ")
    assert (tmp_path / name).stat().st_size > 1000


@pytest.mark.parametrize("words", [
    ("list.csv",), ("list.csv", "--all", "--purpose", "news", "--why", "x"), ("list.docx", "--all", "--why", "x"),
    ("list.json", "--purpose", "news"), ("list.csv", "--all", "--why", "x", "--list", "nobody"),
    ("list.csv", "--purpose", "news", "--topic", "fish"), ("gone/list.csv", "--all", "--why", "x"),
])
def test_what_cannot_be_done_is_said_and_writes_nothing(
    typed: Type, owner: tuple[object, ...], tmp_path: Path, words: tuple[str, ...]
) -> None:
    before = sorted(tmp_path.iterdir())
    said = typed(*owner, "export", tmp_path / words[0], *words[1:])
    assert said.code == 1
    assert said.err
    assert sorted(tmp_path.iterdir()) == before


def test_a_list_holds_who_is_in_it(typed: Type, owner: tuple[object, ...], tmp_path: Path) -> None:
    path = tmp_path / "regulars.csv"
    said = typed(*owner, "export", path, "--all", "--why", "Cards", "--list", "regulars", "--form", "plain", "--json")
    assert 0 < said.data["written"] == len(table(path)) < 40
