"""Whoever is erased is named nowhere else in the file either; what others go by stays."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace
from pathlib import Path

import pytest

from shopdesk.core.giftcards.records import Person, Worth
from shopdesk.core.imports.records import ListSource
from shopdesk.core.members.records import MemberDraft, MemoryKind
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import Role, StaffDraft
from tests.core.known.somebody import EMAIL, NAME, PHONE, somebody


def _written_elsewhere(shop: Shop, member_id: int, other: int) -> tuple[int, int]:
    """A trouble of both, words on the other's page and on a gift card that was theirs; give the trouble and the card."""
    due = shop.clock.now() + dt.timedelta(hours=3)
    trouble = shop.cases.troubles.open(f"The rye of {NAME} and others was burnt", due, (member_id, other), f"Ring {PHONE} first").id
    shop.cases.troubles.update(trouble, due, f"{NAME.upper()} was rung, {EMAIL} was not")
    shop.members.remember(other, MemoryKind.LIKES, f"To come with {NAME}")
    shop.members.note(other, f"{NAME} is her neighbour.")
    batch = shop.giftcards.making.issue(Worth(5_000, "NOK"), blank=True)
    shop.giftcards.making.keep(batch.id)
    card = shop.giftcards.find(batch.codes[0]).id
    shop.giftcards.keeping.activate(card, str(uuid.uuid4()), giver=Person(other, "", f"For {NAME}"), receiver=Person(member_id))
    shop.giftcards.keeping.void(card, f"{NAME} lost it", str(uuid.uuid4()))
    return trouble, card


@pytest.mark.idea(67)
def test_nobody_erased_is_named_in_what_stays(shop: Shop, shop_file: Path) -> None:
    member_id, other = somebody(shop), shop.members.add(MemberDraft(name="Hanne Vik")).id
    trouble, card = _written_elsewhere(shop, member_id, other)
    assert shop.members.find("Bråten").matches[1:], "the other's page is found by what is remembered"
    shop.known.erase(member_id)
    assert shop.cases.troubles.get(trouble).what == "The rye of … and others was burnt"
    assert shop.giftcards.entries(card)[-1].reason == "… lost it"
    assert shop.members.notes(other)[0].text == "… is her neighbour."
    assert [memory.text for memory in shop.members.get(other).memories] == ["To come with …"]
    assert not shop.members.find("Bråten").matches
    shop.close()
    left = shop_file.read_bytes()
    assert not [word for word in (NAME, NAME.upper(), PHONE, EMAIL, "Bråten") if word.encode() in left]


def test_a_list_that_was_named_after_them_keeps_its_ending(shop: Shop) -> None:
    member_id, spelt = somebody(shop), NAME.replace(" ", "_").upper()
    for file_name in (f"{NAME}.vcf", f"kunde_{spelt}-2024.csv", f"{EMAIL}.xlsx", f"a.{NAME}", "kunder.csv"):
        shop.imports.bring_people([], ListSource(file_name, "plain", ("Name",)))
    shop.known.erase(member_id)
    assert sorted(past.file_name for past in shop.imports.past()) == ["kunder.csv", "…", "….csv", "….vcf", "….xlsx"]


def test_what_others_go_by_too_stays(shop: Shop) -> None:
    member_id, other = somebody(shop), shop.members.add(MemberDraft(name=NAME, phones=(PHONE,))).id
    shop.members.note(other, f"{NAME} may be rung at {PHONE}, or written to at {EMAIL}.")
    shop.known.erase(member_id)
    assert shop.members.notes(other)[0].text == f"{NAME} may be rung at {PHONE}, or written to at …."
    assert shop.members.get(other).name == NAME


def test_a_member_of_the_staff_keeps_their_name(shop: Shop) -> None:
    shop.staff.hand_over(shop.staff.add(StaffDraft(NAME, Role.OWNER)).id)
    shop.settings.save_shop(replace(shop.settings.shop(), name=f"{NAME}’s bakery"))
    shop.known.erase(somebody(shop))
    assert shop.settings.shop().name == f"{NAME}’s bakery"
    present = shop.staff.at_counter()
    assert present is not None
    assert present.name == NAME


def test_nothing_is_struck_out_of_other_words(shop: Shop) -> None:
    member_id, other = somebody(shop), shop.members.add(MemberDraft(name="Hanne Vik")).id
    shop.members.edit(other, replace(shop.members.get(other).draft(), emails=(f"hanne.{EMAIL}",)))
    words = f"Order {PHONE}7 is for {NAME}s, hanne.{EMAIL}."
    shop.members.note(other, words)
    shop.known.erase(member_id)
    assert shop.members.notes(other)[0].text == words
    assert shop.members.get(other).emails == (f"hanne.{EMAIL}",)
