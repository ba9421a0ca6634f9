"""The Gifts page as a person uses it: scan or type, take off, see where it went, sell, replace, void, print."""

from __future__ import annotations

import csv
import datetime as dt
import subprocess
import sys

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from shopdesk.clock import FixedClock
from shopdesk.core import codes
from shopdesk.core.codes import CodeKind
from shopdesk.core.giftcards.records import Batch, EntryKind, GiftState, Worth
from shopdesk.core.giftcards.rules import new_key
from shopdesk.core.shop import Shop
from shopdesk.ui.page import GIFTS, LATEST, READ, Errand
from shopdesk.ui.pages.gifts.card_list import CardList, GiftRow, GiftRows
from shopdesk.ui.pages.gifts.page import GiftsPage
from shopdesk.ui.widgets.words import Words
from tests.ui.pages.gifts.conftest import GivenEdges
from tests.ui.recorded import RecordedMessages


def words(page: QWidget, name: str) -> str:
    found = page.findChild(Words, name)
    assert found is not None
    return found.text()


def button(place: QWidget, name: str) -> QAbstractButton:
    found = place.findChild(QAbstractButton, name)
    assert found is not None, name
    return found


def sheet_of(page: GiftsPage) -> QWidget:
    sheet = QApplication.activeModalWidget()
    assert sheet is not None
    return sheet


def fill(sheet: QWidget, **answers: str) -> None:
    for name, text in answers.items():
        field = sheet.findChild(QLineEdit, name)
        assert field is not None, name
        field.setText(text)
        field.textEdited.emit(text)


def all_words(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(Words) if label.isVisible())


def type_code(qtbot: QtBot, page: GiftsPage, code: str) -> None:
    qtbot.keyClicks(page.rest.finder.edit, code)
    qtbot.keyClick(page.rest.finder.edit, Qt.Key.Key_Return)


def test_a_typed_code_shows_what_is_left_and_from_whom(qtbot: QtBot, page: GiftsPage, batch: Batch) -> None:
    type_code(qtbot, page, codes.spaced(batch.codes[0]).lower())
    assert words(page, "gift_left") == "350\N{NO-BREAK SPACE}kr"
    shown = all_words(page)
    assert "From Hanne Vik" in shown
    assert "“For the lift home in the rain.” Bought 19 November, never used." in shown
    assert "Good to say: “Hanne chose this for you.” It is Søren’s first gift card here." in shown
    assert page.view.good.amount.hasFocus()
    assert batch.codes[0] not in shown.replace(" ", "")


def test_enter_takes_off_what_was_typed(qtbot: QtBot, page: GiftsPage, shop: Shop, batch: Batch, messages: RecordedMessages) -> None:
    page.read(batch.codes[0])
    qtbot.keyClicks(page.view.good.amount, "128")
    assert words(page, "gift_stays") == "222\N{NO-BREAK SPACE}kr stay on the card"
    assert "128" in button(page, "gift_take").accessibleName()
    qtbot.keyClick(page.view.good.amount, Qt.Key.Key_Return)
    assert shop.giftcards.get(batch.card_ids[0]).balance.units == 22_200
    assert messages.said == ["128\N{NO-BREAK SPACE}kr taken off, 222\N{NO-BREAK SPACE}kr left on it."]
    assert words(page, "gift_left") == "222\N{NO-BREAK SPACE}kr"
    assert page.view.good.amount.text() == ""
    qtbot.keyClicks(page.view.good.amount, "22,50")
    qtbot.keyClick(page.view.good.amount, Qt.Key.Key_Return)
    assert shop.giftcards.get(batch.card_ids[0]).balance.units == 19_950


