from __future__ import annotations

import datetime as dt
import io
import json
from dataclasses import replace
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from shopdesk import paths
from shopdesk.core.cards.printers import PrinterError
from shopdesk.core.cards.records import CardKind, QrKind
from shopdesk.core.cases.records import CaseKind, NewCase
from shopdesk.core.followups.records import Event, Rule
from shopdesk.core.members.records import Address, MemberDraft
from shopdesk.core.permissions.records import Channel, Purpose
from shopdesk.core.shop import Shop
from shopdesk.core.staff.records import Role, StaffDraft
from shopdesk.core.today.records import Act
from shopdesk.printing import template_file
from shopdesk.ui.operations import Operations
from shopdesk.ui.page import CARD, CARDS, Errand
from shopdesk.ui.pages.cards.drawing import Drawn
from shopdesk.ui.pages.cards.enlarged import Enlarged
from shopdesk.ui.pages.cards.page import CardsPage
from shopdesk.ui.pages.cards.run import Run, typeset
from shopdesk.ui.pages.cards.sheet_map import SheetMap
from shopdesk.ui.pages.cards.stage import SHEET
from shopdesk.ui.widgets.choices import Segments
from tests.ui.pages.cards.conftest import SLOW_MS, drawn, lay_out, write
from tests.ui.pages.conftest import GivenEdges
from tests.ui.pages.seen import part, shows, words
from tests.ui.recorded import RecordedMessages

WORDS = "You carried the bag up the hill. We saw it."


def remarks(page: CardsPage) -> str:
    """What must be known before printing, as it can be read."""
    label = page.findChild(QLabel, "card_remarks")
    return label.text() if label.isVisible() else ""


def press(page: CardsPage, name: str) -> None:
    part(page, QAbstractButton, name).click()


def text_of(pdf: Path) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in document]
    finally:
        document.close()


def choose(page: CardsPage, kind: CardKind, qtbot: QtBot) -> None:
    row = next(row for row, offered in enumerate(page.gallery.kinds.kinds) if offered.kind is kind)
    page.gallery.setCurrentIndex(page.gallery.kinds.index(row))
    drawn(page, qtbot)


def a_case(shop: Shop, member_id: int) -> int:
    return shop.cases.open(NewCase(member_id, CaseKind.PROBLEM, "Her loaf was given to someone else.")).id


