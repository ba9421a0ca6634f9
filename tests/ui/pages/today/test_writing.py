"""Writing to somebody from Today: the program sends nothing, and nothing goes without a line of one's own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit
from pytestqt.qtbot import QtBot

from shopdesk.core.cases.records import CaseKind, NewCase
from shopdesk.core.followups.records import Event, Rule
from shopdesk.core.members.records import MemberDraft
from shopdesk.core.permissions.records import Channel, Purpose
from shopdesk.core.today.records import Act
from shopdesk.ui.acts.composer import Composer
from shopdesk.ui.pages.today.page import TodayPage
from tests.ui.pages.seen import part, shows, words
from tests.ui.recorded import RecordedMessages
from tests.ui.recorded_desktop import RecordedDesktop

from .conftest import Waiting, sheet

OWN = "Åse, I thought of your mother all Tuesday. Did the cake arrive whole?"


@pytest.fixture
def composer(page: TodayPage, qtbot: QtBot) -> Composer:
    """Open for Åse, whose cake one asks about."""
    for _down in range(2):
        qtbot.keyClick(page.list, Qt.Key.Key_Down)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    box = sheet()
    assert isinstance(box, Composer)
    return box


def typed(composer: Composer, text: str) -> None:
    part(composer, QPlainTextEdit, "message").setPlainText(text)


def choose(composer: Composer, words: str) -> None:
    next(each for each in composer.channel.findChildren(QAbstractButton) if each.text() == words).click()


def test_the_field_is_empty_and_the_playbooks_hint_stands_beside_it(page: TodayPage, waiting: Waiting, qtbot: QtBot) -> None:
    waiting.shop.followups.playbook.save(Rule(Event.HOW, None, 3, Act.WRITE, words="Name what they took home."))
    page.refresh(None)
    for _down in range(2):
        qtbot.keyClick(page.list, Qt.Key.Key_Down)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert part(sheet(), QPlainTextEdit, "message").toPlainText() == ""
    assert any("The playbook: “Name what they took home.”" in said for said in words(sheet()))


@pytest.mark.idea(9, part=True)
def test_how_it_sounds_is_said_while_one_types(composer: Composer) -> None:
    typed(composer, "Dear customer, HURRY UP!! We would be so glad to hear of it.")
    assert any("Use their name." in said for said in composer.tone.said)
    assert any("shouting" in said for said in composer.tone.said)
    typed(composer, OWN)
    assert composer.tone.said == ()


@pytest.mark.idea(10, part=True)
def test_nothing_goes_without_a_line_of_ones_own(composer: Composer, page: TodayPage, qtbot: QtBot) -> None:
    typed(composer, "Hello")
    qtbot.keyClick(composer, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert composer.isVisible()
    assert any("Add at least one line of your own." in said for said in words(composer))
    assert len(page.list.days.rows()) == 3


def test_a_text_message_is_copied_sent_by_hand_and_booked(
    composer: Composer, page: TodayPage, waiting: Waiting, desktop: RecordedDesktop, messages: RecordedMessages, qtbot: QtBot
) -> None:
    choose(composer, "Text message")
    typed(composer, OWN)
    assert not shows(composer, "open_mail")
    part(composer, QAbstractButton, "copy").click()
    assert desktop.copied == [OWN]
    assert len(page.list.days.rows()) == 3
    qtbot.keyClick(composer, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    [message] = waiting.shop.followups.messages.of(waiting.ase)
    assert (message.text, message.channel, message.kind) == (OWN, Channel.TEXT, "how")
    assert messages.said == ["Åse Bråten: done"]
    assert len(page.list.days.rows()) == 2


def test_an_e_mail_is_begun_in_the_mail_program_and_stays_open_until_it_was_sent(
    composer: Composer, desktop: RecordedDesktop, page: TodayPage
) -> None:
    choose(composer, "E-mail")
    assert "ase@example.com" in words(composer)
    typed(composer, f"{OWN}\n\nIngrid")
    part(composer, QAbstractButton, "open_mail").click()
    [link] = desktop.opened
    assert link.startswith("mailto:ase@example.com?subject=")
    assert "%0D%0A%0D%0AIngrid" in link
    assert composer.isVisible()
    assert len(page.list.days.rows()) == 3
    desktop.has_program = False
    part(composer, QAbstractButton, "open_mail").click()
    assert "Nothing on this computer writes mail. Copy the words instead; the address stands below." in words(composer)


def test_all_of_it_is_reached_by_tab_and_left_by_esc(composer: Composer, qtbot: QtBot) -> None:
    assert part(composer, QPlainTextEdit, "message").hasFocus()
    choose(composer, "E-mail")
    reached, widget = set(), composer.words
    for _step in range(30):
        widget = widget.nextInFocusChain()
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            reached.add(widget.objectName())
    assert {"copy", "open_mail", "sent", "message"} <= reached
    qtbot.keyClick(composer, Qt.Key.Key_Escape)
    assert not composer.isVisible()


def test_where_no_channel_is_allowed_it_waits_until_they_come(waiting: Waiting, page: TodayPage, messages: RecordedMessages) -> None:
    for channel in (Channel.TEXT, Channel.EMAIL, Channel.PHONE):
        waiting.shop.permissions.withdraw(waiting.ase, channel, Purpose.PERSONAL)
    page.refresh(None)
    row = page.list.days.rows()[2]
    assert (row.name, row.act) == ("Åse Bråten", "Say it")
    page.list.act_asked.emit(row.key)
    assert messages.said == ["It waits until Åse Bråten comes in. Their page says it then."]
    assert len(page.list.days.rows()) == 2


def test_what_is_owed_is_never_put_off_by_saying_it(waiting: Waiting, page: TodayPage, qtbot: QtBot) -> None:
    birthe = waiting.shop.members.add(MemberDraft("Birthe Sørensen")).id
    waiting.shop.cases.open(NewCase(birthe, CaseKind.PROBLEM, "Her order was lost."))
    row = next(row for row in page.list.days.rows() if row.name == "Birthe Sørensen")
    assert row.act == "Say it"
    with qtbot.waitSignal(page.member_asked) as asked:
        page.list.act_asked.emit(row.key)
    assert asked.args == [birthe]
    assert row.key in [each.key for each in page.list.days.rows()]
