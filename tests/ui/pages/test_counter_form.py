from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from shopdesk.core.members.records import Address, Age, Birthday, Job, MemberDraft, Remembered
from shopdesk.core.settings.records import FieldReason
from shopdesk.core.shop import Shop
from shopdesk.ui.operations import Operations
from shopdesk.ui.pages.counter.page import CounterPage
from shopdesk.ui.widgets.choices import Segments
from tests.ui.pages.conftest import GivenEdges
from tests.ui.pages.seen import part, shows, words
from tests.ui.recorded import RecordedMessages

LINES = {
    "name": "Søren Kjær", "greeting": "Søren", "pronounce": "SUR-en KAIR", "language": "da", "street": "Nedre Bakklandet 31",
    "postcode": "7014", "city": "Trondheim", "region": "Bakklandet", "country": "NO",
    "when": "it is Saturday", "want": "breakfast", "so_that": "nobody queues",
}


@pytest.fixture
def form(shop: Shop, soren: int, counter: CounterPage, qtbot: QtBot) -> CounterPage:
    """The form of Søren Kjær, just opened with F11."""
    counter.open_member(soren)
    qtbot.keyClick(counter, Qt.Key.Key_F11)
    assert line(counter, "name").hasFocus()
    return counter


def line(page: CounterPage, name: str) -> QLineEdit:
    return part(page, QLineEdit, f"form_{name}")


