"""Privileges at the command line."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Type


def test_privileges_are_listed_given_and_ended(typed: Type, bakery: Path) -> None:
    kinds = {each["name"]: each for each in typed("--shop", bakery, "privilege", "list", "--json").data}
    assert {"Personal contact", "Kept aside", "First taste", "Early door"} == set(kinds)
    before = kinds["First taste"]["held"]
    grant = ("--shop", bakery, "privilege", "grant", "Willemijn de Groot", "first taste")
    refused = typed(*grant)
    assert (refused.code, "reason" in refused.err) == (1, True)
    given = typed(*grant, "--reason", "Knows spelt", "--json").data
    assert (given["name"], given["kind"], given["reason"]) == ("Willemijn de Groot", "First taste", "Knows spelt")
    listed = typed("--shop", bakery, "privilege", "list", "First taste", "--json").data
    assert listed["held"] == before + 1
    assert "Willemijn de Groot" in {each["name"] for each in listed["holders"]}
    assert typed("--shop", bakery, "privilege", "end", "Willemijn de Groot", "First taste").code == 1
    ended = typed("--shop", bakery, "privilege", "end", "Willemijn de Groot", "First taste", "--why", "She asked us to")
    assert (ended.code, "kind word" in ended.out) == (0, True)
    assert "does not have" in typed("--shop", bakery, "privilege", "end", "Willemijn de Groot", "First taste", "--why", "Again").err


def test_a_personal_contact_is_named_and_an_unknown_kind_lists_what_there_is(typed: Type, bakery: Path) -> None:
    grant = ("--shop", bakery, "privilege", "grant", "Ole Moen", "Personal contact", "--reason", "Rings often")
    assert typed(*grant, "--contact", "Noor", "--json").data["contact"] == "Noor Bakker"
    assert "Early door" in typed("--shop", bakery, "privilege", "list", "Side door").err
