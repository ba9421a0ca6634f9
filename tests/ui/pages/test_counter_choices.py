"""Their choices on the open page, and the sheet on which they are changed."""

import importlib
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from shopdesk.core.cards.records import CardKind
from shopdesk.core.members.records import Remembered
from shopdesk.core.permissions.records import Channel, Choices, How, Purpose, State, Topic
from shopdesk.core.shop import Shop
from shopdesk.ui.pages.counter.choices.sheet import ChoicesSheet
from shopdesk.ui.pages.counter.page import CounterPage
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.words import Words
from tests.ui.pages.conftest import GivenEdges

NEWS, PERSONAL = Purpose.NEWS, Purpose.PERSONAL


@pytest.fixture
def sheet(counter: CounterPage, soren: int, qtbot: QtBot) -> ChoicesSheet:
    """The sheet of Søren, who has a phone and an e-mail."""
    counter.open_member(soren)
    found = counter.findChild(KeyButton, "choices_change")
    found.click()
    return _sheet(counter)


def _sheet(counter: CounterPage) -> ChoicesSheet:
    return counter.window().findChild(ChoicesSheet)


def _choose(within: QWidget, name: str, value: object) -> None:
    field = within.findChild(QComboBox, name)
    field.setCurrentIndex(next(place for place in range(field.count()) if field.itemData(place) == value))


def test_the_panel_says_what_they_chose_first(counter: CounterPage, shop: Shop, soren: int) -> None:
    shop.permissions.choices.choose(soren, Choices(ranked=(Channel.TEXT, Channel.EMAIL), per_month=2))
    shop.permissions.give(soren, Channel.TEXT, PERSONAL)
    counter.open_member(soren)
    panel = counter.findChild(QWidget, "choices_change").parent()
    assert panel.findChild(Words, "choices_first").text() == "Text message, at most twice a month"
    assert panel.findChild(Words, "way_text").text() == "Text message: a personal word"
    assert panel.findChild(Words, "way_email").text() == "E-mail: not asked yet"


def test_choices_and_answers_are_kept_as_one_act(counter: CounterPage, shop: Shop, soren: int, sheet: ChoicesSheet, qtbot: QtBot) -> None:
    _choose(sheet, "rank_0", Channel.EMAIL)
    _choose(sheet, "per_month", 2)
    _choose(sheet, "may_email_personal", State.YES)
    _choose(sheet, "may_phone_offers", State.NO)
    _choose(sheet, "told_how", How.PAPER)
    qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    told = shop.permissions.choices.of(soren)
    assert (told.choices.ranked, told.choices.per_month, told.how) == ((Channel.EMAIL,), 2, How.PAPER)
    assert shop.permissions.state(soren, Channel.EMAIL, PERSONAL) is State.YES
    assert shop.permissions.state(soren, Channel.PHONE, Purpose.OFFERS) is State.NO
    assert {said.how for said in shop.permissions.history(soren)} == {How.PAPER}
    step = shop.undo.last()
    shop.undo.take_back(step.id)
    assert shop.permissions.choices.of(soren).day is None
    assert shop.permissions.state(soren, Channel.EMAIL, PERSONAL) is State.UNKNOWN


def test_taking_back_takes_no_more_than_giving(counter: CounterPage, shop: Shop, soren: int) -> None:
    shop.permissions.give(soren, Channel.EMAIL, NEWS)
    counter.open_member(soren)
    counter.findChild(KeyButton, "choices_change").click()
    sheet = _sheet(counter)
    cell = sheet.findChild(QComboBox, "may_email_news")
    assert [cell.itemData(place) for place in range(cell.count())] == [State.YES, State.WITHDRAWN]
    cell.setCurrentIndex(1)
    sheet.reason.setText("Too much about cakes")
    sheet.keep.click()
    assert shop.permissions.state(soren, Channel.EMAIL, NEWS) is State.WITHDRAWN
    assert [voice.words for voice in shop.voices.reasons()] == ["Too much about cakes"]


def test_one_press_ends_everything_that_goes_out(shop: Shop, soren: int, sheet: ChoicesSheet) -> None:
    shop.permissions.give(soren, Channel.EMAIL, NEWS)
    sheet.stop.click()
    assert not any(state is State.YES for state in shop.permissions.states(soren).values())


@pytest.mark.idea(36)
def test_nobody_may_be_named_until_they_say_so(shop: Shop, soren: int, sheet: ChoicesSheet) -> None:
    assert shop.permissions.choices.mentionable() == ()
    shop.permissions.choices.choose(soren, Choices(handle="@soren"))
    assert shop.permissions.choices.mentionable() == ()
    shop.permissions.choices.choose(soren, Choices(handle="@soren", mention=True))
    assert shop.permissions.choices.mentionable() == ((soren, "@soren"),)
    assert not sheet.findChild(QWidget, "mention").isChecked()


def test_half_of_quiet_hours_is_said_at_the_field(shop: Shop, soren: int, sheet: ChoicesSheet) -> None:
    field = sheet.findChild(QComboBox, "quiet_from")
    field.setCurrentIndex(5)
    sheet.keep.click()
    assert shop.permissions.choices.of(soren).day is None
    assert sheet.isVisible()
    assert field.property("look") == "warm"


@pytest.mark.idea(68)
def test_with_nothing_remembered_no_visit_is_written(shop: Shop, soren: int, sheet: ChoicesSheet) -> None:
    before = shop.visits.count()
    sheet.fields._remembered.set_value(Remembered.NOTHING)
    sheet.keep.click()
    member = shop.members.get(soren)
    assert member.remembered is Remembered.NOTHING
    assert shop.visits.record(soren) is None
    assert shop.visits.count() == before
    assert shop.members.by_code(member.code).id == soren


def test_topics_are_ticked_on_the_sheet(counter: CounterPage, shop: Shop, soren: int) -> None:
    bread, _cakes = shop.permissions.manners.keep_topics((Topic("", "Bread"), Topic("", "Cakes")))
    counter.open_member(soren)
    counter.findChild(KeyButton, "choices_change").click()
    sheet = _sheet(counter)
    sheet.findChild(QWidget, f"topic_{bread.key}").click()
    sheet.keep.click()
    assert shop.permissions.choices.of(soren).choices.topics == {bread.key}


def test_the_sheet_to_sign_is_printed_and_saved_and_written_down_as_any_card(
    counter: CounterPage, shop: Shop, soren: int, sheet: ChoicesSheet, tmp_path: Path, qtbot: QtBot
) -> None:
    importlib.import_module("shopdesk.printing.cards")  # else another process reads the typesetter, which takes its time
    edges = GivenEdges()
    edges.paper, edges.print_to = tmp_path / "sheet.pdf", tmp_path / "printed.pdf"
    counter.findChild(QWidget, "choices_change").parent().edges = edges
    sheet.save.click()
    assert edges.paper.exists()
    sheet.print.click()
    qtbot.waitUntil(lambda: len(shop.cards.of(soren)) == 2, timeout=30_000)
    assert {printed.kind for printed in shop.cards.of(soren)} == {CardKind.PREFERENCES}
    text = "".join(page.extract_text() for page in PdfReader(edges.paper).pages)
    assert "How you wish to hear from us" in text
    assert "Name, date" in text
    assert len(PdfReader(edges.print_to).pages) >= 1