def test_alt_a_takes_all_of_it(qtbot: QtBot, page: GiftsPage, shop: Shop, batch: Batch, messages: RecordedMessages) -> None:
    page.read(batch.codes[0])
    qtbot.keyClick(page.view.good.amount, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    assert shop.giftcards.get(batch.card_ids[0]).state is GiftState.USED
    assert messages.said == ["350\N{NO-BREAK SPACE}kr taken off, nothing left on it."]
    assert page.rest.isVisible()
    assert page.rest.finder.edit.hasFocus()


@pytest.mark.parametrize("typed", ["0", "-5", "350,01", "1.234", "20 EUR", "ten", ""])
def test_an_amount_that_cannot_be_stays_and_is_said(qtbot: QtBot, page: GiftsPage, shop: Shop, batch: Batch, typed: str) -> None:
    page.read(batch.codes[0])
    page.view.good.amount.setText(typed)
    qtbot.keyClick(page.view.good.amount, Qt.Key.Key_Return)
    assert shop.giftcards.get(batch.card_ids[0]).balance.units == 35_000
    assert words(page, "gift_stays")
    assert page.view.good.amount.text() == typed


def test_a_used_card_says_when_where_and_by_whom(qtbot: QtBot, page: GiftsPage, shop: Shop, batch: Batch, clock: FixedClock) -> None:
    shop.giftcards.till.redeem(batch.card_ids[0], None, new_key())
    clock.move(dt.timedelta(days=16, hours=1))
    page.take_errand(Errand(GIFTS, READ, words=batch.codes[0]))
    assert words(page, "gone_title") == "Already used on 19 November at 08:40"
    assert words(page, "gone_what") == "All 350\N{NO-BREAK SPACE}kr were taken off by Ingrid, at “Counter”."
    qtbot.waitUntil(lambda: "Shown again, nothing taken off" in all_words(page))
    assert "Bought by Hanne Vik, 350\N{NO-BREAK SPACE}kr" in all_words(page)
    assert "Used for 350\N{NO-BREAK SPACE}kr, at this counter, by Ingrid" in all_words(page)
    assert "Find out for them" in dict(page.keys()).values()


def test_the_other_counter_was_quicker(page: GiftsPage, shop: Shop, batch: Batch, messages: RecordedMessages) -> None:
    page.read(batch.codes[0])
    page.view.good.amount.setText("20")
    program = "import sys; from shopdesk.app import main; sys.exit(main())"
    there = [sys.executable, "-c", program, "--shop", str(shop.path), "--counter", "Back door", "giftcard", "redeem", batch.codes[0]]
    subprocess.run(there, check=True, capture_output=True)
    assert page.view.good.isVisible()
    button(page, "gift_take").click()
    assert page.view.gone.isVisible()
    assert messages.problems == []
    assert "at “Back door”" in words(page, "gone_what")


def test_a_card_made_void_while_it_is_open_here(page: GiftsPage, shop: Shop, batch: Batch) -> None:
    page.read(batch.codes[0])
    shop.giftcards.keeping.void(batch.card_ids[0], "Stolen with the bag", new_key())
    assert page.view.gone.isVisible()
    assert words(page, "gone_title") == "Void since 19 November at 08:40"
    assert words(page, "gone_what") == "“Stolen with the bag”"
    page.view.good.take_asked.emit(None)
    assert shop.giftcards.get(batch.card_ids[0]).state is GiftState.VOID


def test_a_second_press_at_once_finds_no_card(page: GiftsPage, shop: Shop, batch: Batch) -> None:
    page.read(batch.codes[0])
    page.view.good.take_asked.emit(None)
    page.view.good.take_asked.emit(None)
    assert [entry.kind for entry in shop.giftcards.entries(batch.card_ids[0])].count(EntryKind.REDEEM) == 1


def test_codes_that_are_none_are_said(page: GiftsPage, messages: RecordedMessages, batch: Batch) -> None:
    wrong = batch.codes[0][:-1] + ("B" if batch.codes[0][-1] != "B" else "C")
    for text in (wrong, codes.make(CodeKind.GIFT), codes.make(CodeKind.PERSON), "x" * 1024):
        page.read(text)
    assert [problem.what for problem in messages.problems] == [
        "There is a letter wrong in this code.", "No gift card of this shop carries this code.",
        "This is a person’s card, not a gift card.", "This is not the code of a gift card.",
    ]
    assert page.rest.isVisible()


def test_scans_of_gift_cards_stay_here_and_of_people_do_not(page: GiftsPage, batch: Batch) -> None:
    assert page.takes_scan(codes.payload(batch.codes[0], CodeKind.GIFT))
    assert page.view.good.isVisible()
    assert not page.takes_scan(codes.payload(codes.make(CodeKind.PERSON), CodeKind.PERSON))
    assert not page.takes_scan("5901234123457")


def test_from_the_list_nothing_is_taken_off(qtbot: QtBot, page: GiftsPage, batch: Batch) -> None:
    page.rest.list.setFocus()
    page.rest.list.setCurrentIndex(page.rest.list.rows.index(0))
    qtbot.keyClick(page.rest.list, Qt.Key.Key_Return)
    assert words(page, "gift_left") == "350\N{NO-BREAK SPACE}kr"
    assert not page.view.good.amount.isVisible()
    assert "Scan the card itself to take something off it." in all_words(page)
    assert page.step_back()
    assert page.rest.isVisible()
    assert not page.step_back()


def test_a_blank_card_is_sold_with_who_and_for_whom(qtbot: QtBot, page: GiftsPage, shop: Shop, batch: Batch, hanne: int) -> None:
    page.read(batch.codes[1])
    assert words(page, "gone_title") == "Printed and never sold"
    button(page, "gone_sell").click()
    sheet = sheet_of(page)
    fill(sheet, sell_giver="Hanne", sell_receiver="the night nurses", sell_words="Sleep well")
    button(sheet, "who_offer").click()
    button(sheet, "sheet_do").click()
    card = shop.giftcards.get(batch.card_ids[1])
    assert card.state is GiftState.OPEN
    assert card.giver is not None
    assert (card.giver.member_id, card.giver.words) == (hanne, "Sleep well")
    assert card.receiver is not None
    assert (card.receiver.member_id, card.receiver.name) == (None, "the night nurses")
    assert page.view.good.isVisible()


def test_void_wants_a_reason(page: GiftsPage, shop: Shop, batch: Batch) -> None:
    page.read(batch.codes[0])
    button(page, "gift_void").click()
    sheet = sheet_of(page)
    button(sheet, "sheet_do").click()
    assert shop.giftcards.get(batch.card_ids[0]).state is GiftState.OPEN
    fill(sheet, reason_why="Stolen with the bag")
    button(sheet, "sheet_do").click()
    assert shop.giftcards.get(batch.card_ids[0]).state is GiftState.VOID


def test_correct_says_what_is_left(page: GiftsPage, shop: Shop, batch: Batch) -> None:
    page.read(batch.codes[0])
    button(page, "gift_correct").click()
    sheet = sheet_of(page)
    fill(sheet, reason_amount="1.234", reason_why="Typed wrongly")
    button(sheet, "sheet_do").click()
    assert shop.giftcards.get(batch.card_ids[0]).balance.units == 35_000
    fill(sheet, reason_amount="300,50")
    button(sheet, "sheet_do").click()
    assert words(page, "gift_left") == "300,50\N{NO-BREAK SPACE}kr"


def test_whose_is_it(page: GiftsPage, shop: Shop, batch: Batch) -> None:
    page.read(batch.codes[0])
    button(page, "gift_whose").click()
    sheet = sheet_of(page)
    fill(sheet, whose_name="Åse Bråten")
    button(sheet, "sheet_do").click()
    receiver = shop.giftcards.get(batch.card_ids[0]).receiver
    assert receiver is not None
    assert receiver.name == "Åse Bråten"


def test_finding_out_is_taken_on(page: GiftsPage, shop: Shop, batch: Batch, soren: int) -> None:
    shop.giftcards.till.redeem(batch.card_ids[0], None, new_key())
    page.read(batch.codes[0])
    button(page, "gone_find_out").click()
    [case] = shop.cases.of(soren)
    assert batch.codes[0][-4:] in case.what
    assert page.rest.isVisible()


def test_a_colleague_is_asked_by_phone(page: GiftsPage, shop: Shop, batch: Batch, messages: RecordedMessages) -> None:
    shop.giftcards.till.redeem(batch.card_ids[0], None, new_key())
    page.read(batch.codes[0])
    button(page, "gone_who").click()
    assert messages.said == ["Ingrid Dahl: +47 73 50 01 00"]


def test_cards_are_made_and_printed_and_the_batch_asked_about(
    qtbot: QtBot, page: GiftsPage, shop: Shop, edges: GivenEdges, messages: RecordedMessages, tmp_path
) -> None:
    edges.print_to = tmp_path / "cards.pdf"
    button(page, "gift_make").click()
    sheet = sheet_of(page)
    fill(sheet, make_count="12")
    button(sheet, "sheet_do").click()
    assert shop.giftcards.making.unfinished() == ()
    fill(sheet, make_amount="100")
    button(sheet, "sheet_do").click()
    assert page.findChild(QWidget, "gift_unfinished") is not None
    qtbot.waitUntil(lambda: messages.said == ["12 cards printed"], timeout=30_000)
    assert len(pypdf.PdfReader(edges.print_to).pages) == 4
    button(page, "gift_anew").click()
    qtbot.waitUntil(lambda: messages.said == ["12 cards printed"] * 2, timeout=30_000)
    [anew] = shop.giftcards.making.unfinished()
    assert anew.count == 12
    button(page.findChildren(QWidget, "gift_unfinished")[-1], "gift_kept").click()
    assert shop.giftcards.making.unfinished() == ()
    assert shop.giftcards.shelf.count(GiftState.BLANK) == 13
    assert shop.giftcards.shelf.count(GiftState.VOID) == 12


@pytest.mark.qt_log_ignore("QPainter::begin", "propagateSizeHints")
def test_many_cards_are_set_elsewhere_and_a_printer_without_an_answer_is_said(
    qtbot: QtBot, page: GiftsPage, shop: Shop, edges: GivenEdges, messages: RecordedMessages, tmp_path
) -> None:
    many = shop.giftcards.making.issue(Worth(10_000, "NOK"), 21, blank=True)
    edges.print_to = tmp_path / "nowhere" / "cards.pdf"
    page.desk._print(many)
    qtbot.waitUntil(lambda: bool(messages.problems), timeout=30_000)
    assert messages.problems[0].what == "The printer did not answer."
    assert messages.problems[0].kept == "The cards are made and worth nothing to anybody yet."


def test_printing_again_carries_what_is_left(
    qtbot: QtBot, page: GiftsPage, shop: Shop, batch: Batch, edges: GivenEdges, messages: RecordedMessages, tmp_path
) -> None:
    edges.print_to = tmp_path / "card.pdf"
    page.read(batch.codes[0])
    button(page, "gift_replace").click()
    old = shop.giftcards.get(batch.card_ids[0])
    assert old.state is GiftState.VOID
    assert old.followed_by is not None
    assert shop.giftcards.get(old.followed_by).balance.units == 35_000
    qtbot.waitUntil(lambda: messages.said == ["1 card printed"], timeout=30_000)
    page.read(batch.codes[0])
    assert words(page, "gone_title").startswith("Replaced on")


def test_ten_wrong_codes_and_the_owner_lets_it_go_on(page: GiftsPage, shop: Shop, batch: Batch, messages: RecordedMessages) -> None:
    for _guess in range(10):
        page.read(codes.make(CodeKind.GIFT))
    page.read(batch.codes[0])
    assert messages.problems[-1].what == "Too many codes were tried that no card carries."
    button(page, "gift_go_on").click()
    page.read(batch.codes[0])
    assert page.view.good.isVisible()


def test_the_bookkeeper_gets_a_list(page: GiftsPage, edges: GivenEdges, tmp_path, messages: RecordedMessages) -> None:
    button(page, "gift_export").click()
    assert messages.said == []
    edges.list_to = tmp_path / "owed.csv"
    button(page, "gift_export").click()
    with edges.list_to.open(encoding="utf-8-sig", newline="") as file:
        assert [row["Left"] for row in csv.DictReader(file)] == ["350.00"]


def test_what_is_owed_stands_over_the_list(page: GiftsPage, shop: Shop, batch: Batch) -> None:
    assert "1 card. You owe 350\N{NO-BREAK SPACE}kr." in all_words(page)
    shop.giftcards.keeping.activate(batch.card_ids[1], new_key())
    assert "2 cards. You owe 700\N{NO-BREAK SPACE}kr." in all_words(page)


def test_after_an_unclean_end_the_last_operations_are_shown(qtbot: QtBot, page: GiftsPage, shop: Shop, batch: Batch) -> None:
    shop.giftcards.till.redeem(batch.card_ids[0], None, new_key())
    page.take_errand(Errand(GIFTS, LATEST))
    qtbot.waitUntil(lambda: "Used for 350\N{NO-BREAK SPACE}kr, at this counter, by Ingrid" in all_words(page))


def test_the_list_is_a_sound_model(qtmodeltester: ModelTester, page: GiftsPage) -> None:
    rows = GiftRows(page)
    qtmodeltester.check(rows)
    rows.show([GiftRow(1, "… BCDS", "Hanne Vik", "bought 2 November", "350\N{NO-BREAK SPACE}kr")])
    qtmodeltester.check(rows)
    assert page.findChild(CardList, "gift_list") is not None


def test_f2_finds_a_person_unless_a_card_is_open(qtbot: QtBot, page: GiftsPage, batch: Batch) -> None:
    assert page.takes_find_key()
    assert page.bar.finder is not None
    assert page.bar.finder.edit.hasFocus()
    page.read(batch.codes[0])
    assert page.takes_find_key()
    assert page.rest.finder.edit.hasFocus()


def test_who_comes_to_the_list_by_tab_sees_where_they_are(qtbot: QtBot, page: GiftsPage, batch: Batch) -> None:
    cards = next(each for each in page.findChildren(CardList) if each.isVisible())
    cards.setFocus(Qt.FocusReason.TabFocusReason)
    assert [index.row() for index in cards.selectedIndexes()] == [0]
