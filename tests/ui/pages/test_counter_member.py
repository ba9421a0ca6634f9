from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QComboBox, QLineEdit, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from shopdesk.clock import FixedClock
from shopdesk.core.cases.records import CaseKind, NewCase
from shopdesk.core.followups.records import Cell, Going, Phase
from shopdesk.core.members.records import Birthday, CompanionKind, Job, MemberDraft, MemoryKind, Remembered
from shopdesk.core.money import Money
from shopdesk.core.settings.records import FieldReason
from shopdesk.core.shop import Shop
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.counter.page import CounterPage
from shopdesk.ui.widgets.choices import Segments
from tests.ui.pages.seen import part, shows, words
from tests.ui.recorded import RecordedMessages


def press(page: CounterPage, qtbot: QtBot, name: str) -> None:
    qtbot.waitUntil(lambda: part(page, QAbstractButton, name).height() >= 20)
    qtbot.mouseClick(part(page, QAbstractButton, name), Qt.MouseButton.LeftButton)


def top(page: CounterPage, panel: QWidget) -> tuple[int, int]:
    corner = panel.mapTo(page, QPoint(0, 0))
    return corner.x(), corner.y()


def test_the_head_says_what_is_needed_to_say_hello(shop: Shop, soren: int, counter: CounterPage) -> None:
    counter.open_member(soren)
    said = words(counter)
    assert "Here 3 times since October. Last here 8 days ago. Usually served by Ingrid." in said
    assert "Greet as Søren, in Danish if you can." in said


@pytest.mark.idea(41)
def test_a_page_opens_on_their_goal_and_what_we_owe_and_money_is_hidden(shop: Shop, counter: CounterPage, qtbot: QtBot) -> None:
    member = shop.members.add(MemberDraft("Søren Kjær", job=Job("it is Saturday", "a calm breakfast for five", "nobody queues"))).id
    shop.visits.record(member, amount=Money(4850, "EUR"), what="Two rye")
    shop.members.remember(member, MemoryKind.ALLERGY, "Hazelnuts")
    shop.voices.agreements.expect(member, "No nuts near his bread.")
    counter.open_member(member)
    panels = counter._member.panels
    titles = [panel.accessibleName() for panel in panels.order()]
    assert titles == [
        "Remember", "Must always be right", "Open promises", "Privileges", "How to reach them", "Trust account", "Recent",
        "In their words", "What fits now",
    ]
    assert [top(counter, panel) for panel in panels.order()] == sorted(top(counter, panel) for panel in panels.order())
    goal = part(counter, QAbstractButton, "job")
    assert "When it is Saturday: a calm breakfast for five, so that nobody queues." in goal.accessibleName()
    memories = [row for row in panels.remember.findChildren(QAbstractButton) if row.objectName().startswith("memory_")]
    assert memories
    assert all(top(counter, goal)[1] < top(counter, memory)[1] for memory in memories)
    assert not any("48.50" in said for said in words(counter))
    press(counter, qtbot, "show_amounts")
    assert any("48.50" in said for said in words(counter))
    counter.open_member(shop.members.add(MemberDraft("Bo")).id)
    counter.open_member(member)
    assert not any("48.50" in said for said in words(counter))


def test_allergy_comes_first_with_who_told_us_and_when(soren: int, counter: CounterPage) -> None:
    counter.open_member(soren)
    rows = [row for row in counter._member.panels.remember.findChildren(QAbstractButton) if row.objectName().startswith("memory_")]
    first, second = sorted(rows, key=lambda row: row.mapTo(counter, QPoint(0, 0)).y())
    assert first.accessibleName() == "Allergy. Hazelnuts. Freja, 3 months ago."
    assert second.accessibleName() == "Likes. Dark rye, well baked. Søren, 21 months ago."


@pytest.mark.idea(5)
def test_what_may_not_be_true_any_more_is_asked_about_and_confirmed(
    shop: Shop, soren: int, counter: CounterPage, clock: FixedClock, qtbot: QtBot
) -> None:
    counter.open_member(soren)
    old = next(memory for memory in shop.members.get(soren).memories if memory.kind is MemoryKind.LIKES)
    assert shows(counter, f"still_true_{old.id}")
    press(counter, qtbot, f"still_true_{old.id}")
    (confirmed,) = [memory for memory in shop.members.get(soren).memories if memory.id == old.id]
    assert confirmed.confirmed_on == shop.today()
    assert not shows(counter, f"still_true_{old.id}")
    clock.move(dt.timedelta(days=548))
    counter.refresh(None)
    assert not shows(counter, f"still_true_{old.id}")
    clock.move(dt.timedelta(days=1))
    counter.refresh(None)
    assert shows(counter, f"still_true_{old.id}")


