from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from shopdesk.clock import FixedClock
from shopdesk.core.members.records import MemberDraft, Remembered
from shopdesk.core.shop import Shop
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.counter.page import CounterPage
from shopdesk.ui.widgets.row_list import RowList
from tests.ui.pages.seen import names, part, shows, words
from tests.ui.recorded import RecordedMessages


def find_field(page: CounterPage) -> QLineEdit:
    return part(page, QLineEdit, "find_edit")


def results(page: CounterPage) -> RowList:
    return part(page, RowList, "results_list")


def test_greets_by_the_hour_and_has_the_focus_in_the_field(counter: CounterPage, clock: FixedClock) -> None:
    assert "Good morning, Ingrid" in words(counter)
    assert "Thursday 19 November, 07:40" in words(counter)
    assert find_field(counter).hasFocus()
    clock.move(dt.timedelta(hours=9))
    counter.refresh(None)
    assert "Good afternoon, Ingrid" in words(counter)
    clock.move(dt.timedelta(hours=3))
    counter.refresh(None)
    assert "Good evening, Ingrid" in words(counter)


def test_at_rest_shows_who_was_here_lately(soren: int, birthe: int, counter: CounterPage) -> None:
    rows = part(counter, RowList, "lately_list").rows_model.rows()
    assert [(row.name, row.sentence) for row in rows] == [
        ("Birthe Sørensen", "Here once, yesterday."), ("Søren Kjær", "Here 3 times. Last here 8 days ago."),
    ]
    assert (rows[1].remember, rows[1].remember_icon, rows[1].remember_warm) == ("Hazelnuts", "allergy", True)


