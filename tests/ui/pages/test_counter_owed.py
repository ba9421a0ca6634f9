"""The open page while something is owed: what comes first, what is held, promises kept or told late, and one memory for all of us."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from shopdesk.core.cases.records import CaseKind, CaseState, NewCase, PromiseState, Reason
from shopdesk.core.permissions.records import Choices, QuietHours
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import Role, StaffDraft
from shopdesk.core.trust.records import TrustKind
from shopdesk.ui.acts.call_sheet import CallSheet
from shopdesk.ui.acts.give_sheet import GiveSheet
from shopdesk.ui.page import CARDS, FREED, Errand
from shopdesk.ui.pages.counter.page import CounterPage
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.trust_strip import TrustStrip
from tests.ui.pages.seen import part, shows, words
from tests.ui.recorded import RecordedMessages

CTRL = Qt.KeyboardModifier.ControlModifier
# A menu of Qt's own asks the screen for things that the one of the tests does not have.
MENU = pytest.mark.qt_log_ignore(r"This plugin does not support (raise|grabbing|propagateSizeHints)")
NUTS = "The rye he took home had hazelnuts in it."


@pytest.fixture
def problem(shop: Shop, soren: int, counter: CounterPage) -> int:
    """Søren's page is open, with a problem on it."""
    case = shop.cases.open(NewCase(soren, CaseKind.PROBLEM, NUTS))
    counter.open_member(soren)
    return case.id


def menu_words() -> list[str]:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def choose(said: str) -> None:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == said).trigger()
    menu.close()


@pytest.mark.idea(55)
def test_an_open_problem_stands_first_and_holds_what_is_nice(counter: CounterPage, problem: int) -> None:
    assert shows(counter, "put_right")
    assert NUTS in words(counter)
    assert shows(counter, "flower_waits")
    for name, said in (("card", "Card held"), ("gift", "Gift held")):
        button = part(counter, KeyButton, name)
        assert (button.kind, button.words) == ("held", said)
        assert NUTS in button.accessibleDescription()
    assert part(counter, KeyButton, "log_visit").kind == "secondary"
    assert counter.keys()[0] == ("Ctrl Enter", "Solved")
    assert "F6" not in dict(counter.keys())


def test_ctrl_enter_solves_it_and_everything_nice_comes_back(
    shop: Shop, counter: CounterPage, problem: int, qtbot: QtBot, messages: RecordedMessages
) -> None:
    qtbot.keyClick(counter._member.panels, Qt.Key.Key_Return, CTRL)
    assert shop.cases.get(problem).state is CaseState.SOLVED
    assert messages.said == ["Put right. In three opening days we ask if it still is."]
    assert not shows(counter, "put_right")
    assert not shows(counter, "flower_waits")
    assert part(counter, KeyButton, "card").kind == "secondary"
    assert part(counter, KeyButton, "log_visit").kind == "primary"


def test_ctrl_enter_belongs_to_the_strip_while_one_is_open(shop: Shop, counter: CounterPage, problem: int, qtbot: QtBot) -> None:
    part(counter, QAbstractButton, "add_what_we_did").click()
    field = part(counter, QPlainTextEdit, "strip_note")
    field.setPlainText("Rang the baker; it was the wrong tray.")
    qtbot.keyClick(field, Qt.Key.Key_Return, CTRL)
    assert shop.cases.get(problem).state is CaseState.OPEN
    assert [line.text for line in shop.cases.lines(problem)] == ["Rang the baker; it was the wrong tray."]
    assert "Rang the baker; it was the wrong tray." in words(counter)


def test_a_held_card_says_why_and_only_an_owners_words_let_it_go(shop: Shop, counter: CounterPage, problem: int, qtbot: QtBot) -> None:
    asked: list[Errand] = []
    counter.errand_asked.connect(asked.append)
    qtbot.keyClick(counter._member.panels, Qt.Key.Key_F6)
    assert not asked
    field = part(counter, QLineEdit, "strip_override")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert shows(counter, "strip_override")
    field.setText("His mother is ill; the card cannot wait.")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    member_id = shop.cases.get(problem).member_id
    qtbot.waitUntil(lambda: asked == [Errand(CARDS, FREED, (member_id,))])
    [override] = shop.cases.overrides(member_id)
    assert override.words == "His mother is ill; the card cannot wait."


def test_a_call_from_the_banner_answers_without_solving(shop: Shop, counter: CounterPage, problem: int, qtbot: QtBot) -> None:
    part(counter, QAbstractButton, "call_them").click()
    box = next(each for each in QApplication.topLevelWidgets() if isinstance(each, CallSheet))
    next(each for each in box.findChildren(QAbstractButton) if each.text() == "Not settled yet").click()
    part(box, QPlainTextEdit, "outcome_words").setPlainText("He will think about it.")
    part(box, QAbstractButton, "act_done").click()
    case = shop.cases.get(problem)
    assert case.is_open
    assert case.answered_at is not None