def test_the_card_on_the_screen_is_the_pdf_that_is_saved(
    shop: Shop, soren: int, page: CardsPage, edges: GivenEdges, messages: RecordedMessages, operations: Operations, tmp_path: Path,
    qtbot: QtBot,
) -> None:
    edges.paper = tmp_path / "card.pdf"
    shown: list[Drawn] = []
    page.looking.drawing.drawn.connect(shown.append)
    lay_out(page, qtbot, soren)
    write(page, qtbot, WORDS)
    qtbot.keyClick(page.form.words, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert messages.said == ["Card saved"]
    assert edges.paper.read_bytes() == shown[-1].pdf or edges.paper.read_bytes() in [drawing.pdf for drawing in shown]
    (printed,) = shop.cards.of(soren)
    assert (printed.kind, printed.words, printed.staff_name) == (CardKind.THANK_YOU, WORDS, "Ingrid Dahl")
    operations.take_back()
    assert shop.cards.of(soren) == ()


def test_every_kind_has_a_small_drawing_of_its_own(soren: int, page: CardsPage, qtbot: QtBot) -> None:
    page.refresh(None)
    drawn(page, qtbot)
    drawings = page.gallery.kinds.drawings
    assert set(drawings) == {kind.key for kind in page.gallery.kinds.kinds}
    assert len({bytes(drawing.constBits()) for drawing in drawings.values()}) == len(drawings)


def test_each_person_has_their_own_words_and_page_keys_go_between_them(
    soren: int, hanne: int, ase: int, page: CardsPage, qtbot: QtBot
) -> None:
    lay_out(page, qtbot, soren, hanne, ase)
    assert "Thank you, for three people. Each gets their own words." in words(page)
    assert "1 of 3: Søren Kjær" in words(page)
    assert "Three messages to write. Nothing is written for you." in words(page)
    page.form.words.setFocus()
    qtbot.keyClicks(page.form.words, WORDS)
    assert "Two more messages to write. Nothing is written for you." in words(page)
    qtbot.keyClick(page.form.words, Qt.Key.Key_PageDown)
    assert "2 of 3: Hanne Vik" in words(page)
    assert page.form.words.toPlainText() == ""
    qtbot.keyClick(page.form.words, Qt.Key.Key_PageUp)
    assert page.form.words.toPlainText() == WORDS
    qtbot.keyClick(page.form.words, Qt.Key.Key_PageUp)
    assert "3 of 3: Åse Bråten" in words(page)
    drawn(page, qtbot)


def test_what_is_not_written_yet_comes_to_the_front_before_anything_is_printed(
    shop: Shop, soren: int, hanne: int, page: CardsPage, edges: GivenEdges, tmp_path: Path, qtbot: QtBot
) -> None:
    edges.paper = tmp_path / "card.pdf"
    lay_out(page, qtbot, soren, hanne)
    write(page, qtbot, WORDS)
    press(page, "card_save")
    assert "2 of 2: Hanne Vik" in words(page)
    assert "There is nothing written yet. One line of your own is enough." in words(page)
    assert not edges.paper.exists()
    assert shop.cards.of(soren) == ()
    drawn(page, qtbot)


def test_one_pdf_holds_the_card_of_each(
    shop: Shop, soren: int, hanne: int, page: CardsPage, edges: GivenEdges, tmp_path: Path, qtbot: QtBot
) -> None:
    edges.paper = tmp_path / "cards.pdf"
    lay_out(page, qtbot, soren, hanne)
    page.desk.write("Your rye is on us.")
    page.desk.people.turn(1)
    page.desk.write("The oven waited for you.")
    press(page, "card_save")
    _front, first, _front, second = text_of(edges.paper)
    assert "Dear Søren, Your rye is on us." in first
    assert "Dear Hanne, The oven waited for you." in second
    assert [card.words for member in (soren, hanne) for card in shop.cards.of(member)] == ["Your rye is on us.", "The oven waited for you."]
    drawn(page, qtbot)


@pytest.mark.idea(16)
def test_a_card_waits_while_something_is_to_be_put_right_and_says_why(
    shop: Shop, soren: int, hanne: int, page: CardsPage, edges: GivenEdges, tmp_path: Path, qtbot: QtBot
) -> None:
    edges.paper = tmp_path / "cards.pdf"
    a_case(shop, hanne)
    lay_out(page, qtbot, hanne, soren)
    page.desk.share_words(True)
    write(page, qtbot, WORDS)
    assert "Hanne Vik’s card waits" in words(page)
    assert "Put this right first: Her loaf was given to someone else." in words(page)
    assert part(page, QAbstractButton, "card_print").accessibleName() == "Print card"
    press(page, "card_save")
    assert [len(shop.cards.of(member)) for member in (hanne, soren)] == [0, 1]
    assert not any("Hanne" in text for text in text_of(edges.paper))
    drawn(page, qtbot)


def test_an_owner_goes_on_with_a_word_that_is_kept(shop: Shop, hanne: int, page: CardsPage, qtbot: QtBot) -> None:
    a_case(shop, hanne)
    lay_out(page, qtbot, hanne)
    press(page, "card_go_on")
    window = page.window()
    why = part(window, QLineEdit, "held_why")
    part(window, QAbstractButton, "held_go_on").click()
    assert "There is nothing written yet. A few words are enough." in words(window)
    why.setText("It is her birthday.")
    part(window, QAbstractButton, "held_go_on").click()
    assert not shows(page, "card_held")
    assert len(shop.cases.overrides(hanne)) == 1
    drawn(page, qtbot)


@pytest.mark.idea(16)
def test_an_apology_waits_until_it_is_solved_and_is_signed_by_who_put_it_right(
    shop: Shop, hanne: int, page: CardsPage, qtbot: QtBot
) -> None:
    case = a_case(shop, hanne)
    lay_out(page, qtbot, hanne)
    choose(page, CardKind.APOLOGY, qtbot)
    assert "An apology is written when it has been put right." in words(page)
    assert not shows(page, "card_go_on")
    shop.cases.solve(case, "A fresh one was brought to her.")
    emil = shop.staff.add(StaffDraft("Emil Holm", Role.STAFF, "baker"))
    shop.staff.hand_over(emil.id)
    choose(page, CardKind.THANK_YOU, qtbot)
    choose(page, CardKind.APOLOGY, qtbot)
    assert not shows(page, "card_held")
    assert part(page, QComboBox, "card_signer").currentText() == "Ingrid Dahl, owner"


@pytest.mark.idea(14)
def test_a_card_with_lines_for_a_pen_needs_no_words(
    shop: Shop, soren: int, page: CardsPage, edges: GivenEdges, tmp_path: Path, qtbot: QtBot
) -> None:
    edges.paper = tmp_path / "card.pdf"
    lay_out(page, qtbot, soren)
    before = page.stage.preview.image
    press(page, "card_more")
    part(page.window(), QCheckBox, "more_ruled").click()
    drawn(page, qtbot)
    assert page.stage.preview.image != before
    press(page, "card_save")
    assert len(shop.cards.of(soren)) == 1
    assert lines_below(edges.paper, "Dear Søren,") >= 5


def lines_below(pdf: Path, words: str) -> int:
    """How many rows of pixels on the right inside face are one line from edge to edge."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        assert words in document[1].get_textpage().get_text_range()
        picture = document[1].render(scale=4).to_pil().convert("L")
    finally:
        document.close()
    left, right = round(picture.width * (105 + 12) / 210), round(picture.width * (105 + 94) / 210)
    darkest = [max(picture.crop((left, row, right, row + 1)).tobytes()) for row in range(picture.height)]
    rows = [row for row, value in enumerate(darkest) if value < 245]
    return sum(1 for place, row in enumerate(rows) if not place or row - rows[place - 1] > 3)


def test_ctrl_p_prints_both_sides_at_true_size(
    shop: Shop, soren: int, page: CardsPage, edges: GivenEdges, messages: RecordedMessages, tmp_path: Path, qtbot: QtBot
) -> None:
    edges.print_to = tmp_path / "paper.pdf"
    lay_out(page, qtbot, soren)
    write(page, qtbot, WORDS)
    qtbot.keyClick(page.form.words, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: messages.said == ["Card printed"], timeout=SLOW_MS)
    document = pypdfium2.PdfDocument(edges.print_to)
    sizes = [tuple(round(side * 25.4 / 72) for side in document.get_page_size(number)) for number in range(len(document))]
    document.close()
    assert sizes == [(210, 148), (210, 148)]
    assert len(shop.cards.of(soren)) == 1
    drawn(page, qtbot)


@pytest.mark.qt_log_ignore("QPainter::begin", "propagateSizeHints")
def test_a_printer_that_does_not_answer_keeps_everything(
    shop: Shop, soren: int, page: CardsPage, edges: GivenEdges, messages: RecordedMessages, tmp_path: Path, qtbot: QtBot
) -> None:
    edges.print_to = tmp_path / "nowhere" / "paper.pdf"
    lay_out(page, qtbot, soren)
    write(page, qtbot, WORDS)
    press(page, "card_print")
    qtbot.waitUntil(lambda: bool(messages.problems), timeout=SLOW_MS)
    assert str(messages.problems[0]).startswith("The printer did not answer. Everything is as you wrote it.")
    assert page.form.words.toPlainText() == WORDS
    assert shop.cards.of(soren) == ()
    drawn(page, qtbot)


@pytest.fixture
def sixty(shop: Shop) -> list[int]:
    """More people than are laid out at once."""
    return [shop.members.add(MemberDraft(f"Søren Kjær {number}")).id for number in range(60)]


def test_many_people_are_laid_out_a_slice_at_a_time_and_that_can_be_stopped(sixty: list[int], page: CardsPage, qtbot: QtBot) -> None:
    for stopped, there in ((False, 60), (True, 50)):
        page.take_errand(Errand(CARDS, "print", tuple(sixty)))
        assert "50 of 60 people laid out" in words(page)
        assert part(page, QAbstractButton, "card_print").accessibleName() == "Laying out…"
        if stopped:
            press(page, "card_stop")
        drawn(page, qtbot)
        assert len(page.desk.ready()) == there
        assert part(page, QAbstractButton, "card_print").accessibleName() == f"Print {there} cards"
        assert not shows(page, "card_stop")


def test_how_many_of_them_had_the_same_words_is_said(shop: Shop, soren: int, hanne: int, ase: int, page: CardsPage, qtbot: QtBot) -> None:
    for member_id in (soren, ase):
        shop.cards.printed(member_id, shop.cards.thank_you(member_id, WORDS))
    lay_out(page, qtbot, soren, hanne, ase)
    page.desk.share_words(True)
    write(page, qtbot, WORDS)
    assert remarks(page) == "Two of them got this card with the same words before."
    write(page, qtbot, f"{WORDS} Again.")
    assert remarks(page) == ""


def test_a_large_batch_can_be_stopped_and_leaves_nothing(
    shop: Shop, sixty: list[int], page: CardsPage, edges: GivenEdges, messages: RecordedMessages, tmp_path: Path, qtbot: QtBot
) -> None:
    people = sixty
    edges.paper = tmp_path / "cards.pdf"
    lay_out(page, qtbot, *people)
    page.desk.share_words(True)
    write(page, qtbot, WORDS)
    press(page, "card_save")
    press(page, "card_stop")
    qtbot.waitUntil(lambda: not shows(page, "card_stop"), timeout=SLOW_MS)
    assert messages.said == ["Stopped. Nothing is written down as printed, and your words are kept."]
    assert list(tmp_path.glob("*.pdf*")) == []
    assert shop.cards.of(people[0]) == ()
    press(page, "card_save")
    qtbot.waitUntil(lambda: messages.said[-1] == "60 cards saved", timeout=SLOW_MS)
    assert len(pypdf.PdfReader(edges.paper).pages) == 120
    assert all(len(shop.cards.of(person)) == 1 for person in people)
    edges.paper = tmp_path / "nowhere" / "cards.pdf"
    write(page, qtbot, WORDS)
    press(page, "card_save")
    qtbot.waitUntil(lambda: not shows(page, "card_stop"), timeout=SLOW_MS)
    assert messages.problems[0].kept == "Your words are kept."
    assert all(len(shop.cards.of(person)) == 1 for person in people)
    drawn(page, qtbot)


def test_a_used_sheet_begins_at_the_place_that_is_pressed(shop: Shop, soren: int, page: CardsPage, qtbot: QtBot) -> None:
    lay_out(page, qtbot, soren)
    choose(page, CardKind.CONTACT, qtbot)
    press(page, "card_paper")
    window = page.window()
    part(window, QComboBox, "paper_sheet").setCurrentIndex(1)
    places = part(window, SheetMap, "paper_places")
    qtbot.mouseClick(places, Qt.MouseButton.LeftButton, pos=places.box(6).center().toPoint())
    assert page.desk.papers.start == 6
    assert page.stage.side == SHEET
    places.setFocus()
    qtbot.keyClick(places, Qt.Key.Key_Down)
    qtbot.keyClick(places, Qt.Key.Key_Right)
    assert places.accessibleName() == "Begins at place 10 of 10."
    drawn(page, qtbot)
    assert any("A4 sheet, ten to a page. Begins at place 10. Turned round its long edge." in said for said in words(page))


def test_a_card_comes_flat_or_as_a_postcard_on_sheets_of_its_own(soren: int, page: CardsPage, qtbot: QtBot) -> None:
    lay_out(page, qtbot, soren)
    press(page, "card_paper")
    shapes, sheets = part(page.window(), Segments, "paper_shape"), part(page.window(), QComboBox, "paper_sheet")
    next(button for button in shapes.findChildren(QAbstractButton) if button.accessibleName() == "Postcard").click()
    assert [sheets.itemText(row) for row in range(sheets.count())] == ["One by itself, 148 × 105 mm", "A4 sheet, four to a page"]
    write(page, qtbot, WORDS)
    assert {"Front", "Back"} <= {button.accessibleName() for button in page.stage.findChildren(QAbstractButton)}
    choose(page, CardKind.BIRTHDAY, qtbot)
    assert any("A5 sheet, folded once to A6." in said for said in words(page))


def test_for_nobody_yet_the_sheet_is_filled(
    shop: Shop, page: CardsPage, edges: GivenEdges, messages: RecordedMessages, tmp_path: Path, qtbot: QtBot
) -> None:
    edges.paper = tmp_path / "cards.pdf"
    lay_out(page, qtbot)
    choose(page, CardKind.CONTACT, qtbot)
    sheet = next(sheet for sheet in page.desk.papers.sheets if len(sheet.places) == 10)
    page.desk.papers.choose(sheet, 4, sheet.flip)
    page._show()
    assert part(page, QAbstractButton, "card_print").accessibleName() == "Print 6 cards"
    press(page, "card_save")
    assert messages.said == ["6 cards saved"]
    assert text_of(edges.paper)[0].count("Ingrid Dahl") == 6
    drawn(page, qtbot)


def test_pressing_the_card_shows_it_large(soren: int, page: CardsPage, qtbot: QtBot) -> None:
    lay_out(page, qtbot, soren)
    press(page, "card_preview")
    qtbot.waitUntil(lambda: page.window().findChild(Enlarged) is not None, timeout=SLOW_MS)
    large = page.window().findChild(Enlarged)
    qtbot.keyClick(large, Qt.Key.Key_Escape)
    assert not large.isVisible()


def test_a_picture_of_ones_own_takes_the_drawings_place(
    soren: int, page: CardsPage, edges: GivenEdges, tmp_path: Path, qtbot: QtBot
) -> None:
    edges.photo = tmp_path / "hill.jpg"
    Image.new("RGB", (300, 400), "#a02020").save(edges.photo)
    lay_out(page, qtbot, soren)
    press(page, "card_more")
    window = page.window()
    part(window, QAbstractButton, "more_picture").click()
    assert "Your own picture is on the front." in words(window)
    edges.photo.write_bytes(b"no picture")
    part(window, QAbstractButton, "more_picture").click()
    assert page.desk.wish.picture is not None
    assert Image.open(io.BytesIO(page.desk.wish.picture)).size == (300, 400)
    part(window, QAbstractButton, "more_drawing").click()
    assert page.desk.wish.picture is None
    drawn(page, qtbot)


def test_who_does_not_wish_post_gets_none(shop: Shop, soren: int, page: CardsPage, qtbot: QtBot) -> None:
    lay_out(page, qtbot, soren)
    press(page, "card_more")
    part(page.window(), QCheckBox, "more_post").click()
    assert "Søren Kjær’s card waits" in words(page)
    part(page.window(), QCheckBox, "more_post").click()
    assert not shows(page, "card_held")
    drawn(page, qtbot)


def test_people_are_found_on_the_page_and_left_out_again(soren: int, hanne: int, page: CardsPage, qtbot: QtBot) -> None:
    lay_out(page, qtbot, soren)
    line = part(page, QLineEdit, "card_more_people")
    qtbot.keyClicks(line, "hann")
    qtbot.waitUntil(lambda: shows(page, "card_offer"))
    press(page, "card_offer")
    assert "2 of 2: Hanne Vik" in words(page)
    assert "Søren and Hanne" in words(page)
    press(page, "card_leave_out")
    assert [person.name for person in page.desk.people] == ["Søren Kjær"]
    drawn(page, qtbot)


@pytest.mark.parametrize(("kind", "reach", "said"), [
    (QrKind.WEB, "bakery.example", "Opens this page."), (QrKind.PHONE, "+47 73 50 01 00", "Rings this number."), (QrKind.NONE, "", ""),
])
def test_the_code_says_what_it_holds(soren: int, page: CardsPage, qtbot: QtBot, kind: QrKind, reach: str, said: str) -> None:
    lay_out(page, qtbot, soren)
    choice = part(page, QComboBox, "card_qr")
    assert any(line.startswith("Holds Ingrid’s name and phone.") for line in words(page))
    choice.setCurrentIndex(choice.findData(kind.value))
    assert shows(page, "card_reach") == bool(reach)
    if reach:
        part(page, QLineEdit, "card_reach").setText(reach)
        assert any(line.startswith(said) for line in words(page))
    drawn(page, qtbot)
    assert remarks(page) == ""


def test_a_code_that_cannot_be_made_says_why(soren: int, page: CardsPage, qtbot: QtBot) -> None:
    lay_out(page, qtbot, soren)
    choice = part(page, QComboBox, "card_qr")
    choice.setCurrentIndex(choice.findData(QrKind.WEB.value))
    part(page, QLineEdit, "card_reach").setText("not a page")
    assert remarks(page).startswith("“not a page” is no address of a page.")
    drawn(page, qtbot)


def test_words_that_do_not_fit_are_said_while_typing_and_not_printed(
    shop: Shop, soren: int, page: CardsPage, edges: GivenEdges, messages: RecordedMessages, tmp_path: Path, qtbot: QtBot
) -> None:
    edges.paper = tmp_path / "card.pdf"
    lay_out(page, qtbot, soren)
    write(page, qtbot, "word " * 380)
    assert remarks(page).startswith("The words do not fit on the card")
    press(page, "card_save")
    assert messages.problems[0].kept == "Nothing was printed; the words are as you wrote them."
    assert not edges.paper.exists()
    assert shop.cards.of(soren) == ()
    drawn(page, qtbot)


def test_says_that_they_got_the_same_words_before(shop: Shop, soren: int, page: CardsPage, qtbot: QtBot) -> None:
    shop.cards.printed(soren, shop.cards.thank_you(soren, WORDS))
    lay_out(page, qtbot, soren)
    write(page, qtbot, WORDS)
    assert remarks(page) == "They got this card with the same words today."


def test_small_pictures_are_said_before_printing(soren: int, page: CardsPage, qtbot: QtBot) -> None:
    lay_out(page, qtbot, soren)
    write(page, qtbot, "Thank you 🍞")
    assert "Small pictures are printed as their names" in remarks(page)


@pytest.mark.idea(18)
def test_without_anybody_to_sign_it_says_who_must(shop: Shop, soren: int, page: CardsPage, qtbot: QtBot) -> None:
    shop.staff.hand_over(None)
    for person in shop.staff.all():
        shop.store.run("UPDATE staff SET works_here = 0 WHERE id = ?", (person.id,))
    lay_out(page, qtbot, soren)
    assert remarks(page).startswith("Nobody is at the counter to sign the card.")


def test_a_folder_that_cannot_be_written_keeps_the_words(
    shop: Shop, soren: int, page: CardsPage, edges: GivenEdges, messages: RecordedMessages, tmp_path: Path, qtbot: QtBot
) -> None:
    edges.paper = tmp_path / "nowhere" / "card.pdf"
    lay_out(page, qtbot, soren)
    write(page, qtbot, WORDS)
    press(page, "card_save")
    assert messages.problems[0].kept == "Your words are kept."
    assert part(page, QPlainTextEdit, "card_words").toPlainText() == WORDS
    assert shop.cards.of(soren) == ()
    drawn(page, qtbot)


def test_words_begun_are_there_again(soren: int, hanne: int, page: CardsPage, qtbot: QtBot) -> None:
    lay_out(page, qtbot, soren)
    write(page, qtbot, WORDS)
    lay_out(page, qtbot, hanne)
    assert page.form.words.toPlainText() == ""
    lay_out(page, qtbot, soren)
    assert page.form.words.toPlainText() == WORDS


def test_esc_goes_back_to_whose_page_one_came_from(soren: int, page: CardsPage, qtbot: QtBot) -> None:
    asked: list[object] = []
    page.member_asked.connect(asked.append)
    lay_out(page, qtbot, soren)
    assert not page.step_back()
    lay_out(page, qtbot, soren, act=CARD)
    assert page.keys()[-2] == ("Esc", "Back")
    assert page.step_back()
    assert asked == [soren]


def test_what_stood_on_today_is_done_with_the_card(
    shop: Shop, soren: int, page: CardsPage, edges: GivenEdges, tmp_path: Path, qtbot: QtBot
) -> None:
    shop.cases.promises.give(soren, "A card for his mother", shop.clock.now() + dt.timedelta(hours=2))
    [row] = shop.today_list.about(soren)
    edges.paper = tmp_path / "card.pdf"
    lay_out(page, qtbot, soren, today=row.key)
    write(page, qtbot, WORDS)
    press(page, "card_save")
    assert shop.today_list.row(row.key) is None
    drawn(page, qtbot)


@pytest.mark.parametrize("posted", [True, False])
def test_a_card_by_post_counts_once_in_their_month(
    shop: Shop, soren: int, page: CardsPage, edges: GivenEdges, tmp_path: Path, qtbot: QtBot, posted: bool
) -> None:
    shop.followups.playbook.save(Rule(Event.HOW, None, 0, Act.PRINT))
    shop.members.edit(soren, replace(shop.members.get(soren).draft(), address=Address("Street 1", "0150", "Oslo", "", "NO")))
    shop.permissions.give(soren, Channel.POST, Purpose.PERSONAL)
    shop.visits.record(soren, ask_how=True)
    [row] = shop.today_list.about(soren)
    assert row.channel is Channel.POST
    edges.paper = tmp_path / "card.pdf"
    lay_out(page, qtbot, soren, today=row.key)
    if posted:
        press(page, "card_more")
        part(page.window(), QCheckBox, "more_post").click()
    write(page, qtbot, WORDS)
    press(page, "card_save")
    assert [sending.channel for sending in shop.permissions.sendings.of(soren)] == [Channel.POST]
    drawn(page, qtbot)


def test_the_card_the_playbook_names_is_chosen(soren: int, page: CardsPage, qtbot: QtBot) -> None:
    page.take_errand(Errand(CARDS, "print", (soren,), kind=CardKind.MISSED.value))
    drawn(page, qtbot)
    assert page.gallery.current().kind is page.desk.kind is CardKind.MISSED


def test_a_template_of_the_owners_own_is_offered_and_printed(
    shop: Shop, soren: int, operations: Operations, messages: RecordedMessages, edges: GivenEdges, tmp_path: Path, qtbot: QtBot
) -> None:
    own = json.loads((paths.resources() / "card_templates" / "thank_you.json").read_text("utf-8")) | {"name": "For the choir"}
    paths.templates().mkdir(parents=True)
    (paths.templates() / "choir.json").write_text(json.dumps(own), encoding="utf-8")
    (paths.templates() / "broken.json").write_text('{"format": 1,', encoding="utf-8")
    template_file.own_templates.cache_clear()
    page = CardsPage(shop, operations, messages, edges)
    qtbot.addWidget(page)
    page.resize(1178, 732)
    page.show()
    lay_out(page, qtbot, soren)
    assert [kind.name for kind in page.gallery.kinds.kinds if kind.own] == ["For the choir"]
    page.gallery.setCurrentIndex(page.gallery.kinds.index(len(page.gallery.kinds.kinds) - 1))
    edges.paper = tmp_path / "card.pdf"
    write(page, qtbot, WORDS)
    press(page, "card_save")
    assert messages.said == ["Card saved"]
    template_file.own_templates.cache_clear()
    drawn(page, qtbot)


def test_what_was_measured_of_a_printer_is_undone_on_its_paper(shop: Shop, soren: int, page: CardsPage, qtbot: QtBot) -> None:
    lay_out(page, qtbot, soren)
    write(page, qtbot, WORDS)
    card, papers = page.desk.card(page.desk.current), page.desk.papers
    run = Run((card,), (soren,), papers.sheet, papers.flip, 0, False)
    straight, moved = (typeset(None, "en", run, error) for error in (PrinterError(), PrinterError(right=2.0, down=1.0)))
    places = []
    for pdf in (straight, moved):
        document = pypdfium2.PdfDocument(pdf)
        text = document[1].get_textpage()
        places.append(text.get_charbox(0)[:2])
        document.close()
    assert [round((a - b) * 25.4 / 72, 1) for a, b in zip(*places, strict=True)] == [2.0, -1.0]
    drawn(page, qtbot)
