"""What is known, erasing, and who may, on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from shopdesk.core.shop import Shop

from .conftest import Type

PASSWORD = "rye, butter, salt"


@pytest.fixture
def guarded(bakery: Path) -> Path:
    """The bakery, with a password for Ingrid, its owner."""
    with Shop.open(bakery) as shop:
        ingrid = shop.staff.named("Ingrid")
        shop.staff.act_as(ingrid.id)
        shop.staff.secrets.choose(ingrid.id, PASSWORD)
    return bakery


def test_everything_known_is_said_and_taken_along(typed: Type, bakery: Path, tmp_path: Path) -> None:
    assert "Søren Kjær" in typed("--shop", bakery, "known", "Søren Kjær").out
    assert typed("--shop", bakery, "--staff", "Ingrid", "known", "Søren Kjær", "--out", tmp_path).code == 0
    assert json.loads((tmp_path / "Søren Kjær.json").read_text("utf-8"))["tables"]["member"][0]["name"] == "Søren Kjær"
    assert (tmp_path / "Søren Kjær.pdf").exists()


def test_what_is_kept_as_a_whole_is_said_and_printed(typed: Type, bakery: Path, tmp_path: Path) -> None:
    assert "So we can ring when your order is ready." in typed("--shop", bakery, "kept").out
    assert typed("--shop", bakery, "kept", "--out", tmp_path / "kept.pdf").code == 0
    assert (tmp_path / "kept.pdf").read_bytes().startswith(b"%PDF")


def test_unattended_nothing_leaves_and_nobody_is_erased(typed: Type, bakery: Path, tmp_path: Path) -> None:
    assert "Only an owner" in typed("--shop", bakery, "known", "Søren Kjær", "--out", tmp_path).err
    assert "Only an owner" in typed("--shop", bakery, "erase", "Søren Kjær", "--yes").err
    assert typed("--shop", bakery, "find", "Søren Kjær", "--json").data


def test_erasing_wants_a_yes(typed: Type, bakery: Path) -> None:
    assert "--yes" in typed("--shop", bakery, "--staff", "Ingrid", "erase", "Søren Kjær").err
    assert typed("--shop", bakery, "--staff", "Ingrid", "erase", "Søren Kjær", "--yes").code == 0
    assert not any(found["name"] == "Søren Kjær" for found in typed("--shop", bakery, "find", "Søren Kjær", "--json").data)


def test_whoever_has_a_password_shows_it(typed: Type, guarded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    erase = ("--shop", guarded, "--staff", "Ingrid", "erase", "Søren Kjær", "--yes")
    assert "SHOPDESK_SECRET" in typed(*erase).err
    monkeypatch.setenv("SHOPDESK_SECRET", "rye, butter, malt")
    assert "not the password" in typed(*erase).err
    monkeypatch.setenv("SHOPDESK_SECRET", PASSWORD)
    assert typed(*erase).code == 0


def test_five_wrong_ones_in_five_commands_make_the_sixth_wait(typed: Type, guarded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOPDESK_SECRET", "rye, butter, malt")
    visit = ("--shop", guarded, "--staff", "Ingrid", "visit", "Søren Kjær")
    for _turn in range(5):
        assert typed(*visit).code == 1
    monkeypatch.setenv("SHOPDESK_SECRET", PASSWORD)
    assert "too often" in typed(*visit).err