@pytest.mark.idea(5)
def test_rewording_keeps_what_it_said_before(shop: Shop, soren: int, counter: CounterPage, qtbot: QtBot) -> None:
    counter.open_member(soren)
    old = shop.members.get(soren).memories[1]
    press(counter, qtbot, f"memory_{old.id}")
    field = part(counter, QLineEdit, "strip_memories")
    field.setText("Light rye now")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    new = shop.members.get(soren).memories[1]
    assert [memory.text for memory in shop.members.memory_history(new.id)] == ["Dark rye, well baked", "Light rye now"]
    assert new.confirmed_on == shop.today()
    press(counter, qtbot, f"memory_{new.id}")
    assert "Before: Dark rye, well baked" in words(counter)


def test_what_is_not_true_is_forgotten_and_can_be_taken_back(
    shop: Shop, soren: int, counter: CounterPage, operations: Operations, qtbot: QtBot
) -> None:
    counter.open_member(soren)
    old = shop.members.get(soren).memories[1]
    press(counter, qtbot, f"not_true_{old.id}")
    assert [memory.text for memory in shop.members.get(soren).memories] == ["Hazelnuts"]
    operations.take_back()
    assert shows(counter, f"memory_{old.id}")


def test_f4_logs_the_visit_and_offers_to_say_more(
    shop: Shop, soren: int, counter: CounterPage, messages: RecordedMessages, qtbot: QtBot
) -> None:
    counter.open_member(soren)
    qtbot.keyClick(counter, Qt.Key.Key_F4)
    assert messages.said == ["Visit logged"]
    assert shop.visits.of(soren)[0].staff_name == "Ingrid Dahl"
    qtbot.keyClicks(part(counter, QLineEdit, "strip_what"), "Two rye")
    qtbot.keyClicks(part(counter, QLineEdit, "strip_amount"), "48,50")
    qtbot.mouseClick(part(counter, QCheckBox, "strip_ask_how"), Qt.MouseButton.LeftButton)
    qtbot.keyClick(part(counter, QLineEdit, "strip_amount"), Qt.Key.Key_Return)
    visit = shop.visits.of(soren)[0]
    assert (visit.what, visit.amount, visit.ask_how) == ("Two rye", Money(4850, "EUR"), True)
    assert not shows(counter, "strip_keep")
    assert "Visit. Two rye" in words(counter)


def test_an_amount_that_is_none_is_marked_and_stays(shop: Shop, soren: int, counter: CounterPage, qtbot: QtBot) -> None:
    counter.open_member(soren)
    qtbot.keyClick(counter, Qt.Key.Key_F4)
    amount = part(counter, QLineEdit, "strip_amount")
    qtbot.keyClicks(amount, "much")
    qtbot.keyClick(amount, Qt.Key.Key_Return)
    assert amount.text() == "much"
    assert "“much” is not an amount. Type it like 48 or 48,50." in words(counter)
    assert shop.visits.of(soren)[0].amount is None


def test_esc_leaves_the_strip_and_the_visit_stays(shop: Shop, soren: int, counter: CounterPage, qtbot: QtBot) -> None:
    counter.open_member(soren)
    qtbot.keyClick(counter, Qt.Key.Key_F4)
    qtbot.keyClick(part(counter, QLineEdit, "strip_what"), Qt.Key.Key_Escape)
    assert not shows(counter, "strip_keep")
    assert shows(counter, "member_name")
    assert len(shop.visits.of(soren)) == 4


def test_taking_the_visit_back_takes_its_strip_away(
    shop: Shop, soren: int, counter: CounterPage, operations: Operations, qtbot: QtBot
) -> None:
    counter.open_member(soren)
    qtbot.keyClick(counter, Qt.Key.Key_F4)
    assert shows(counter, "strip_keep")
    operations.take_back()
    assert len(shop.visits.of(soren)) == 3
    assert not shows(counter, "strip_keep")


def test_who_lets_only_visits_be_remembered_is_not_asked_what_they_bought(shop: Shop, counter: CounterPage, qtbot: QtBot) -> None:
    member = shop.members.add(MemberDraft("Bo", remembered=Remembered.VISITS)).id
    counter.open_member(member)
    qtbot.keyClick(counter, Qt.Key.Key_F4)
    assert not shows(counter, "strip_what")
    assert part(counter, QCheckBox, "strip_ask_how").hasFocus()


def test_f7_keeps_a_note(shop: Shop, soren: int, counter: CounterPage, messages: RecordedMessages, qtbot: QtBot) -> None:
    counter.open_member(soren)
    qtbot.keyClick(counter, Qt.Key.Key_F7)
    field = part(counter, QPlainTextEdit, "strip_note")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "There is nothing written yet. Write a few words, or leave with Esc." in words(counter)
    qtbot.keyClicks(field, "Moves to Bergen")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [note.text for note in shop.members.notes(soren)] == ["Moves to Bergen"]
    assert messages.said == ["Note kept"]
    assert "“Moves to Bergen”" in words(counter)