@MENU
@pytest.mark.idea(52, part=True)
def test_it_is_handed_over_with_a_word_and_asked_twice_is_admitted(
    shop: Shop, soren: int, counter: CounterPage, problem: int, qtbot: QtBot
) -> None:
    tomasz = shop.staff.add(StaffDraft("Tomasz Wójcik", Role.STAFF, "baker")).id
    part(counter, QAbstractButton, "more_about_this").click()
    choose("Hand it over with a word")
    box = next(each for each in QApplication.topLevelWidgets() if isinstance(each, GiveSheet))
    part(box, QLineEdit, "give_word").setText("You baked it.")
    part(box, QAbstractButton, "give").click()
    assert shop.cases.get(problem).owner_id == tomasz
    assert {"Tomasz", "baker"} <= set(words(counter))
    assert "Handed over to Tomasz Wójcik: You baked it." in words(counter)
    qtbot.keyClick(counter, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)  # one key
    assert "They had to ask twice" in words(counter)
    assert TrustKind.ASKED_TWICE in {one.kind for one in shop.trust.history(soren)}


def test_nobody_is_rung_in_their_quiet_hours(
    shop: Shop, soren: int, counter: CounterPage, problem: int, messages: RecordedMessages
) -> None:
    shop.permissions.choices.choose(soren, Choices(quiet=QuietHours(dt.time(0, 1), dt.time(23, 59))))
    assert "Not before 23:59." in words(counter)
    part(counter, QAbstractButton, "call_them").click()
    assert not [each for each in QApplication.topLevelWidgets() if isinstance(each, CallSheet) and each.isVisible()]
    assert "quiet hours" in messages.problems[-1].what


def test_the_focus_stays_where_one_works(shop: Shop, soren: int, counter: CounterPage, qtbot: QtBot) -> None:
    due = shop.clock.now() + dt.timedelta(hours=3)
    whats = enumerate(("A loaf", "A bun"))
    first, second = (shop.cases.promises.give(soren, what, due + dt.timedelta(hours=hours)).id for hours, what in whats)
    knife = shop.members.add_thing(soren, "bread knife")
    counter.open_member(soren)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        part(counter, QAbstractButton, f"thing_{knife}").setFocus()
        qtbot.keyClick(part(counter, QAbstractButton, f"thing_{knife}"), Qt.Key.Key_Space)
        qtbot.keyClick(part(counter, QLineEdit, "strip_tip"), key)
        assert part(counter, QAbstractButton, f"thing_{knife}").hasFocus()
    part(counter, QAbstractButton, f"kept_{first}").setFocus()
    qtbot.keyClick(part(counter, QAbstractButton, f"kept_{first}"), Qt.Key.Key_Space)
    assert part(counter, QAbstractButton, f"kept_{second}_more").hasFocus()  # what came next


@MENU
def test_it_waits_for_somebody_else_is_said_better_and_goes_on(
    shop: Shop, soren: int, counter: CounterPage, problem: int, qtbot: QtBot
) -> None:
    part(counter, QAbstractButton, "more_about_this").click()
    choose("It waits for somebody else")
    qtbot.keyClicks(part(counter, QLineEdit, "strip_note"), "The mill answers tomorrow")
    qtbot.keyClick(part(counter, QLineEdit, "strip_note"), Qt.Key.Key_Return)
    assert shop.cases.get(problem).state is CaseState.WAITING
    assert shop.today_list.about(soren) == ()  # it rests until it is looked at again
    assert f"{NUTS} It waits for somebody else now." in words(counter)
    assert part(counter, KeyButton, "card").kind == "held"
    part(counter, QAbstractButton, "more_about_this").click()
    choose("Say it better")
    part(counter, QLineEdit, "strip_what").setText("There were hazelnuts in his rye.")
    reason = part(counter, QComboBox, "strip_reason")
    reason.setCurrentIndex(reason.findData(Reason.BADLY_EXPLAINED.value))
    qtbot.keyClick(part(counter, QLineEdit, "strip_what"), Qt.Key.Key_Return)
    case = shop.cases.get(problem)
    assert (case.what, case.reason) == ("There were hazelnuts in his rye.", Reason.BADLY_EXPLAINED)
    part(counter, QAbstractButton, "more_about_this").click()
    choose("It goes on now")
    assert shop.cases.get(problem).state is CaseState.OPEN