def test_an_empty_shop_offers_the_first_page(counter: CounterPage, qtbot: QtBot) -> None:
    assert "Nobody has a page yet" in words(counter)
    button = part(counter, QWidget, "first_member").findChild(QAbstractButton)
    assert isinstance(button, QAbstractButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert part(counter, QLineEdit, "new_line").hasFocus()


def test_people_without_a_visit_are_not_taken_for_nobody(shop: Shop, counter: CounterPage) -> None:
    shop.members.add(MemberDraft("Marta Nowak"))
    assert "Nobody was here yet" in words(counter)


@pytest.mark.idea(4, part=True)  # the times are figures of the bench
@pytest.mark.parametrize("typed", ["sor", "0218", "soren@ex", "rye", "+4796310218"])
def test_finds_by_anything_and_shows_enough_to_greet(soren: int, counter: CounterPage, qtbot: QtBot, typed: str) -> None:
    qtbot.keyClicks(find_field(counter), typed)
    qtbot.waitUntil(lambda: shows(counter, "results_list"))
    (row,) = results(counter).rows_model.rows()
    assert (row.name, row.text, row.chip, row.remember) == ("Søren Kjær", "8 days ago", "Comes now and then", "Hazelnuts")
    assert "1 person" in words(counter)


@pytest.mark.idea(88)
@pytest.mark.parametrize("number", ["96310218", "963 10 218", "+47 96 31 02 18", "004796310218", "(+47) 963-10-218", "tel:+4796310218"])
def test_a_pasted_phone_number_in_any_spelling_finds_its_person(
    shop: Shop, soren: int, counter: CounterPage, qtbot: QtBot, number: str
) -> None:
    shop.members.note(soren, "Asked about the plum cake")
    QApplication.clipboard().setText(number)
    find_field(counter).paste()
    assert names(results(counter)) == ["Søren Kjær"]
    qtbot.keyClick(find_field(counter), Qt.Key.Key_Return)
    assert "“Asked about the plum cake”" in words(counter)


def test_masks_the_phone_and_says_when_there_is_only_an_e_mail(soren: int, birthe: int, counter: CounterPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(find_field(counter), "sør")
    said = {row.name: row.sentence for row in results(counter).rows_model.rows()}
    assert said["Birthe Sørensen"] == "e-mail only"
    assert said["Søren Kjær"].endswith("…18")
    assert "10 2" not in said["Søren Kjær"]


def test_arrow_keys_choose_and_enter_opens(soren: int, birthe: int, counter: CounterPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(find_field(counter), "sor")
    assert results(counter).current_key() == birthe
    qtbot.keyClick(find_field(counter), Qt.Key.Key_Down)
    assert results(counter).current_key() == soren
    qtbot.keyClick(find_field(counter), Qt.Key.Key_Return)
    assert part(counter, QWidget, "member_name").text() == "Søren Kjær"


def test_enter_opens_who_was_chosen_at_rest(soren: int, counter: CounterPage, qtbot: QtBot) -> None:
    qtbot.keyClick(find_field(counter), Qt.Key.Key_Return)
    assert not shows(counter, "member_name")
    qtbot.keyClick(find_field(counter), Qt.Key.Key_Down)
    qtbot.keyClick(find_field(counter), Qt.Key.Key_Return)
    assert shows(counter, "member_name")


def test_esc_clears_and_then_leads_back_from_a_page(soren: int, counter: CounterPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(find_field(counter), "sor")
    qtbot.keyClick(find_field(counter), Qt.Key.Key_Escape)
    assert find_field(counter).text() == ""
    assert shows(counter, "lately_list")
    counter.open_member(soren)
    qtbot.keyClick(counter, Qt.Key.Key_Escape)
    assert shows(counter, "lately_list")
    assert find_field(counter).hasFocus()
    assert not counter.step_back()


def test_f4_in_the_results_logs_the_visit_without_opening(
    shop: Shop, soren: int, counter: CounterPage, messages: RecordedMessages, qtbot: QtBot
) -> None:
    qtbot.keyClicks(find_field(counter), "sor")
    qtbot.keyClick(find_field(counter), Qt.Key.Key_F4)
    assert shop.visits.of(soren)[0].day == shop.today()
    assert messages.said == ["Visit logged for Søren Kjær"]
    assert results(counter).rows_model.rows()[0].text == "Today"
    assert find_field(counter).selectedText() == "sor"


def test_one_mistake_is_forgiven_and_said(soren: int, counter: CounterPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(find_field(counter), "Sorren")
    qtbot.waitUntil(lambda: "Nobody is spelled quite like that. These are near." in words(counter))
    assert names(results(counter)) == ["Søren Kjær"]


def test_a_mistake_that_is_looked_for_later_is_caught_up_by_enter(soren: int, counter: CounterPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(find_field(counter), "Sorenx")
    qtbot.keyClick(find_field(counter), Qt.Key.Key_Return)
    assert part(counter, QWidget, "member_name").text() == "Søren Kjær"


def test_nobody_found_leaves_the_new_member_row_alone(soren: int, counter: CounterPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(find_field(counter), "Zzyzx")
    qtbot.waitUntil(lambda: "Someone new? Start a page for “Zzyzx”" in words(counter))
    assert not shows(counter, "results_list")
    qtbot.keyClick(find_field(counter), Qt.Key.Key_Return)
    assert part(counter, QLineEdit, "new_line").text() == "Zzyzx"


@pytest.mark.idea(64)
@pytest.mark.idea(1)
@pytest.mark.parametrize(("typed", "kept"), [
    ("marta nowak", MemberDraft("Marta Nowak")), ("marta@example.com", MemberDraft(emails=("marta@example.com",))),
    ("963 10 218", MemberDraft(phones=("963 10 218",))),
])
def test_one_field_and_two_keys_begin_a_page(shop: Shop, counter: CounterPage, qtbot: QtBot, typed: str, kept: MemberDraft) -> None:
    qtbot.keyClicks(find_field(counter), typed)
    qtbot.keyClick(find_field(counter), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(part(counter, QLineEdit, "new_line"), Qt.Key.Key_Return)
    assert shows(counter, "member_name")
    (match,) = shop.members.find(typed).matches
    assert shop.members.get(match.id).draft() == kept


def test_an_empty_new_page_says_what_is_needed_and_leaves_with_esc(shop: Shop, counter: CounterPage, qtbot: QtBot) -> None:
    qtbot.keyClick(find_field(counter), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    line = part(counter, QLineEdit, "new_line")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert any(said.startswith("A name or an e-mail is needed") for said in words(counter))
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert shop.members.count() == 0
    assert find_field(counter).hasFocus()


def test_a_new_page_can_be_taken_back(shop: Shop, counter: CounterPage, operations: Operations, qtbot: QtBot) -> None:
    qtbot.keyClicks(find_field(counter), "Marta")
    qtbot.keyClick(find_field(counter), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(part(counter, QLineEdit, "new_line"), Qt.Key.Key_Return)
    operations.take_back()
    assert shop.members.count() == 0
    assert not shows(counter, "member_name")


@pytest.mark.idea(68)
def test_who_wants_nothing_remembered_gets_no_visit(
    shop: Shop, counter: CounterPage, messages: RecordedMessages, qtbot: QtBot
) -> None:
    quiet = shop.members.add(MemberDraft("Ola Nordmann", remembered=Remembered.NOTHING)).id
    counter.open_member(quiet)
    qtbot.keyClick(counter, Qt.Key.Key_F4)
    assert shop.visits.of(quiet) == ()
    assert messages.said == ["Nothing was written down, as they chose."]


@pytest.mark.parametrize("name", ["B" * 200, "<b>Åse</b> & “Co”", "שרה לוי", "محمد علي", "👩‍🍳 Bo 🍞", "名無し"])
def test_any_name_is_shown_as_it_is_written(shop: Shop, counter: CounterPage, name: str) -> None:
    member = shop.members.add(MemberDraft(name))
    counter.look_for(name[:30])
    assert names(results(counter)) == [name]
    counter.open_member(member.id)
    assert part(counter, QWidget, "member_name").text() == name
    counter.grab()


def test_what_a_scanner_read_is_shown_without_being_looked_for(soren: int, counter: CounterPage, qtbot: QtBot) -> None:
    counter.open_member(soren, "P BCDF GHJK")
    assert shows(counter, "member_name")
    assert find_field(counter).text() == "P BCDF GHJK"
    qtbot.waitUntil(lambda: find_field(counter).text() == "")
    assert shows(counter, "member_name")


def test_the_keys_follow_what_is_shown(soren: int, counter: CounterPage, qtbot: QtBot) -> None:
    assert dict(counter.keys())["Ctrl+N"] == "New member"
    qtbot.keyClicks(find_field(counter), "sor")
    assert dict(counter.keys())["F4"] == "Log visit at once"
    with qtbot.waitSignal(counter.keys_changed):
        counter.open_member(soren)
    assert dict(counter.keys())["F7"] == "Note"
