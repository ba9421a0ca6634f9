"""Pages that may be one person, as they are decided: found beside the window, side by side, one person or two."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from shopdesk.core.members.records import Address, Birthday, MemberDraft
from shopdesk.core.shop import Shop
from shopdesk.ui.pages.members.merged_sheet import MergedSheet
from shopdesk.ui.pages.members.page import MembersPage
from shopdesk.ui.pages.members.pair_sheet import PairSheet
from tests.ui.pages.members.conftest import make
from tests.ui.recorded import RecordedMessages


@pytest.fixture
def twice(shop: Shop, ids: dict[str, int]) -> int:
    """Birthe once more, with a letter less."""
    draft = MemberDraft("Birte Sørensen", emails=("birthe@example.no",), address=Address(city="Lade"), birthday=Birthday(11, 2))
    return shop.members.add(draft).id


@pytest.fixture
def page(qtbot: QtBot, shop: Shop, twice: int, messages: RecordedMessages) -> MembersPage:
    return make(qtbot, shop, messages)


def button(inside: QWidget, name: str) -> QAbstractButton:
    found = inside.findChild(QAbstractButton, name)
    assert found is not None
    return found


def sheet(page: MembersPage, shop: Shop) -> PairSheet:
    page.look_alikes.show_pairs(shop.duplicates.pairs())
    button(page, "look_alikes").click()
    found = page.window().findChild(PairSheet)
    assert found is not None
    return found


def test_pairs_are_found_beside_the_window_and_counted(qtbot: QtBot, page: MembersPage) -> None:
    assert not page.look_alikes.isVisible()
    page.look_alikes.look()
    qtbot.waitUntil(page.look_alikes.isVisible, timeout=30_000)
    assert button(page, "look_alikes").accessibleName() == "1 pair: one person?"


def test_later_is_the_safe_answer_and_the_page_with_more_visits_goes_on(page: MembersPage, shop: Shop) -> None:
    asked = sheet(page, shop)
    assert asked.title.text() == "Is Birthe Sørensen one person or two?"
    assert asked.text.text().startswith("Same e-mail, one letter off")
    assert asked.focusWidget() is button(asked, "pair_later")
    button(asked, "pair_later").click()
    assert shop.members.count() == 6


def test_one_person_takes_over_what_is_ticked(page: MembersPage, shop: Shop, ids: dict[str, int], twice: int) -> None:
    asked = sheet(page, shop)
    button(asked, "take_name").click()
    button(asked, "pair_same").click()
    merged = shop.members.get(twice)
    assert (merged.id, merged.name, merged.address.city) == (ids["Birthe"], "Birte Sørensen", "Lade")
    assert not button(page, "look_alikes").isVisible()


def test_pages_that_became_one_can_be_two_again(page: MembersPage, shop: Shop, twice: int) -> None:
    button(sheet(page, shop), "pair_same").click()
    button(page, "merged_lately").click()
    lately = page.window().findChild(MergedSheet)
    assert lately is not None
    button(lately, "separate").click()
    assert shop.members.get(twice).id == twice
    assert not button(page, "merged_lately").isVisible()


def test_the_other_page_can_go_on(page: MembersPage, shop: Shop, ids: dict[str, int], twice: int) -> None:
    asked = sheet(page, shop)
    button(asked, "pair_turn").click()
    button(asked, "pair_same").click()
    assert shop.members.get(ids["Birthe"]).id == twice


def test_two_people_are_not_asked_about_again_until_that_is_taken_back(page: MembersPage, shop: Shop) -> None:
    button(sheet(page, shop), "pair_two").click()
    assert shop.duplicates.pairs() == ()
    assert not page.look_alikes.isVisible()
    assert shop.members.count() == 6
