"""The Privileges page: kinds with their places, the budget, and decisions made row by row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from shopdesk.clock import FixedClock
from shopdesk.core.cases.records import CaseKind, NewCase
from shopdesk.core.gestures.records import GestureKind, NewGesture, Why
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.money import Money
from shopdesk.core.privileges.records import Category, Contributed, Giving, KindDraft, PrivilegeKind
from shopdesk.core.shop import Shop
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.privileges.dots import Dots
from shopdesk.ui.pages.privileges.kind_card import KindCard
from shopdesk.ui.pages.privileges.page import PrivilegesPage
from tests.ui.pages.seen import part, shows, words
from tests.ui.recorded import RecordedMessages

DOOR = KindDraft("Early door", Category.SMALL, "May come by the back door from six", "door", 3, 180)


@pytest.fixture
def kind(shop: Shop) -> PrivilegeKind:
    return shop.privileges.kinds.add(DOOR)


@pytest.fixture
def people(shop: Shop) -> dict[str, int]:
    names = ("Ole Moen", "Marta Sorokowska", "Håkon Lund", "Hanne Vik")
    return {name.split()[0]: shop.members.add(MemberDraft(name)).id for name in names}


@pytest.fixture
def page(qtbot: QtBot, shop: Shop, operations: Operations, messages: RecordedMessages) -> Iterator[PrivilegesPage]:
    page = PrivilegesPage(shop, operations, messages)
    operations.changed.connect(page.refresh)
    qtbot.addWidget(page)
    page.resize(1178, 732)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.activated()
    yield page
    for sheet in QApplication.topLevelWidgets():
        if sheet is not page and sheet.isVisible():
            sheet.close()


def consider(shop: Shop, people: dict[str, int]) -> None:
    shop.privileges.considering.contributed(people["Marta"], Contributed.PATIENCE, "Two answers to her took a day.", suits=Category.SMALL)
    shop.privileges.considering.contributed(people["Ole"], Contributed.ADVICE, "Told us why the rye is sour.", suits=Category.SMALL)


def test_a_kind_shows_its_places_as_dots_and_in_words(
    qtbot: QtBot, shop: Shop, people: dict[str, int], kind: PrivilegeKind, page: PrivilegesPage
) -> None:
    shop.privileges.give(people["Ole"], kind.id, Giving("The first tram"))
    said = words(page)
    assert {"Early door", "May come by the back door from six", "1 of 3  room for 2"} <= set(said)
    dots = next(dots for dots in page.findChildren(Dots) if dots.isVisible())
    assert (dots.shown, dots.accessibleName()) == (3, "1 of 3 places held")
    card = next(card for card in page.findChildren(KindCard) if card.isVisible())
    assert card.accessibleName() == "Early door. May come by the back door from six. 1 of 3, room for 2."


def test_a_shop_without_kinds_is_offered_some_to_begin_with(qtbot: QtBot, shop: Shop, page: PrivilegesPage) -> None:
    assert shows(page, "no_kinds")
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    part(page, QComboBox, "sheet_begin_with").setCurrentIndex(1)
    assert part(page, QLineEdit, "sheet_name").text() == shop.privileges.kinds.offered()[0].name
    qtbot.mouseClick(part(page, QAbstractButton, "sheet_keep"), Qt.MouseButton.LeftButton)
    assert [each.name for each in shop.privileges.kinds.all()] == ["Personal contact"]
    assert not shows(page, "no_kinds")


def test_what_a_new_kind_lacks_is_said_at_its_field_and_nothing_typed_is_lost(qtbot: QtBot, shop: Shop, page: PrivilegesPage) -> None:
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    name, keep = part(page, QLineEdit, "sheet_name"), part(page, QAbstractButton, "sheet_keep")
    name.setText("Night key")
    part(page, QSpinBox, "sheet_places").setValue(4)
    qtbot.mouseClick(keep, Qt.MouseButton.LeftButton)
    assert any("Nobody would know what to do" in said for said in words(page))
    assert name.text() == "Night key"
    part(page, QLineEdit, "sheet_instruction").setText("Has a key")
    qtbot.mouseClick(keep, Qt.MouseButton.LeftButton)
    assert [(each.name, each.places) for each in shop.privileges.kinds.all()] == [("Night key", 4)]


@pytest.mark.idea(23)
def test_who_is_considered_is_approved_or_put_off_by_key(
    qtbot: QtBot, shop: Shop, people: dict[str, int], kind: PrivilegeKind, page: PrivilegesPage, messages: RecordedMessages
) -> None:
    consider(shop, people)
    first, second = page.considering.rows
    assert first.accessibleName() == "Marta Sorokowska. Early door. Two answers to her took a day. Has had nothing from us yet."
    page.considering.take_focus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert messages.said[-1] == "Not now. Ole Moen is not brought up again before May."
    page.considering.take_focus()
    qtbot.keyClick(page.considering.rows[0], Qt.Key.Key_Return)
    assert messages.said[-1] == "“Early door” given to Marta Sorokowska"
    assert [held.reason for held in shop.privileges.of(people["Marta"])] == ["Two answers to her took a day."]
    assert shop.privileges.of(people["Ole"]) == ()
    assert page.considering.rows == []


def test_a_review_leads_to_their_page_or_is_kept(
    qtbot: QtBot, shop: Shop, people: dict[str, int], kind: PrivilegeKind, page: PrivilegesPage
) -> None:
    held = shop.privileges.give(people["Håkon"], kind.id, Giving("The early shift"))
    shop.privileges.used(held.id)
    shop.clock = FixedClock(shop.clock.now() + dt.timedelta(190))
    page.refresh(None)
    assert "Has not used it since November. Ask before you pass the place on." in words(page)
    asked: list[object] = []
    page.member_asked.connect(asked.append)
    qtbot.mouseClick(part(page, QAbstractButton, "consider_do"), Qt.MouseButton.LeftButton)
    assert asked == [people["Håkon"]]
    qtbot.mouseClick(part(page, QAbstractButton, "consider_put_off"), Qt.MouseButton.LeftButton)
    assert shop.privileges.reviews() == ()


def test_while_a_core_thing_is_red_it_says_why_nobody_is_considered(
    shop: Shop, people: dict[str, int], kind: PrivilegeKind, page: PrivilegesPage
) -> None:
    consider(shop, people)
    shop.cases.core.mark_red(shop.cases.core.all()[0].key, "The oven is cold")
    page.refresh(None)
    assert page.considering.rows == []
    assert any("The oven is cold" in said for said in words(page))


def test_who_has_something_open_is_not_considered(shop: Shop, people: dict[str, int], kind: PrivilegeKind, page: PrivilegesPage) -> None:
    consider(shop, people)
    shop.cases.open(NewCase(people["Marta"], CaseKind.PROBLEM, "Her roll was burnt"))
    page.refresh(None)
    assert [row.accessibleName().split(".")[0] for row in page.considering.rows] == ["Ole Moen"]


def test_the_budget_is_said_in_words_at_both_ends_of_its_bar(shop: Shop, people: dict[str, int], page: PrivilegesPage) -> None:
    assert "No budget is set. The owner can, in Settings." in words(page)
    shop.gestures.budget.set_limit(Money(60000, "EUR"))
    shop.gestures.give(people["Ole"], NewGesture(GestureKind.GIFT, "A bun", Why.YEARS, cost=Money(42000, "EUR")))
    page.refresh(None)
    assert {"Small gifts in November", "€420.00 of €600.00 used, on one person"} <= set(words(page))


def test_a_kind_opens_to_its_holders_and_ends_one_with_a_reason(
    qtbot: QtBot, shop: Shop, people: dict[str, int], kind: PrivilegeKind, page: PrivilegesPage, messages: RecordedMessages
) -> None:
    held = shop.privileges.give(people["Ole"], kind.id, Giving("The first tram"))
    shop.privileges.waiting.add(people["Hanne"], kind.id, "Asked in May")
    card = next(card for card in page.findChildren(KindCard) if card.isVisible())
    qtbot.keyClick(card, Qt.Key.Key_Return)
    said = words(page)
    assert any("The first tram" in each for each in said)
    assert "1. Asked in May" in said
    qtbot.mouseClick(part(page, QAbstractButton, f"end_{held.id}"), Qt.MouseButton.LeftButton)
    why = part(page, QLineEdit, "sheet_why")
    qtbot.keyClick(why, Qt.Key.Key_Return)
    assert any("Nobody loses a privilege without a reason." in each for each in words(page))
    why.setText("Moved to Bergen")
    qtbot.keyClick(why, Qt.Key.Key_Return)
    assert shop.privileges.of(people["Ole"]) == ()
    assert messages.said[-1] == "Ended. Tell Ole Moen yourself, with a kind word and a thank-you."


def test_a_kind_that_is_held_ends_only_with_words(
    qtbot: QtBot, shop: Shop, people: dict[str, int], kind: PrivilegeKind, page: PrivilegesPage
) -> None:
    shop.privileges.give(people["Ole"], kind.id, Giving("The first tram"))
    card = next(card for card in page.findChildren(KindCard) if card.isVisible())
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(part(page, QAbstractButton, "kind_end"), Qt.MouseButton.LeftButton)
    keep = part(page, QAbstractButton, "sheet_keep")
    qtbot.mouseClick(keep, Qt.MouseButton.LeftButton)
    assert any("1 person has “Early door”" in each for each in words(page))
    part(page, QLineEdit, "sheet_why").setText("The door is walled up")
    qtbot.mouseClick(keep, Qt.MouseButton.LeftButton)
    assert shop.privileges.kinds.all() == ()


def test_more_than_fifty_places_are_said_in_words_alone(qtbot: QtBot) -> None:
    many, few = Dots(3, 51), Dots(12, 10)
    for dots in (many, few):
        qtbot.addWidget(dots)
    assert (many.shown, few.shown) == (0, 12)


def test_keys_are_named_in_the_key_line(page: PrivilegesPage) -> None:
    assert dict(page.keys())["Ctrl N"] == "New kind"