def keep(page: CounterPage, qtbot: QtBot) -> None:
    qtbot.keyClick(line(page, "name"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_every_question_is_kept_at_once_and_undone_at_once(
    shop: Shop, soren: int, form: CounterPage, operations: Operations, messages: RecordedMessages, qtbot: QtBot
) -> None:
    before = shop.members.get(soren).draft()
    for name, text in LINES.items():
        line(form, name).setText(text)
    part(form, QPlainTextEdit, "form_phones").setPlainText("963 10 218\n73 50 01 00\n")
    part(form, QPlainTextEdit, "form_emails").setPlainText("soren@example.com\nkjaer@example.com")
    part(form, QLineEdit, "birth_day").setText("2")
    part(form, QComboBox, "birth_month").setCurrentIndex(3)
    part(form, QLineEdit, "birth_year").setText("1971")
    qtbot.mouseClick(part(form, Segments, "form_remembered").findChildren(QAbstractButton)[1], Qt.MouseButton.LeftButton)
    keep(form, qtbot)
    assert shop.members.get(soren).draft() == MemberDraft(
        "Søren Kjær", "Søren", "SUR-en KAIR", "da", ("963 10 218", "73 50 01 00"), ("soren@example.com", "kjaer@example.com"),
        Address("Nedre Bakklandet 31", "7014", "Trondheim", "Bakklandet", "NO"), Birthday(3, 2, 1971),
        Job("it is Saturday", "breakfast", "nobody queues"), Remembered.VISITS,
    )
    assert messages.said == ["Kept"]
    assert shows(form, "member_name")
    operations.take_back()
    assert shop.members.get(soren).draft() == before


def test_each_question_says_why_it_is_asked_and_what_is_off_is_not_asked(
    shop: Shop, soren: int, counter: CounterPage, qtbot: QtBot
) -> None:
    shop.settings.save_reason(FieldReason("phones", "So we can ring about your cake.", True))
    shop.settings.save_reason(FieldReason("birthday", "", False))
    shop.settings.save_reason(FieldReason("photo", "", False))
    counter.open_member(soren)
    qtbot.keyClick(counter, Qt.Key.Key_F11)
    assert "So we can ring about your cake." in words(counter)
    assert not shows(counter, "birth_day")
    assert not shows(counter, "photo_choose")


@pytest.mark.parametrize(("field", "typed", "begins"), [
    ("emails", "soren at home", "“soren at home” is not a whole e-mail address."), ("phones", "9" * 900, "This has 900 letters;"),
])
def test_what_needs_a_look_is_said_at_its_field_and_stays(
    shop: Shop, soren: int, form: CounterPage, qtbot: QtBot, field: str, typed: str, begins: str
) -> None:
    box = part(form, QPlainTextEdit, f"form_{field}")
    box.setPlainText(typed)
    keep(form, qtbot)
    assert any(said.startswith(begins) for said in words(form))
    assert box.toPlainText() == typed
    assert box.hasFocus()
    box.setPlainText("")
    assert not any(said.startswith(begins) for said in words(form))
    assert shop.members.get(soren).emails == ("soren@example.com",)


@pytest.mark.parametrize(("day", "month", "year"), [("31", 2, ""), ("2", 0, ""), ("2", 3, "2099"), ("x", 3, "")])
def test_a_birthday_that_is_none_needs_a_look(
    shop: Shop, soren: int, form: CounterPage, qtbot: QtBot, day: str, month: int, year: str
) -> None:
    part(form, QLineEdit, "birth_day").setText(day)
    part(form, QComboBox, "birth_month").setCurrentIndex(month)
    part(form, QLineEdit, "birth_year").setText(year)
    keep(form, qtbot)
    assert part(form, QLineEdit, "birth_day").property("look") == "warm"
    assert part(form, QLineEdit, "birth_day").text() == day
    assert shop.members.get(soren).birthday is None


def test_an_age_is_told_instead_of_a_birthday_and_a_child_gets_no_page(
    shop: Shop, soren: int, form: CounterPage, qtbot: QtBot
) -> None:
    ages = part(form, QComboBox, "form_age")
    ages.setCurrentIndex(ages.findData(Age.CHILD.value))
    keep(form, qtbot)
    assert any("No page is kept of a child under 13." in text for text in words(form))
    ages.setCurrentIndex(ages.findData(Age.YOUNG.value))
    keep(form, qtbot)
    assert shop.members.get(soren).age is Age.YOUNG


def test_esc_leaves_at_once_when_nothing_was_typed(form: CounterPage, qtbot: QtBot) -> None:
    qtbot.keyClick(line(form, "name"), Qt.Key.Key_Escape)
    assert shows(form, "member_name")


def test_esc_asks_when_something_was_typed_and_leaves_the_page_as_it_was(shop: Shop, soren: int, form: CounterPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(line(form, "name"), "x")
    qtbot.keyClick(line(form, "name"), Qt.Key.Key_Escape)
    stay = part(form, QAbstractButton, "form_stay")
    assert stay.hasFocus()
    qtbot.keyClick(stay, Qt.Key.Key_Escape)
    assert line(form, "name").hasFocus()
    assert not shows(form, "form_stay")
    qtbot.keyClick(line(form, "name"), Qt.Key.Key_Escape)
    part(form, QAbstractButton, "form_drop").click()
    assert shows(form, "member_name")
    assert shop.members.get(soren).name == "Søren Kjær"


def picture(path: Path) -> Path:
    Image.new("RGB", (900, 700), "#8CA").save(path)
    return path


def test_a_photo_comes_through_the_gate_and_goes_again(
    shop: Shop, soren: int, form: CounterPage, edges: GivenEdges, tmp_path: Path, qtbot: QtBot
) -> None:
    edges.photo = picture(tmp_path / "soren.png")
    part(form, QAbstractButton, "photo_choose").click()
    keep(form, qtbot)
    photo = shop.members.get(soren).photo_id
    assert photo is not None
    assert max(Image.open(io.BytesIO(shop.pictures.get(photo))).size) <= 600
    qtbot.keyClick(form, Qt.Key.Key_F11)
    part(form, QAbstractButton, "photo_take_off").click()
    keep(form, qtbot)
    assert shop.members.get(soren).photo_id is None


def test_what_is_no_photo_is_said_and_nothing_is_lost(
    shop: Shop, soren: int, form: CounterPage, edges: GivenEdges, tmp_path: Path, qtbot: QtBot
) -> None:
    edges.photo = tmp_path / "notes.jpg"
    edges.photo.write_text("not a photo")
    line(form, "greeting").setText("Sør")
    part(form, QAbstractButton, "photo_choose").click()
    assert "The file is not a photograph in JPEG, PNG or WebP. Choose another photograph, or take it again." in words(form)
    assert shows(form, "form_keep")
    edges.photo = tmp_path / "gone.jpg"
    part(form, QAbstractButton, "photo_choose").click()
    assert "“gone.jpg” cannot be read. Choose another picture." in words(form)
    keep(form, qtbot)
    assert shop.members.get(soren).greeting == "Sør"
    assert shop.members.get(soren).photo_id is None


def test_tab_goes_through_the_questions_in_reading_order(form: CounterPage, qtbot: QtBot) -> None:
    visited = []
    for _step in range(4):
        widget = form.window().focusWidget()
        assert isinstance(widget, QWidget)
        visited.append(widget.objectName())
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    assert visited == ["form_name", "form_greeting", "form_pronounce", "form_language"]


def test_a_scan_does_not_take_away_what_was_typed(shop: Shop, soren: int, birthe: int, form: CounterPage, qtbot: QtBot) -> None:
    line(form, "name").setText("Søren Kjær Berg")
    form.open_member(birthe)
    assert line(form, "name").text() == "Søren Kjær Berg"
    assert part(form, QAbstractButton, "form_stay").hasFocus()
    part(form, QAbstractButton, "form_drop").click()
    form.open_member(birthe)
    assert part(form, QLabel, "member_name").text() == "Birthe Sørensen"
