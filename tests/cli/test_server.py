"""Every command that takes a shop takes one on a server."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from shopdesk.app import main
from shopdesk.core.shop import Shop
from shopdesk.storage.postgres.store import forget
from tests.cli.conftest import Type
from tests.postgres import PostgresServer

pytestmark = pytest.mark.postgresql


@pytest.fixture(scope="module")
def bakery(postgres_server: PostgresServer) -> Iterator[str]:
    """The address of a sample shop on a server, made once for all."""
    address = postgres_server.address("bakery")
    assert main(["sample", address, "--members", "40"]) == 0
    yield address
    forget(postgres_server.location("bakery"))


def test_a_sample_shop_is_not_made_over_another(typed: Type, bakery: str) -> None:
    answer = typed("sample", bakery)
    assert answer.code == 1
    assert "already" in answer.err


def test_people_are_found_greeted_and_booked(typed: Type, bakery: str, postgres_server: PostgresServer) -> None:
    [soren] = typed("--shop", bakery, "find", "soren", "kjaer", "--json").data
    assert soren["name"] == "Søren Kjær"
    assert typed("--shop", bakery, "--staff", "Ingrid", "--counter", "Back door", "visit", "Søren Kjær", "--json").code == 0
    [again] = typed("--shop", bakery, "find", soren["code"], "--json").data
    assert again["visits"] == soren["visits"] + 1
    with Shop.open(postgres_server.location("bakery")) as shop:
        assert shop.log.tail(1)[0].verb == "visits.record"


def test_a_list_comes_in_and_a_card_goes_out(typed: Type, bakery: str, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("name,email\nPia Lund,pia@example.org\n", encoding="utf-8")
    assert typed("--shop", bakery, "import", people).out == "1 person was brought in, 0 were known already.\n"
    card = ("card", "thank-you", "--for", "Pia Lund", "--message", "Thank you.")
    answer = typed("--shop", bakery, "--staff", "Ingrid", *card, "--out", tmp_path / "card.pdf")
    assert answer.code == 0, answer.err
    assert (tmp_path / "card.pdf").read_bytes().startswith(b"%PDF")


def test_a_gift_card_is_issued_and_spent_once(typed: Type, bakery: str) -> None:
    [card] = typed("--shop", bakery, "giftcard", "issue", "--amount", "350", "--json").data
    assert typed("--shop", bakery, "giftcard", "redeem", card["code"], "--json").data["taken"] == 350
    assert typed("--shop", bakery, "giftcard", "redeem", card["code"], "--json").code == 1


def test_a_whole_shop_is_well(typed: Type, bakery: str) -> None:
    checks = typed("--shop", bakery, "check", "--json").data
    assert {check["check"] for check in checks} >= {"log", "match rows", "visits", "amounts", "clock"}
    assert all(check["well"] for check in checks)


@pytest.mark.parametrize("words", [("backup",), ("backup", "--second", "/tmp"), ("restore",), ("restore", "--list")])
def test_backups_are_said_to_be_the_servers(typed: Type, bakery: str, words: tuple[str, ...]) -> None:
    answer = typed("--shop", bakery, *words)
    assert answer.code == 1
    assert "kept by a server" in answer.err
    assert "pg_dump --schema=bakery" in answer.err


def test_the_shop_is_also_named_by_the_environment(typed: Type, bakery: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOPDESK_SHOP", bakery)
    assert typed("find", "soren kjær", "--json").data


def test_an_address_of_nobody_is_a_sentence(typed: Type) -> None:
    answer = typed("--shop", "postgresql://till:secret@127.0.0.1:1/shop", "find", "soren")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("The shop’s server does not answer")
    assert "secret" not in answer.err
