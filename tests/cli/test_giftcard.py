import csv
from pathlib import Path

import pytest

from shopdesk.core import codes
from shopdesk.core.giftcards.rules import new_key
from tests.cli.conftest import Type


@pytest.fixture
def code(typed: Type, bakery: Path) -> str:
    """The code of a card worth 350 kroner."""
    [card] = typed("--shop", bakery, "giftcard", "issue", "--amount", "350", "--json").data
    return str(card["code"])


def test_cards_are_issued_in_main_units(typed: Type, bakery: Path) -> None:
    before = typed("--shop", bakery, "giftcard", "outstanding", "--json").data
    cards = typed("--shop", bakery, "giftcard", "issue", "--amount", "48.50", "--count", 10, "--json").data
    assert len(cards) == 10
    assert {(card["amount"], card["currency"]) for card in cards} == {(48.5, "NOK")}
    assert all(codes.read(card["code"]).good for card in cards)
    owed = typed("--shop", bakery, "giftcard", "outstanding", "--json").data
    assert owed["cards"] == before["cards"] + 10
    assert owed["sums"][0] == before["sums"][0] | {"amount": before["sums"][0]["amount"] + 485}


def test_the_same_key_is_one_redemption(typed: Type, bakery: Path, code: str) -> None:
    words = ("--shop", bakery, "--counter", "Back door", "giftcard", "redeem", code, "--amount", "20", "--key", new_key(), "--json")
    first, again = typed(*words), typed(*words)
    assert (first.code, again.code) == (0, 0)
    assert (first.data["state"], first.data["balance"], first.data["taken"], first.data["replay"]) == ("open", 330, 20, False)
    assert first.data["counter"] == "Back door"
    assert again.data == first.data | {"replay": True}


def test_used_says_when_and_where_and_is_one(typed: Type, bakery: Path, code: str) -> None:
    assert typed("--shop", bakery, "--counter", "Back door", "giftcard", "redeem", code).code == 0
    answer = typed("--shop", bakery, "giftcard", "redeem", code, "--amount", "20", "--json")
    assert answer.code == 1
    assert "used up" in answer.err
    assert (answer.data["state"], answer.data["taken"], answer.data["counter"]) == ("used", 0, "Back door")
    assert answer.data["used_at"]


@pytest.mark.parametrize("amount", ["", "0", "-1", "350.01", "1.234", "20 EUR", "twenty"])
def test_an_amount_that_cannot_be_taken_changes_nothing(typed: Type, bakery: Path, code: str, amount: str) -> None:
    answer = typed("--shop", bakery, "giftcard", "redeem", code, f"--amount={amount}", "--json")
    assert answer.code == 1
    assert answer.err
    assert typed("--shop", bakery, "giftcard", "show", code, "--json").data["balance"] == 350


def test_a_thing_is_not_taken_by_an_amount(typed: Type, bakery: Path) -> None:
    [card] = typed("--shop", bakery, "giftcard", "issue", "--thing", "A loaf of rye", "--json").data
    answer = typed("--shop", bakery, "giftcard", "redeem", card["code"], "--amount", "20")
    assert answer.code == 1
    assert "A loaf of rye" in answer.err
    assert typed("--shop", bakery, "giftcard", "show", card["code"], "--json").data["state"] == "open"


def test_a_key_that_went_missing_is_no_key(typed: Type, bakery: Path, code: str) -> None:
    assert typed("--shop", bakery, "giftcard", "redeem", code, "--amount", "20", "--key", "").code == 1
    assert typed("--shop", bakery, "giftcard", "show", code, "--json").data["balance"] == 350


def test_a_key_of_a_part_is_not_one_of_all(typed: Type, bakery: Path, code: str) -> None:
    key = new_key()
    assert typed("--shop", bakery, "giftcard", "redeem", code, "--amount", "20", "--key", key).code == 0
    assert typed("--shop", bakery, "giftcard", "redeem", code, "--key", key).code == 1
    assert typed("--shop", bakery, "giftcard", "show", code, "--json").data["balance"] == 330


def test_a_code_is_taken_as_it_is_typed(typed: Type, bakery: Path, code: str) -> None:
    for said in (code.lower(), codes.spaced(code), f"SDG{code}\n"):
        assert typed("--shop", bakery, "giftcard", "show", said, "--json").data["state"] == "open"
    wrong = code[:-1] + ("B" if code[-1] != "B" else "C")
    for said in (wrong, codes.make(codes.CodeKind.GIFT), codes.make(codes.CodeKind.PERSON), "x" * 1024):
        assert typed("--shop", bakery, "giftcard", "redeem", said).code == 1


def test_void_is_the_owners(typed: Type, bakery: Path, code: str) -> None:
    assert typed("--shop", bakery, "giftcard", "void", code, "--why", "Stolen").code == 1
    answer = typed("--shop", bakery, "--staff", "Ingrid", "giftcard", "void", code, "--why", "Stolen", "--json")
    assert (answer.code, answer.data["state"], answer.data["balance"]) == (0, "void", 0)


def test_a_blank_card_is_sold_and_printed_again(typed: Type, bakery: Path) -> None:
    [card] = typed("--shop", bakery, "giftcard", "issue", "--thing", "A loaf of rye", "--blank", "--json").data
    assert card == {"code": card["code"], "amount": 1, "currency": "", "thing": "A loaf of rye", "state": "blank"}
    assert typed("--shop", bakery, "giftcard", "redeem", card["code"]).code == 1
    assert typed("--shop", bakery, "giftcard", "activate", card["code"]).code == 0
    new = typed("--shop", bakery, "giftcard", "replace", card["code"], "--json").data["code"]
    assert typed("--shop", bakery, "giftcard", "redeem", card["code"]).code == 1
    assert typed("--shop", bakery, "giftcard", "redeem", new).out == "A loaf of rye taken off, nothing left.\n"


def test_the_bookkeeper_gets_every_open_card(typed: Type, bakery: Path, tmp_path: Path, code: str) -> None:
    typed("--shop", bakery, "giftcard", "issue", "--thing", "=1+1")
    assert typed("--shop", bakery, "giftcard", "outstanding", "--out", tmp_path / "owed.csv").code == 0
    with (tmp_path / "owed.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {("350.00", "NOK", ""), ("1", "", "'=1+1")} <= {(row["Left"], row["Currency"], row["Thing"]) for row in rows}
    assert len(rows) == typed("--shop", bakery, "giftcard", "outstanding", "--json").data["cards"]
    assert not any(code in cell for row in rows for cell in row.values())


def test_old_cards_are_brought_in_and_what_cannot_be_is_said(typed: Type, bakery: Path, tmp_path: Path) -> None:
    cards = tmp_path / "old.csv"
    cards.write_text("Code;Balance\nA-10234;120,50\nA-10235;0\nA-10234;9\nxy;5\n", encoding="utf-8")
    assert typed("--shop", bakery, "giftcard", "bring", cards).code == 1
    answer = typed("--shop", bakery, "--staff", "Ingrid", "giftcard", "bring", cards, "--json")
    assert answer.data["taken"] == 1
    assert [line for line, _why in answer.data["left"]] == [3, 4, 5]
    assert typed("--shop", bakery, "giftcard", "redeem", "a10234", "--amount", "20.50", "--json").data["balance"] == 100
    cards.write_text("Name\nIngrid\n", encoding="utf-8")
    assert typed("--shop", bakery, "--staff", "Ingrid", "giftcard", "bring", cards).code == 1
