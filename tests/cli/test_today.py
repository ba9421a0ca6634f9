"""shopdesk today and tell: the list for a person and for a program, and a note that goes nowhere by itself."""

from pathlib import Path

import pytest

from shopdesk.core.cases.records import CaseKind, NewCase
from shopdesk.core.shop import Shop
from tests.cli.conftest import Type
from tests.core.followups.coming import person


@pytest.fixture
def owing(shop_file: Path) -> Path:
    """A shop that has to put something right, and opened just now."""
    with Shop.open(shop_file) as shop:
        shop.cases.open(NewCase(person(shop, "Hanne Vik"), CaseKind.PROBLEM, "Her Saturday loaf was given to someone else"))
    return shop_file


def test_today_for_a_program(typed: Type, owing: Path) -> None:
    data = typed("--shop", owing, "today", "--json").data
    assert data.keys() == {"day", "rows", "folded", "more", "later", "done"}
    [row] = data["rows"]
    assert (row["group"], row["name"], row["act"], row["channel"]) == ("put_right", "Hanne Vik", "call", "phone")
    assert row["sentence"] == "Her Saturday loaf was given to someone else."


def test_today_for_a_person(typed: Type, owing: Path) -> None:
    assert typed("--shop", owing, "today").out.startswith("Put right  Hanne Vik  Her Saturday loaf was given to someone else.  Call  ")


def test_nothing_to_do_is_said_kindly(typed: Type, shop_file: Path) -> None:
    assert typed("--shop", shop_file, "today").out == "Nothing waits today. A good hour to write one card by hand.\n"


def test_the_list_is_only_read(typed: Type, owing: Path) -> None:
    with Shop.open(owing) as shop:
        before = shop.log.last()
    typed("--shop", owing, "today")
    with Shop.open(owing) as shop:
        assert shop.log.last() == before


@pytest.mark.idea(87)
def test_a_note_about_the_program_is_written_to_a_file(typed: Type, tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    written = [Path(typed("tell", "The", "till", "key", "sticks.", "--to", tmp_path / "notes", "--json").data) for _turn in range(2)]
    assert sorted((tmp_path / "notes").iterdir()) == sorted(set(written))
    assert written[0].read_text(encoding="utf-8").endswith("\n\nThe till key sticks.\n")


def test_a_folder_that_is_not_there_is_said(typed: Type, tmp_path: Path) -> None:
    answer = typed("tell", "Hello", "--to", tmp_path / "nowhere")
    assert (answer.code, "Choose another folder." in answer.err) == (1, True)
