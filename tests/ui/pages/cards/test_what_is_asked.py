"""Cards that say what the shop asks: preference sheets to sign, on paper of their own, and the privacy card with the shop’s own reasons."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from shopdesk.core.cards.records import CardKind
from shopdesk.core.permissions.records import Channel, Purpose
from shopdesk.core.shop import Shop
from shopdesk.ui.operations import Operations
from shopdesk.ui.page import CARDS, Errand
from shopdesk.ui.pages.cards.drawing import Drawn
from shopdesk.ui.pages.cards.page import CardsPage
from shopdesk.ui.widgets.choices import Segments
from tests.ui.pages.cards.conftest import SLOW_MS, drawn
from tests.ui.pages.conftest import GivenEdges
from tests.ui.pages.seen import part, words
from tests.ui.recorded import RecordedMessages


def lay_out(page: CardsPage, qtbot: QtBot, *members: int) -> None:
    page.take_errand(Errand(CARDS, "print", members, kind=CardKind.PREFERENCES.value))
    drawn(page, qtbot)


def test_the_sheet_on_the_screen_is_the_pdf_that_is_saved_and_written_down(
    shop: Shop, soren: int, page: CardsPage, edges: GivenEdges, operations: Operations, messages: RecordedMessages, tmp_path: Path,
    qtbot: QtBot,
) -> None:
    edges.paper = tmp_path / "sheet.pdf"
    shown: list[Drawn] = []
    page.looking.drawing.drawn.connect(shown.append)
    lay_out(page, qtbot, soren)
    assert "A4 sheet, one by itself." in words(page)
    assert not page.form.words.isVisible()
    page.form.save.click()
    assert messages.said == ["The sheet to sign is saved"]
    assert edges.paper.read_bytes() in [drawing.pdf for drawing in shown]
    (printed,) = shop.cards.of(soren)
    assert (printed.kind, printed.staff_name) == (CardKind.PREFERENCES, "Ingrid Dahl")
    operations.take_back()
    assert shop.cards.of(soren) == ()


def test_each_of_many_gets_a_sheet_that_says_what_they_permitted(
    shop: Shop, soren: int, hanne: int, page: CardsPage, edges: GivenEdges, messages: RecordedMessages, tmp_path: Path, qtbot: QtBot
) -> None:
    shop.permissions.give(hanne, Channel.EMAIL, Purpose.PERSONAL)
    edges.print_to = tmp_path / "printed.pdf"
    lay_out(page, qtbot, soren, hanne)
    assert "Preference sheet, for two people." in words(page)
    assert page.form.print.accessibleName() == "Print 2 sheets"
    page.form.print.click()
    qtbot.waitUntil(lambda: bool(messages.said), timeout=SLOW_MS)
    assert messages.said == ["2 sheets are printed, to be signed"]
    assert len(PdfReader(edges.print_to).pages) == 2
    assert [len(shop.cards.of(member)) for member in (soren, hanne)] == [1, 1]
    drawn(page, qtbot)
    assert "Two of them got this card before." in words(page)
    lay_out(page, qtbot, hanne)
    assert "They got this card today." in words(page)


def test_who_asked_to_be_left_alone_gets_one_at_the_counter_but_none_by_post(
    shop: Shop, soren: int, page: CardsPage, qtbot: QtBot
) -> None:
    shop.members.edit(soren, replace(shop.members.get(soren).draft(), left_alone=True))
    lay_out(page, qtbot, soren)
    assert page.desk.how_many() == 1
    page.desk.waiting.by_post = True
    page.refresh(None)
    drawn(page, qtbot)
    assert page.desk.ready() == ()


def test_every_page_of_a_long_sheet_can_be_looked_at(shop: Shop, soren: int, page: CardsPage, qtbot: QtBot) -> None:
    shop.permissions.wordings.reword(Purpose.PERSONAL, "en", "\n".join(["May we ring you about bread?"] * 20))
    shop.permissions.wordings.reword(Purpose.NEWS, "en", "\n".join(["May we tell you about cakes?"] * 20))
    lay_out(page, qtbot, soren)
    sides = part(page, Segments, "card_sides")
    assert [side.text() for side in sides.findChildren(QAbstractButton)] == ["Page 1", "Page 2", "Sheet"]
    assert page.stage.side_words() == "Page 1"
    first = page.stage.preview.image
    page.stage.show_side(1)
    page.looking.look()
    drawn(page, qtbot)
    assert page.stage.side_words() == "Page 2"
    assert page.stage.preview.image != first


def test_a_privacy_card_needs_no_words_as_the_shop_has_its_reasons(
    shop: Shop, soren: int, page: CardsPage, edges: GivenEdges, messages: RecordedMessages, tmp_path: Path, qtbot: QtBot
) -> None:
    edges.paper = tmp_path / "privacy.pdf"
    page.take_errand(Errand(CARDS, "print", (soren,), kind=CardKind.PRIVACY.value))
    drawn(page, qtbot)
    assert "Left empty, it says what you ask and why, as in Settings." in words(page)
    page.form.save.click()
    assert messages.said == ["Card saved"]
    text = " ".join("".join(sheet.extract_text() for sheet in PdfReader(edges.paper).pages).split())
    reason = next(reason for reason in shop.settings.reasons() if reason.on).reason
    assert reason.split()[-1] in text
    assert shop.cards.of(soren)[0].kind is CardKind.PRIVACY
