"""Topics, the words people say yes to, and the small questions, in the settings."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from shopdesk.core.permissions.records import Purpose, QuietHours
from shopdesk.ui.pages.settings.reasons_section import ReasonsSection
from shopdesk.ui.widgets.key_button import KeyButton
from tests.ui.pages.conftest import GivenEdges
from tests.ui.pages.settings.conftest import Desk


def test_topics_and_manners_are_kept_and_a_renamed_topic_stays_the_same(desk: Desk) -> None:
    desk.find(QLineEdit, "topic_0").setText("Bread")
    desk.find(QLineEdit, "topic_1").setText("Cakes")
    desk.find(QLineEdit, "per_month").setText("2")
    desk.find(QLineEdit, "quiet_from").setText("20:00")
    desk.save()
    manners = desk.shop.permissions.manners
    bread, _cakes = manners.topics()
    assert (manners.get().per_month, manners.get().quiet) == (2, QuietHours(*map(type(manners.get().quiet.begins), (20, 7))))
    desk.find(QLineEdit, "topic_0").setText("Bread and buns")
    desk.save()
    assert manners.topics()[0].key == bread.key


@pytest.mark.parametrize(("field", "typed"), [("many", "500"), ("per_month", "often"), ("quiet_to", ""), ("quiet_from", "late")])
def test_what_cannot_be_kept_is_said_at_its_field(desk: Desk, field: str, typed: str) -> None:
    before = desk.shop.permissions.manners.get()
    desk.find(QLineEdit, field).setText(typed)
    desk.save()
    assert desk.shop.permissions.manners.get() == before
    assert desk.find(QLineEdit, field).property("look") == "warm"


def test_other_words_are_another_wording(desk: Desk) -> None:
    wordings = desk.shop.permissions.wordings
    first = wordings.used(Purpose.NEWS, "en")
    desk.page.refresh(None)
    desk.find(QPlainTextEdit, "wording_news").setPlainText("May we tell you about bread?")
    desk.save()
    assert wordings.current(Purpose.NEWS, "en").text == "May we tell you about bread?"
    assert wordings.get(first).text != "May we tell you about bread?"
    desk.find(QPlainTextEdit, "wording_news").setPlainText("")
    desk.save()
    assert wordings.current(Purpose.NEWS, "en").text == "May we tell you about bread?"


@pytest.mark.idea(76, part=True)
def test_a_question_of_ones_own_needs_its_reason(desk: Desk) -> None:
    place = len(desk.shop.asking.questions())
    desk.find(QLineEdit, f"question_ask_{place}").setText("Which day suits you for a tasting?")
    desk.find(QWidget, f"question_on_{place}").click()
    desk.save()
    assert len(desk.shop.asking.questions()) == place
    desk.find(QLineEdit, f"question_why_{place}").setText("So that we do not plan it while you are away.")
    desk.save()
    assert desk.shop.asking.questions()[-1].ask == "Which day suits you for a tasting?"


@pytest.mark.idea(76)
def test_a_field_without_a_reason_cannot_be_switched_on_and_the_rest_is_on_the_privacy_card(desk: Desk, tmp_path: Path) -> None:
    tick, reason = desk.find(QCheckBox, "asked_photo"), desk.find(QLineEdit, "reason_photo")
    tick.click()
    reason.setText("")
    desk.save()
    tick.click()
    assert not tick.isChecked()
    section = desk.find(QWidget, "privacy_card").window().findChild(ReasonsSection)
    section.edges = GivenEdges()
    section.edges.paper = tmp_path / "why.pdf"
    desk.find(KeyButton, "privacy_card").click()
    text = " ".join("".join(page.extract_text() for page in PdfReader(tmp_path / "why.pdf").pages).split())
    assert "So we can ring when your order is ready." in text
    assert "Photo" not in text
