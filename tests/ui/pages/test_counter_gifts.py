"""Privileges and gifts at the Counter: marks in rows, instructions on the page, giving and ending, and the gift form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from shopdesk.clock import FixedClock
from shopdesk.core.cases.records import CaseKind, NewCase
from shopdesk.core.gestures.records import GestureKind, NewGesture, Why
from shopdesk.core.money import Money
from shopdesk.core.privileges.records import Category, Giving, KindDraft
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import StaffDraft
from shopdesk.ui.pages.counter.page import CounterPage
from shopdesk.ui.widgets.row_list import RowList
from tests.ui.pages.conftest import GivenEdges
from tests.ui.pages.seen import part, shows, words
from tests.ui.recorded import RecordedMessages

# Said by Qt's offscreen platform for each menu that opens.
MENUS = pytest.mark.qt_log_ignore(r"This plugin does not support (raise|grabbing|propagateSizeHints)")
ASIDE = KindDraft("Kept aside", Category.PRIORITY, "Their loaf waits until the hour they named", "kept", 2)
CONTACT = KindDraft("Personal contact", Category.CONTACT, "A number that reaches one of us", "contact", 5)


@pytest.fixture(autouse=True)
def _sheets_are_closed(counter: CounterPage) -> Iterator[None]:
    yield
    for window in QApplication.topLevelWidgets():
        if window is not counter and window.isVisible():
            window.close()


def click(qtbot: QtBot, page: CounterPage, name: str) -> None:
    qtbot.mouseClick(part(page, QAbstractButton, name), Qt.MouseButton.LeftButton)


def choose(page: CounterPage, name: str, value: str) -> None:
    box = part(page, QComboBox, name)
    box.setCurrentIndex(box.findData(value))


@pytest.mark.idea(19)
def test_the_match_row_shows_a_mark_without_opening_the_page(qtbot: QtBot, shop: Shop, soren: int, counter: CounterPage) -> None:
    kind = shop.privileges.kinds.add(ASIDE)
    shop.privileges.give(soren, kind.id, Giving("The same loaf every Saturday", end_on=shop.today() + dt.timedelta(1)))
    counter.look_for("søren")
    rows = part(counter, RowList, "results_list")
    assert rows.current_row().marks == (("kept", "Kept aside"),)
    assert "Kept aside" in rows.current_row().said()
    shop.clock = FixedClock(shop.clock.now() + dt.timedelta(2))
    counter.refresh(None)
    assert part(counter, RowList, "results_list").current_row().marks == ()


def test_marks_stand_beside_who_is_here_lately_two_at_most(qtbot: QtBot, shop: Shop, soren: int, counter: CounterPage) -> None:
    for number in range(3):
        kind = shop.privileges.kinds.add(KindDraft(f"Kind {number}", Category.SMALL, "Something small"))
        shop.privileges.give(soren, kind.id, Giving("For a reason"))
    counter.refresh(None)
    rows = part(counter, RowList, "lately_list")
    rows.move_by(1)
    assert [meaning for _icon, meaning in rows.current_row().marks] == ["Kind 0", "Kind 1, Kind 2"]


def test_the_page_says_what_to_do_and_names_the_stand_in(qtbot: QtBot, shop: Shop, soren: int, counter: CounterPage) -> None:
    noor = shop.staff.add(StaffDraft("Noor Bakker")).id
    ingrid = shop.staff.named("Ingrid").id
    kind, aside = shop.privileges.kinds.add(CONTACT), shop.privileges.kinds.add(ASIDE)
    shop.privileges.give(soren, kind.id, Giving("Plans far ahead", "Calls Ingrid directly.", ingrid))
    shop.privileges.give(soren, aside.id, Giving("Every Saturday"))
    counter.open_member(soren)
    assert {"Calls Ingrid directly. Since November.", "Their loaf waits until the hour they named"} <= set(words(counter))
    shop.privileges.contacts.settle(ingrid, 5, noor, [shop.today().weekday()])
    counter.refresh(None)
    assert "Calls Ingrid directly. Since November. Ingrid is off today; Noor stands in." in words(counter)


def test_a_privilege_is_given_on_the_page_with_its_reason(
    qtbot: QtBot, shop: Shop, soren: int, counter: CounterPage, messages: RecordedMessages
) -> None:
    shop.privileges.kinds.add(ASIDE)
    counter.open_member(soren)
    click(qtbot, counter, "privilege_give")
    reason = part(counter, QLineEdit, "sheet_reason")
    qtbot.keyClick(reason, Qt.Key.Key_Return)
    assert any("Every privilege has a reason." in said for said in words(counter))
    reason.setText("The same loaf every Saturday")
    qtbot.keyClick(reason, Qt.Key.Key_Return)
    assert [held.reason for held in shop.privileges.of(soren)] == ["The same loaf every Saturday"]
    assert messages.said[-1] == "“Kept aside” given to Søren Kjær"
    assert "Kept aside" in words(counter)


@pytest.mark.idea(22)
def test_a_full_kind_says_so_and_offers_the_waiting_order(
    qtbot: QtBot, shop: Shop, soren: int, birthe: int, counter: CounterPage
) -> None:
    kind = shop.privileges.kinds.add(KindDraft("Early door", Category.SMALL, "From six", places=1))
    shop.privileges.give(birthe, kind.id, Giving("The first tram"))
    counter.open_member(soren)
    click(qtbot, counter, "privilege_give")
    reason = part(counter, QLineEdit, "sheet_reason")
    reason.setText("The early shift")
    qtbot.keyClick(reason, Qt.Key.Key_Return)
    assert any("The only place of “Early door” is held." in said for said in words(counter))
    assert shop.privileges.of(soren) == ()
    click(qtbot, counter, "sheet_wait")
    assert [waiting.member_id for waiting in shop.privileges.waiting.of(kind.id)] == [soren]


@MENUS
def test_one_is_used_and_ended_from_its_row(qtbot: QtBot, shop: Shop, soren: int, counter: CounterPage, messages: RecordedMessages) -> None:
    held = shop.privileges.give(soren, shop.privileges.kinds.add(ASIDE).id, Giving("Every Saturday"))
    counter.open_member(soren)
    click(qtbot, counter, f"held_{held.id}")
    menu = next(menu for menu in counter.findChildren(QMenu) if menu.isVisible())
    acts = {act.text(): act for act in menu.actions()}
    acts["Used today"].trigger()
    assert shop.privileges.get(held.id).used_on == shop.today()
    acts["End it"].trigger()
    menu.close()
    why = part(counter, QLineEdit, "sheet_why")
    why.setText("Moved to Bergen")
    qtbot.keyClick(why, Qt.Key.Key_Return)
    assert shop.privileges.of(soren) == ()
    assert messages.said[-1].endswith("with a kind word and a thank-you.")


def test_f5_writes_down_a_gift(qtbot: QtBot, shop: Shop, soren: int, counter: CounterPage, messages: RecordedMessages) -> None:
    counter.open_member(soren)
    qtbot.keyClick(counter, Qt.Key.Key_F5)
    part(counter, QLineEdit, "sheet_what").setText("A cardamom bun")
    choose(counter, "sheet_why", Why.HARD_WEEK.value)
    part(counter, QLineEdit, "sheet_cost").setText("3,50")
    part(counter, QLineEdit, "sheet_minutes").setText("2")
    click(qtbot, counter, "sheet_keep")
    (gift,) = shop.gestures.of(soren)
    assert (gift.kind, gift.what, gift.why, gift.cost, gift.minutes) == (
        GestureKind.GIFT, "A cardamom bun", Why.HARD_WEEK, Money(350, "EUR"), 2,
    )
    assert messages.said[-1] == "Written down. It has no strings."
    assert "Small gift. A cardamom bun" in words(counter)


@pytest.mark.parametrize(("field", "typed"), [("cost", "much"), ("minutes", "soon"), ("what", " ")])
def test_what_cannot_be_read_is_said_at_its_field(
    qtbot: QtBot, shop: Shop, soren: int, counter: CounterPage, field: str, typed: str
) -> None:
    counter.open_member(soren)
    qtbot.keyClick(counter, Qt.Key.Key_F5)
    part(counter, QLineEdit, "sheet_what").setText("A bun")
    line = part(counter, QLineEdit, f"sheet_{field}")
    line.setText(typed)
    click(qtbot, counter, "sheet_keep")
    assert line.property("look") == "warm"
    assert line.text() == typed
    assert shop.gestures.of(soren) == ()


@pytest.mark.idea(17)
def test_the_same_gift_is_said_while_it_is_typed(qtbot: QtBot, shop: Shop, soren: int, counter: CounterPage) -> None:
    shop.gestures.give(soren, NewGesture(GestureKind.GIFT, "A cardamom bun", Why.YEARS))
    counter.open_member(soren)
    qtbot.keyClick(counter, Qt.Key.Key_F5)
    what = part(counter, QLineEdit, "sheet_what")
    what.setText("a cardamom BUN")
    assert any("They had the same today, from Ingrid Dahl." in said for said in words(counter))
    what.setText("a rye loaf")
    assert not any("They had the same" in said for said in words(counter))
    what.setText("A cardamom bun")
    click(qtbot, counter, "sheet_keep")
    assert len(shop.gestures.of(soren)) == 2


def test_beyond_the_budget_the_owner_is_asked_why(qtbot: QtBot, shop: Shop, soren: int, counter: CounterPage) -> None:
    shop.gestures.budget.set_limit(Money(100, "EUR"))
    counter.open_member(soren)
    qtbot.keyClick(counter, Qt.Key.Key_F5)
    part(counter, QLineEdit, "sheet_what").setText("Flowers")
    part(counter, QLineEdit, "sheet_cost").setText("20")
    assert not shows(counter, "sheet_over_budget")
    click(qtbot, counter, "sheet_keep")
    part(counter, QLineEdit, "sheet_over_budget").setText("Her mother died")
    click(qtbot, counter, "sheet_keep")
    assert len(shop.gestures.of(soren)) == 1


def test_while_something_is_open_the_gift_is_held_and_help_goes_on(qtbot: QtBot, shop: Shop, soren: int, counter: CounterPage) -> None:
    shop.cases.open(NewCase(soren, CaseKind.PROBLEM, "His loaf was given to someone else"))
    counter.open_member(soren)
    gift = part(counter, QAbstractButton, "gift")
    assert (gift.accessibleName(), gift.property("ring")) != ("Gift (F5)", None)
    assert "Gift held" in gift.accessibleName()
    click(qtbot, counter, "gift")
    assert part(counter, QComboBox, "sheet_kind").currentData() == GestureKind.HELP.value
    part(counter, QLineEdit, "sheet_what").setText("Took a loaf to his door")
    choose(counter, "sheet_why", Why.PUT_RIGHT.value)
    choose(counter, "sheet_kind", GestureKind.GIFT.value)
    click(qtbot, counter, "sheet_keep")
    assert shop.gestures.of(soren) == ()
    part(counter, QLineEdit, "sheet_despite").setText("He is ill today")
    click(qtbot, counter, "sheet_keep")
    assert [override.words for override in shop.cases.overrides(soren)] == ["He is ill today"]


@MENUS
@pytest.mark.idea(81)
def test_a_referral_is_asked_after_and_goes_home_on_a_slip(
    qtbot: QtBot, shop: Shop, soren: int, counter: CounterPage, edges: GivenEdges, tmp_path
) -> None:
    shop.gestures.give(soren, NewGesture(GestureKind.REFERRAL, "Shoes", Why.OTHER, "Asked us", referred_to="Skomaker Hauge", paid=True))
    counter.open_member(soren)
    gifts = counter._member._gifts
    edges.paper = tmp_path / "slip.pdf"
    gifts.edges = edges
    click(qtbot, counter, "more")
    menu = next(menu for menu in counter.findChildren(QMenu) if menu.isVisible())
    next(act for act in menu.actions() if act.text() == "How a gift was received").trigger()
    menu.close()
    click(qtbot, counter, "sheet_slip")
    said = pypdf.PdfReader(edges.paper).pages[0].extract_text()
    assert "They pay us for this" in " ".join(said.split())
    line = part(counter, QLineEdit, "sheet_received")
    line.setText("Good shoes, long wait")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert shop.gestures.of(soren)[0].received == "Good shoes, long wait"


@MENUS
def test_what_they_did_for_us_is_remembered_as_a_reason(qtbot: QtBot, shop: Shop, soren: int, counter: CounterPage) -> None:
    shop.privileges.kinds.add(ASIDE)
    counter.open_member(soren)
    click(qtbot, counter, "more")
    menu = next(menu for menu in counter.findChildren(QMenu) if menu.isVisible())
    next(act for act in menu.actions() if act.text() == "They did something for us").trigger()
    menu.close()
    line = part(counter, QLineEdit, "sheet_text")
    line.setText("Said kindly that the rye is sour.")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert [each.sentence for each in shop.privileges.considering.suggestions()] == ["Said kindly that the rye is sour."]
