from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from shopdesk.ui import theme
from shopdesk.ui.pages.counter.known.leave_sheet import LeaveSheet
from shopdesk.ui.widgets.choices import ChoiceCard
from shopdesk.ui.widgets.key_button import KeyButton
from shopdesk.ui.widgets.sheet import Question, Sheet


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[theme.Theme]:
    theme.current().use("light", 100)
    yield theme.current()
    theme.current().use("light", 100)


@pytest.mark.parametrize("percent", [100, 130])
@pytest.mark.parametrize("sentences", [1, 3, 6])
def test_a_question_shows_every_line_of_what_it_asks(look: theme.Theme, qtbot: QtBot, sentences: int, percent: int) -> None:
    look.use(text_percent=percent)
    text = "Her page, her history and her pictures go, and nothing takes that back. " * sentences
    question = Question("Erase Karin Sørlie?", f"{text}\n\n{text}", keep="Keep her page", do="Erase")
    qtbot.addWidget(question)
    question.show()
    assert question.text.height() >= question.text.heightForWidth(question.text.width())


@pytest.mark.parametrize("percent", [100, 130])
def test_both_ways_to_leave_are_said_to_their_end(look: theme.Theme, qtbot: QtBot, percent: int) -> None:
    look.use(text_percent=percent)
    sheet = LeaveSheet("Karin Sørlie")
    qtbot.addWidget(sheet)
    sheet.show()
    for way in sheet.findChildren(ChoiceCard):
        assert way.width() >= way.sizeHint().width()
        assert way.geometry().right() < sheet.width()


def test_no_button_is_cut_off_and_ctrl_enter_finishes_what_enter_does(look: theme.Theme, qtbot: QtBot) -> None:
    sheet = Sheet("News to those who asked for it", width=300)
    qtbot.addWidget(sheet)
    sheet.add_button(KeyButton("Leave", key="Esc", kind="quiet"))
    mail = sheet.add_button(KeyButton("Mail program", icon="mail", key="Enter", kind="primary"))
    mail.setDefault(True)
    mail.clicked.connect(sheet.accept)
    sheet.show()
    mail.set_words("A small test first, to me")
    qtbot.waitUntil(lambda: mail.width() >= mail.minimumSizeHint().width() and mail.geometry().right() < sheet.width())
    with qtbot.waitSignal(sheet.accepted):
        qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
