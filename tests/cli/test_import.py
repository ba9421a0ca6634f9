"""shopdesk import on the command line: every kind through a pipe, what would happen as data, and the way back."""

import io
import sys
from pathlib import Path

import pytest

from shopdesk.core.shop import Shop
from tests.cli.conftest import Type
from tests.exchange.test_audience import audience
from tests.exchange.test_workbook import HEADING, SOREN, workbook

CARDS = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Hanne Vik\r\nTEL:906 55 210\r\nEND:VCARD\r\n"
TABLE = "Navn;E-post\nHanne Vik;hanne@vik.example\n;;\n"


@pytest.fixture
def shop(typed: Type, tmp_path: Path) -> Path:
    path = tmp_path / "shop.shopdesk"
    Shop.open(path, create=True).close()
    return path


class Pipe:
    """What comes through standard input."""

    def __init__(self, content: bytes) -> None:
        self.buffer = io.BytesIO(content)

    def isatty(self) -> bool:
        return False


@pytest.mark.parametrize(("kind", "people"), [("csv", 1), ("xlsx", 1), ("vcf", 1), ("zip", 5)])
def test_every_kind_comes_through_a_pipe(
    typed: Type, shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, people: int
) -> None:
    monkeypatch.chdir(tmp_path)
    content = {
        "csv": lambda: TABLE.encode("utf-16"), "xlsx": lambda: workbook(tmp_path, HEADING, SOREN).read_bytes(), "vcf": CARDS.encode,
        "zip": lambda: audience(tmp_path).read_bytes(),
    }[kind]()
    monkeypatch.setattr(sys, "stdin", Pipe(content))
    assert typed("--shop", shop, "import", "-", "--dry-run", "--json").data["new"] == people
    monkeypatch.setattr(sys, "stdin", Pipe(content))
    answer = typed("--shop", shop, "import", "-", "--json")
    assert (answer.code, answer.data["taken"]) == (0, people)


def test_what_is_left_out_of_a_pipe_stands_where_the_command_was_typed(
    typed: Type, shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", Pipe(b"name,email\n,\nHanne Vik,h@vik.example,more,cells\n"))
    assert typed("--shop", shop, "import", "-", "--json").data["left_in"] == str(tmp_path / "stdin-not-taken.csv")


def test_a_dry_run_says_who_may_be_here_and_bringing_in_and_back_say_what_they_did(typed: Type, shop: Path, tmp_path: Path) -> None:
    path = tmp_path / "kunder.csv"
    path.write_text("name,email,phone,city\nBirthe Sørensen,b@s.example,+47 934 10 552,\nHanne Vik,hanne@vik.example,,\n", "utf-8")
    assert typed("--shop", shop, "import", path).code == 0
    path.write_text(
        "name,email,phone,city\nBirte Sørensen,,+47 934 10 552,Lade\nHanne Vik,hanne@vik.example,,Lade\n,,,x\nA,B,C,D,E\n", "utf-8"
    )
    told = typed("--shop", shop, "import", path, "--dry-run", "--json").data
    assert {key: told[key] for key in ("new", "known", "fresh", "undecided", "left")} == {
        "new": 1, "known": 1, "fresh": 1, "undecided": 1, "left": 2,
    }
    assert [(pair["line"], pair["reasons"], pair["sure"]) for pair in told["perhaps"]] == [(2, ["phone", "one_letter"], False)]
    assert [(row["line"], row["why"]) for row in told["left_out"]] == [(4, "nobody"), (5, "more_cells")]
    assert "Line 2: Birte Sørensen, +47 934 10 552, Lade may be Birthe Sørensen" in typed("--shop", shop, "import", path, "--dry-run").out
    brought = typed("--shop", shop, "import", path, "--json").data
    assert (brought["taken"], brought["known"], brought["fresh"], brought["undecided"], brought["left"]) == (1, 1, 1, 1, 2)
    back = typed("--shop", shop, "import", "--undo", brought["list"], "--json").data
    assert (back["gone"], back["restored"], back["stayed"]) == (1, 1, [])


def test_letters_nobody_knows_are_a_sentence(typed: Type, shop: Path, tmp_path: Path) -> None:
    (tmp_path / "kunder.csv").write_text(TABLE, "utf-8")
    answer = typed("--shop", shop, "import", tmp_path / "kunder.csv", "--encoding", "klingon")
    assert (answer.code, "klingon" in answer.err) == (1, True)
