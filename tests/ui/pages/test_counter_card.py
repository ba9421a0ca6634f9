from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from shopdesk.core.cards.records import CardKind
from shopdesk.core.shop import Shop
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.counter.card_preview import CardPreview
from shopdesk.ui.pages.counter.page import CounterPage
from tests.ui.pages.conftest import GivenEdges
from tests.ui.pages.seen import part, shows, words
from tests.ui.recorded import RecordedMessages

WORDS = "You carried the bag up the hill. We saw it."
SLOW_MS = 30_000  # the first card loads the whole typesetter


@pytest.fixture
def card(soren: int, counter: CounterPage, qtbot: QtBot) -> CounterPage:
    """A card for Søren Kjær, opened with F6 and drawn once."""
    counter.open_member(soren)
    qtbot.keyClick(counter, Qt.Key.Key_F6)
    assert part(counter, QPlainTextEdit, "card_words").hasFocus()
    qtbot.waitUntil(lambda: len(counter.findChild(CardPreview).pages) == 2, timeout=SLOW_MS)
    return counter


def write(page: CounterPage, qtbot: QtBot, text: str = WORDS) -> None:
    """Type the words and wait for the card that shows them."""
    preview = page.findChild(CardPreview)
    before = preview.pages
    part(page, QPlainTextEdit, "card_words").setPlainText(text)
    qtbot.waitUntil(lambda: preview.pages is not before, timeout=SLOW_MS)


def remarks(page: CounterPage) -> str:
    """What must be known before printing, as it can be read."""
    label = page.findChild(QLabel, "card_remarks")
    return label.text() if label.isVisible() else ""


def text_of(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)
    finally:
        document.close()


def test_the_preview_changes_with_the_words(card: CounterPage, qtbot: QtBot) -> None:
    empty = card.findChild(CardPreview).pages[1]
    write(card, qtbot)
    qtbot.waitUntil(lambda: card.findChild(CardPreview).pages[1] != empty, timeout=SLOW_MS)
    assert remarks(card) == ""


def test_ctrl_s_saves_the_very_pdf_and_remembers_the_card(
    shop: Shop, soren: int, card: CounterPage, edges: GivenEdges, messages: RecordedMessages, operations: Operations, tmp_path: Path,
    qtbot: QtBot,
) -> None:
    edges.paper = tmp_path / "card.pdf"
    write(card, qtbot)
    qtbot.keyClick(part(card, QPlainTextEdit, "card_words"), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: messages.said == ["Card saved"], timeout=SLOW_MS)
    assert "Dear Søren," in text_of(edges.paper)
    assert WORDS in text_of(edges.paper)
    (printed,) = shop.cards.of(soren)
    assert (printed.kind, printed.words, printed.staff_name) == (CardKind.THANK_YOU, WORDS, "Ingrid Dahl")
    assert f"Thank-you card: “{WORDS}”" in words(card)
    operations.take_back()
    assert shop.cards.of(soren) == ()


def test_ctrl_p_prints_both_sides_at_true_size(
    shop: Shop, soren: int, card: CounterPage, edges: GivenEdges, messages: RecordedMessages, tmp_path: Path, qtbot: QtBot
) -> None:
    edges.print_to = tmp_path / "paper.pdf"
    write(card, qtbot)
    qtbot.keyClick(part(card, QPlainTextEdit, "card_words"), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: messages.said == ["Card printed"], timeout=SLOW_MS)
    document = pypdfium2.PdfDocument(edges.print_to)
    sizes = [tuple(round(side * 25.4 / 72) for side in document.get_page_size(number)) for number in range(len(document))]
    document.close()
    assert sizes == [(210, 148), (210, 148)]
    assert len(shop.cards.of(soren)) == 1


def test_nothing_is_printed_without_a_line_of_ones_own(
    shop: Shop, soren: int, card: CounterPage, edges: GivenEdges, tmp_path: Path, qtbot: QtBot
) -> None:
    edges.paper = tmp_path / "card.pdf"
    part(card, QAbstractButton, "card_save").click()
    assert "There is nothing written yet. One line of your own is enough." in words(card)
    assert not edges.paper.exists()
    assert shop.cards.of(soren) == ()