def test_a_note_left_half_written_is_there_again(shop: Shop, soren: int, counter: CounterPage, qtbot: QtBot) -> None:
    counter.open_member(soren)
    qtbot.keyClick(counter, Qt.Key.Key_F7)
    qtbot.keyClicks(part(counter, QPlainTextEdit, "strip_note"), "Moves to")
    qtbot.keyClick(part(counter, QPlainTextEdit, "strip_note"), Qt.Key.Key_Escape)
    assert shop.members.notes(soren) == ()
    qtbot.keyClick(counter, Qt.Key.Key_F7)
    assert part(counter, QPlainTextEdit, "strip_note").toPlainText() == "Moves to"


def test_f7_goes_back_to_the_note_that_is_open(shop: Shop, soren: int, counter: CounterPage, qtbot: QtBot) -> None:
    counter.open_member(soren)
    qtbot.keyClick(counter, Qt.Key.Key_F7)
    assert counter.keys()[0] == ("Ctrl+Enter", "Keep")
    qtbot.keyClicks(part(counter, QPlainTextEdit, "strip_note"), "Moves to")
    part(counter, QAbstractButton, "remember_add").setFocus()
    qtbot.keyClick(counter, Qt.Key.Key_F7)
    assert part(counter, QPlainTextEdit, "strip_note").hasFocus()
    assert part(counter, QPlainTextEdit, "strip_note").toPlainText() == "Moves to"


def test_something_to_remember_is_kept_with_who_told_us(shop: Shop, soren: int, counter: CounterPage, qtbot: QtBot) -> None:
    counter.open_member(soren)
    press(counter, qtbot, "remember_add")
    kind = part(counter, QComboBox, "strip_kind")
    kind.setCurrentIndex(kind.findData(MemoryKind.NEVER.value))
    qtbot.keyClicks(part(counter, QLineEdit, "strip_memories"), "Never ring before ten")
    qtbot.keyClicks(part(counter, QLineEdit, "strip_told_by"), "Freja")
    qtbot.keyClick(part(counter, QLineEdit, "strip_told_by"), Qt.Key.Key_Return)
    kept = next(memory for memory in shop.members.get(soren).memories if memory.kind is MemoryKind.NEVER)
    assert (kept.text, kept.told_by, kept.told_on) == ("Never ring before ten", "Freja", shop.today())


def test_an_allergy_is_not_asked_where_that_is_switched_off(shop: Shop, soren: int, counter: CounterPage, qtbot: QtBot) -> None:
    shop.settings.save_reason(FieldReason("allergy", "", False))
    counter.open_member(soren)
    press(counter, qtbot, "remember_add")
    assert part(counter, QComboBox, "strip_kind").findData(MemoryKind.ALLERGY.value) == -1


def more(counter: CounterPage, qtbot: QtBot, words: str) -> None:
    qtbot.keyClick(counter, Qt.Key.Key_F10)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


# Said by Qt's offscreen platform for each menu that opens.
@pytest.mark.qt_log_ignore(r"This plugin does not support (raise|grabbing|propagateSizeHints)")
def test_companions_and_things_come_and_go(shop: Shop, soren: int, counter: CounterPage, qtbot: QtBot) -> None:
    counter.open_member(soren)
    more(counter, qtbot, "Who or what comes along")
    kind = part(counter, QComboBox, "strip_kind")
    kind.setCurrentIndex(kind.findText("A child"))
    qtbot.keyClicks(part(counter, QLineEdit, "strip_companions"), "Freja Kjær")
    qtbot.keyClick(part(counter, QLineEdit, "strip_companions"), Qt.Key.Key_Return)
    (freja,) = shop.members.get(soren).companions
    assert (freja.kind, freja.name) == (CompanionKind.CHILD, "Freja")
    press(counter, qtbot, f"companion_{freja.id}")
    press(counter, qtbot, "strip_keep")
    assert shop.members.get(soren).companions == ()
    more(counter, qtbot, "Something of theirs in use")
    qtbot.keyClicks(part(counter, QLineEdit, "strip_what"), "Bread knife")
    qtbot.keyClicks(part(counter, QLineEdit, "strip_since"), "yesterday")
    qtbot.keyClicks(part(counter, QLineEdit, "strip_things"), "180")
    qtbot.keyClick(part(counter, QLineEdit, "strip_things"), Qt.Key.Key_Return)
    assert "“yesterday” is no day. Type year, month and day: 2026-11-19." in words(counter)
    part(counter, QLineEdit, "strip_since").setText("2026-03-01")
    qtbot.keyClick(part(counter, QLineEdit, "strip_things"), Qt.Key.Key_Return)
    (knife,) = shop.members.get(soren).things
    assert (knife.what, knife.since, knife.care_every_days) == ("Bread knife", dt.date(2026, 3, 1), 180)
    assert "Bread knife, since March, care every 180 days" in words(counter)