@pytest.mark.idea(74, part=True)
def test_a_trouble_stands_on_the_page_of_whom_it_hits_until_they_know(shop: Shop, soren: int, counter: CounterPage) -> None:
    due = shop.clock.now() + dt.timedelta(hours=3)
    trouble = shop.cases.troubles.open("The flour came late.", due, [soren], "Your bread is ready at noon.")
    counter.open_member(soren)
    assert {"A trouble that hits them", "Your bread is ready at noon.", "They do not know yet."} <= set(words(counter))
    part(counter, QAbstractButton, f"told_{trouble.id}").click()
    assert shop.cases.troubles.get(trouble.id).told_first == 1
    assert "A trouble that hits them" not in words(counter)
    shop.cases.troubles.update(trouble.id, due, "At two, and the oven is warm.")
    assert "At two, and the oven is warm." in words(counter)


@MENU
def test_a_problem_comes_in_by_keyboard_alone(shop: Shop, soren: int, counter: CounterPage, qtbot: QtBot) -> None:
    counter.open_member(soren)
    qtbot.keyClick(counter._member.panels, Qt.Key.Key_F10)
    assert menu_words()[:3] == ["Something went wrong", "They asked for something", "They ordered something"]
    choose("Something went wrong")
    field = part(counter, QLineEdit, "strip_what")
    qtbot.keyClicks(field, NUTS)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    [case] = shop.cases.of(soren)
    assert (case.kind, case.what) == (CaseKind.PROBLEM, NUTS)
    assert shows(counter, "put_right")


@pytest.mark.idea(40, part=True)
def test_f8_gives_our_word_and_kept_settles_it(shop: Shop, soren: int, counter: CounterPage, qtbot: QtBot) -> None:
    counter.open_member(soren)
    qtbot.keyClick(counter._member.panels, Qt.Key.Key_F8)
    qtbot.keyClicks(part(counter, QLineEdit, "strip_what"), "Six cardamom buns, packed and paid.")
    qtbot.keyClick(part(counter, QLineEdit, "strip_what"), Qt.Key.Key_Return)
    [promise] = shop.cases.promises.of(soren)
    assert {"Open promise", "Six cardamom buns, packed and paid.", "Ingrid promised it"} <= set(words(counter))
    part(counter, QAbstractButton, f"kept_{promise.id}").click()
    assert shop.cases.promises.get(promise.id).state is PromiseState.KEPT
    assert "Kept: Six cardamom buns, packed and paid." in words(counter)


@MENU
@pytest.mark.idea(8, part=True)
def test_what_will_be_late_asks_to_be_told_before_they_ask(shop: Shop, soren: int, counter: CounterPage, qtbot: QtBot) -> None:
    promise = shop.cases.promises.give(soren, "A cake by Saturday.", shop.clock.now() + dt.timedelta(days=2))
    counter.open_member(soren)
    part(counter, QAbstractButton, f"kept_{promise.id}_more").click()
    choose("It will be late")
    part(counter, QLineEdit, "strip_why").setText("The oven is down.")
    qtbot.keyClick(part(counter, QLineEdit, "strip_why"), Qt.Key.Key_Return)
    assert "Not told yet: The oven is down." in words(counter)
    part(counter, QAbstractButton, f"kept_{promise.id}_more").click()
    choose("They know now")
    part(counter, QAbstractButton, "strip_keep").click()
    assert not shop.cases.promises.get(promise.id).to_tell
    assert "Not told yet: The oven is down." not in words(counter)


def test_the_trust_account_is_a_strip_and_a_sentence(shop: Shop, counter: CounterPage, problem: int) -> None:
    strip = part(counter, TrustStrip, "trust_strip")
    assert strip.accessibleName() == "This drew it down. Mend first, ask later."


def test_the_three_most_urgent_stand_beside_who_is_expected(shop: Shop, soren: int, birthe: int, counter: CounterPage) -> None:
    for member, what in ((soren, "One"), (birthe, "Two"), (soren, "Three"), (birthe, "Four")):
        shop.cases.open(NewCase(member, CaseKind.REQUEST, f"{what} question"))
    assert len([each for each in counter.findChildren(QAbstractButton, "first_thing_act") if each.isVisible()]) == 3
    assert any(said.startswith("the most urgent of ") for said in words(counter))


def test_the_whole_shop_waits_while_a_core_thing_is_red(shop: Shop, soren: int, counter: CounterPage) -> None:
    thing = shop.cases.core.all()[1]
    shop.cases.core.mark_red(thing.key, "The oven is down.")
    counter.open_member(soren)
    assert not shows(counter, "put_right")
    assert shows(counter, "flower_waits")
    assert part(counter, KeyButton, "card").kind == "held"
    assert any("The oven is down." in said for said in words(counter))