def test_words_that_do_not_fit_are_said_while_typing_and_not_printed(
    shop: Shop, soren: int, card: CounterPage, edges: GivenEdges, tmp_path: Path, qtbot: QtBot
) -> None:
    edges.paper = tmp_path / "card.pdf"
    write(card, qtbot, "word " * 380)
    qtbot.waitUntil(lambda: remarks(card).startswith("The words do not fit on the card"), timeout=SLOW_MS)
    part(card, QAbstractButton, "card_save").click()
    qtbot.waitUntil(lambda: "Nothing was printed" in remarks(card), timeout=SLOW_MS)
    assert not edges.paper.exists()
    assert shop.cards.of(soren) == ()


def test_says_that_they_got_the_same_words_before(shop: Shop, soren: int, counter: CounterPage, qtbot: QtBot) -> None:
    shop.cards.printed(soren, shop.cards.thank_you(soren, WORDS))
    counter.open_member(soren)
    qtbot.keyClick(counter, Qt.Key.Key_F6)
    write(counter, qtbot, WORDS.upper())
    qtbot.waitUntil(lambda: remarks(counter) == "They got these very words before, on Thu 19 Nov.", timeout=SLOW_MS)


def test_small_pictures_are_said_before_printing(card: CounterPage, qtbot: QtBot) -> None:
    write(card, qtbot, "Thank you 🍞")
    qtbot.waitUntil(lambda: "Small pictures are printed as their names" in remarks(card), timeout=SLOW_MS)


def test_signer_face_code_and_paper_can_be_chosen(card: CounterPage, qtbot: QtBot) -> None:
    preview, shown = card.findChild(CardPreview), []
    for change in (
        lambda: part(card, QComboBox, "card_sheet").setCurrentIndex(1), lambda: part(card, QComboBox, "card_qr").setCurrentIndex(1),
        lambda: part(card, QCheckBox, "card_face").click(),
    ):
        before = preview.pages
        change()
        qtbot.waitUntil(lambda before=before: preview.pages is not before, timeout=SLOW_MS)
        shown.append((preview.pages[0].width() > preview.pages[0].height(), preview.pages[1]))
    assert [wide for wide, _inside in shown] == [False, False, False]
    assert shown[0][1] != shown[1][1]
    assert any(said.startswith("Opens their page at this counter.") for said in words(card))


def test_without_anybody_to_sign_it_says_who_must(shop: Shop, soren: int, counter: CounterPage, qtbot: QtBot) -> None:
    shop.staff.hand_over(None)
    for person in shop.staff.all():
        shop.store.run("UPDATE staff SET works_here = 0 WHERE id = ?", (person.id,))
    counter.open_member(soren)
    qtbot.keyClick(counter, Qt.Key.Key_F6)
    assert remarks(counter).startswith("Nobody is at the counter to sign the card.")


def test_a_folder_that_cannot_be_written_keeps_the_words(
    shop: Shop, soren: int, card: CounterPage, edges: GivenEdges, messages: RecordedMessages, tmp_path: Path, qtbot: QtBot
) -> None:
    edges.paper = tmp_path / "nowhere" / "card.pdf"
    write(card, qtbot)
    part(card, QAbstractButton, "card_save").click()
    qtbot.waitUntil(lambda: bool(messages.problems), timeout=SLOW_MS)
    assert messages.problems[0].kept == "Your words are kept."
    assert part(card, QPlainTextEdit, "card_words").toPlainText() == WORDS
    assert shop.cards.of(soren) == ()


def test_esc_goes_back_to_the_page(card: CounterPage, qtbot: QtBot) -> None:
    qtbot.keyClick(part(card, QPlainTextEdit, "card_words"), Qt.Key.Key_Escape)
    assert shows(card, "member_name")


def test_words_begun_are_there_again(soren: int, birthe: int, card: CounterPage, qtbot: QtBot) -> None:
    write(card, qtbot)
    card.open_member(birthe)
    qtbot.keyClick(card, Qt.Key.Key_F6)
    assert part(card, QPlainTextEdit, "card_words").toPlainText() == ""
    card.open_member(soren)
    qtbot.keyClick(card, Qt.Key.Key_F6)
    assert part(card, QPlainTextEdit, "card_words").toPlainText() == WORDS


def test_leaving_while_it_prints_says_that_nothing_was_printed(
    shop: Shop, soren: int, card: CounterPage, edges: GivenEdges, messages: RecordedMessages, tmp_path: Path, qtbot: QtBot
) -> None:
    edges.print_to = tmp_path / "paper.pdf"
    write(card, qtbot)
    part(card, QAbstractButton, "card_print").click()
    qtbot.keyClick(part(card, QPlainTextEdit, "card_words"), Qt.Key.Key_Escape)
    assert messages.said == ["Nothing was printed. Your words are kept."]
    assert shop.cards.of(soren) == ()