@pytest.mark.idea(44, part=True)
def test_how_a_thing_goes_is_kept_with_the_tip_and_who_is_stuck_stands_on_today(
    shop: Shop, soren: int, counter: CounterPage, messages: RecordedMessages, qtbot: QtBot
) -> None:
    knife = shop.members.add_thing(soren, "bread knife")
    counter.open_member(soren)
    press(counter, qtbot, f"thing_{knife}")
    stuck = next(each for each in part(counter, Segments, "strip_going").findChildren(QAbstractButton) if each.text() == "Stuck")
    qtbot.mouseClick(stuck, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(part(counter, QLineEdit, "strip_tip"), "Steel it lightly")
    qtbot.keyClick(part(counter, QLineEdit, "strip_tip"), Qt.Key.Key_Return)
    assert [(check.going, check.tip) for check in shop.followups.use.checks(knife)] == [(Going.STUCK, "Steel it lightly")]
    assert [row.sentence for row in shop.today_list.about(soren)] == ["Is stuck with: bread knife. Help today."]
    assert "Bread knife: Stuck. Tip: Steel it lightly" in words(counter)
    assert messages.said[-1] == "Kept. Help them today: it stands on Today."
    press(counter, qtbot, f"thing_{knife}")
    assert any(said.endswith("Stuck. Tip: Steel it lightly") for said in words(counter))
    press(counter, qtbot, "strip_gone")
    press(counter, qtbot, "strip_keep")
    assert shop.members.get(soren).things == ()


def test_says_now_what_was_to_be_asked_once(shop: Shop, counter: CounterPage, qtbot: QtBot) -> None:
    member = shop.members.add(MemberDraft("Søren", birthday=Birthday(11, 21))).id
    shop.visits.record(member, day=shop.today() - dt.timedelta(8), what="Birthday cake", ask_how=True)
    counter.open_member(member)
    assert "8 days ago: Birthday cake. Ask how it went." in words(counter)
    button = next(each for each in counter.findChildren(QAbstractButton) if each.isVisible() and each.accessibleName() == "Asked")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert shop.visits.of(member)[0].ask_how is False
    assert shop.visits.of(member)[0].what == "Birthday cake"


def test_nothing_to_say_shows_nothing(shop: Shop, birthe: int, counter: CounterPage) -> None:
    counter.open_member(birthe)
    assert "Say this now" not in words(counter)


def test_the_small_field_finds_the_next_person_and_esc_comes_back(
    soren: int, birthe: int, counter: CounterPage, qtbot: QtBot
) -> None:
    counter.open_member(soren)
    assert counter.takes_find_key()
    field = part(counter, QLineEdit, "find_edit")
    assert field.hasFocus()
    qtbot.keyClicks(field, "birthe")
    assert not shows(counter, "member_name")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert part(counter, QWidget, "member_name").text() == "Søren Kjær"
    qtbot.keyClicks(field, "birthe")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert part(counter, QWidget, "member_name").text() == "Birthe Sørensen"


def test_a_page_shows_what_another_counter_wrote_and_leaves_when_it_is_gone(
    shop: Shop, counter: CounterPage, operations: Operations, messages: RecordedMessages
) -> None:
    member = shop.members.add(MemberDraft("Bo"))
    counter.open_member(member.id)
    shop.members.edit(member.id, MemberDraft("Bo Berg"))
    assert part(counter, QWidget, "member_name").text() == "Bo Berg"
    operations.take_back()
    operations.take_back()
    assert not shows(counter, "member_name")
    assert [error.what for error in messages.problems] == ["This page is not there any more."]


def test_older_things_are_shown_when_asked_for(shop: Shop, soren: int, counter: CounterPage, qtbot: QtBot) -> None:
    for number in range(9):
        shop.members.note(soren, f"Note {number}")
    counter.open_member(soren)
    assert len([said for said in words(counter) if said.startswith("“Note")]) == 4
    press(counter, qtbot, "show_more")
    assert len([said for said in words(counter) if said.startswith("“Note")]) == 9


@pytest.mark.idea(84)
def test_the_page_gives_the_owners_advice_for_where_they_are(shop: Shop, counter: CounterPage) -> None:
    member = shop.members.add(MemberDraft("Åse Bråten")).id
    shop.visits.record(member)
    shop.followups.playbook.save_cell(Cell(Phase.FIRST_VISIT, "Be remembered", ("Give her a taste of the rye.",)))
    counter.open_member(member)
    assert "Be remembered" in words(counter)
    assert "Give her a taste of the rye." in words(counter)
    shop.cases.open(NewCase(member, CaseKind.PROBLEM, "Charged twice"))
    counter.open_member(member)
    assert "Be remembered" not in words(counter)
